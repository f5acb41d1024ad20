//! Where things are in the house: the built binaries, the pictures, the harness's own files.

use std::path::{Path, PathBuf};

/// The top folder of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A binary that the workspace built, `chiave` or `chiave-directory`.
///
/// It stands beside the running test, or one folder above its `deps`; wherever the target folder is.
#[must_use]
pub fn binary(name: &str) -> PathBuf {
    let me = std::env::current_exe().unwrap_or_default();
    let beside = me.parent().unwrap_or(Path::new("."));
    let folder = if beside.ends_with("deps") {
        beside.parent().unwrap_or(beside)
    } else {
        beside
    };
    folder.join(name)
}

/// The folder that keeps the pictures of this build's journeys.
///
/// # Errors
///
/// When it cannot be made.
pub fn pictures() -> std::io::Result<PathBuf> {
    let folder = root().join("target/pictures");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A file of the harness itself, below `tests/`.
#[must_use]
pub fn harness(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
