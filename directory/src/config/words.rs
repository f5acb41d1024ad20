//! The settings that are one word out of a few.

/// How the connection to the mail server is secured.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Security {
    /// TLS is asked for after the greeting, and nothing is sent where it is not given.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
}

/// From which level on something is logged.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Level {
    /// What somebody has to mend.
    Error,
    /// What somebody should look at.
    Warn,
    /// What happened.
    #[default]
    Info,
    /// How it happened.
    Debug,
    /// Every step of it.
    Trace,
}

impl Security {
    /// The words of the settings file.
    pub(super) const WORDS: &[(&str, Self)] = &[("starttls", Self::Starttls), ("tls", Self::Tls)];

    /// The kind that goes with a port by its registration (RFC 6409, RFC 8314, section 3.3), where the
    /// port is one for mail.
    #[must_use]
    pub const fn of_port(port: u16) -> Option<Self> {
        match port {
            25 | 587 => Some(Self::Starttls),
            465 => Some(Self::Tls),
            _ => None,
        }
    }

    /// Its word in the settings file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Starttls => "starttls",
            Self::Tls => "tls",
        }
    }
}

impl Level {
    /// The words of the settings file.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("error", Self::Error),
        ("warn", Self::Warn),
        ("info", Self::Info),
        ("debug", Self::Debug),
        ("trace", Self::Trace),
    ];

    /// Its name, as filters of log lines spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}
