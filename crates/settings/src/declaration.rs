//! What is declared of each key.

use crate::Kind;
use chiave_words::Settings as Sentence;
use serde::Serialize;

/// A settings document: every variant is a key.
pub trait Document: Copy + Eq + 'static {
    /// Every key, in the order of the manual.
    const ALL: &'static [Self];

    /// What is declared of this key.
    fn declaration(self) -> Declaration;

    /// The name of this key in the document.
    fn name(self) -> &'static str {
        self.declaration().name
    }

    /// What is declared of every key, in the order of the manual.
    fn declarations() -> impl Iterator<Item = Declaration> {
        Self::ALL.iter().map(|key| key.declaration())
    }

    /// The key with this name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.name() == name)
    }
}

/// What is declared of a key.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// The name in the document.
    pub name: &'static str,
    /// The type and range of the value.
    pub kind: Kind,
    /// Whether a document has to have the key.
    pub need: Need,
    /// The value in force if nobody sets one; `None` if there is none.
    pub default: Option<Literal>,
    /// The first version that knows the key.
    pub since: &'static str,
    /// The levels at which the key may stand.
    pub levels: Levels,
    /// The least trusted author whose value counts.
    pub author: Author,
    /// What a wrong value does.
    pub mistake: Mistake,
    /// The value in the example file; `None` if the example file leaves the key out.
    pub example: Option<Literal>,
    /// The short name of the setting, for people.
    pub title: Sentence,
    /// What the setting does.
    pub text: Sentence,
}

/// Whether a document has to have a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Need {
    /// A document without the key is wrong.
    Required,
    /// The key may be left out, and the example file has it.
    Suggested,
    /// The key may be left out.
    Optional,
}

/// A value in a declaration.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Literal {
    /// A text.
    Text(&'static str),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(u32),
    /// A list of texts.
    Texts(&'static [&'static str]),
}

impl Literal {
    /// The value as JSON.
    #[must_use]
    pub fn json(self) -> serde_json::Value {
        match self {
            Self::Text(text) => text.into(),
            Self::Flag(flag) => flag.into(),
            Self::Whole(number) => number.into(),
            Self::Texts(texts) => texts.into(),
        }
    }
}

/// The levels at which a key may stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Levels {
    /// Only mandatory: the person has no say.
    Mandatory,
    /// Mandatory or recommended.
    Both,
}

impl Levels {
    /// Whether a value of the key may stand at `level`.
    #[must_use]
    pub const fn allow(self, level: Level) -> bool {
        match (self, level) {
            (Self::Both, _) | (Self::Mandatory, Level::Mandatory) => true,
            (Self::Mandatory, Level::Recommended) => false,
        }
    }
}

/// The level of a value that IT sets.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Level {
    /// The choice of the person wins.
    Recommended,
    /// The value wins over the choice of the person, and is shown as locked.
    Mandatory,
}

/// Who can write the place of a value.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Author {
    /// The person at the computer.
    Person,
    /// Only the administrator of the computer.
    Administrator,
}

/// What a wrong value does (law 16).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mistake {
    /// The client makes no connection to the service: any other connection might be one that IT
    /// does not allow.
    ClosesTheService,
    /// The service does not start.
    StopsTheService,
    /// The whole document is refused, and the one that was stored before stays in force.
    StoresNothing,
    /// The action that the setting governs does not exist.
    HidesTheAction,
    /// The setting counts as `true`, because that is safer than `false`.
    CountsAsTrue,
    /// The value is ignored.
    Ignored,
}
