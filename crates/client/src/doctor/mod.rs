//! The examination of a computer: everything that the application needs, one after the other, with
//! what was found. It changes no setting, and sends nothing that belongs to a person.

mod certificate;
mod finding;
mod health;
mod part;
mod proxy;
#[cfg(test)]
mod tests;
mod way;
mod why;

pub use finding::Finding;
pub use health::Health;
pub use part::Part;

use crate::{
    Client, KEYRING_DEADLINE, files,
    link::NoAddress,
    settings::{Settings, Verdict},
};
use certificate::{own_until, read};
use chiave_protocol::{service::ServiceInfo, typed::ShownText};
use proxy::ProxyInUse;
use serde::Serialize;
use tokio::{sync::oneshot, time::timeout};
use why::Unanswered;

/// The seconds by which two clocks may differ: the limit of Kerberos (RFC 4120, section 8.2), since a
/// computer in a company has to keep that anyway.
pub const CLOCK_TOLERANCE_S: i64 = 5 * 60;

/// A finding with how good it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Checked {
    /// How good the finding is.
    pub health: Health,
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
}

impl From<Finding> for Checked {
    fn from(finding: Finding) -> Self {
        Self {
            health: finding.health(),
            finding,
        }
    }
}

/// Days before the end of this computer's own certificate from which on that is told: as many as the service warns
/// before the end of its own.
pub const OWN_CERTIFICATE_DAYS: i64 = 30;

/// Everything that an examination found, in the order in which one thing needs the other.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Examination {
    /// The address of the service, if the settings name one.
    pub server: Option<String>,
    /// What was found.
    pub findings: Vec<Checked>,
}

impl Examination {
    /// How good the worst finding is.
    #[must_use]
    pub fn health(&self) -> Health {
        Health::worst(self.findings.iter().map(|it| it.health))
    }

    /// Whether nothing was found that keeps the application from working.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.health() != Health::Bad
    }
}

impl Client {
    /// Examines this computer. Takes some seconds where something does not answer. A keyring that was
    /// found locked before is not asked again.
    pub async fn examine(&self) -> Examination {
        self.open_keyring_once().await;
        self.examine_the_rest().await
    }

    /// Examines this computer again because the person asked for it, so a keyring that did not open
    /// before is asked again, and may show its question to the person.
    pub async fn examine_again(&self) -> Examination {
        self.open_keyring_again().await;
        self.examine_the_rest().await
    }

    /// Examines this computer with what is known of the keyring.
    async fn examine_the_rest(&self) -> Examination {
        let settings = self.settings();
        let mut found = vec![of_settings(&settings)];
        found.extend(of_authority(&settings));
        if found.iter().all(|it| it.health() != Health::Bad) {
            found.extend(self.of_the_service(&settings).await);
        }
        found.push(self.of_the_keyring().await);
        found.extend(self.of_what_is_left());
        found.push(self.of_the_files().await);
        found.push(self.of_the_session());
        Examination {
            server: settings.server.as_ref().map(|it| it.as_str().to_owned()),
            findings: found.into_iter().map(Checked::from).collect(),
        }
    }

    async fn of_the_service(&self, settings: &Settings) -> Vec<Finding> {
        let proxy = match ProxyInUse::of(settings) {
            Ok(proxy) => proxy,
            Err(NoAddress(variable)) => return vec![Finding::NoProxyAddress { variable }],
        };
        let mut found = way::walk(settings, proxy.as_ref(), self.is_connected()).await;
        if found.iter().any(|it| it.health() == Health::Bad) {
            return found;
        }
        match self.ask_service().await {
            Ok(info) => {
                found.extend(self.of_the_certificate());
                found.extend(self.of_its_own_certificate(settings));
                found.push(self.of_the_clock(&info));
                found.push(Finding::ServiceAnswers {
                    organisation: shown_text(&info.organisation),
                    version: shown_text(&info.version),
                });
            }
            Err(failure) => {
                let now = self.0.clock.now();
                let unanswered = Unanswered {
                    server: settings.server.as_ref(),
                    proxy,
                    certificate: self.link().shown_certificate(),
                    own: settings.client_certificate.as_ref(),
                    now,
                };
                found.push(unanswered.why(&failure).await);
            }
        }
        found
    }

    /// What is found of a certificate that counts.
    fn of_the_certificate(&self) -> Vec<Finding> {
        let link = self.link();
        let shown = link.shown_certificate().and_then(|it| read(&it));
        let issuer = shown.as_ref().and_then(|shown| shown.issuer.clone());
        let trusted = shown.map(|shown| Finding::CertificateTrusted {
            issuer: shown.issuer,
            at: shown.until,
        });
        let unpinned = link.is_unpinned();
        let reported = unpinned.then_some(Finding::PinsOnlyReported { issuer });
        trusted.into_iter().chain(reported).collect()
    }

    /// What is found of this computer's own certificate, if the settings name one. A service that accepts it today may
    /// refuse it tomorrow.
    fn of_its_own_certificate(&self, settings: &Settings) -> Option<Finding> {
        let own = settings.client_certificate.as_ref()?;
        let (file, at) = (own.path().display().to_string(), own_until(own)?);
        let left_s = at.since(self.0.clock.now());
        Some(match left_s > OWN_CERTIFICATE_DAYS * 24 * 60 * 60 {
            true => Finding::OwnCertificate { file, at },
            false => Finding::OwnCertificateEnds { file, at },
        })
    }

    fn of_the_clock(&self, info: &ServiceInfo) -> Finding {
        let ahead_s = self.0.clock.now().since(info.server_time);
        match ahead_s.abs() > CLOCK_TOLERANCE_S {
            true => Finding::ClockDiffers { ahead_s },
            false => Finding::ClockAgrees,
        }
    }

    async fn of_the_keyring(&self) -> Finding {
        if self.is_shared() {
            return Finding::NothingKept;
        }
        Finding::Keyring {
            state: self.0.keyring.state(),
            owner: self.keyring_owner().await,
        }
    }

    /// The program that answers as the keyring; `None` if that is not known in time. The question may
    /// hang as any call of the keyring (law 15), so it has a thread that nobody has to wait for.
    async fn keyring_owner(&self) -> Option<String> {
        let platform = self.0.platform.clone();
        let (answer, awaited) = oneshot::channel();
        let ask = move || drop(answer.send(platform.keyring_owner()));
        let thread = std::thread::Builder::new().name("keyring-owner".into());
        thread.spawn(ask).ok()?;
        timeout(KEYRING_DEADLINE, awaited).await.ok()?.ok()?
    }

    fn of_what_is_left(&self) -> Option<Finding> {
        let keyrings = self.left_in().join(", ");
        (!keyrings.is_empty()).then_some(Finding::KeyringLeft { keyrings })
    }

    async fn of_the_files(&self) -> Finding {
        if self.0.files_kept {
            return Finding::FilesKept;
        }
        let look = |client: &Self, here| Ok(files::is_anothers(here, &client.0.places.data));
        let is_anothers = self.on_disk(look).await.unwrap_or(false);
        let folder = self.0.places.data.display().to_string();
        match is_anothers {
            true => Finding::FilesOfAnother { folder },
            false => Finding::FilesNotKept { folder },
        }
    }

    fn of_the_session(&self) -> Finding {
        match self.memory().session.user_name() {
            Some(user_name) => Finding::SignedIn {
                user_name: user_name.clone(),
            },
            None => Finding::NotSignedIn,
        }
    }
}

fn of_authority(settings: &Settings) -> Option<Finding> {
    let authority = settings.authority.as_ref()?;
    authority
        .has_private_key()
        .then(|| Finding::AuthorityWithKey {
            file: authority.path.display().to_string(),
        })
}

fn shown_text(text: &str) -> String {
    ShownText::cleaned(text, certificate::MOST).into()
}

fn of_settings(settings: &Settings) -> Finding {
    match settings.verdict() {
        Verdict::Good { .. } => Finding::SettingsGood,
        Verdict::NoServer | Verdict::Closed => Finding::NoServer,
        Verdict::NoAuthority => Finding::NoAuthority,
        Verdict::Ignored => Finding::SettingsIgnored {
            problems: settings.problems.len(),
        },
    }
}
