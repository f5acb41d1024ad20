//! The managed settings of a computer with the application.

use crate::{Author, Declaration, Document, Kind, Levels, Literal, Mistake, Need};
use chiave_words::{Language, Settings as Sentence};

/// A key of the managed settings of a computer.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Computer {
    /// The address of the directory service.
    Server,
    /// The company's certificate authority.
    Authority,
    /// The proxy for the connection to the service.
    Proxy,
    /// The company's name.
    Organisation,
    /// Whom people may ask for help.
    OrganisationHelp,
    /// Whether a forgotten password can be reset here.
    Reset,
    /// Whether an account can be unlocked here.
    Unlock,
    /// Whether a password can be changed here by choice.
    ChangePassword,
    /// Whether security info can be managed here by choice.
    SecurityInfo,
    /// The language of the interface.
    Language,
    /// How much the application writes to its log.
    LogLevel,
    /// The colour theme of the interface.
    Theme,
}

/// `system`, and the tag of every language.
const LANGUAGES: [&str; Language::ALL.len() + 1] = {
    let mut names = ["system"; Language::ALL.len() + 1];
    let mut place = 0;
    while place < Language::ALL.len() {
        names[place + 1] = Language::ALL[place].tag();
        place += 1;
    }
    names
};

/// A setting that decides to whom the computer speaks: only an administrator sets it, and a wrong
/// value closes the way to the service (laws 16 and 17).
const TRUST: Declaration = Declaration {
    name: "",
    kind: Kind::Origin,
    need: Need::Optional,
    default: None,
    since: "0.1.0",
    levels: Levels::Mandatory,
    author: Author::Administrator,
    mistake: Mistake::ClosesTheService,
    example: None,
    title: Sentence::ComputerServer,
    text: Sentence::ComputerServerText,
};

/// A setting of taste: a wrong value is ignored.
const TASTE: Declaration = Declaration {
    levels: Levels::Both,
    author: Author::Person,
    mistake: Mistake::Ignored,
    ..TRUST
};

/// A setting that only an administrator decides and that restricts nothing: a wrong value is
/// ignored.
const OFFICE: Declaration = Declaration {
    kind: Kind::Text,
    mistake: Mistake::Ignored,
    ..TRUST
};

/// Whether an action exists: a wrong value hides the action (law 16).
const ACTION: Declaration = Declaration {
    kind: Kind::Choice(&["shown", "hidden"]),
    default: Some(Literal::Text("shown")),
    mistake: Mistake::HidesTheAction,
    ..TRUST
};

const SERVER: Declaration = Declaration {
    name: "server",
    example: Some(Literal::Text("https://chiave.example.org")),
    ..TRUST
};

const AUTHORITY: Declaration = Declaration {
    name: "authority",
    kind: Kind::CertificateFile,
    example: Some(Literal::Text("company-authority.pem")),
    title: Sentence::ComputerAuthority,
    text: Sentence::ComputerAuthorityText,
    ..TRUST
};

const PROXY: Declaration = Declaration {
    name: "proxy",
    kind: Kind::Proxy,
    title: Sentence::ComputerProxy,
    text: Sentence::ComputerProxyText,
    ..TRUST
};

const ORGANISATION: Declaration = Declaration {
    name: "organisation",
    title: Sentence::ComputerOrganisation,
    text: Sentence::ComputerOrganisationText,
    ..OFFICE
};

const ORGANISATION_HELP: Declaration = Declaration {
    name: "organisation_help",
    example: Some(Literal::Text(
        "Ask the IT department: it@example.org, 555-0100",
    )),
    title: Sentence::ComputerOrganisationHelp,
    text: Sentence::ComputerOrganisationHelpText,
    ..OFFICE
};

const LANGUAGE: Declaration = Declaration {
    name: "language",
    kind: Kind::Choice(&LANGUAGES),
    default: Some(Literal::Text("system")),
    title: Sentence::ComputerLanguage,
    text: Sentence::ComputerLanguageText,
    ..TASTE
};

const RESET: Declaration = Declaration {
    name: "reset",
    title: Sentence::ComputerReset,
    text: Sentence::ComputerResetText,
    ..ACTION
};

const UNLOCK: Declaration = Declaration {
    name: "unlock",
    title: Sentence::ComputerUnlock,
    text: Sentence::ComputerUnlockText,
    ..ACTION
};

const CHANGE_PASSWORD: Declaration = Declaration {
    name: "change_password",
    title: Sentence::ComputerChangePassword,
    text: Sentence::ComputerChangePasswordText,
    ..ACTION
};

const SECURITY_INFO: Declaration = Declaration {
    name: "security_info",
    title: Sentence::ComputerSecurityInfo,
    text: Sentence::ComputerSecurityInfoText,
    ..ACTION
};

const LOG_LEVEL: Declaration = Declaration {
    name: "log_level",
    kind: Kind::Choice(&["error", "warn", "info"]),
    default: Some(Literal::Text("warn")),
    title: Sentence::ComputerLogLevel,
    text: Sentence::ComputerLogLevelText,
    ..OFFICE
};

const THEME: Declaration = Declaration {
    name: "theme",
    kind: Kind::Choice(&["system", "light", "dark"]),
    default: Some(Literal::Text("system")),
    title: Sentence::ComputerTheme,
    text: Sentence::ComputerThemeText,
    ..TASTE
};

impl Document for Computer {
    const ALL: &'static [Self] = &[
        Self::Server,
        Self::Authority,
        Self::Proxy,
        Self::Organisation,
        Self::OrganisationHelp,
        Self::Reset,
        Self::Unlock,
        Self::ChangePassword,
        Self::SecurityInfo,
        Self::Language,
        Self::Theme,
        Self::LogLevel,
    ];

    fn declaration(self) -> Declaration {
        match self {
            Self::Server => SERVER,
            Self::Authority => AUTHORITY,
            Self::Proxy => PROXY,
            Self::Organisation => ORGANISATION,
            Self::OrganisationHelp => ORGANISATION_HELP,
            Self::Language => LANGUAGE,
            Self::Reset => RESET,
            Self::Unlock => UNLOCK,
            Self::ChangePassword => CHANGE_PASSWORD,
            Self::SecurityInfo => SECURITY_INFO,
            Self::LogLevel => LOG_LEVEL,
            Self::Theme => THEME,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declarations() -> impl Iterator<Item = Declaration> {
        Computer::ALL.iter().map(|key| key.declaration())
    }

    #[test]
    fn every_default_and_every_example_is_a_value() {
        for it in declarations() {
            for literal in [it.default, it.example].into_iter().flatten() {
                assert!(it.kind.check(&literal.json()).is_some(), "{}", it.name);
            }
        }
    }

    // Law 17.
    #[test]
    fn only_an_administrator_decides_whom_to_trust() {
        for key in [Computer::Server, Computer::Authority, Computer::Proxy] {
            let it = key.declaration();

            assert_eq!(it.author, Author::Administrator, "{}", it.name);
            assert_eq!(it.levels, Levels::Mandatory, "{}", it.name);
            assert_eq!(it.mistake, Mistake::ClosesTheService, "{}", it.name);
        }
    }

    #[test]
    fn every_key_has_a_name_of_its_own() {
        for key in Computer::ALL {
            assert_eq!(Computer::named(key.name()), Some(*key));
        }
    }

    #[test]
    fn what_the_person_may_set_may_be_recommended() {
        for it in declarations() {
            let both = it.levels == Levels::Both;
            assert_eq!(both, it.author == Author::Person, "{}", it.name);
        }
    }
}
