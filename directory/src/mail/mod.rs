//! Sends mails over SMTP, always under TLS.

mod conversation;
mod pace;
#[cfg(test)]
pub(crate) mod tests;

use crate::{
    config::Smtp,
    text_file::{self, TextFileError},
    tls_files::{self, TlsError},
};
use async_trait::async_trait;
use chiave_domain::{
    delivery::{Fault, Taken},
    ports::mail::{Letter, Mail, MailError},
};
use conversation::Server;
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
    transport::smtp::client::{Certificate, CertificateStore, TlsParameters},
};
use pace::{Pace, Traffic};
use std::{error::Error, time::Instant};
use zeroize::Zeroizing;

/// The company's mail server as an implementation of [`Mail`].
pub struct SmtpMail {
    server: Server,
    from: Mailbox,
    /// The domain of the sender: the name in the greeting, and the right side of every Message-ID.
    host: String,
    pace: Pace,
    traffic: Traffic,
}

/// Why the mail settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSetupError {
    /// The file with the authority or the password cannot be read, or other users can read the
    /// password.
    #[error("a file that [smtp] names cannot be used")]
    File(#[from] TextFileError),
    /// The file with the authority holds no certificate.
    #[error("smtp.authority cannot be used")]
    Authority(#[from] TlsError),
    /// The authority or the server's name cannot be used.
    #[error("TLS to the mail server cannot be set up")]
    Tls(#[source] lettre::transport::smtp::Error),
}

/// Why sending failed, without the server's text, which may repeat the address.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("the server refused")]
    Answered,
    #[error("the conversation failed: {0}")]
    Broken(String),
    #[error("the conversation took too long")]
    TooLong,
    #[error("the message could not be written")]
    Unwritable,
    #[error("the server takes no address that is not ASCII")]
    NotAscii,
    #[error("the destination holds up other mails")]
    Stalled,
}

impl SmtpMail {
    /// Reads authority and password; opens no connection yet.
    ///
    /// # Errors
    ///
    /// [`SmtpSetupError`].
    pub fn new(smtp: &Smtp) -> Result<Self, SmtpSetupError> {
        let host = smtp.from.email.domain().to_owned();
        Ok(Self {
            server: Server::new(smtp, host.clone())?,
            from: smtp.from.clone(),
            host,
            pace: Pace::default(),
            traffic: Traffic::default(),
        })
    }

    fn message(&self, letter: &Letter) -> Result<Message, MailError> {
        let unwritable = |_| MailError::unasked(Fault::Address, Failure::Unwritable);
        let to: Mailbox = letter.to.parse().map_err(unwritable)?;
        let parts = MultiPart::alternative_plain_html(
            letter.text.expose().to_owned(),
            letter.html.expose().to_owned(),
        );
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject.clone())
            .message_id(Some(format!("<{}@{}>", letter.id, self.host)))
            .header(AutoSubmitted)
            .multipart(parts)
            .map_err(|_| MailError::unasked(Fault::Address, Failure::Unwritable))
    }
}

#[async_trait]
impl Mail for SmtpMail {
    async fn send(&self, letter: Letter) -> Result<Taken, MailError> {
        let message = self.message(&letter)?;
        let domain = letter.to.rsplit_once('@').map_or("", |(_, domain)| domain);
        let begun = Instant::now();
        let Some(_on_the_way) = self.traffic.enter(domain, begun) else {
            return Err(MailError::unasked(Fault::Destination, Failure::Stalled));
        };
        let written = Zeroizing::new(message.formatted());
        let sent = self.server.send(message.envelope(), &written).await;
        let reached = match &sent {
            Ok(_) => true,
            Err(error) => error
                .refusal
                .is_some_and(|refusal| refusal.stage.is_past_us()),
        };
        if reached {
            self.pace.note(begun.elapsed());
        }
        sent
    }

    async fn rehearse(&self) -> Result<Taken, MailError> {
        let (begun, lasts) = (Instant::now(), self.pace.next());
        let taken = self.server.rehearse(&self.from.email).await?;
        tokio::time::sleep(lasts.saturating_sub(begun.elapsed())).await;
        Ok(taken)
    }
}

/// The TLS parameters. A server that does not offer TLS is sent nothing, not even a login.
fn tls(smtp: &Smtp) -> Result<TlsParameters, SmtpSetupError> {
    let mut parameters = TlsParameters::builder(smtp.host.clone());
    if let Some(authority) = &smtp.authority {
        // Without a certificate in the file, no server could be trusted.
        tls_files::certificates(authority)?;
        let pem = text_file::read(authority)?;
        let authority = Certificate::from_pem(pem.as_bytes()).map_err(SmtpSetupError::Tls)?;
        parameters = parameters
            .certificate_store(CertificateStore::None)
            .add_root_certificate(authority);
    }
    parameters.build_rustls().map_err(SmtpSetupError::Tls)
}

/// `Auto-Submitted: auto-generated` (RFC 3834, section 5) prevents out-of-office answers.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
