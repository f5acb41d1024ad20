//! Where an operating system keeps what IT sets.

use super::NamedFile;
use chiave_settings::{Fault, Supply};

/// The places of one operating system where IT sets values.
pub trait Provider: Send + Sync {
    /// What each place says, the weakest first.
    fn supplies(&self) -> Vec<Supply>;

    /// A file that the value at `source` names; only one that the person cannot write.
    ///
    /// # Errors
    ///
    /// Why the file does not count.
    fn file(&self, source: &str, path: &str) -> Result<NamedFile, Fault>;
}
