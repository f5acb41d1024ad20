//! The files that nobody writes by hand: made in memory, then compared or written.

mod bindings;
mod capability;
mod errors;
mod icons;
mod ids;
mod languages;
mod laws;
mod openapi;
mod settings;
mod words;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{Result, suite::Count, workspace::root};

/// Files by their path in the repository, with what they should hold.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Makes some of the files.
type Make = fn() -> Result<Files>;

/// Folders in which every file is generated, so that a left-over one is stale too.
const WHOLLY_GENERATED: &[&str] = &[bindings::FOLDER];

/// What is generated, by name, and what makes it.
const PARTS: &[(&str, Make)] = &[
    ("languages", languages::make),
    ("ids", ids::make),
    ("errors", errors::make),
    ("laws", laws::make),
    ("icons", icons::make),
    ("settings", settings::make),
    ("openapi", openapi::make),
    // Before the bindings, whose making builds the shell: a capability may name declared commands only.
    ("capability", capability::make),
    ("bindings", bindings::make),
];

/// Writes what is stale, or only names it; of the parts named, or of all.
pub fn run(check: bool, parts: &[String]) -> Result<ExitCode> {
    let mut all_fresh = true;
    for part in chosen(parts)? {
        let files = part()?;
        let stale = stale(&files, &root())?;
        // Each part before the next is made: the bindings build the shell with its capability.
        if !check {
            write(&files, &stale, &root())?;
        }
        for path in &stale {
            println!(
                "{} {}",
                if check { "stale:" } else { "wrote" },
                path.display()
            );
        }
        all_fresh &= stale.is_empty();
    }
    Ok(if check && !all_fresh {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Compares the generated files with the committed ones, as a suite with a test for each file.
pub fn compare() -> Result<Count> {
    let mut files = Files::new();
    for part in chosen(&[])? {
        files.append(&mut part()?);
    }
    let stale = stale(&files, &root())?;
    for path in &stale {
        println!("stale: {} (cargo xtask gen)", path.display());
    }
    let failed = stale.len() as u64;
    Ok(Count {
        passed: (files.len() as u64).saturating_sub(failed),
        failed,
        skipped: 0,
    })
}

/// What makes the parts named, or all parts, in their order.
fn chosen(wanted: &[String]) -> Result<Vec<Make>> {
    let known = |name: &String| PARTS.iter().any(|(part, _)| part == name);
    if let Some(unknown) = wanted.iter().find(|name| !known(name)) {
        return Err(format!("nothing generated is called {unknown}").into());
    }
    let chosen = PARTS
        .iter()
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|it| it == name));
    Ok(chosen.map(|(_, part)| *part).collect())
}

/// The files that are missing, differ, or should not be there.
fn stale(files: &Files, root: &Path) -> Result<Vec<PathBuf>> {
    let differs = |(path, wanted): &(&PathBuf, &Vec<u8>)| {
        std::fs::read(root.join(path)).map_or(true, |found| found != **wanted)
    };
    let mut stale: Vec<PathBuf> = files
        .iter()
        .filter(differs)
        .map(|(path, _)| path.clone())
        .collect();
    let folders = WHOLLY_GENERATED
        .iter()
        .filter(|folder| files.keys().any(|it| it.starts_with(folder)));
    for folder in folders {
        for entry in root.join(folder).read_dir().into_iter().flatten() {
            let path = Path::new(folder).join(entry?.file_name());
            if !files.contains_key(&path) {
                stale.push(path);
            }
        }
    }
    Ok(stale)
}

fn write(files: &Files, stale: &[PathBuf], root: &Path) -> Result<()> {
    for path in stale {
        let place = root.join(path);
        match files.get(path) {
            Some(bytes) => {
                std::fs::create_dir_all(place.parent().unwrap_or(root))?;
                std::fs::write(place, bytes)?;
            }
            None => std::fs::remove_file(place)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A repository of this test's own, with everything as it should be.
    fn fresh() -> (TempDir, Files) {
        let root = TempDir::new().unwrap();
        let files = Files::from([
            (Path::new(bindings::FOLDER).join("A.ts"), b"one".to_vec()),
            ("docs/errors.md".into(), b"two".to_vec()),
        ]);
        write(&files, &stale(&files, root.path()).unwrap(), root.path()).unwrap();
        (root, files)
    }

    #[test]
    fn what_was_just_written_is_not_stale() {
        let (root, files) = fresh();

        assert!(stale(&files, root.path()).unwrap().is_empty());
    }

    #[test]
    fn an_edited_a_missing_and_a_left_over_file_are_stale() {
        let (root, files) = fresh();
        let bindings = Path::new(bindings::FOLDER);
        std::fs::write(root.path().join("docs/errors.md"), "edited").unwrap();
        std::fs::remove_file(root.path().join(bindings).join("A.ts")).unwrap();
        std::fs::write(root.path().join(bindings).join("Gone.ts"), "left over").unwrap();

        let found = stale(&files, root.path()).unwrap();

        let expected = [
            "docs/errors.md".into(),
            bindings.join("A.ts"),
            bindings.join("Gone.ts"),
        ];
        assert_eq!(found, expected);
    }
}
