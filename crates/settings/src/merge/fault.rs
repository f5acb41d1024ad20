//! Why a setting or a file is ignored.

use serde::Serialize;

/// Why a setting or a file is ignored; `locales/<lang>/pages.ftl` has the sentences.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Fault {
    /// Somebody other than root may have written the file.
    NotTrusted,
    /// The file cannot be read.
    Unreadable,
    /// The file is not a JSON object.
    NotJson,
    /// The file is not read, because the ending of its name is `.json` in other letters.
    OtherEnding,
    /// No setting has this name.
    UnknownKey,
    /// The setting cannot have this value.
    BadValue,
    /// The setting counts only beside another one, which nobody set.
    NotAlone,
    /// The setting cannot be recommended, only mandatory.
    OnlyMandatory,
    /// The setting asks for a script that chooses the proxy (PAC), which is not supported.
    ProxyScript,
    /// White text on the colour cannot be read.
    LowContrast,
    /// The file that the setting names is no image that can be shown.
    NotAnImage,
    /// The person can write this place, and the setting is the administrator's.
    NotFromHere,
}

impl Fault {
    /// The stable name of the fault.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotTrusted => "not-trusted",
            Self::Unreadable => "unreadable",
            Self::NotJson => "not-json",
            Self::OtherEnding => "other-ending",
            Self::UnknownKey => "unknown-key",
            Self::BadValue => "bad-value",
            Self::NotAlone => "not-alone",
            Self::OnlyMandatory => "only-mandatory",
            Self::ProxyScript => "proxy-script",
            Self::LowContrast => "low-contrast",
            Self::NotAnImage => "not-an-image",
            Self::NotFromHere => "not-from-here",
        }
    }

    /// Whether nobody knows what a file says that was meant to count. A file with another name was never
    /// meant to.
    #[must_use]
    pub const fn leaves_unread(self) -> bool {
        matches!(self, Self::NotTrusted | Self::Unreadable | Self::NotJson)
    }
}
