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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_of_the_log_lets_a_library_speak() {
        let filter = |text: &str| LogLevel::parse(text).map(LogLevel::filter);

        assert_eq!(filter("error"), Some("error"));
        let info = "warn,chiave=info,chiave_client=info";
        assert_eq!(filter("info"), Some(info));
        assert_eq!(filter("debug"), None);
    }
}
