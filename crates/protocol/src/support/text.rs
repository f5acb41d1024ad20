//! The texts of a support report. None of these types holds free text: each checks every character and the length,
//! both when it is made and when it is read.

use crate::Timestamp;
use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Why a text cannot stand in a support report.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the text has another form than its field")]
pub struct BadText;

macro_rules! checked {
    ($(#[$doc:meta])* $name:ident($begin:literal, $most:literal, $allowed:expr)) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// A text that stands in the source code.
            #[must_use]
            pub fn fixed(text: &'static str) -> Self {
                Self(text.to_owned())
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadText;

            fn try_from(text: String) -> Result<Self, BadText> {
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

checked!(
    /// A word of the program's own, such as the code of an error: what the source code names, and nobody types.
    Word("", 48, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
);
checked!(
    /// The template of a path, such as `/v1/methods/{id}`: never a path that was asked for.
    Route("/v1/", 64, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '{' | '}' | '-'))
);
checked!(
    /// The name or the version of a program, of a system or of a file: one word without a space.
    Label("", 64, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '~'))
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
}

fn word_of<T: Term>(term: &T) -> Option<Word> {
    let value = serde_json::to_value(term).ok()?;
    let word = match T::TAG {
        Some(tag) => value.get(tag)?.as_str()?,
        None => value.as_str()?,
    };
    word.to_owned().try_into().ok()
}

impl Label {
    /// A label from outside; `None` if the text has another form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.to_owned().try_into().ok()
    }
}

/// A point in time as people write it, in UTC: `2026-11-30T02:45:12Z`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
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
