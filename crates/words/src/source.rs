//! Writes ids.rs from the English files.

use std::fmt::Write;

/// The files whose sentences Rust uses, with the name of the type of their ids.
const FILES: [(&str, &str, &str); 13] = [
    (
        "CannotVerify",
        "cannot-verify.ftl",
        include_str!("../../../locales/en/cannot-verify.ftl"),
    ),
    (
        "Cli",
        "cli.ftl",
        include_str!("../../../locales/en/cli.ftl"),
    ),
    (
        "Common",
        "common.ftl",
        include_str!("../../../locales/en/common.ftl"),
    ),
    (
        "Dates",
        "dates.ftl",
        include_str!("../../../locales/en/dates.ftl"),
    ),
    (
        "Doctor",
        "doctor.ftl",
        include_str!("../../../locales/en/doctor.ftl"),
    ),
    (
        "Errors",
        "errors.ftl",
        include_str!("../../../locales/en/errors.ftl"),
    ),
    (
        "Letters",
        "letters.ftl",
        include_str!("../../../locales/en/letters.ftl"),
    ),
    (
        "Mails",
        "mails.ftl",
        include_str!("../../../locales/en/mails.ftl"),
    ),
    (
        "Recover",
        "recover.ftl",
        include_str!("../../../locales/en/recover.ftl"),
    ),
    (
        "Rules",
        "rules.ftl",
        include_str!("../../../locales/en/rules.ftl"),
    ),
    (
        "Settings",
        "settings.ftl",
        include_str!("../../../locales/en/settings.ftl"),
    ),
    (
        "SignIn",
        "sign-in.ftl",
        include_str!("../../../locales/en/sign-in.ftl"),
    ),
    (
        "Verify",
        "verify.ftl",
        include_str!("../../../locales/en/verify.ftl"),
    ),
];

/// The text of `crates/words/src/ids.rs` as it should be.
#[must_use]
pub fn ids_source() -> String {
    let mut source = String::from(
        "//! The ids of the sentences that Rust speaks. Generated from locales/en; do not edit.\n\
         \nuse crate::words::Sentence;\n",
    );
    for (name, file, text) in FILES {
        // Writing to a string cannot fail.
        let _ = write_type(&mut source, name, file, &message_ids(text));
    }
    source
}

fn write_type(source: &mut String, name: &str, file: &str, ids: &[&str]) -> std::fmt::Result {
    writeln!(source, "\n/// The sentences of `{file}`.")?;
    writeln!(source, "#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]")?;
    writeln!(source, "pub enum {name} {{")?;
    for id in ids {
        writeln!(source, "    /// `{id}`\n    {},", camel_case(id))?;
    }
    writeln!(
        source,
        "}}\n\nimpl {name} {{\n    /// Every sentence of the file."
    )?;
    writeln!(source, "    pub const ALL: [Self; {}] = [", ids.len())?;
    for id in ids {
        writeln!(source, "        Self::{},", camel_case(id))?;
    }
    writeln!(
        source,
        "    ];\n\n    const IDS: [&'static str; {}] = [",
        ids.len()
    )?;
    for id in ids {
        writeln!(source, "        \"{id}\",")?;
    }
    writeln!(source, "    ];\n}}\n\nimpl Sentence for {name} {{")?;
    writeln!(
        source,
        "    fn id(self) -> &'static str {{\n        Self::IDS[self as usize]"
    )?;
    writeln!(source, "    }}\n}}")
}

/// The ids of all messages in a Fluent file, in the file's order. Only a message begins with a
/// letter at the start of a line; terms (`-name`), comments and continued lines do not.
pub(crate) fn message_ids(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim_end()))
        .collect()
}

fn camel_case(id: &str) -> String {
    id.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/ids.rs");

    #[test]
    fn the_ids_are_those_of_the_english_files() {
        let should = ids_source();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(PATH, &should).unwrap();
        }

        let is = std::fs::read_to_string(PATH).unwrap();

        assert!(
            is == should,
            "ids.rs is stale; run UPDATE=1 cargo test -p chiave-words"
        );
    }

    #[test]
    fn only_messages_have_ids() {
        let text = "# a = comment\n-term = Chiave\none-two = 1\n    more = text\nthree =\n    x\n";

        assert_eq!(message_ids(text), ["one-two", "three"]);
        assert_eq!(camel_case("one-two"), "OneTwo");
    }
}
