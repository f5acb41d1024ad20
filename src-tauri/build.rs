//! Names every command to the framework. Without this list it would allow all of them to any page;
//! with it, a command is callable only where a capability permits it.

use tauri_build::{AppManifest, Attributes};

#[path = "src/names.rs"]
mod names;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=src/names.rs");
    let manifest = AppManifest::new().commands(names::COMMANDS);
    tauri_build::try_build(Attributes::new().app_manifest(manifest))?;
    Ok(())
}
