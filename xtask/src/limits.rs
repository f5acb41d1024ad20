//! How long files and names of tests may be.
//!
//! A file has at most 300 lines, or as many as `limits.txt` says. A file that is split leaves the list.
//! The name of a test is a sentence of at most 60 characters; a module names the situation.

use std::{collections::BTreeMap, fs};

use crate::{
    Result,
    suite::Count,
    workspace::{command, output, root},
};

/// Lines of a file, at most.
const MOST: usize = 300;
/// Characters of the name of a test, at most.
const MOST_OF_NAME: usize = 60;
/// What is written by hand, by the ends of the names.
const WRITTEN: [&str; 5] = [".rs", ".ts", ".svelte", ".py", ".css"];
/// What is not, though it looks so.
const GENERATED: [&str; 3] = [
    "crates/words/src/ids.rs",
    "ui/src/i18n/ids.ts",
    "ui/src/ipc/bindings/",
];

/// Checks the lengths of all files and of the names of all tests.
///
/// # Errors
///
/// Names every file and every test that is too long, with the limit.
pub fn check() -> Result<Count> {
    let list = fs::read_to_string(root().join("xtask/limits.txt"))?;
    let listed = listed(&list);
    let names = String::from_utf8(output(&mut command("git", &["ls-files"]))?)?;
    let mut wrong = Vec::new();
    for name in names.lines().filter(|name| is_written(name)) {
        // A file that is deleted and not yet committed is still named.
        let Ok(text) = fs::read_to_string(root().join(name)) else {
            continue;
        };
        wrong.extend(too_long(name, text.lines().count(), &listed));
        wrong.extend(long_names(name, &text));
    }
    if wrong.is_empty() {
        Ok(Count::ONE)
    } else {
        Err(wrong.join("\n").into())
    }
}

fn is_written(name: &str) -> bool {
    WRITTEN.iter().any(|end| name.ends_with(end))
        && !GENERATED.iter().any(|start| name.starts_with(start))
}

/// What is to be said of a file that is longer than it may be.
fn too_long(name: &str, lines: usize, listed: &BTreeMap<&str, usize>) -> Option<String> {
    let most = listed.get(name).copied().unwrap_or(MOST);
    (lines > most).then(|| format!("{name}: {lines} lines, and may have {most}"))
}

/// The tests of a Rust file whose names are too long.
fn long_names(file: &str, text: &str) -> Vec<String> {
    let mut is_test = false;
    let mut long = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            is_test = true;
        } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test) {
            is_test = false;
            let name = rest.split('(').next().unwrap_or(rest);
            let length = name.chars().count();
            if length > MOST_OF_NAME {
                long.push(format!(
                    "{file}: {name} has {length} characters, and may have {MOST_OF_NAME}"
                ));
            }
        }
    }
    long
}

/// The list: a number of lines and a path per line.
fn listed(text: &str) -> BTreeMap<&str, usize> {
    let entries = text.lines().filter(|line| !line.starts_with('#'));
    entries
        .filter_map(|line| line.trim().split_once(' '))
        .filter_map(|(lines, name)| Some((name.trim(), lines.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_have_three_hundred_lines_or_what_the_list_says() {
        let listed = listed("# as it is\n350 crates/a.rs\n");

        assert_eq!(too_long("crates/b.rs", 300, &listed), None);
        assert_eq!(too_long("crates/a.rs", 350, &listed), None);
        for (name, lines) in [("crates/b.rs", 301), ("crates/a.rs", 351)] {
            let text = too_long(name, lines, &listed).unwrap();
            assert!(text.starts_with(name), "{text}");
        }
    }

    #[test]
    fn the_name_of_a_test_may_have_sixty_characters() {
        let file = |attribute: &str, length: usize| {
            format!(
                "#[{attribute}]\n// Law 4.\nasync fn {}() {{}}\n",
                "a".repeat(length)
            )
        };

        assert_eq!(long_names("a.rs", &file("test", 60)), [""; 0]);
        assert_eq!(long_names("a.rs", &file("must_use", 61)), [""; 0]);
        for attribute in ["test", "tokio::test", "tokio::test(start_paused = true)"] {
            let long = long_names("a.rs", &file(attribute, 61));
            assert!(
                matches!(&long[..], [line] if line.contains("61")),
                "{long:?}"
            );
        }
    }

    #[test]
    fn what_is_generated_is_as_long_as_it_is() {
        assert!(is_written("crates/words/src/lib.rs") && is_written("ui/src/App.svelte"));
        assert!(!is_written("crates/words/src/ids.rs") && !is_written("docs/design.md"));
    }
}
