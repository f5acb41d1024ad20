//! Copies of the store that an interrupted `backup` or `restore` left in the data folder, each in a folder of
//! its own. They are not encrypted, and nothing removes them by itself.

use std::path::{Path, PathBuf};

/// How the name of the folder with the copy of a `backup` begins.
pub(crate) const BACKUP: &str = ".backup-";
/// How the name of the folder with the copy of a `restore` begins.
pub(crate) const RESTORE: &str = ".restore-";

/// The copies that lie in a data folder, sorted. One that is being made is among them.
pub(crate) fn copies(data_dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(data_dir) else {
        return Vec::new();
    };
    let is_copy = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        [BACKUP, RESTORE]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let mut copies: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    copies.retain(is_copy);
    copies.sort();
    copies
}
