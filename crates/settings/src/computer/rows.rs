//! What is declared of each key of the managed settings.

use crate::{Author, Declaration, Kind, Levels, Literal, Mistake, Need, ReminderDays};
use chiave_words::{Language, Settings as Sentence};

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

pub(super) const SERVER: Declaration = Declaration {
    name: "server",
    example: Some(Literal::Text("https://chiave.example.org")),
    ..TRUST
};

pub(super) const AUTHORITY: Declaration = Declaration {
    name: "authority",
    kind: Kind::CertificateFile,
    example: Some(Literal::Text("company-authority.pem")),
    title: Sentence::ComputerAuthority,
    text: Sentence::ComputerAuthorityText,
    ..TRUST
};

pub(super) const CLIENT_CERTIFICATE: Declaration = Declaration {
    name: "client_certificate",
    kind: Kind::CertificateFile,
    title: Sentence::ComputerClientCertificate,
    text: Sentence::ComputerClientCertificateText,
    ..TRUST
};

pub(super) const PINS: Declaration = Declaration {
    name: "pins",
    kind: Kind::Pins,
    title: Sentence::ComputerPins,
    text: Sentence::ComputerPinsText,
    ..TRUST
};

pub(super) const PINS_REPORT_ONLY: Declaration = Declaration {
    name: "pins_report_only",
    kind: Kind::Flag,
    default: Some(Literal::Flag(false)),
    title: Sentence::ComputerPinsReportOnly,
    text: Sentence::ComputerPinsReportOnlyText,
    ..TRUST
};

pub(super) const PROXY: Declaration = Declaration {
    name: "proxy",
    kind: Kind::Proxy,
    title: Sentence::ComputerProxy,
    text: Sentence::ComputerProxyText,
    ..TRUST
};

pub(super) const ORGANISATION: Declaration = Declaration {
    name: "organisation",
    title: Sentence::ComputerOrganisation,
    text: Sentence::ComputerOrganisationText,
    ..OFFICE
};

pub(super) const ORGANISATION_HELP: Declaration = Declaration {
    name: "organisation_help",
    example: Some(Literal::Text(
        "Ask the IT department: it@example.org, 555-0100",
    )),
    title: Sentence::ComputerOrganisationHelp,
    text: Sentence::ComputerOrganisationHelpText,
    ..OFFICE
};

pub(super) const HELP_URL: Declaration = Declaration {
    name: "help_url",
    kind: Kind::Link,
    title: Sentence::ComputerHelpUrl,
    text: Sentence::ComputerHelpUrlText,
    ..OFFICE
};

pub(super) const LOGO: Declaration = Declaration {
    name: "logo",
    kind: Kind::ImageFile,
    title: Sentence::ComputerLogo,
    text: Sentence::ComputerLogoText,
    ..OFFICE
};

pub(super) const LOGO_DARK: Declaration = Declaration {
    name: "logo_dark",
    kind: Kind::ImageFile,
    title: Sentence::ComputerLogoDark,
    text: Sentence::ComputerLogoDarkText,
    ..OFFICE
};

pub(super) const ACCENT: Declaration = Declaration {
    name: "accent",
    kind: Kind::Accent,
    title: Sentence::ComputerAccent,
    text: Sentence::ComputerAccentText,
    ..OFFICE
};

pub(super) const LANGUAGE: Declaration = Declaration {
    name: "language",
    kind: Kind::Choice(&LANGUAGES),
    default: Some(Literal::Text("system")),
    title: Sentence::ComputerLanguage,
    text: Sentence::ComputerLanguageText,
    ..TASTE
};

pub(super) const RESET: Declaration = Declaration {
    name: "reset",
    title: Sentence::ComputerReset,
    text: Sentence::ComputerResetText,
    ..ACTION
};

pub(super) const UNLOCK: Declaration = Declaration {
    name: "unlock",
    title: Sentence::ComputerUnlock,
    text: Sentence::ComputerUnlockText,
    ..ACTION
};

pub(super) const CHANGE_PASSWORD: Declaration = Declaration {
    name: "change_password",
    title: Sentence::ComputerChangePassword,
    text: Sentence::ComputerChangePasswordText,
    ..ACTION
};

pub(super) const SECURITY_INFO: Declaration = Declaration {
    name: "security_info",
    title: Sentence::ComputerSecurityInfo,
    text: Sentence::ComputerSecurityInfoText,
    ..ACTION
};

pub(super) const AUTOSTART: Declaration = Declaration {
    name: "autostart",
    kind: Kind::Flag,
    default: Some(Literal::Flag(false)),
    title: Sentence::ComputerAutostart,
    text: Sentence::ComputerAutostartText,
    ..OFFICE
};

pub(super) const REMINDER_DAYS: Declaration = Declaration {
    name: "reminder_days",
    kind: Kind::ReminderDays,
    default: Some(Literal::Text(ReminderDays::DEFAULT)),
    title: Sentence::ComputerReminderDays,
    text: Sentence::ComputerReminderDaysText,
    ..OFFICE
};

pub(super) const QUIET_HOURS: Declaration = Declaration {
    name: "quiet_hours",
    kind: Kind::QuietHours,
    title: Sentence::ComputerQuietHours,
    text: Sentence::ComputerQuietHoursText,
    ..OFFICE
};

pub(super) const KIOSK: Declaration = Declaration {
    name: "kiosk",
    kind: Kind::Flag,
    default: Some(Literal::Flag(false)),
    mistake: Mistake::CountsAsTrue,
    title: Sentence::ComputerKiosk,
    text: Sentence::ComputerKioskText,
    ..OFFICE
};

pub(super) const LOG_LEVEL: Declaration = Declaration {
    name: "log_level",
    kind: Kind::Choice(&["error", "warn", "info"]),
    default: Some(Literal::Text("warn")),
    title: Sentence::ComputerLogLevel,
    text: Sentence::ComputerLogLevelText,
    ..OFFICE
};

pub(super) const THEME: Declaration = Declaration {
    name: "theme",
    kind: Kind::Choice(&["system", "light", "dark"]),
    default: Some(Literal::Text("system")),
    title: Sentence::ComputerTheme,
    text: Sentence::ComputerThemeText,
    ..TASTE
};

pub(super) const WIPE_AFTER_DAYS: Declaration = Declaration {
    name: "wipe_after_days",
    kind: Kind::Whole {
        least: 7,
        most: 365,
    },
    title: Sentence::ComputerWipeAfterDays,
    text: Sentence::ComputerWipeAfterDaysText,
    ..OFFICE
};
