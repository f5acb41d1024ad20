//! What the places of IT say at one moment, before anything is concluded from it.

use super::{Fault, Image, Provider};
use chiave_settings::{Computer, Document as _, Kind, Merged, Problem, Settled, Supply, merge};
use std::{collections::HashMap, fmt, path::PathBuf, sync::Arc};
use zeroize::Zeroizing;

/// Every place, read once, and the files that settings name.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub(super) supplies: Vec<Supply>,
    pub(super) files: NamedFiles,
}

/// The file of each setting in force that names one, and of an image that cannot be shown also those that an earlier
/// place names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NamedFiles(HashMap<Name, Result<NamedFile, Fault>>);

/// A file that a setting names, its content not checked yet.
#[derive(Clone, PartialEq)]
pub struct NamedFile {
    /// The path.
    pub path: PathBuf,
    /// The content, which may be a private key; copies of a reading share it.
    pub content: Arc<Zeroizing<Vec<u8>>>,
}

impl NamedFile {
    pub(crate) fn new(path: PathBuf, content: Zeroizing<Vec<u8>>) -> Self {
        let content = Arc::new(content);
        Self { path, content }
    }
}

impl fmt::Debug for NamedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NamedFile").field(&self.path).finish()
    }
}

impl Reading {
    /// Reads every place where IT sets values.
    pub(crate) fn take(provider: &dyn Provider) -> Self {
        let supplies = provider.supplies();
        let Merged { settled, .. } = merge::<Computer>(supplies.clone());
        let mut files = NamedFiles::default();
        for settled in settled.into_iter().filter(|it| names_a_file(it.key)) {
            let mut next = Some(settled);
            while let Some(it) = next {
                let file = provider.file(&it.winner.place.source, &it.value.shown());
                files.0.insert(name_of(&it), file);
                next = match files.fault_of_image(&it) {
                    Some(_) => it.without_winner(),
                    None => None,
                };
            }
        }
        Self { supplies, files }
    }
}

/// By which name a file is found: the key, the place that sets the key, and the value there.
type Name = (Computer, String, String);

fn name_of(settled: &Settled<Computer>) -> Name {
    let value = settled.value.shown().into_owned();
    (settled.key, settled.winner.place.source.clone(), value)
}

impl NamedFiles {
    /// The file that the setting names.
    ///
    /// # Errors
    ///
    /// Why the file does not count.
    pub(super) fn get(&self, settled: &Settled<Computer>) -> Result<&NamedFile, Fault> {
        let file = self.0.get(&name_of(settled)).ok_or(Fault::Unreadable)?;
        file.as_ref().map_err(|fault| *fault)
    }

    /// Why the image that the setting names cannot be shown; `None` if it can, or if the setting names none.
    fn fault_of_image(&self, settled: &Settled<Computer>) -> Option<Fault> {
        let is_image = settled.key.declaration().kind == Kind::ImageFile;
        let image = is_image.then(|| self.get(settled).and_then(Image::of));
        image?.err()
    }
}

/// What the places say together. An image that cannot be shown counts like any wrong value: it is told, and the value
/// of an earlier file is in force.
pub(super) fn merged(supplies: Vec<Supply>, files: &NamedFiles) -> Merged<Computer> {
    let mut merged = merge::<Computer>(supplies);
    for settled in std::mem::take(&mut merged.settled) {
        let usable = with_its_image(settled, files, &mut merged.problems);
        merged.settled.extend(usable);
    }
    ignore_a_lone_dark_logo(&mut merged);
    merged
}

fn with_its_image(
    mut settled: Settled<Computer>,
    files: &NamedFiles,
    problems: &mut Vec<Problem>,
) -> Option<Settled<Computer>> {
    while let Some(fault) = files.fault_of_image(&settled) {
        problems.push(settled.ignored(fault));
        settled = settled.without_winner()?;
    }
    Some(settled)
}

/// On a light window, nobody knows what a logo for a dark one looks like. Beside a logo that is wrong, nothing is to be
/// said of the dark one.
fn ignore_a_lone_dark_logo(merged: &mut Merged<Computer>) {
    let names = |name: &Option<String>| name.as_deref() == Some(Computer::Logo.name());
    let is_set = merged.settled.iter().any(|it| it.key == Computer::Logo)
        || merged.problems.iter().any(|it| names(&it.name));
    let dark = merged
        .settled
        .iter()
        .position(|it| it.key == Computer::LogoDark);
    if let Some(at) = dark.filter(|_| !is_set) {
        let alone = merged.settled.remove(at);
        merged.problems.push(alone.ignored(Fault::NotAlone));
    }
}

/// Whether the value of a setting is a file that is read with the settings.
fn names_a_file(key: Computer) -> bool {
    matches!(
        key.declaration().kind,
        Kind::CertificateFile | Kind::ImageFile
    )
}
