//! The bill of materials beside a package: each library in the program, with its version and licence (CycloneDX).

use std::{fs, path::Path, path::PathBuf};

use serde_json::Value;

use super::{
    SYSTEM,
    recipe::Recipe,
    tools::{self, tool},
};
use crate::{
    Result,
    workspace::{self, cargo, output, root, run},
};

/// Writes `<name>.cdx.json` into `out`.
///
/// # Errors
///
/// The tool refuses.
pub fn write(recipe: &Recipe, out: &Path) -> Result<()> {
    let name = format!("{}.cdx", recipe.name);
    let arguments = [
        "cyclonedx",
        "--format=json",
        "--spec-version=1.5",
        "--no-build-deps",
        "--quiet",
    ];
    let packages = packages()?;
    let manifest = packages.iter().find(|package| package.name == recipe.name);
    let manifest = manifest.ok_or("no package of this name in the workspace")?;
    let mut command = tool(&tools::BILL, &arguments)?;
    command
        .arg(format!("--target={SYSTEM}"))
        .arg(format!("--override-filename={name}"))
        .arg("--manifest-path")
        .arg(manifest.folder.join("Cargo.toml"));
    if let Some(time) = workspace::source_time() {
        command.env("SOURCE_DATE_EPOCH", time);
    }
    run(&mut command)?;
    let file = format!("{name}.json");
    let bill = fs::read_to_string(manifest.folder.join(&file))?;
    // The tool writes one bill beside each manifest of the workspace, and names the folder of the build.
    for package in &packages {
        let bill = package.folder.join(&file);
        if bill.exists() {
            fs::remove_file(bill)?;
        }
    }
    let here = root().display().to_string();
    Ok(fs::write(out.join(file), bill.replace(&here, "/chiave"))?)
}

/// One package of the workspace.
struct Package {
    name: String,
    folder: PathBuf,
}

fn packages() -> Result<Vec<Package>> {
    let metadata = ["metadata", "--format-version=1", "--no-deps", "--offline"];
    let metadata: Value = serde_json::from_slice(&output(&mut cargo(&metadata))?)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    Ok(packages
        .filter_map(|package| {
            let manifest = Path::new(package["manifest_path"].as_str()?);
            Some(Package {
                name: package["name"].as_str()?.to_owned(),
                folder: manifest.parent()?.to_path_buf(),
            })
        })
        .collect())
}
