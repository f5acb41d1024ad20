//! Checks that the network matches the settings: the public name, the port, the mail server.
//!
//! Only `config check --network` runs these checks. No mail is sent: the conversation with the mail
//! server ends after the sender.

mod holder;

use crate::{
    config::{Config, ConfigError, Expected, Smtp},
    mail::SmtpMail,
};
use chiave_domain::{
    delivery::Stage,
    ports::mail::{Mail as _, MailError},
};
use chiave_log::causes::chain;
pub use holder::Holder;
use std::{
    io::{self, ErrorKind},
    net::{IpAddr, SocketAddr, TcpListener},
    path::Path,
};

/// A difference between network and settings.
#[derive(Debug)]
pub enum NetworkFinding {
    /// The public name has no address; holds the reason.
    Unresolved(String),
    /// Another process listens on the port.
    PortTaken(Holder),
    /// This user may not listen on the port; the service may be allowed to.
    PortForbidden,
    /// The port cannot be listened on.
    PortUnusable(io::Error),
    /// No conversation under TLS with the mail server is possible; holds the reason.
    MailUnreachable(String),
    /// The mail server refuses the login; holds the server's status code.
    MailLogin(String),
    /// The mail server refuses the sender; holds the server's status code.
    MailSender(String),
}

/// The results of the checks.
#[derive(Debug, Default)]
pub struct Network {
    /// The addresses of the public name.
    pub addresses: Vec<IpAddr>,
    /// The addresses with whose ports nothing is wrong, and who uses each port.
    pub ports: Vec<(SocketAddr, Port)>,
    /// Whether the mail server accepts the sender.
    pub mail: bool,
    /// Problems because of which the service does not work.
    pub wrong: Vec<ConfigError>,
    /// Problems that may keep the service from working.
    pub warnings: Vec<ConfigError>,
}

/// Who uses the port, if nothing is wrong with it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Port {
    /// Nobody uses the port.
    Free,
    /// The service uses the port.
    Served,
}

impl Network {
    /// Runs all checks one after the other. `is_serving` says whether a service runs on the data
    /// folder.
    pub async fn look(config: &Config, is_serving: bool) -> Self {
        let mut network = Self::default();
        network.resolve(config.public_name.host()).await;
        let folder = is_serving.then_some(config.data_dir.as_path());
        network.try_port("listen", config.listen, folder);
        if let Some(metrics) = config.metrics {
            network.try_port("metrics.listen", metrics, folder);
        }
        network.greet(&config.smtp).await;
        network
    }

    async fn resolve(&mut self, host: &str) {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        match tokio::net::lookup_host((bare, 0)).await {
            Ok(found) => {
                self.addresses = found.map(|address| address.ip()).collect();
                self.addresses.dedup();
            }
            Err(error) => self.wrong("public_name", NetworkFinding::Unresolved(error.to_string())),
        }
    }

    /// Checks who uses the port. `served` is the data folder, if a service runs on it. The process
    /// on the port is that service only if it has this folder open: another installation on the
    /// same machine uses another folder.
    fn try_port(&mut self, key: &str, address: SocketAddr, served: Option<&Path>) {
        let Err(error) = TcpListener::bind(address) else {
            self.ports.push((address, Port::Free));
            return;
        };
        match error.kind() {
            ErrorKind::AddrInUse => {
                let holder = Holder::of(address.port());
                let has_it = |folder: &Path| {
                    let process = holder.process.as_ref();
                    process.is_none_or(|process| process.has_open(folder))
                };
                if served.is_some_and(has_it) {
                    self.ports.push((address, Port::Served));
                } else {
                    self.wrong(key, NetworkFinding::PortTaken(holder));
                }
            }
            ErrorKind::PermissionDenied => {
                self.warnings.push(at(key, NetworkFinding::PortForbidden));
            }
            // Reported without the network: see `of_another_machine`.
            ErrorKind::AddrNotAvailable => {}
            _ => self.wrong(key, NetworkFinding::PortUnusable(error)),
        }
    }

    /// Talks to the mail server. Settings that cannot be used at all were reported without the
    /// network.
    async fn greet(&mut self, smtp: &Smtp) {
        let Ok(mail) = SmtpMail::new(smtp) else {
            return;
        };
        match mail.rehearse().await {
            Ok(_) => self.mail = true,
            Err(error) => {
                self.wrong.push(of_mail(&error));
            }
        }
    }

    fn wrong(&mut self, key: &str, finding: NetworkFinding) {
        self.wrong.push(at(key, finding));
    }
}

/// What is wrong with an address that this machine does not have. Whether its port is free is another
/// question.
pub(crate) fn of_another_machine(address: SocketAddr) -> Option<NetworkFinding> {
    let error = TcpListener::bind((address.ip(), 0)).err()?;
    let is_absent = error.kind() == ErrorKind::AddrNotAvailable;
    is_absent.then_some(NetworkFinding::PortUnusable(error))
}

fn at(key: &str, finding: NetworkFinding) -> ConfigError {
    ConfigError {
        key: key.to_owned(),
        line: None,
        expected: Expected::Network(finding),
    }
}

/// The problem of the setting that a refusal is about. The cause never holds the server's text.
fn of_mail(error: &MailError) -> ConfigError {
    let refusal = error.refusal.as_ref();
    let said = refusal.and_then(|refusal| refusal.reply.map(|_| refusal.to_string()));
    let cause = || chain(error.cause.as_ref());
    match (refusal.map(|refusal| refusal.stage), said) {
        (Some(Stage::Login), Some(said)) => at("smtp.user_name", NetworkFinding::MailLogin(said)),
        (Some(Stage::Sender), Some(said)) => at("smtp.from", NetworkFinding::MailSender(said)),
        (_, Some(said)) => at("smtp.host", NetworkFinding::MailUnreachable(said)),
        (_, None) => at("smtp.host", NetworkFinding::MailUnreachable(cause())),
    }
}

#[cfg(test)]
mod tests;
