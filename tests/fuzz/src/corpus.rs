//! The corpus of a target: one file per input in `tests/fuzz/corpus/<target>`.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target)
}

/// Every input, in the order of the files' names.
pub(crate) fn read(target: &str) -> Vec<Vec<u8>> {
    let folder = folder(target);
    let listing = fs::read_dir(&folder);
    let mut files: Vec<PathBuf> = listing
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|it| it.path()))
        .collect();
    files.sort();
    let inputs: Vec<Vec<u8>> = files.iter().filter_map(|it| fs::read(it).ok()).collect();
    assert!(!inputs.is_empty(), "no corpus in {}", folder.display());
    inputs
}

/// Adds an input that a property did not hold for.
pub(crate) fn keep(target: &str, input: &[u8]) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    let file = folder(target).join(format!("found-{:016x}", hasher.finish()));
    // Where the tree cannot be written, the message still has the input.
    let _ = fs::write(&file, input);
    file
}
