//! The types of values.

mod expected;
mod link;
mod list;
mod placeholder;
mod proxy;
mod reminders;

pub use list::LIST_ITEMS;
pub use placeholder::Placeholder;
pub use reminders::{MinuteOfDay, QuietHours, ReminderDays};

use crate::{Colour, Fault, Pin};
use chiave_protocol::Origin;
use serde_json::Value as Json;
use std::{borrow::Cow, collections::BTreeSet, net::SocketAddr};

/// The least number of pins: one in use, and one whose key is kept for the day when the first is lost.
pub const PINS: usize = 2;

/// The word for the proxy that the system names.
pub const SYSTEM_PROXY: &str = "system";

/// The type and range of a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// The address of a service: `https`, host and port.
    Origin,
    /// `system`, or the address of a proxy, without user name and password: every user of the
    /// computer could read them.
    Proxy,
    /// The path of a file with certificates.
    CertificateFile,
    /// The path of a file with a PNG image.
    ImageFile,
    /// The address of a page: `https`, after whose host a [`Placeholder`] may stand.
    Link,
    /// An address and a port.
    Address,
    /// The path of a file or folder.
    Path,
    /// An email address, with or without a name.
    Mailbox,
    /// A text for people, with a visible character.
    Text,
    /// A colour such as `#085d67`, on which white text can be read.
    Accent,
    /// Days before an expiry: see [`ReminderDays`].
    ReminderDays,
    /// Hours of the day: see [`QuietHours`].
    QuietHours,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A whole number between two bounds, inclusive.
    Whole {
        /// The lower bound.
        least: u32,
        /// The upper bound.
        most: u32,
    },
    /// A list of texts.
    Texts,
    /// A list of mail domains.
    Domains,
    /// A list of words that no password may consist of.
    Words,
    /// The digests of public keys: two or more, so that one is a spare.
    Pins,
}

/// The form in which values of a kind are written, whatever they mean. What is generated for another
/// system follows the form, so a new kind of text needs no change there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// A text.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number between two bounds, inclusive.
    Whole {
        /// The lower bound.
        least: u32,
        /// The upper bound.
        most: u32,
    },
    /// A list of texts.
    Texts,
}

/// A value of the right type and range.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// The address of a service.
    Origin(Origin),
    /// Any other value that is written as a text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(u32),
    /// A list of texts.
    Texts(Vec<String>),
    /// The digests of public keys.
    Pins(Vec<Pin>),
}

impl Kind {
    /// The form in which values are written.
    #[must_use]
    pub const fn form(self) -> Form {
        match self {
            Self::Origin
            | Self::Proxy
            | Self::CertificateFile
            | Self::ImageFile
            | Self::Link
            | Self::Address
            | Self::Path
            | Self::Mailbox
            | Self::Accent
            | Self::ReminderDays
            | Self::QuietHours
            | Self::Text => Form::Text,
            Self::Choice(words) => Form::Choice(words),
            Self::Flag => Form::Flag,
            Self::Whole { least, most } => Form::Whole { least, most },
            Self::Texts | Self::Domains | Self::Words | Self::Pins => Form::Texts,
        }
    }

    /// The value, if its type and range are right.
    #[must_use]
    pub fn check(self, json: &Json) -> Option<Value> {
        match self {
            Self::Origin => json.as_str().and_then(Origin::parse).map(Value::Origin),
            Self::Proxy => text(json, proxy::is_proxy),
            Self::Link => text(json, link::is_link),
            Self::Address => text(json, |text| text.parse::<SocketAddr>().is_ok()),
            Self::Mailbox => text(json, is_mailbox),
            Self::CertificateFile | Self::ImageFile | Self::Path => text(json, |_| true),
            Self::Text => text(json, |text| !text.trim().is_empty()),
            Self::Accent => text(json, |text| {
                Colour::parse(text).is_some_and(Colour::is_readable_on_white)
            }),
            Self::ReminderDays => text(json, |text| ReminderDays::parse(text).is_some()),
            Self::QuietHours => text(json, |text| QuietHours::parse(text).is_some()),
            Self::Choice(words) => text(json, |text| words.contains(&text)),
            Self::Flag => json.as_bool().map(Value::Flag),
            Self::Whole { least, most } => {
                let number = json.as_u64().and_then(|number| u32::try_from(number).ok());
                number
                    .filter(|number| (least..=most).contains(number))
                    .map(Value::Whole)
            }
            Self::Texts => list::texts(json, usize::MAX, |_| true),
            Self::Domains => list::texts(json, list::LIST_ITEMS, list::is_domain),
            Self::Words => list::texts(json, list::LIST_ITEMS, list::is_word),
            Self::Pins => pins(json).map(Value::Pins),
        }
    }

    /// Why a value that is wrong is wrong.
    #[must_use]
    pub fn fault(self, json: &Json) -> Fault {
        match self {
            Self::Proxy if json.as_str().is_some_and(proxy::names_a_script) => Fault::ProxyScript,
            Self::Accent if json.as_str().and_then(Colour::parse).is_some() => Fault::LowContrast,
            _ => Fault::BadValue,
        }
    }
}

impl Value {
    /// The value as it is shown.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Origin(origin) => origin.as_str().into(),
            Self::Text(text) => text.into(),
            Self::Flag(flag) => flag.to_string().into(),
            Self::Whole(number) => number.to_string().into(),
            Self::Texts(texts) => texts.join(", ").into(),
            Self::Pins(pins) => {
                let pins: Vec<_> = pins.iter().map(Pin::to_string).collect();
                pins.join(", ").into()
            }
        }
    }
}

/// The value of a text that is `right`.
fn text(json: &Json, right: impl FnOnce(&str) -> bool) -> Option<Value> {
    let text = json.as_str().filter(|text| right(text))?;
    Some(Value::Text(text.to_owned()))
}

/// The pins of a list of at least two different ones.
fn pins(json: &Json) -> Option<Vec<Pin>> {
    let items = json.as_array()?.iter();
    let pins: Vec<Pin> = items
        .map(|item| item.as_str().and_then(Pin::parse))
        .collect::<Option<_>>()?;
    let different: BTreeSet<_> = pins.iter().collect();
    (pins.len() >= PINS && different.len() == pins.len()).then_some(pins)
}

/// Whether a text is an address such as `name@example.org`, alone or as in `Name <name@example.org>`.
fn is_mailbox(text: &str) -> bool {
    let address = match text.trim().split_once('<') {
        Some((_, rest)) => rest.strip_suffix('>'),
        None => Some(text.trim()),
    };
    let parts = address.and_then(|address| address.split_once('@'));
    parts.is_some_and(|(local, domain)| {
        let word = |it: &str| !it.is_empty() && !it.contains([' ', '@', '<', '>', ',']);
        word(local) && word(domain)
    })
}

#[cfg(test)]
mod tests;
