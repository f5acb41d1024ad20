//! The locales, embedded and typed.
//!
//! Sentences live in `locales/<language>/*.ftl` (Fluent) and nowhere in code. The ids of those that
//! Rust speaks are types ([`Cli`], [`Mails`]), so a sentence that is gone stops the build; ids.rs
//! is written from the English files by `UPDATE=1 cargo test -p chiave-words`, and a test compares
//! it. Other tests hold every language against English, file by file.

#[cfg(test)]
mod every_language;
#[rustfmt::skip] // it is compared with its generator letter by letter
mod ids;
mod language;
pub mod mail;
mod source;
mod when;
mod words;

pub use ids::{Cli, Dates, Mails};
pub use language::Language;
pub use source::ids_source;
pub use words::{Arg, Sentence, Words};
