//! Packs a folder that is laid out, by cargo-deb and cargo-generate-rpm.
//!
//! Both tools read a manifest of cargo. The manifest is made for them: its name, version, texts and files come from
//! one recipe.

use std::{fs, path::Path, process::Command};

use toml::{Table, Value};

use super::{
    Packing,
    changelog::{self, Release},
    layout::Layout,
    recipe::Recipe,
    tools::{self, tool},
};
use crate::{
    Result,
    workspace::{self, root, run},
};

/// Who answers for the packages.
const MAINTAINER: &str = "The Chiave authors <packages@chiave.example.org>";

/// Where the units of systemd are on a computer.
const UNITS: &str = "usr/lib/systemd/system/";

/// Where the files are that an administrator may change. cargo-deb keeps the changes of those by itself.
const CONFIGURATION: &str = "etc/";

/// Writes `<name>_<version>-<revision>_<architecture>.deb` and the corresponding `.rpm` into the folder of the
/// packing.
///
/// # Errors
///
/// A tool refuses.
pub fn pack(recipe: &Recipe, layout: &Layout, packing: &Packing) -> Result<()> {
    let Packing {
        revision,
        out,
        small,
        ..
    } = packing;
    let (for_deb, for_rpm) = match small {
        true => ("--compress-type=xz", "--payload-compress=zstd"),
        false => ("--fast", "--payload-compress=gzip"),
    };
    let version = workspace::version()?;
    let changes = fs::read_to_string(root().join("CHANGELOG.md"))?;
    let release = Release {
        package: &recipe.name,
        maintainer: MAINTAINER,
        revision: *revision,
    };
    let folder = &layout.folder;
    fs::write(
        folder.join("changelog"),
        changelog::debian(&changes, &release)?,
    )?;
    fs::write(folder.join("lib.rs"), "")?;
    units(layout)?;
    scripts(recipe, folder)?;
    let manifest = manifest(recipe, layout, &version, *revision);
    fs::write(folder.join("Cargo.toml"), toml::to_string(&manifest)?)?;
    run(in_folder(
        folder,
        tool(
            &tools::DEB,
            &["--no-build", "--no-strip", "--offline", for_deb],
        )?,
    )
    .args(["--deb-revision", &revision.to_string()])
    .arg("--output")
    .arg(out))?;
    run(in_folder(folder, tool(&tools::RPM, &[for_rpm])?)
        .arg("--output")
        .arg(out))
}

/// The tool in the folder that is laid out, with the time that stands for “now” in everything it writes.
fn in_folder(folder: &Path, mut tool: Command) -> Command {
    tool.current_dir(folder);
    if let Some(time) = workspace::source_time() {
        tool.env("SOURCE_DATE_EPOCH", time);
    }
    tool
}

/// Copies the units of systemd to where cargo-deb looks for them.
fn units(layout: &Layout) -> Result<()> {
    let units = layout.folder.join("units");
    fs::create_dir_all(&units)?;
    for file in &layout.files {
        if let Some(name) = file.to.strip_prefix(UNITS) {
            fs::copy(layout.folder.join(file.source()), units.join(name))?;
        }
    }
    Ok(())
}

/// Copies the maintainer scripts. Without the folder, cargo-deb would not write any of its own.
fn scripts(recipe: &Recipe, folder: &Path) -> Result<()> {
    let scripts = folder.join("scripts");
    fs::create_dir_all(&scripts)?;
    for script in &recipe.scripts {
        let from = root().join(script);
        fs::copy(&from, scripts.join(from.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

fn manifest(recipe: &Recipe, layout: &Layout, version: &str, revision: u32) -> Table {
    let mut deb = recipe.deb.clone();
    put(&mut deb, "maintainer", MAINTAINER);
    put(&mut deb, "copyright", "2026 The Chiave authors");
    put(
        &mut deb,
        "extended-description",
        recipe.description.as_str(),
    );
    put(&mut deb, "changelog", "changelog");
    put(&mut deb, "maintainer-scripts", "scripts");
    put(&mut deb, "assets", deb_assets(layout));
    let mut rpm = recipe.rpm.clone();
    put(&mut rpm, "summary", recipe.summary.as_str());
    put(&mut rpm, "release", revision.to_string());
    put(&mut rpm, "assets", rpm_assets(layout));

    let mut metadata = Table::new();
    put(&mut metadata, "deb", deb);
    put(&mut metadata, "generate-rpm", rpm);
    let mut package = Table::new();
    put(&mut package, "name", recipe.name.as_str());
    put(&mut package, "version", version);
    put(&mut package, "edition", "2024");
    put(&mut package, "description", recipe.summary.as_str());
    put(&mut package, "license", "MIT OR Apache-2.0");
    put(&mut package, "metadata", metadata);
    let mut library = Table::new();
    put(&mut library, "path", "lib.rs");
    let mut manifest = Table::new();
    put(&mut manifest, "package", package);
    put(&mut manifest, "lib", library);
    // The folder is below the repository's, and no part of its workspace.
    put(&mut manifest, "workspace", Table::new());
    manifest
}

/// All files but the units, which cargo-deb adds itself.
fn deb_assets(layout: &Layout) -> Vec<Value> {
    let files = layout
        .files
        .iter()
        .filter(|file| !file.to.starts_with(UNITS));
    let asset = |file: &super::layout::LaidOut| {
        Value::from(vec![file.source(), file.to.clone(), file.mode.clone()])
    };
    files.map(asset).collect()
}

fn rpm_assets(layout: &Layout) -> Vec<Value> {
    let asset = |file: &super::layout::LaidOut| {
        let mut asset = Table::new();
        put(&mut asset, "source", file.source());
        put(&mut asset, "dest", format!("/{}", file.to));
        put(&mut asset, "mode", file.mode.clone());
        put(&mut asset, "doc", file.to.starts_with("usr/share/doc/"));
        if file.to.starts_with(CONFIGURATION) {
            put(&mut asset, "config", "noreplace");
        }
        Value::from(asset)
    };
    layout.files.iter().map(asset).collect()
}

fn put(table: &mut Table, key: &str, value: impl Into<Value>) {
    table.insert(key.to_owned(), value.into());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::layout::LaidOut;

    #[test]
    fn an_upgrade_keeps_what_an_administrator_changed() {
        let laid_out = |to: &str| LaidOut {
            to: to.to_owned(),
            mode: "644".to_owned(),
        };
        let layout = Layout {
            folder: "/nowhere".into(),
            files: vec![
                laid_out("etc/xdg/autostart/io.chiave.app.desktop"),
                laid_out("usr/share/applications/io.chiave.app.desktop"),
            ],
        };

        let assets = rpm_assets(&layout);

        let config = assets.iter().map(|it| it.get("config"));
        let noreplace = Value::from("noreplace");
        assert_eq!(config.collect::<Vec<_>>(), [Some(&noreplace), None]);
    }
}
