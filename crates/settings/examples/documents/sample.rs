//! A document with a key of every kind, at each level that a key may have: what is generated takes a
//! new key without a change.

use chiave_settings::{Author, Declaration, Document, Kind, Levels, Literal, Mistake, Need};
use chiave_words::Settings as Sentence;

/// A key of the sample.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sample {
    Server,
    Proxy,
    Authority,
    Help,
    Theme,
    Kiosk,
    Days,
    Pins,
}

impl Sample {
    const fn kind(self) -> Kind {
        match self {
            Self::Server => Kind::Origin,
            Self::Proxy => Kind::Proxy,
            Self::Authority => Kind::CertificateFile,
            Self::Help => Kind::Text,
            Self::Theme => Kind::Choice(&["system", "high-contrast"]),
            Self::Kiosk => Kind::Flag,
            Self::Days => Kind::Whole { least: 1, most: 30 },
            Self::Pins => Kind::Texts,
        }
    }

    const fn default(self) -> Option<Literal> {
        match self {
            Self::Theme => Some(Literal::Text("high-contrast")),
            Self::Kiosk => Some(Literal::Flag(false)),
            Self::Days => Some(Literal::Whole(7)),
            Self::Pins => Some(Literal::Texts(&["one", "two"])),
            Self::Server | Self::Proxy | Self::Authority | Self::Help => None,
        }
    }
}

impl Document for Sample {
    const ALL: &'static [Self] = &[
        Self::Server,
        Self::Proxy,
        Self::Authority,
        Self::Help,
        Self::Theme,
        Self::Kiosk,
        Self::Days,
        Self::Pins,
    ];

    fn declaration(self) -> Declaration {
        let trusts = matches!(self, Self::Server | Self::Proxy | Self::Authority);
        Declaration {
            name: match self {
                Self::Server => "server",
                Self::Proxy => "proxy",
                Self::Authority => "authority",
                Self::Help => "help",
                Self::Theme => "theme",
                Self::Kiosk => "kiosk",
                Self::Days => "days",
                Self::Pins => "pins",
            },
            kind: self.kind(),
            need: Need::Optional,
            default: self.default(),
            since: if trusts { "0.1.0" } else { "0.2.0" },
            levels: match trusts {
                true => Levels::Mandatory,
                false => Levels::Both,
            },
            author: match trusts {
                true => Author::Administrator,
                false => Author::Person,
            },
            mistake: Mistake::Ignored,
            example: self.default(),
            title: Sentence::ComputerServer,
            text: Sentence::ComputerServerText,
        }
    }
}
