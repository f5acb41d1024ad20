//! Whether the managed settings of a computer are in order, in one answer for every command.

use super::{Origin, Settings};
use crate::link;
use chiave_settings::{Computer, Document as _};
use serde::{Serialize, Serializer};

/// Whether the managed settings lead to a service, and if not, why.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// Every managed setting counts.
    Good {
        /// The service that the settings name.
        #[serde(serialize_with = "as_text")]
        server: Origin,
    },
    /// The settings name no service that can be used.
    NoServer,
    /// The settings name a service that is not used: a setting about the way to it, or a whole file, does
    /// not count.
    Closed,
    /// Neither the settings nor the system name a certificate authority.
    NoAuthority,
    /// The service can be used, but a managed setting is ignored.
    Ignored,
}

impl Settings {
    /// Whether the managed settings are in order. The person's own file decides nothing here.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict_if(link::system_has_no_authority)
    }

    pub(super) fn verdict_if(&self, system_has_no_authority: impl FnOnce() -> bool) -> Verdict {
        match &self.server {
            None if self.sourced(Computer::Server.name()).is_some() => Verdict::Closed,
            None => Verdict::NoServer,
            Some(_) if self.authority.is_none() && system_has_no_authority() => {
                Verdict::NoAuthority
            }
            Some(_) if !self.problems.is_empty() => Verdict::Ignored,
            Some(server) => Verdict::Good {
                server: server.clone(),
            },
        }
    }
}

fn as_text<S: Serializer>(origin: &Origin, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(origin.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Fault, SettingProblem};

    #[test]
    fn a_verdict_names_the_first_reason_that_no_service_can_be_used() {
        let server = Origin::parse("https://chiave.example.com").unwrap();
        let good = Settings {
            server: Some(server.clone()),
            ..Settings::default()
        };
        let odd = Settings {
            problems: vec![SettingProblem {
                fault: Fault::UnknownKey,
                place: "10.json:1:2 (colour)".to_owned(),
                expected: std::collections::BTreeMap::new(),
            }],
            ..good.clone()
        };

        assert_eq!(good.verdict_if(|| false), Verdict::Good { server });
        assert_eq!(good.verdict_if(|| true), Verdict::NoAuthority);
        assert_eq!(odd.verdict_if(|| false), Verdict::Ignored);
        assert_eq!(odd.verdict_if(|| true), Verdict::NoAuthority);
        let none = Settings::default();
        assert_eq!(none.verdict_if(|| true), Verdict::NoServer);
    }
}
