//! What follows from the declarations of the settings: example files, schemas, the manual's tables.
//! An example of `crates/settings` writes them.

use std::{fs, path::Path};

use super::Files;
use crate::{
    Result,
    workspace::{WHOLE, binary, cargo, command, run, target},
};

const EXAMPLE: &str = "settings-documents";

pub fn make() -> Result<Files> {
    run(cargo(&["build", "--quiet", "--example", EXAMPLE]).args(WHOLE))?;
    let folder = target().join("settings-documents");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let program = binary("examples").join(EXAMPLE);
    run(command(program, &[]).arg(&folder))?;
    let mut files = Files::new();
    collect(&folder, &folder, &mut files)?;
    Ok(files)
}

/// Every file below `folder`, by its path from `top`.
fn collect(top: &Path, folder: &Path, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(top, &path, files)?;
        } else {
            files.insert(path.strip_prefix(top)?.to_owned(), fs::read(&path)?);
        }
    }
    Ok(())
}
