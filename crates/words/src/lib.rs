//! The locales, embedded and with typed ids.
//!
//! Sentences live in `locales/<language>/*.ftl` (Fluent) and nowhere in code. The ids of the
//! sentences that Rust uses are types ([`Cli`], [`Mails`]), so a missing sentence does not compile.
//! `UPDATE=1 cargo test -p chiave-words` writes ids.rs from the English files, and a test compares
//! it. Other tests compare every language with English, file by file.

#[cfg(test)]
mod every_language;
mod html;
#[rustfmt::skip] // it is compared with its generator letter by letter
mod ids;
mod language;
pub mod letter;
pub mod mail;
pub mod matching;
mod source;
mod when;
mod words;

pub use ids::{
    CannotVerify, Cli, Common, Dates, Doctor, Errors, Letters, Mails, Recover, Rules, Settings,
    SignIn, Verify,
};
pub use language::Language;
pub use source::ids_source;
pub use words::{Arg, Sentence, Words};
