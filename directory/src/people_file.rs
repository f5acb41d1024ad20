//! The account policy as a file that a person edits: TOML, with the revision that the file was made
//! from. `chiave_settings::People` declares every key.

use crate::config::{
    ConfigError, Expected, place,
    reader::{Reader, Table},
    syntax::{self, MOST},
    values::{choice, flag, text, texts, whole},
};
use crate::limited_file::read_limited;
use chiave_domain::settings::{AccountPolicy, PolicyBook, PolicyRule, Profile, WrongSetting};
use chiave_settings::{Document as _, Kind, People};
use serde::Serialize;
use std::{io, ops::RangeInclusive, path::Path};

/// The key of the revision.
const REVISION: &str = "revision";
/// The revisions that the store can hold.
const REVISIONS: RangeInclusive<u64> = 0..=i64::MAX.unsigned_abs();
/// The key of the rules by group.
pub const RULES: &str = "rules";
/// The profiles by their words.
const PROFILES: &[(&str, Profile)] = &[("nist", Profile::Nist), ("entra", Profile::Entra)];
/// The maximum size of a file in bytes: a thousand words and domains need less.
const FILE_BYTES: u64 = 512 * 1024;

/// The content of a file.
#[derive(Debug, PartialEq)]
pub struct PeopleFile {
    /// The revision that the file was made from, if the file names it.
    pub revision: Option<u64>,
    /// The policies; a setting that the file leaves out has its default.
    pub book: PolicyBook,
}

/// The document in the form in which it is shown.
#[derive(Serialize)]
struct Shown<'a> {
    revision: u64,
    #[serde(flatten)]
    default: &'a AccountPolicy,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    rules: &'a [PolicyRule],
}

/// A file with its text, to which messages about the file refer.
#[derive(Debug)]
pub struct Loaded {
    /// The content of the file.
    pub file: PeopleFile,
    /// The text of the file.
    pub text: String,
}

impl PeopleFile {
    /// Reads a file and checks every setting in it.
    ///
    /// # Errors
    ///
    /// Every error with key, line and expected value, in the order of the lines.
    pub fn load(path: &Path) -> Result<Loaded, Vec<ConfigError>> {
        let text = read(path).map_err(|error| {
            vec![ConfigError {
                key: String::new(),
                line: None,
                expected: Expected::ReadableFile(error),
            }]
        })?;
        Ok(Loaded {
            file: Self::parse(&text)?,
            text,
        })
    }

    /// Parses a text and checks every setting in it.
    ///
    /// # Errors
    ///
    /// As [`PeopleFile::load`].
    pub fn parse(text: &str) -> Result<Self, Vec<ConfigError>> {
        let readable = syntax::readable(text);
        let reader = Reader::new(&readable);
        let file = document(reader.top());
        let mut wrong = reader.wrong();
        // A setting that cannot be read has its default here, and a default is always valid.
        let is_new = |it: &WrongSetting| wrong.iter().all(|known| known.key != it.path());
        let beyond = file.book.wrong().into_iter().filter(is_new);
        // To place an error takes as long as to parse the file.
        let beyond: Vec<_> = beyond.take(MOST.saturating_sub(wrong.len())).collect();
        wrong.extend(placed(&readable.text, &beyond));
        wrong.extend(readable.broken);
        wrong.sort_by_key(|error| error.line);
        if wrong.is_empty() {
            Ok(file)
        } else {
            Err(wrong)
        }
    }
}

/// Reads a document; a missing key has its default.
fn document(top: Table<'_, '_>) -> PeopleFile {
    let file = PeopleFile {
        revision: top.optional(REVISION, whole(REVISIONS)),
        book: PolicyBook {
            default: default_policy(&top),
            rules: top.tables(RULES).into_iter().map(rule).collect(),
        },
    };
    top.finish();
    file
}

/// Reads a rule; a missing key comes from the default policy.
fn rule(table: Table<'_, '_>) -> PolicyRule {
    for key in People::ALL.iter().filter(|key| !key.is_by_group()) {
        table.refuse(key.name(), Expected::SameForEverybody);
    }
    let oldest = *range(People::MaxAgeDays).end();
    let rule = PolicyRule {
        group: table.required("group", text).unwrap_or_default(),
        profile: table.optional(People::Profile.name(), choice(PROFILES)),
        gates: counted(&table, People::Gates),
        reset: flagged(&table, People::Reset),
        unlock: flagged(&table, People::Unlock),
        max_authenticators: counted(&table, People::MaxAuthenticators),
        max_mail_addresses: counted(&table, People::MaxMailAddresses),
        second_factor_on_new_device: flagged(&table, People::SecondFactorOnNewDevice),
        second_factor_days: counted(&table, People::SecondFactorDays),
        two_factors_everywhere: flagged(&table, People::TwoFactorsEverywhere),
        // 0 where passwords of the group never have to be changed.
        max_age_days: table.optional(People::MaxAgeDays.name(), whole(0..=oldest)),
    };
    table.finish();
    rule
}

/// Reads the settings outside every rule.
fn default_policy(top: &Table<'_, '_>) -> AccountPolicy {
    let default = AccountPolicy::default();
    let listed = |key: People| top.optional(key.name(), texts).unwrap_or_default();
    let profile = top.optional(People::Profile.name(), choice(PROFILES));
    let gates = counted(top, People::Gates);
    AccountPolicy {
        profile: profile.unwrap_or(default.profile),
        gates: gates.unwrap_or(default.gates),
        reset: flagged(top, People::Reset).unwrap_or(default.reset),
        unlock: flagged(top, People::Unlock).unwrap_or(default.unlock),
        attempt_minutes: counted(top, People::AttemptMinutes).unwrap_or(default.attempt_minutes),
        code_minutes: counted(top, People::CodeMinutes).unwrap_or(default.code_minutes),
        wrong_per_code: counted(top, People::WrongPerCode).unwrap_or(default.wrong_per_code),
        sends_in_ten_minutes: counted(top, People::SendsInTenMinutes)
            .unwrap_or(default.sends_in_ten_minutes),
        sends_a_day: counted(top, People::SendsADay).unwrap_or(default.sends_a_day),
        max_authenticators: counted(top, People::MaxAuthenticators)
            .unwrap_or(default.max_authenticators),
        max_mail_addresses: counted(top, People::MaxMailAddresses)
            .unwrap_or(default.max_mail_addresses),
        recovery_codes: flagged(top, People::RecoveryCodes).unwrap_or(default.recovery_codes),
        help_desk_codes: flagged(top, People::HelpDeskCodes).unwrap_or(default.help_desk_codes),
        max_temporary_code_hours: counted(top, People::MaxTemporaryCodeHours)
            .unwrap_or(default.max_temporary_code_hours),
        second_factor_on_new_device: flagged(top, People::SecondFactorOnNewDevice)
            .unwrap_or(default.second_factor_on_new_device),
        second_factor_days: counted(top, People::SecondFactorDays)
            .unwrap_or(default.second_factor_days),
        two_factors_everywhere: flagged(top, People::TwoFactorsEverywhere)
            .unwrap_or(default.two_factors_everywhere),
        own_mail_domains: listed(People::OwnMailDomains),
        company_words: listed(People::CompanyWords),
        max_age_days: counted(top, People::MaxAgeDays),
        expiry_mail_days: counted(top, People::ExpiryMailDays).unwrap_or(default.expiry_mail_days),
    }
}

/// The smallest and the largest value of a numeric setting.
fn range(key: People) -> RangeInclusive<u64> {
    match key.declaration().kind {
        Kind::Whole { least, most } => least.into()..=most.into(),
        _ => 0..=u64::MAX,
    }
}

/// Yes or no.
fn flagged(table: &Table<'_, '_>, key: People) -> Option<bool> {
    table.optional(key.name(), flag)
}

/// A number in the range of its setting.
fn counted<T: TryFrom<u64>>(table: &Table<'_, '_>, key: People) -> Option<T> {
    table.optional(key.name(), whole(range(key)))
}

/// Whether a setting outside every rule has this name, whatever its values are.
pub fn is_key(name: &str) -> bool {
    People::named(name).is_some()
}

/// Whether a setting of a rule has this name, whatever its values are.
pub fn is_rule_key(name: &str) -> bool {
    People::named(name).is_some_and(People::is_by_group)
}

/// The settings as a file that can be edited and set again.
///
/// # Errors
///
/// No error for settings that can be stored.
pub fn show(revision: u64, book: &PolicyBook) -> Result<String, toml::ser::Error> {
    toml::to_string(&Shown {
        revision,
        default: &book.default,
        rules: &book.rules,
    })
}

/// Turns settings that are not valid into errors with their lines.
pub fn placed(text: &str, wrong: &[WrongSetting]) -> Vec<ConfigError> {
    wrong
        .iter()
        .map(|wrong| ConfigError {
            key: wrong.path(),
            line: place::line_of(text, &wrong.path()),
            expected: Expected::People(wrong.expected),
        })
        .collect()
}

/// The text of a file, see [`read_limited`].
fn read(path: &Path) -> io::Result<String> {
    String::from_utf8(read_limited(path, FILE_BYTES)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}

#[cfg(test)]
mod declared;
#[cfg(test)]
mod tests;
