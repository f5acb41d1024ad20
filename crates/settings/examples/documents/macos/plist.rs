//! Property lists.

use crate::HEAD;
use crate::xml::{self, Element};
use chiave_settings::Literal;

const DOCTYPE: &str = "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
                       \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

/// A value of a property list.
pub enum Plist {
    Text(String),
    Number(u32),
    Flag(bool),
    /// A time as RFC 3339 writes it.
    Date(&'static str),
    Array(Vec<Self>),
    Dictionary(Dictionary),
}

/// The entries of a dictionary, in their order.
#[derive(Default)]
pub struct Dictionary(Vec<(&'static str, Plist)>);

impl Dictionary {
    /// The dictionary with one more entry.
    pub fn with(mut self, key: &'static str, value: impl Into<Plist>) -> Self {
        self.0.push((key, value.into()));
        self
    }

    /// The dictionary with one more entry, if there is a value.
    pub fn with_any(self, key: &'static str, value: Option<impl Into<Plist>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The dictionary as a file.
    pub fn file(self) -> String {
        let root = Element::holding("plist", [Plist::from(self).element()]).with("version", "1.0");
        xml::document(&format!("{DOCTYPE}\n{HEAD}"), &root)
    }
}

impl Plist {
    fn element(self) -> Element {
        match self {
            Self::Text(text) => Element::saying("string", text),
            Self::Number(number) => Element::saying("integer", number.to_string()),
            Self::Flag(true) => Element::new("true"),
            Self::Flag(false) => Element::new("false"),
            Self::Date(date) => Element::saying("date", date),
            Self::Array(items) => Element::holding("array", items.into_iter().map(Self::element)),
            Self::Dictionary(Dictionary(entries)) => Element::holding(
                "dict",
                entries
                    .into_iter()
                    .flat_map(|(key, value)| [Element::saying("key", key), value.element()]),
            ),
        }
    }
}

impl From<&str> for Plist {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Plist {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Plist {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<Self>> for Plist {
    fn from(items: Vec<Self>) -> Self {
        Self::Array(items)
    }
}

impl From<Dictionary> for Plist {
    fn from(dictionary: Dictionary) -> Self {
        Self::Dictionary(dictionary)
    }
}

impl From<Literal> for Plist {
    fn from(literal: Literal) -> Self {
        match literal {
            Literal::Text(text) => text.into(),
            Literal::Flag(flag) => Self::Flag(flag),
            Literal::Whole(number) => number.into(),
            Literal::Texts(texts) => Self::Array(texts.iter().map(|it| (*it).into()).collect()),
        }
    }
}
