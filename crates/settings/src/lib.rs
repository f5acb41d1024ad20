//! The settings documents: one declaration for each key, and what follows from the declaration.
//!
//! A document is an enum that implements [`Document`]: each variant is a key, and
//! [`Document::declaration`] says its type, default, level, who may set it, and what a wrong value
//! does. Reading ([`json::read`], [`registry::entry`], [`property_list::entries`]), merging ([`merge`]), the page
//! *About*, the example file, the JSON schema, the manual, the administrative templates and the profiles are made from
//! the declarations (`cargo xtask gen settings`).
//!
//! This crate reads no file and asks no system: a provider of the client does, and hands over
//! [`Supply`] values.

mod colour;
mod computer;
mod declaration;
pub mod import;
pub mod json;
mod kind;
mod merge;
mod people;
mod pin;
pub mod property_list;
pub mod registry;
mod service;

pub use colour::{Colour, READABLE};
pub use computer::Computer;
pub use declaration::{Author, Declaration, Document, Level, Levels, Literal, Mistake, Need};
pub use kind::{
    Form, Kind, LIST_ITEMS, MinuteOfDay, PINS, Placeholder, QuietHours, ReminderDays, SYSTEM_PROXY,
    Value,
};
pub use merge::{Candidate, Fault, Merged, Place, Problem, Settled, Supply, merge};
pub use people::People;
pub use pin::Pin;
pub use service::Service;
