//! The libraries in Debian's machine-readable format of copyright files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::{Library, ids, standard_text};
use crate::Result;

/// Licences whose text every Debian has: a copyright file names the place instead of the text.
const COMMON: [(&str, &str); 4] = [
    ("Apache-2.0", "Apache-2.0"),
    ("CC0-1.0", "CC0-1.0"),
    ("GPL-2.0-only", "GPL-2"),
    ("MPL-2.0", "MPL-2.0"),
];

/// Writes a stanza for each library, and one for each licence that `ours` does not describe yet.
///
/// # Errors
///
/// A licence has no known text.
pub fn write(ours: &str, libraries: &[Library]) -> Result<String> {
    let mut written = ours.trim_end().to_owned();
    for library in libraries {
        let Library {
            name,
            version,
            licence,
            ..
        } = library;
        // Writing to a String cannot fail.
        let _ = write!(
            written,
            "\n\nFiles: vendor/{name}-{version}/*\nCopyright: {}\nLicense: {}",
            holders(library).join("\n "),
            in_words(licence)
        );
    }
    for (id, text) in described(libraries)? {
        if !ours.contains(&format!("\nLicense: {id}\n")) {
            let _ = write!(written, "\n\nLicense: {id}\n{}", indented(&text));
        }
    }
    written.push('\n');
    Ok(written)
}

/// Who has the copyright: the lines of the texts that say so, else the authors.
fn holders(library: &Library) -> Vec<String> {
    let lines = library.texts.iter().flat_map(|text| text.lines());
    let named: BTreeSet<&str> = lines.filter_map(holder).collect();
    let named: Vec<String> = match named.is_empty() {
        true => library.authors.clone(),
        false => named.into_iter().map(str::to_owned).collect(),
    };
    match named.is_empty() {
        true => vec![format!("The authors of {}", library.name)],
        false => named,
    }
}

/// What follows the word “Copyright” in a line that begins with it and names a year.
fn holder(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("Copyright")?.trim();
    let rest = ["(c)", "(C)", "©"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
        .unwrap_or(rest)
        .trim();
    rest.starts_with(|first: char| first.is_ascii_digit())
        .then_some(rest)
}

/// `(MIT OR ISC) AND Zlib` as `MIT or ISC, and Zlib`: in Debian's format a comma stands for parentheses.
fn in_words(licence: &str) -> String {
    let words = licence
        .replace(") AND (", ", and ")
        .replace(") AND ", ", and ")
        .replace(" AND (", ", and ")
        .replace(" AND ", " and ")
        .replace(" OR ", " or ")
        .replace(['(', ')'], "");
    words.replace(" WITH LLVM-exception", " with LLVM-exception exception")
}

/// Each licence of the libraries with what a copyright file says of it.
fn described(libraries: &[Library]) -> Result<BTreeMap<&str, String>> {
    let named = libraries.iter().flat_map(|library| ids(&library.licence));
    named
        .map(|id| {
            let common = COMMON.iter().find(|(common, _)| *common == id);
            let text = match common {
                Some((_, file)) => Some(format!(
                    "On Debian, the full text is in /usr/share/common-licenses/{file}."
                )),
                None => standard_text(id),
            };
            Ok((
                id,
                text.ok_or_else(|| format!("the licence {id} has no known text"))?,
            ))
        })
        .collect()
}

/// A text of more lines in a field: each begins with a space, and an empty one has a dot.
fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| match line.trim_end() {
        "" => " .".to_owned(),
        line => format!(" {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_keeps_its_meaning_in_debians_words() {
        for (spdx, debian) in [
            ("MIT OR Apache-2.0", "MIT or Apache-2.0"),
            ("(MIT OR ISC) AND Zlib", "MIT or ISC, and Zlib"),
            (
                "ISC AND (MIT OR Zlib) AND 0BSD",
                "ISC, and MIT or Zlib, and 0BSD",
            ),
            (
                "Apache-2.0 WITH LLVM-exception",
                "Apache-2.0 with LLVM-exception exception",
            ),
        ] {
            assert_eq!(in_words(spdx), debian);
        }
    }

    #[test]
    fn a_library_is_a_stanza_with_its_holders() {
        let text = "MIT License\n\nCopyright (c) 2020 Some Body\nCopyright notices stay.";
        let library = Library::new("a", "1.0.0", "MIT OR ISC", vec![text.into()]).unwrap();

        let written = write(
            "License: MIT\n Its text\n\nLicense: MIT\n text\n",
            &[library],
        )
        .unwrap();

        assert!(written.contains(
            "\n\nFiles: vendor/a-1.0.0/*\nCopyright: 2020 Some Body\nLicense: MIT or ISC\n\nLicense: ISC\n "
        ));
        assert!(!written.contains("\n\n\n"), "an empty line ends a stanza");
    }
}
