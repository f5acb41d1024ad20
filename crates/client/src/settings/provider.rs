//! Where an operating system keeps what IT sets.

use chiave_settings::{Fault, Supply};
use std::path::PathBuf;

/// The places of one operating system where IT sets values.
pub trait Provider: Send + Sync {
    /// What each place says, the weakest first.
    fn supplies(&self) -> Vec<Supply>;

    /// The path and content of a file that the value at `source` names; only a file that the
    /// person cannot write.
    ///
    /// # Errors
    ///
    /// Why the file does not count.
    fn file(&self, source: &str, path: &str) -> Result<(PathBuf, Vec<u8>), Fault>;
}
