//! Lists every command for the framework. Without the list, every page could call every command;
//! with it, a command can be called only if a capability permits it.

use tauri_build::{AppManifest, Attributes};

#[path = "src/declaration.rs"]
mod declaration;
#[path = "src/names.rs"]
mod names;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=src/declaration.rs");
    println!("cargo::rerun-if-changed=src/names.rs");
    let manifest = AppManifest::new().commands(names::COMMANDS);
    tauri_build::try_build(Attributes::new().app_manifest(manifest))?;
    Ok(())
}
