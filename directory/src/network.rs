//! Whether the network is as the settings say: the public name, the port, the mail server.
//!
//! Only `config check --network` asks. Nothing is sent to anybody: the conversation with the mail server
//! ends after the sender.

mod holder;

use crate::{
    causes::chain,
    config::{Config, ConfigError, Expected, Smtp},
    mail::SmtpMail,
};
use chiave_domain::{
    delivery::Stage,
    ports::mail::{Mail as _, MailError},
};
pub use holder::Holder;
use std::{
    io::{self, ErrorKind},
    net::{IpAddr, SocketAddr, TcpListener},
    path::Path,
};

/// What is not as the settings say.
#[derive(Debug)]
pub enum NetworkFinding {
    /// The public name has no address; why.
    Unresolved(String),
    /// Another process listens on the port.
    PortTaken(Holder),
    /// The port cannot be listened on by this user; the service may be allowed to.
    PortForbidden,
    /// The port cannot be listened on.
    PortUnusable(io::Error),
    /// There is no conversation under TLS with the mail server; why.
    MailUnreachable(String),
    /// The mail server refuses the login; its code.
    MailLogin(String),
    /// The mail server refuses the sender; its code.
    MailSender(String),
}

/// What was found out.
#[derive(Debug, Default)]
pub struct Network {
    /// The addresses of the public name.
    pub addresses: Vec<IpAddr>,
    /// Who has the port.
    pub port: Option<Port>,
    /// Whether the mail server takes the sender.
    pub mail: bool,
    /// What keeps the service from its work.
    pub wrong: Vec<ConfigError>,
    /// What may.
    pub warnings: Vec<ConfigError>,
}

/// Who has the port, where that is as it should be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Port {
    /// Nobody.
    Free,
    /// The service.
    Served,
}

impl Network {
    /// Looks at everything, one after the other. `is_serving` says whether a service runs on the data
    /// folder.
    pub async fn look(config: &Config, is_serving: bool) -> Self {
        let mut network = Self::default();
        network.resolve(config.public_name.host()).await;
        let folder = is_serving.then_some(config.data_dir.as_path());
        network.try_port(config.listen, folder);
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

    /// `served` is the data folder, where a service runs on it. Who has the port is that service only
    /// where it has this folder open: another installation on this machine has another one.
    fn try_port(&mut self, listen: SocketAddr, served: Option<&Path>) {
        let Err(error) = TcpListener::bind(listen) else {
            self.port = Some(Port::Free);
            return;
        };
        match error.kind() {
            ErrorKind::AddrInUse => {
                let holder = Holder::of(listen.port());
                let has_it = |folder: &Path| {
                    let process = holder.process.as_ref();
                    process.is_none_or(|process| process.has_open(folder))
                };
                if served.is_some_and(has_it) {
                    self.port = Some(Port::Served);
                } else {
                    self.wrong("listen", NetworkFinding::PortTaken(holder));
                }
            }
            ErrorKind::PermissionDenied => self
                .warnings
                .push(at("listen", NetworkFinding::PortForbidden)),
            _ => self.wrong("listen", NetworkFinding::PortUnusable(error)),
        }
    }

    /// Settings that cannot be used at all have been named without the network.
    async fn greet(&mut self, smtp: &Smtp) {
        let Ok(mail) = SmtpMail::new(smtp) else {
            return;
        };
        match mail.rehearse().await {
            Ok(_) => self.mail = true,
            Err(error) => {
                let (key, finding) = of_mail(&error);
                self.wrong(key, finding);
            }
        }
    }

    fn wrong(&mut self, key: &str, finding: NetworkFinding) {
        self.wrong.push(at(key, finding));
    }
}

fn at(key: &str, finding: NetworkFinding) -> ConfigError {
    ConfigError {
        key: key.to_owned(),
        line: None,
        expected: Expected::Network(finding),
    }
}

/// The setting that a refusal is about. The cause never holds what the server said.
fn of_mail(error: &MailError) -> (&'static str, NetworkFinding) {
    let refusal = error.refusal.as_ref();
    let said = refusal.and_then(|refusal| refusal.reply.map(|_| refusal.to_string()));
    let cause = || chain(error.cause.as_ref());
    match (refusal.map(|refusal| refusal.stage), said) {
        (Some(Stage::Login), Some(said)) => ("smtp.user_name", NetworkFinding::MailLogin(said)),
        (Some(Stage::Sender), Some(said)) => ("smtp.from", NetworkFinding::MailSender(said)),
        (_, Some(said)) => ("smtp.host", NetworkFinding::MailUnreachable(said)),
        (_, None) => ("smtp.host", NetworkFinding::MailUnreachable(cause())),
    }
}

#[cfg(test)]
mod tests;
