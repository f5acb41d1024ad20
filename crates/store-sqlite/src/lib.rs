//! The embedded store and the embedded directory, in one SQLite file.
//!
//! One file for each noun, so a `store-postgres` can be added later: each file implements one
//! repository of `chiave_domain::ports::store` for [`tx::SqliteTx`]. SQL is portable and never
//! built at run time.
//!
//! Guarantees of the file: a commit is on the disk before it is answered (write-ahead log, full
//! synchronisation); there is one writer at a time; readers never wait. The file holds no
//! passwords, tokens or codes. Personal data that no query needs are sealed.

pub mod backup;
mod bind;
mod columns;
mod connections;
pub mod counters;
mod database;
pub mod embedded;
pub mod epoch;
mod file_fault;
pub mod fits;
pub mod identity;
pub mod key_checks;
mod key_uses;
mod named;
mod nouns;
mod open_error;
mod sealed;
mod shape;
pub mod store;
pub mod sweep;
pub mod told;
mod tx;
pub mod unreadable;
#[cfg(feature = "automation")]
mod watch;

pub use counters::Counts;
pub use database::{Schema, schema};
pub use embedded::EmbeddedDirectory;
pub use file_fault::FileFault;
pub use key_uses::KeyUses;
pub use open_error::OpenError;
pub use store::SqliteStore;
pub use told::{ToldChange, ToldEvent};
