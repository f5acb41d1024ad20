//! The texts of a support report. None of these types holds a text from outside: a word stands in the source code, and
//! of a version and a hash only the number is taken.

use crate::Timestamp;
use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Why a text cannot stand in a support report.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the text has another form than its field")]
pub struct BadText;

/// A text of a report that is read.
#[derive(Deserialize)]
#[serde(transparent)]
struct Raw(String);

/// A text that the source code has: nothing that somebody typed or chose, such as a name, becomes one. A report that
/// is read is checked for the form only.
macro_rules! own {
    ($(#[$doc:meta])* $name:ident as $as:ident($begin:literal, $most:literal, $allowed:expr, $pattern:literal)) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
        #[serde(try_from = "Raw")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(as = $as, value_type = String, pattern = $pattern))]
        pub struct $name(String);

        impl $name {
            /// A text that stands in the source code.
            #[must_use]
            pub fn fixed(text: &'static str) -> Self {
                Self(text.to_owned())
            }
        }

        impl TryFrom<Raw> for $name {
            type Error = BadText;

            fn try_from(Raw(text): Raw) -> Result<Self, BadText> {
                let allowed: fn(char) -> bool = $allowed;
                let is_long_enough = (1..=$most).contains(&text.len());
                match is_long_enough && text.starts_with($begin) && text.chars().all(allowed) {
                    true => Ok(Self(text)),
                    false => Err(BadText),
                }
            }
        }
    };
}

own!(
    /// A word of the program's own, such as the code of an error.
    Word as ReportWord(
        "", 48, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'),
        "^[a-z0-9_-]{1,48}$"
    )
);
own!(
    /// The template of a path, such as `/v1/methods/{id}`: never a path that was asked for.
    Route as ReportRoute(
        "/v1/", 64, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '{' | '}' | '-'),
        "^/v1/[a-z0-9/{}-]{0,60}$"
    )
);

/// An enum of the program whose serialised form is a word: the names of its variants.
pub trait Term: Serialize {
    /// The field that holds the word, where a variant has fields of its own.
    const TAG: Option<&'static str> = None;
}

impl Term for crate::ErrorCode {}

impl Word {
    /// The word of a variant.
    #[must_use]
    pub fn of(term: &impl Term) -> Self {
        word_of(term).unwrap_or_else(|| Self::fixed("unknown"))
    }

    /// That one of `words` which `text` is; `None` if it is none of them.
    #[must_use]
    pub fn among(words: &[&'static str], text: &str) -> Option<Self> {
        words
            .iter()
            .find(|it| **it == text)
            .map(|it| Self::fixed(it))
    }
}

fn word_of<T: Term>(term: &T) -> Option<Word> {
    let value = serde_json::to_value(term).ok()?;
    let word = match T::TAG {
        Some(tag) => value.get(tag)?.as_str()?,
        None => value.as_str()?,
    };
    Raw(word.to_owned()).try_into().ok()
}

/// The number of a version, such as `6.12.0-18`: up to three numbers, and the one of a package. What else a version has
/// may be somebody's own word.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Raw")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(
    feature = "openapi",
    schema(as = ReportVersion, value_type = String,
        pattern = r"^[0-9]{1,8}(\.[0-9]{1,8}){0,2}(-[0-9]{1,8})?$")
)]
pub struct Version(String);

impl Version {
    /// The number with which a text begins; `None` if it begins with none, or with more numbers, as an address does.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let is_number = |it: &str| (1..=8).contains(&it.len()) && is_digits(it);
        let (numbers, rest) = text.split_at(end_of(text, |c| c.is_ascii_digit() || c == '.'));
        let numbers: Vec<_> = numbers.split('.').collect();
        if numbers.len() > 3 || !numbers.iter().all(|it| is_number(it)) {
            return None;
        }
        let package = rest.strip_prefix('-').unwrap_or_default();
        let package = &package[..end_of(package, |c| c.is_ascii_digit())];
        let number = numbers.join(".");
        Some(Self(match is_number(package) {
            true => format!("{number}-{package}"),
            false => number,
        }))
    }
}

impl TryFrom<Raw> for Version {
    type Error = BadText;

    fn try_from(Raw(text): Raw) -> Result<Self, BadText> {
        Self::of(&text).filter(|it| it.0 == text).ok_or(BadText)
    }
}

/// Where the characters at the begin of a text end that are of one kind.
fn end_of(text: &str, is_of_it: fn(char) -> bool) -> usize {
    text.find(|c| !is_of_it(c)).unwrap_or(text.len())
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

/// The hash of managed settings: 16 digits of base 16.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Raw")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(
    feature = "openapi",
    schema(as = ReportHash, value_type = String, pattern = "^[0-9a-f]{16}$")
)]
pub struct Hash(String);

impl Hash {
    /// A hash; `None` if the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_hash = text.len() == 16
            && text
                .bytes()
                .all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
        is_hash.then(|| Self(text.to_owned()))
    }
}

impl TryFrom<Raw> for Hash {
    type Error = BadText;

    fn try_from(Raw(text): Raw) -> Result<Self, BadText> {
        Self::parse(&text).ok_or(BadText)
    }
}

/// A point in time as people write it, in UTC: `2026-11-30T02:45:12Z`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(
    feature = "openapi",
    schema(as = ReportTime, value_type = String, format = DateTime)
)]
pub struct UtcTime(Timestamp);

impl From<Timestamp> for UtcTime {
    fn from(at: Timestamp) -> Self {
        Self(at)
    }
}

impl From<UtcTime> for String {
    fn from(UtcTime(at): UtcTime) -> Self {
        let utc = OffsetDateTime::from_unix_timestamp(at.as_unix());
        let utc = utc.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        // Only a year beyond 9999 cannot be written so.
        utc.format(&Rfc3339).unwrap_or_default()
    }
}

impl TryFrom<String> for UtcTime {
    type Error = BadText;

    fn try_from(text: String) -> Result<Self, BadText> {
        let utc = OffsetDateTime::parse(&text, &Rfc3339).map_err(|_| BadText)?;
        Ok(Self(Timestamp::from_unix(utc.unix_timestamp())))
    }
}
