//! The named failpoints of both sides, as their sources have them: a new one at which no test kills
//! is noticed by whoever compares.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{Result, repository};

/// The file that defines what a failpoint is.
const DEFINITION: &str = "failpoint.rs";

/// Those of the laptop.
///
/// # Errors
///
/// As [`of_the_service`].
pub fn of_the_laptop() -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for room in ["crates/client/src", "src-tauri/src"] {
        read_folder(&repository::root().join(room), &mut names)?;
    }
    Ok(names)
}

/// Those of the service: all that are not the laptop's.
///
/// # Errors
///
/// When a source cannot be read, or a failpoint has no plain name.
pub fn of_the_service() -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for room in fs::read_dir(repository::root().join("crates"))? {
        let room = room?.path();
        if !room.ends_with("client") {
            read_folder(&room.join("src"), &mut names)?;
        }
    }
    read_folder(&repository::root().join("directory/src"), &mut names)?;
    Ok(names)
}

/// Names as a set, to compare with.
#[must_use]
pub fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn read_folder(folder: &Path, names: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(&path, names)?;
        } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with(DEFINITION) {
            let text = fs::read_to_string(&path)?;
            read_file(&text, names).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// `failpoint("name")` on one side, `failpoint::pass("name")` on the other.
fn read_file(text: &str, names: &mut BTreeSet<String>) -> Result<()> {
    for call in ["failpoint(", "failpoint::pass("] {
        for (at, _) in text.match_indices(call) {
            let rest = text.get(at + call.len()..).unwrap_or_default().trim_start();
            let name = rest.strip_prefix('"').and_then(|it| it.split('"').next());
            let name = name.ok_or("a failpoint without a plain name")?;
            if !names.insert(name.to_owned()) {
                return Err(format!("two failpoints are called {name}").into());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        read_file(text, &mut names)?;
        Ok(names)
    }

    #[test]
    fn every_call_is_read_and_one_without_a_name_is_refused() {
        let text = "failpoint(\"one\");\nfailpoint::pass(\n    \"two\",\n);";

        assert_eq!(read(text).unwrap(), set(&["one", "two"]));
        assert!(read("failpoint(name)").is_err());
        assert!(read("failpoint(\"one\"); failpoint(\"one\")").is_err());
    }
}
