//! `cargo xtask package`: the packages of service and application for Debian and for Fedora, each with its bill of
//! materials.
//!
//! What a package consists of stands in `packaging/*/package.toml`. A package is laid out as a folder of files
//! ([`layout`]) below `target/package`, and cargo-deb and cargo-generate-rpm each pack that same folder ([`pack`]), so
//! both formats carry the same bytes.

mod bill;
mod changelog;
mod compare;
mod generated;
mod layout;
mod pack;
mod programs;
pub mod proof;
mod recipe;
mod roots;
mod third_party;
mod tools;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use clap::ValueEnum;

use crate::{
    Result,
    packages::{self, PackageState},
    workspace::{output, root, target},
};
use recipe::Recipe;

/// What is built for: the libraries of other systems are no part of a package.
const SYSTEM: &str = "x86_64-unknown-linux-gnu";

/// Which binaries are packed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Profile {
    /// Built for people, with paths that say nothing of the folder of the build.
    Dist,
    /// Built for debugging, in less time: for tests of the packages.
    Dev,
}

/// What is packed, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct Selection {
    /// Which binaries are packed.
    #[arg(long, value_enum, default_value = "dist")]
    pub profile: Profile,
    /// Packs the binaries that an earlier call built.
    #[arg(long)]
    pub no_build: bool,
    /// Builds and packs the last commit once more, in another folder, and compares every byte. Takes twice as long.
    #[arg(long, conflicts_with_all = ["no_build", "profile"])]
    pub compare: bool,
    /// The number of the packaging: a later package of the same version has a higher one.
    #[arg(long, default_value_t = 1)]
    pub revision: u32,
    /// Where the packages are written; `target/package/out` where left out.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Builds and packs, and prints the files that were made with their checksums.
///
/// # Errors
///
/// Something could not be built, or a tool refused.
pub fn run(selection: &Selection) -> Result<ExitCode> {
    if let PackageState::Install(line) = packages::ensure(packages::NEEDED)? {
        println!("{line}");
        return Ok(ExitCode::from(2));
    }
    let binaries = match selection.no_build {
        true => programs::folder(selection.profile),
        false => programs::build(selection.profile)?,
    };
    let out = match &selection.out {
        Some(out) => std::path::absolute(out)?,
        None => emptied(out_folder())?,
    };
    fs::create_dir_all(&out)?;
    pack_all(&Packing {
        binaries,
        revision: selection.revision,
        work: work_folder(),
        out: out.clone(),
        small: selection.profile == Profile::Dist,
    })?;
    print!("{}", checksums(&out)?);
    if selection.compare {
        compare::run(&out)?;
        println!("Another folder gave the same bytes.");
    }
    Ok(ExitCode::SUCCESS)
}

/// One packing of service and application.
pub struct Packing {
    /// Where the binaries are.
    pub binaries: PathBuf,
    /// The number of the packaging.
    pub revision: u32,
    /// Where the packages are laid out.
    pub work: PathBuf,
    /// Where the packages are written.
    pub out: PathBuf,
    /// Whether the packages are to be small, which takes a minute each.
    pub small: bool,
}

/// Packs service and application with binaries that exist.
///
/// # Errors
///
/// A binary is missing, or a tool refused.
pub fn pack_all(packing: &Packing) -> Result<()> {
    let generated = generated::write(&packing.work.join("generated"))?;
    for name in ["service", "application"] {
        let recipe = Recipe::read(&root().join("packaging").join(name).join("package.toml"))?;
        let folder = packing.work.join(&recipe.name);
        let layout = layout::lay_out(&recipe, &packing.binaries, &generated, &folder)?;
        pack::pack(&recipe, &layout, packing)?;
        bill::write(&recipe, &packing.out)?;
    }
    Ok(())
}

/// Where the finished packages are.
pub fn out_folder() -> PathBuf {
    work_folder().join("out")
}

/// Removes what is in one of our folders: packages of an earlier commit are no part of what is made.
fn emptied(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Where packages are laid out.
fn work_folder() -> PathBuf {
    target().join("package")
}

/// Writes `SHA256SUMS` beside the packages and returns its lines.
fn checksums(out: &Path) -> Result<String> {
    let mut names: Vec<_> = fs::read_dir(out)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<std::io::Result<_>>()?;
    names.retain(|name| name != "SHA256SUMS");
    names.sort();
    let sums = output(Command::new("sha256sum").args(names).current_dir(out))?;
    fs::write(out.join("SHA256SUMS"), &sums)?;
    Ok(String::from_utf8(sums)?)
}
