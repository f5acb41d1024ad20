//! The types of values.

use chiave_protocol::Origin;
use chiave_words::{Arg, Settings as Sentence, Words};
use serde_json::Value as Json;
use url::Url;

/// The type and range of a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// The address of a service: `https`, host and port.
    Origin,
    /// The address of a proxy, without user name and password: every user of the computer could
    /// read them.
    Proxy,
    /// The path of a file with certificates.
    CertificateFile,
    /// A text for people.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// A value of the right type and range.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// The address of a service.
    Origin(Origin),
    /// Any other value that is written as a text.
    Text(String),
}

impl Kind {
    /// The value, if its type and range are right.
    #[must_use]
    pub fn check(self, json: &Json) -> Option<Value> {
        let text = json.as_str()?;
        let right = match self {
            Self::Origin => return Origin::parse(text).map(Value::Origin),
            Self::Proxy => is_proxy(text),
            Self::CertificateFile | Self::Text => true,
            Self::Choice(words) => words.contains(&text),
        };
        right.then(|| Value::Text(text.to_owned()))
    }

    /// What a value has to be, for people.
    #[must_use]
    pub fn expected(self, words: &Words) -> String {
        let sentence = match self {
            Self::Origin => Sentence::KindOrigin,
            Self::Proxy => Sentence::KindProxy,
            Self::CertificateFile => Sentence::KindCertificateFile,
            Self::Text => Sentence::KindText,
            Self::Choice(choices) => {
                let choices = choices.join(", ");
                return words.say(
                    Sentence::KindChoice,
                    &[("choices", Arg::Text(choices.as_str()))],
                );
            }
        };
        words.say(sentence, &[])
    }
}

impl Value {
    /// The value as it is shown.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Origin(origin) => origin.as_str(),
            Self::Text(text) => text,
        }
    }
}

fn is_proxy(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        let plain =
            url.username().is_empty() && url.password().is_none() && url.host_str().is_some();
        matches!(url.scheme(), "http" | "https") && plain
    })
}
