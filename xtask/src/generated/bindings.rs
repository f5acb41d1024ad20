//! `ui/src/ipc/bindings/`: the TypeScript of every type that crosses from the shell to the page.
//!
//! ts-rs writes them from the shell's own tests, one for each exported type and what it uses.

use std::fs;

use super::Files;
use crate::{
    Result,
    workspace::{WHOLE, cargo, output, target},
};

/// Where they are kept.
pub const FOLDER: &str = "ui/src/ipc/bindings";

pub fn make() -> Result<Files> {
    let folder = target().join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let arguments = ["test", "--quiet", "--bin", "chiave"];
    output(
        cargo(&arguments)
            .args(WHOLE)
            .args(["--", "export_bindings"])
            .env("TS_RS_EXPORT_DIR", &folder),
    )?;
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{FOLDER}/{}", entry.file_name().to_string_lossy());
        files.insert(path.into(), fs::read(entry.path())?);
    }
    Ok(files)
}
