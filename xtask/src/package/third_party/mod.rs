//! The libraries of others in a program, each with its licence and the texts that its authors ask to hand on. Nothing
//! is listed by hand: cargo names the crates, the build of the interface names what it bundled.

mod crates;
mod interface;
pub mod notice;
pub mod stanzas;

use std::{fs, path::Path};

use crate::Result;

/// A library in a program.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Library {
    /// Its name in its registry.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub licence: String,
    /// Who its manifest names as authors.
    pub authors: Vec<String>,
    /// What it says about licence and copyright: each file's text, or the standard texts where it has no file.
    pub texts: Vec<String>,
}

impl Library {
    /// A library whose texts are `texts`, or the standard texts of its licence where it brings none.
    fn new(name: &str, version: &str, licence: &str, texts: Vec<String>) -> Result<Self> {
        let licence = spelt_alike(licence);
        let texts = match texts.is_empty() {
            true => standard_texts(name, &licence)?,
            false => texts,
        };
        Ok(Self {
            name: name.to_owned(),
            version: version.to_owned(),
            licence,
            authors: Vec::new(),
            texts,
        })
    }
}

/// The libraries of the program `program`, by name and version.
///
/// # Errors
///
/// One of them has no licence, or a licence without a known text.
pub fn of(program: &str) -> Result<Vec<Library>> {
    let mut libraries = crates::of(program)?;
    // The window is part of the application alone.
    if program == "chiave" {
        libraries.extend(interface::libraries()?);
    }
    libraries.sort();
    Ok(libraries)
}

/// The names of licences in an SPDX expression.
fn ids(licence: &str) -> Vec<&str> {
    let words = licence.split([' ', '(', ')']);
    words
        .filter(|word| !matches!(*word, "" | "OR" | "AND" | "WITH"))
        .collect()
}

/// `MIT/Apache-2.0` is how `MIT OR Apache-2.0` was written before SPDX.
fn spelt_alike(licence: &str) -> String {
    let alternatives: Vec<&str> = licence.split('/').map(str::trim).collect();
    alternatives.join(" OR ")
}

fn standard_texts(name: &str, licence: &str) -> Result<Vec<String>> {
    let texts = ids(licence).into_iter().map(standard_text);
    texts
        .collect::<Option<_>>()
        .ok_or_else(|| format!("{name}: no text of the licence {licence} is known").into())
}

/// The text that SPDX has of a licence or of an exception.
fn standard_text(id: &str) -> Option<String> {
    let licence = spdx::license_id(id).map(|licence| licence.text());
    let text = licence.or_else(|| spdx::exception_id(id).map(|exception| exception.text()))?;
    Some(text.trim().to_owned())
}

/// The texts about licence and copyright in the top folder of a library and in the folders below it, where sources of
/// others lie.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for (path, is_folder) in entries(folder)? {
        if !is_folder {
            texts.extend(text_of(&path)?);
            continue;
        }
        for (path, is_folder) in entries(&path)? {
            if !is_folder {
                texts.extend(text_of(&path)?);
            }
        }
    }
    texts.sort();
    texts.dedup();
    Ok(texts)
}

/// Path and “is a folder” of what a folder has, in the order of the names.
fn entries(folder: &Path) -> Result<std::collections::BTreeMap<std::path::PathBuf, bool>> {
    fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            Ok((entry.path(), entry.file_type()?.is_dir()))
        })
        .collect()
}

fn text_of(file: &Path) -> Result<Option<String>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if !is_about_licences(&name) {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&fs::read(file)?).replace('\r', "");
    let text = text.trim();
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// `LICENSE-MIT`, `license.txt`, `COPYING`, `NOTICE.md`; but no source such as `license.rs`.
fn is_about_licences(name: &str) -> bool {
    let name = name.to_lowercase();
    let begins = [
        "license",
        "licence",
        "copying",
        "notice",
        "copyright",
        "unlicense",
    ];
    let source = [".rs", ".c", ".h", ".html", ".json", ".py", ".toml"];
    begins.iter().any(|begin| name.starts_with(begin))
        && !source.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_without_a_text_gets_the_standard_one() {
        let library = Library::new("a", "1.0.0", "MIT/ISC", Vec::new()).unwrap();

        assert_eq!(library.licence, "MIT OR ISC");
        assert!(library.texts[0].contains("Permission is hereby granted"));
        assert!(library.texts[1].contains("Permission to use, copy, modify"));
    }

    #[test]
    fn an_unknown_licence_without_a_text_is_refused() {
        assert!(Library::new("a", "1.0.0", "Own", Vec::new()).is_err());
        assert!(Library::new("a", "1.0.0", "Own", vec!["Its text".into()]).is_ok());
    }

    #[test]
    fn texts_are_found_by_the_names_of_their_files() {
        for name in [
            "LICENSE",
            "LICENSE-MIT",
            "licence.txt",
            "COPYING",
            "NOTICE.md",
            "UNLICENSE",
        ] {
            assert!(is_about_licences(name), "{name}");
        }
        for name in ["license.rs", "README.md", "noticeboard.c"] {
            assert!(!is_about_licences(name), "{name}");
        }
    }

    #[test]
    fn every_library_of_both_programs_has_a_text() {
        for program in ["chiave-directory", "chiave"] {
            let libraries = crates::of(program).unwrap();

            assert!(libraries.len() > 100, "{program}: {}", libraries.len());
            assert!(libraries.iter().all(|library| !library.texts.is_empty()));
        }
    }
}
