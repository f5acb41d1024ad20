//! The places of files: the built binaries, the pictures, the harness's own files.

use std::path::{Path, PathBuf};

/// The top folder of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder that cargo built the running program into, whichever it is: two builds of this
/// repository can run side by side.
#[must_use]
pub fn target() -> PathBuf {
    let profile = profile();
    profile.parent().unwrap_or(&profile).to_path_buf()
}

/// A binary that the workspace built, `chiave` or `chiave-directory`.
#[must_use]
pub fn binary(name: &str) -> PathBuf {
    profile().join(name)
}

/// A binary as a person gets it: built without the feature `automation`, by `cargo xtask test`.
#[must_use]
pub fn shipped(name: &str) -> PathBuf {
    target().join("shipped").join(name)
}

/// `target/debug`: where the running program stands, or one folder above its `deps`.
fn profile() -> PathBuf {
    let me = std::env::current_exe().unwrap_or_default();
    let beside = me.parent().unwrap_or(Path::new("."));
    let above = beside.parent().filter(|_| beside.ends_with("deps"));
    above.unwrap_or(beside).to_path_buf()
}

/// The folder that keeps the pictures of this build's journeys.
///
/// # Errors
///
/// When it cannot be made.
pub fn pictures() -> std::io::Result<PathBuf> {
    let folder = target().join("pictures");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A file of the harness itself, below `tests/`.
#[must_use]
pub fn harness(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
