//! The crates that a program is built from, as cargo resolves them, and the standard library.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
    process::Command,
};

use serde::Deserialize;

use super::{Library, texts_in};
use crate::{
    Result,
    package::SYSTEM,
    workspace::{cargo, output},
};

/// What `cargo metadata` says.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    manifest_path: String,
    /// Where it comes from; nothing for our own.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    /// `build` or `dev`; nothing for what the program itself needs.
    kind: Option<String>,
}

/// The crates of others in `program`, built with its default features, and the standard library.
///
/// # Errors
///
/// Cargo refuses, or a crate has no licence.
pub fn of(program: &str) -> Result<Vec<Library>> {
    let filter = format!("--filter-platform={SYSTEM}");
    let arguments = ["metadata", "--format-version=1", "--locked", &filter];
    let metadata: Metadata = serde_json::from_slice(&output(&mut cargo(&arguments))?)?;
    let needed = metadata.needed_by(program)?;
    let others = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some() && needed.contains(package.id.as_str()));
    let mut libraries: Vec<Library> = others.map(Package::library).collect::<Result<_>>()?;
    libraries.push(standard_library()?);
    Ok(libraries)
}

impl Metadata {
    /// The ids of all packages that `program` needs at run time, directly or through others.
    fn needed_by(&self, program: &str) -> Result<BTreeSet<&str>> {
        let nodes = self.resolve.nodes.iter();
        let nodes: HashMap<&str, &Node> = nodes.map(|node| (node.id.as_str(), node)).collect();
        let first = self.packages.iter().find(|package| package.name == program);
        let mut ahead = vec![first.ok_or("no package of this name")?.id.as_str()];
        let mut needed = BTreeSet::new();
        while let Some(id) = ahead.pop() {
            if needed.insert(id) {
                let dependencies = nodes.get(id).into_iter().flat_map(|node| &node.deps);
                ahead.extend(dependencies.filter_map(Dependency::at_run_time));
            }
        }
        Ok(needed)
    }
}

impl Dependency {
    fn at_run_time(&self) -> Option<&str> {
        let at_run_time = self.dep_kinds.iter().any(|kind| kind.kind.is_none());
        at_run_time.then_some(self.pkg.as_str())
    }
}

impl Package {
    fn library(&self) -> Result<Library> {
        let Self { name, version, .. } = self;
        let licence = self.license.as_deref();
        let licence = licence.ok_or_else(|| format!("{name} {version} names no licence"))?;
        let folder = Path::new(&self.manifest_path).parent();
        let texts = texts_in(folder.ok_or("a manifest without a folder")?)?;
        let library = Library::new(name, version, licence, texts)?;
        Ok(Library {
            authors: self.authors.clone(),
            ..library
        })
    }
}

/// The standard library, which every program of Rust contains.
fn standard_library() -> Result<Library> {
    let version = String::from_utf8(output(Command::new("rustc").arg("--version"))?)?;
    let version = version.split(' ').nth(1).ok_or("rustc has no version")?;
    let library = Library::new("rust-std", version, "MIT OR Apache-2.0", Vec::new())?;
    Ok(Library {
        authors: vec!["The Rust Project Developers".to_owned()],
        ..library
    })
}
