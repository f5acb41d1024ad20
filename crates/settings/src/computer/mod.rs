//! The managed settings of a computer with the application.

mod rows;

use crate::{Declaration, Document};

/// A key of the managed settings of a computer.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Computer {
    /// The address of the directory service.
    Server,
    /// The company's certificate authority.
    Authority,
    /// The certificate by which this computer identifies itself.
    ClientCertificate,
    /// The public keys of which the service has to have one.
    Pins,
    /// Whether a service with none of these keys is only reported.
    PinsReportOnly,
    /// The proxy for the connection to the service.
    Proxy,
    /// The company's name.
    Organisation,
    /// Whom people may ask for help.
    OrganisationHelp,
    /// The page of the help desk.
    HelpUrl,
    /// Whether a forgotten password can be reset here.
    Reset,
    /// Whether an account can be unlocked here.
    Unlock,
    /// Whether a password can be changed here by choice.
    ChangePassword,
    /// Whether security info can be managed here by choice.
    SecurityInfo,
    /// The company's logo.
    Logo,
    /// The company's logo for a dark window.
    LogoDark,
    /// The company's colour, for what can be pressed or chosen.
    Accent,
    /// The language of the interface.
    Language,
    /// Whether the application opens when a person's session begins.
    Autostart,
    /// `reminder_days`.
    ReminderDays,
    /// `quiet_hours`.
    QuietHours,
    /// Whether people share this computer, so nothing of one person stays for the next.
    Kiosk,
    /// How much the application writes to its log.
    LogLevel,
    /// The colour theme of the interface.
    Theme,
    /// After how many days without the service the account is removed from the computer.
    WipeAfterDays,
}

impl Document for Computer {
    const ALL: &'static [Self] = &[
        Self::Server,
        Self::Authority,
        Self::ClientCertificate,
        Self::Pins,
        Self::PinsReportOnly,
        Self::Proxy,
        Self::Organisation,
        Self::OrganisationHelp,
        Self::HelpUrl,
        Self::Reset,
        Self::Unlock,
        Self::ChangePassword,
        Self::SecurityInfo,
        Self::Logo,
        Self::LogoDark,
        Self::Accent,
        Self::Language,
        Self::Theme,
        Self::Autostart,
        Self::ReminderDays,
        Self::QuietHours,
        Self::Kiosk,
        Self::LogLevel,
        Self::WipeAfterDays,
    ];

    fn declaration(self) -> Declaration {
        match self {
            Self::Server => rows::SERVER,
            Self::Authority => rows::AUTHORITY,
            Self::ClientCertificate => rows::CLIENT_CERTIFICATE,
            Self::Pins => rows::PINS,
            Self::PinsReportOnly => rows::PINS_REPORT_ONLY,
            Self::Proxy => rows::PROXY,
            Self::Organisation => rows::ORGANISATION,
            Self::OrganisationHelp => rows::ORGANISATION_HELP,
            Self::HelpUrl => rows::HELP_URL,
            Self::Logo => rows::LOGO,
            Self::LogoDark => rows::LOGO_DARK,
            Self::Accent => rows::ACCENT,
            Self::Language => rows::LANGUAGE,
            Self::Reset => rows::RESET,
            Self::Unlock => rows::UNLOCK,
            Self::ChangePassword => rows::CHANGE_PASSWORD,
            Self::SecurityInfo => rows::SECURITY_INFO,
            Self::Autostart => rows::AUTOSTART,
            Self::ReminderDays => rows::REMINDER_DAYS,
            Self::QuietHours => rows::QUIET_HOURS,
            Self::Kiosk => rows::KIOSK,
            Self::LogLevel => rows::LOG_LEVEL,
            Self::Theme => rows::THEME,
            Self::WipeAfterDays => rows::WIPE_AFTER_DAYS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Levels, Mistake};

    #[test]
    fn every_default_and_every_example_is_a_value() {
        for it in Computer::declarations() {
            for literal in [it.default, it.example].into_iter().flatten() {
                assert!(it.kind.check(&literal.json()).is_some(), "{}", it.name);
            }
        }
    }

    // Law 17.
    #[test]
    fn only_an_administrator_decides_whom_to_trust() {
        for key in [
            Computer::Server,
            Computer::Authority,
            Computer::ClientCertificate,
            Computer::Pins,
            Computer::PinsReportOnly,
            Computer::Proxy,
        ] {
            let it = key.declaration();

            assert_eq!(it.author, Author::Administrator, "{}", it.name);
            assert_eq!(it.levels, Levels::Mandatory, "{}", it.name);
            assert_eq!(it.mistake, Mistake::ClosesTheService, "{}", it.name);
        }
    }

    // Law 16.
    #[test]
    fn only_an_administrator_decides_whether_a_computer_is_shared() {
        let it = Computer::Kiosk.declaration();

        assert_eq!(it.author, Author::Administrator);
        assert_eq!(it.levels, Levels::Mandatory);
        assert_eq!(it.mistake, Mistake::CountsAsTrue);
    }

    #[test]
    fn every_key_has_a_name_of_its_own() {
        for key in Computer::ALL {
            assert_eq!(Computer::named(key.name()), Some(*key));
        }
    }

    #[test]
    fn what_the_person_may_set_may_be_recommended() {
        for it in Computer::declarations() {
            let both = it.levels == Levels::Both;
            assert_eq!(both, it.author == Author::Person, "{}", it.name);
        }
    }
}
