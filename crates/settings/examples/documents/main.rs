//! Writes every document that follows from the declarations of the settings into a folder, each at
//! its path in the repository; `cargo xtask gen settings` compares them.

mod example_file;
mod json_schema;
mod manual;

use chiave_settings::Computer;
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// A document and its path in the repository.
struct Page {
    path: &'static str,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name a folder")?;
    for Page { path, text } in pages() {
        let path = PathBuf::from(&folder).join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/")))?;
        fs::write(path, text)?;
    }
    Ok(())
}

fn pages() -> Vec<Page> {
    vec![
        Page {
            path: "packaging/application/policy.example.json",
            text: example_file::json::<Computer>(),
        },
        Page {
            path: "packaging/application/policy.schema.json",
            text: json_schema::document::<Computer>(),
        },
        Page {
            path: "docs/settings.md",
            text: manual::page(),
        },
    ]
}
