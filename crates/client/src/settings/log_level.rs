//! How much the application writes to its log.

/// The level of the log. What is below `Info` was not reviewed for what it contains, so no setting
/// leads there.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum LogLevel {
    /// Only what failed.
    Error,
    /// Also what is wrong and was got around.
    #[default]
    Warn,
    /// Also what the application does, in its own words.
    Info,
}

impl LogLevel {
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "error" => Some(Self::Error),
            "warn" => Some(Self::Warn),
            "info" => Some(Self::Info),
            _ => None,
        }
    }

    /// The filter of the log. Libraries never say more than what is wrong: their lines were not
    /// reviewed.
    #[must_use]
    pub const fn filter(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "warn,chiave=info,chiave_client=info",
        }
    }
}
