//! The file of licence texts in a package: each library, then each text once.

use std::{collections::BTreeMap, fmt::Write as _};

use super::Library;

/// Between two texts.
const RULE: &str =
    "================================================================================";

/// Writes the libraries with the numbers of their texts, then the texts.
pub fn write(program: &str, libraries: &[Library]) -> String {
    let mut numbers = BTreeMap::new();
    let mut texts = Vec::new();
    let mut written = format!(
        "Libraries of others in {program}, each with its licence and the numbers of the texts below that belong to it.\n\n"
    );
    for library in libraries {
        let mut own: Vec<String> = Vec::new();
        for text in &library.texts {
            let number = *numbers.entry(text).or_insert_with(|| {
                texts.push(text);
                texts.len()
            });
            own.push(number.to_string());
        }
        let Library {
            name,
            version,
            licence,
            ..
        } = library;
        // Writing to a String cannot fail.
        let _ = writeln!(written, "{name} {version}: {licence} [{}]", own.join(", "));
    }
    for (number, text) in (1..).zip(texts) {
        let _ = write!(written, "\n{RULE}\n[{number}]\n\n{text}\n");
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(name: &str, texts: &[&str]) -> Library {
        let texts = texts.iter().map(|&text| text.to_owned()).collect();
        Library::new(name, "1.0.0", "MIT", texts).unwrap()
    }

    #[test]
    fn a_text_of_two_libraries_stands_once() {
        let libraries = [library("a", &["one"]), library("b", &["two", "one"])];

        let written = write("chiave", &libraries);

        assert!(written.contains("a 1.0.0: MIT [1]\nb 1.0.0: MIT [2, 1]\n"));
        assert_eq!(written.matches("one\n").count(), 1);
        assert!(written.ends_with("[2]\n\ntwo\n"));
    }
}
