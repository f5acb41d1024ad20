//! The settings whose value is one of a few words.

/// How the connection to the mail server is secured.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Security {
    /// STARTTLS: TLS begins after the greeting. If the server does not offer TLS, nothing is sent.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
}

/// The least severe level that is logged.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Level {
    /// Problems that somebody has to repair.
    Error,
    /// Events that somebody should look at.
    Warn,
    /// Normal events.
    #[default]
    Info,
    /// Details of events.
    Debug,
    /// Every step.
    Trace,
}

impl Security {
    /// The words of the settings file.
    pub(super) const WORDS: &[(&str, Self)] = &[("starttls", Self::Starttls), ("tls", Self::Tls)];

    /// The usual kind for a port by the port's registration (RFC 6409; RFC 8314, section 3.3);
    /// `None` if the port is not registered for mail.
    #[must_use]
    pub const fn of_port(port: u16) -> Option<Self> {
        match port {
            25 | 587 => Some(Self::Starttls),
            465 => Some(Self::Tls),
            _ => None,
        }
    }

    /// The word in the settings file.
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

    /// The name of the level in log filters.
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
