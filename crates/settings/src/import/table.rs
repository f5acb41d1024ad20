//! The products, and the keys of each that have a match.

use super::payloads::Keys;
use crate::{Computer, Placeholder, ReminderDays};
use plist::{Dictionary, Value};
use serde_json::Value as Json;

/// The seconds of a day.
const DAY_S: u64 = 24 * 60 * 60;

/// A product whose profiles are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Product {
    /// NoMAD.
    Nomad,
    /// Jamf Connect, with Jamf Connect Sync and Verify before it.
    JamfConnect,
    /// XCreds.
    Xcreds,
    /// The Kerberos SSO extension of macOS.
    KerberosSso,
}

/// A key that has a match.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    theirs: &'static str,
    pub(super) ours: Computer,
    /// The value of our setting, if the value of the key, or that of a key beside it, has a match.
    pub(super) value: fn(&Keys<'_>, &str) -> Option<Json>,
}

const fn rule(
    theirs: &'static str,
    ours: Computer,
    value: fn(&Keys<'_>, &str) -> Option<Json>,
) -> Rule {
    Rule {
        theirs,
        ours,
        value,
    }
}

const NOMAD: &[Rule] = &[
    rule("GetHelpOptions", Computer::HelpUrl, help_page),
    rule("GetHelpType", Computer::HelpUrl, help_page),
    rule(
        "ChangePasswordType",
        Computer::ChangePassword,
        hidden_by_none,
    ),
    rule("Verbose", Computer::LogLevel, info_if_true),
    rule("LoginItem", Computer::Autostart, yes_or_no),
    rule(
        "PasswordExpireAlertTime",
        Computer::ReminderDays,
        from_second,
    ),
];

const JAMF_CONNECT: &[Rule] = &[
    rule("UserHelp.HelpOptions", Computer::HelpUrl, help_page),
    rule("UserHelp.HelpType", Computer::HelpUrl, help_page),
    // Jamf Connect Sync has the keys of NoMAD.
    rule("GetHelpOptions", Computer::HelpUrl, help_page),
    rule("GetHelpType", Computer::HelpUrl, help_page),
    rule(
        "HiddenMenuItems.changepassword",
        Computer::ChangePassword,
        hidden,
    ),
    rule("HiddenMenuItems.resetpassword", Computer::Reset, hidden),
    rule(
        "PasswordPolicies.ExpirationNotificationStartDay",
        Computer::ReminderDays,
        from_day,
    ),
    // That of Jamf Connect Sync.
    rule("ExpirationWarningDays", Computer::ReminderDays, from_day),
];

/// What XCreds lets a company set is about the login window, other providers of identities and the
/// password of the Mac.
const XCREDS: &[Rule] = &[];

const KERBEROS_SSO: &[Rule] = &[
    rule(
        "ExtensionData.helpText",
        Computer::OrganisationHelp,
        same_text,
    ),
    rule(
        "ExtensionData.allowPasswordChange",
        Computer::ChangePassword,
        shown_if_true,
    ),
    rule(
        "ExtensionData.pwNotificationDays",
        Computer::ReminderDays,
        from_day,
    ),
];

/// Keys by which the exported preferences of a product are recognised, beside those of its rules.
const KEYS_OF_XCREDS: &[&str] = &["discoveryURL", "passwordChangeURL", "shouldShowAboutMenu"];
const KEYS_OF_NOMAD: &[&str] = &[
    "ADDomain",
    "KerberosRealm",
    "LocalPasswordSync",
    "UseKeychain",
];
const KEYS_OF_JAMF_CONNECT: &[&str] = &["IdPSettings.Provider", "IdPSettings.TenantID"];
const KEYS_OF_KERBEROS_SSO: &[&str] = &["Realm", "ExtensionIdentifier"];

const KERBEROS_EXTENSION: &str = "com.apple.AppSSOKerberos.KerberosExtension";

impl Product {
    pub(super) const ALL: [Self; 4] = [
        Self::Nomad,
        Self::JamfConnect,
        Self::Xcreds,
        Self::KerberosSso,
    ];

    /// The product that reads the preferences of a domain, or a type of payload.
    pub(super) fn of(domain: &str) -> Option<Self> {
        match domain {
            "com.trusourcelabs.NoMAD" => Some(Self::Nomad),
            "com.twocanoes.xcreds" => Some(Self::Xcreds),
            "com.apple.extensiblesso" => Some(Self::KerberosSso),
            "com.jamf.connect" => Some(Self::JamfConnect),
            domain if domain.starts_with("com.jamf.connect.") => Some(Self::JamfConnect),
            _ => None,
        }
    }

    /// Whether settings are of another product with the same type of payload: all extensions for
    /// single sign-on have one.
    pub(super) fn is_other(self, settings: &Dictionary) -> bool {
        let extension = settings.get("ExtensionIdentifier");
        let other = extension.is_some_and(|it| it.as_string() != Some(KERBEROS_EXTENSION));
        self == Self::KerberosSso && other
    }

    /// The name of the product.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nomad => "NoMAD",
            Self::JamfConnect => "Jamf Connect",
            Self::Xcreds => "XCreds",
            Self::KerberosSso => "Kerberos SSO",
        }
    }

    const fn rules(self) -> &'static [Rule] {
        match self {
            Self::Nomad => NOMAD,
            Self::JamfConnect => JAMF_CONNECT,
            Self::Xcreds => XCREDS,
            Self::KerberosSso => KERBEROS_SSO,
        }
    }

    pub(super) fn rule(self, theirs: &str) -> Option<Rule> {
        self.rules()
            .iter()
            .find(|rule| rule.theirs == theirs)
            .copied()
    }

    pub(super) fn knows(self, theirs: &str) -> bool {
        let others = match self {
            Self::Nomad => KEYS_OF_NOMAD,
            Self::JamfConnect => KEYS_OF_JAMF_CONNECT,
            Self::Xcreds => KEYS_OF_XCREDS,
            Self::KerberosSso => KEYS_OF_KERBEROS_SSO,
        };
        others.contains(&theirs) || self.rule(theirs).is_some()
    }

    /// Whether rules name single words of the list with this key.
    pub(super) fn names_words_of(self, list: &str) -> bool {
        let names_word = |rule: &Rule| {
            let rest = rule.theirs.strip_prefix(list);
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        self.rules().iter().any(names_word)
    }
}

/// The page of the help desk, if the help is a page and every placeholder has a match. The value is
/// made of two keys, of which either may be asked for.
fn help_page(keys: &Keys<'_>, key: &str) -> Option<Json> {
    let start = &key[..key.rfind("Help")? + "Help".len()];
    let text = |end: &str| keys.get(&format!("{start}{end}"))?.as_string();
    if text("Type")? != "URL" {
        return None;
    }
    let page = text("Options")?.replace("<<shortname>>", Placeholder::User.text());
    (!page.contains("<<")).then(|| page.into())
}

fn hidden_by_none(keys: &Keys<'_>, key: &str) -> Option<Json> {
    (keys.get(key)?.as_string()? == "None").then(|| "hidden".into())
}

fn info_if_true(keys: &Keys<'_>, key: &str) -> Option<Json> {
    yes(keys.get(key)?)?.then(|| "info".into())
}

fn yes_or_no(keys: &Keys<'_>, key: &str) -> Option<Json> {
    yes(keys.get(key)?).map(Json::from)
}

/// A boolean, or the number that stands for one.
fn yes(value: &Value) -> Option<bool> {
    let number = || value.as_signed_integer().map(|number| number != 0);
    value.as_boolean().or_else(number)
}

fn hidden(_: &Keys<'_>, _: &str) -> Option<Json> {
    Some("hidden".into())
}

fn shown_if_true(keys: &Keys<'_>, key: &str) -> Option<Json> {
    Some(match yes(keys.get(key)?)? {
        true => "shown".into(),
        false => "hidden".into(),
    })
}

fn same_text(keys: &Keys<'_>, key: &str) -> Option<Json> {
    keys.get(key)
        .and_then(|it: &&Value| it.as_string())
        .map(Json::from)
}

/// Reminders from so many days before the expiry on.
fn from_day(keys: &Keys<'_>, key: &str) -> Option<Json> {
    reminders_from(keys.get(key)?.as_unsigned_integer()?)
}

/// Reminders from so many seconds before the expiry on, if they are whole days.
fn from_second(keys: &Keys<'_>, key: &str) -> Option<Json> {
    let seconds = keys.get(key)?.as_unsigned_integer()?;
    (seconds % DAY_S == 0)
        .then(|| reminders_from(seconds / DAY_S))
        .flatten()
}

/// Other products remind every day from their first reminder on, which no list of ours does if the first one is early.
/// So what is kept is the first reminder; the later ones are the usual ones.
fn reminders_from(first: u64) -> Option<Json> {
    let usual = ReminderDays::default();
    let later = usual.days().iter().rev().map(|day| u64::from(*day));
    let days = [first].into_iter().chain(later.filter(|day| *day < first));
    let days: Vec<_> = days.map(|day| day.to_string()).collect();
    Some(days.join(", ").into())
}
