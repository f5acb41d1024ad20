//! The settings about people as a file that somebody edits: TOML, with the revision it was made
//! from. `chiave-people.example.toml` documents every key.

use crate::config::{ConfigError, Expected, place};
use chiave_domain::settings::{AccountPolicy, WrongSetting};
use serde::{Deserialize, Serialize};
use std::path::Path;
use toml::{
    Spanned,
    de::{DeTable, DeValue, Deserializer, ValueDeserializer},
};

/// The key of the revision.
const REVISION: &str = "revision";
/// Bytes of a file, at most: a thousand words and domains take less.
const FILE_BYTES: u64 = 512 * 1024;

/// A file's content.
#[derive(Debug, PartialEq)]
pub struct PeopleFile {
    /// The revision it was made from, where it says so.
    pub revision: Option<u64>,
    /// The settings; those that it leaves out have their defaults.
    pub settings: AccountPolicy,
}

/// The document as it is shown.
#[derive(Serialize)]
struct Shown<'a> {
    revision: u64,
    #[serde(flatten)]
    settings: &'a AccountPolicy,
}

impl PeopleFile {
    /// Reads a file and checks its shape, not yet whether each setting can hold.
    ///
    /// # Errors
    ///
    /// Key, line and what was expected there.
    pub fn load(path: &Path) -> Result<(Self, String), ConfigError> {
        let text = read(path).map_err(|error| ConfigError {
            key: String::new(),
            line: None,
            expected: Expected::ReadableFile(error),
        })?;
        Ok((Self::parse(&text)?, text))
    }

    /// The same for a text.
    ///
    /// # Errors
    ///
    /// As [`PeopleFile::load`].
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let wrong = |error: toml::de::Error| place::of_parser(text, &error);
        let mut document = DeTable::parse(text).map_err(wrong)?;
        let revision = document
            .get_mut()
            .remove(REVISION)
            .map(|value: Spanned<DeValue<'_>>| u64::deserialize(ValueDeserializer::from(value)))
            .transpose()
            .map_err(wrong)?;
        let settings = AccountPolicy::deserialize(Deserializer::from(document)).map_err(wrong)?;
        Ok(Self { revision, settings })
    }
}

/// The settings as a file that can be edited and set again.
///
/// # Errors
///
/// None for settings that can be stored.
pub fn show(revision: u64, settings: &AccountPolicy) -> Result<String, toml::ser::Error> {
    toml::to_string(&Shown { revision, settings })
}

/// Settings that cannot hold, each with its line.
pub fn placed(text: &str, wrong: &[WrongSetting]) -> Vec<ConfigError> {
    wrong
        .iter()
        .map(|wrong| ConfigError {
            key: wrong.key.to_owned(),
            line: place::line_of(text, wrong.key),
            expected: Expected::People(wrong.expected),
        })
        .collect()
}

/// The text of a file, or of the standard input where it is called `-`.
fn read(path: &Path) -> std::io::Result<String> {
    use std::io::Read as _;
    let mut text = String::new();
    let file: Box<dyn std::io::Read> = if path == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(path)?)
    };
    // One byte more: half a file might be settings, too.
    let read = file.take(FILE_BYTES + 1).read_to_string(&mut text)?;
    if u64::try_from(read).is_ok_and(|read| read <= FILE_BYTES) {
        Ok(text)
    } else {
        Err(std::io::ErrorKind::FileTooLarge.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_domain::settings::Profile;

    const EXAMPLE: &str = include_str!("../chiave-people.example.toml");

    fn problem(text: &str) -> (String, Option<usize>) {
        let error = PeopleFile::parse(text).unwrap_err();
        (error.key, error.line)
    }

    // Law 21.
    #[test]
    fn the_example_is_what_holds_where_nothing_was_stored() {
        let default = PeopleFile {
            revision: None,
            settings: AccountPolicy::default(),
        };
        // What stands behind "# " is the default as well, but for the one that has none.
        let spelled: String = EXAMPLE
            .lines()
            .map(|line| {
                let commented = line.strip_prefix("# ").filter(|it| it.contains(" = "));
                let setting = commented.filter(|it| !it.starts_with("max_age_days"));
                setting.unwrap_or(line).to_owned() + "\n"
            })
            .collect();

        assert_eq!(PeopleFile::parse(EXAMPLE).unwrap(), default);
        assert_ne!(spelled, EXAMPLE);
        assert_eq!(
            PeopleFile::parse(&spelled.replace("revision = 0\n", "")).unwrap(),
            default
        );
    }

    // Law 21.
    /// serde knows the keys; asking it for them keeps the example honest without a second list.
    #[test]
    fn the_example_documents_every_setting() {
        let error = PeopleFile::parse("no_such_setting = 1").unwrap_err();
        let Expected::Shape(message) = error.expected else {
            panic!("{error:?}")
        };
        let listed = message.split("expected").nth(1).unwrap();
        let keys: Vec<&str> = listed.split('`').skip(1).step_by(2).collect();
        assert!(keys.len() >= 14, "{keys:?}");
        for key in keys.into_iter().chain([REVISION]) {
            let setting = format!("# {key} = ");
            let written = EXAMPLE.lines().any(|line| line.starts_with(&setting));
            assert!(written, "{key} is not in the example");
        }
    }

    #[test]
    fn an_error_names_key_and_line() {
        let key = |key: &str, line| (key.to_owned(), Some(line));

        assert_eq!(problem("gates = 2\ngate = 1"), key("gate", 2));
        assert_eq!(problem("\ngates = \"two\""), key("gates", 2));
        assert_eq!(problem("revision = -1"), key("revision", 1));
        assert_eq!(problem("profile = \"none\""), key("profile", 1));
        assert_eq!(problem("gates 2").1, Some(1));
    }

    #[test]
    fn a_file_that_is_too_long_is_refused_and_not_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.toml");
        let comment = "# much\n".repeat(usize::try_from(FILE_BYTES).unwrap() / 7 + 1);
        std::fs::write(&path, format!("gates = 2\n{comment}")).unwrap();

        let error = PeopleFile::load(&path).unwrap_err();

        assert!(matches!(error.expected, Expected::ReadableFile(_)));
    }

    #[test]
    fn what_is_shown_can_be_set_again() {
        let settings = AccountPolicy {
            profile: Profile::Entra,
            company_words: vec!["chiave".into()],
            max_age_days: Some(90),
            ..AccountPolicy::default()
        };

        let shown = show(7, &settings).unwrap();

        let read = PeopleFile::parse(&shown).unwrap();
        assert_eq!((read.revision, read.settings), (Some(7), settings));
        assert!(
            !show(0, &AccountPolicy::default())
                .unwrap()
                .contains("max_age")
        );
    }

    mod fuzz {
        use super::*;

        #[test]
        fn what_can_be_read_can_be_shown_and_read_again() {
            chiave_fuzz::text("account-policy", |text| match PeopleFile::parse(text) {
                Ok(file) => {
                    let shown = show(file.revision.unwrap_or(7), &file.settings).unwrap();
                    let again = PeopleFile::parse(&shown).unwrap();
                    assert_eq!(again.settings, file.settings);
                    let wrong = placed(text, &file.settings.wrong());
                    wrong.into_iter().map(|it| it.key).collect()
                }
                Err(error) => {
                    let lines = text.matches('\n').count() + 1;
                    assert!(error.line.is_none_or(|line| (1..=lines).contains(&line)));
                    vec![error.key]
                }
            });
        }
    }
}
