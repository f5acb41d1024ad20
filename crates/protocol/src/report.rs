//! What a computer says of itself when it synchronises, for the IT department's view of all computers.
//! Nothing in it is about a person.

/// The header of `GET /v1/state` that carries a report: version, policy and keyring, separated by spaces.
pub const HEADER: &str = "chiave-report";
/// The characters of a policy hash.
const POLICY_CHARACTERS: usize = 16;
/// The most characters of a version.
const VERSION_CHARACTERS: usize = 32;

/// What a computer says of itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Report {
    /// The version of the application.
    pub version: String,
    /// The beginning of a hash of the managed settings in force, 16 hexadecimal digits: equal on all
    /// computers with the same settings.
    pub policy: String,
    /// The state of the keyring.
    pub keyring: Keyring,
}

/// The state of a computer's keyring, as far as the IT department needs to know.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Keyring {
    /// The keyring answers.
    Open,
    /// The keyring is locked or does not answer.
    Locked,
    /// There is no keyring.
    None,
}

impl Keyring {
    const ALL: [Self; 3] = [Self::Open, Self::Locked, Self::None];

    /// The state as a word that does not follow the language.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Locked => "locked",
            Self::None => "none",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

impl Report {
    /// The value of the header.
    #[must_use]
    pub fn to_header(&self) -> String {
        format!("{} {} {}", self.version, self.policy, self.keyring.word())
    }

    /// Reads the value of the header. A value of any other form is no report.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (version, policy, keyring) = (words.next()?, words.next()?, words.next()?);
        let is_version = |text: &str| {
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
            (1..=VERSION_CHARACTERS).contains(&text.len()) && text.chars().all(allowed)
        };
        let is_policy = |text: &str| {
            let allowed = |c: char| c.is_ascii_digit() || matches!(c, 'a'..='f');
            text.len() == POLICY_CHARACTERS && text.chars().all(allowed)
        };
        if words.next().is_some() || !is_version(version) || !is_policy(policy) {
            return None;
        }
        Some(Self {
            version: version.to_owned(),
            policy: policy.to_owned(),
            keyring: Keyring::parse(keyring)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_reads_as_it_was_written() {
        for keyring in Keyring::ALL {
            let report = Report {
                version: "0.1.0-rc.1".into(),
                policy: "0123456789abcdef".into(),
                keyring,
            };
            assert_eq!(Report::parse(&report.to_header()), Some(report));
        }
    }

    #[test]
    fn a_text_of_another_form_is_no_report() {
        for text in [
            "",
            "0.1.0 0123456789abcdef",
            "0.1.0 0123456789abcdef open anna",
            "0.1.0 0123456789ABCDEF open",
            "0.1.0 0123456789abcde open",
            "0.1.0 0123456789abcdef ajar",
            "<b> 0123456789abcdef open",
            " 0123456789abcdef open",
            "012345678901234567890123456789012 0123456789abcdef open",
        ] {
            assert_eq!(Report::parse(text), None, "{text}");
        }
    }
}
