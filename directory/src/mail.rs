//! Mails over SMTP, always under TLS.

use crate::{
    causes::chain,
    config::{Security, Smtp},
};
use async_trait::async_trait;
use chiave_domain::ports::mail::{Letter, Mail, MailError};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, CertificateStore, Tls, TlsParameters},
        extension::ClientId,
        response::Category,
    },
};
use std::{
    error::Error,
    io::{self, Read},
    path::Path,
    time::Duration,
};
use zeroize::Zeroizing;

/// How long one step of the conversation may take.
const STEP: Duration = Duration::from_secs(20);
/// How long one mail may take as a whole; below the first delay before it is tried again.
const WHOLE: Duration = Duration::from_secs(50);
/// Bytes of a password file, at most.
const PASSWORD_BYTES: usize = 4096;

/// The company's mail server.
pub struct SmtpMail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The sender's domain: how the service greets, and the right side of every Message-ID.
    host: String,
}

/// Why the mail server cannot be used as it is set.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSetupError {
    /// The file with the authority or the password cannot be read.
    #[error("a file that [smtp] names cannot be read")]
    File(#[source] io::Error),
    /// The authority or the server's name is not usable.
    #[error("TLS to the mail server cannot be set up")]
    Tls(#[source] lettre::transport::smtp::Error),
}

/// How sending failed, without what the server said: it may have repeated the address.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("the server answered {0}")]
    Answered(String),
    #[error("the conversation failed: {0}")]
    Broken(String),
    #[error("the conversation took too long")]
    TooLong,
    #[error("the message could not be written")]
    Unwritable,
}

impl SmtpMail {
    /// Reads authority and password; connects to nothing yet.
    ///
    /// # Errors
    ///
    /// [`SmtpSetupError`].
    pub fn new(smtp: &Smtp) -> Result<Self, SmtpSetupError> {
        let host = smtp.from.email.domain().to_owned();
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host)
            .port(smtp.port)
            .timeout(Some(STEP))
            .hello_name(ClientId::Domain(host.clone()))
            .tls(tls(smtp)?);
        if let Some((user_name, password_file)) = &smtp.login {
            let password = password(password_file).map_err(SmtpSetupError::File)?;
            let credentials = Credentials::new(user_name.clone(), password.trim_end().to_owned());
            builder = builder.credentials(credentials);
        }
        Ok(Self {
            transport: builder.build(),
            from: smtp.from.clone(),
            host,
        })
    }

    fn message(&self, letter: &Letter) -> Result<Message, MailError> {
        let unwritable = |_| MailError::Permanent(Box::new(Failure::Unwritable));
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
            .map_err(|_| MailError::Permanent(Box::new(Failure::Unwritable)))
    }
}

#[async_trait]
impl Mail for SmtpMail {
    async fn send(&self, letter: Letter) -> Result<(), MailError> {
        let message = self.message(&letter)?;
        match tokio::time::timeout(WHOLE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(judged(&error)),
            Err(_) => Err(MailError::Temporary(Box::new(Failure::TooLong))),
        }
    }
}

/// Never without TLS: a server that does not offer it is sent nothing, not even a login.
fn tls(smtp: &Smtp) -> Result<Tls, SmtpSetupError> {
    let mut parameters = TlsParameters::builder(smtp.host.clone());
    if let Some(authority) = &smtp.authority {
        let pem = std::fs::read(authority).map_err(SmtpSetupError::File)?;
        let authority = Certificate::from_pem(&pem).map_err(SmtpSetupError::Tls)?;
        parameters = parameters
            .certificate_store(CertificateStore::None)
            .add_root_certificate(authority);
    }
    let parameters = parameters.build_rustls().map_err(SmtpSetupError::Tls)?;
    Ok(match smtp.security {
        Security::Starttls => Tls::Required(parameters),
        Security::Tls => Tls::Wrapper(parameters),
    })
}

fn password(path: &Path) -> io::Result<Zeroizing<String>> {
    let mut password = Zeroizing::new(String::with_capacity(PASSWORD_BYTES));
    std::fs::File::open(path)?
        .take(PASSWORD_BYTES as u64)
        .read_to_string(&mut password)?;
    Ok(password)
}

/// Refused for good only where the server refused the message or its address. A refused login
/// (RFC 4954, codes 530 to 538) is a setting to be mended, and the mail waits for that.
fn judged(error: &lettre::transport::smtp::Error) -> MailError {
    let Some(status) = error.status() else {
        return MailError::Temporary(Box::new(Failure::Broken(chain(error))));
    };
    let failure = Box::new(Failure::Answered(status.to_string()));
    if error.is_permanent() && status.category != Category::Unspecified3 {
        MailError::Permanent(failure)
    } else {
        MailError::Temporary(failure)
    }
}

/// `Auto-Submitted: auto-generated` (RFC 3834, section 5): no out-of-office answers come back.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use chiave_protocol::Secret;
    use tokio::{
        io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
        net::TcpListener,
    };

    const EXAMPLE: &str = include_str!("../chiave-directory.example.toml");

    fn mail(port: u16) -> SmtpMail {
        let password = tempfile::NamedTempFile::new().unwrap();
        let text = EXAMPLE
            .replace("port = 587", &format!("port = {port}"))
            .replace("smtp.example.org", "localhost")
            .replace(
                "/etc/chiave/smtp-password",
                password.path().to_str().unwrap(),
            );
        SmtpMail::new(&Config::parse(&text, Path::new("")).unwrap().smtp).unwrap()
    }

    fn letter(to: &str) -> Letter {
        Letter {
            id: uuid::Uuid::from_u128(7),
            to: to.to_owned(),
            subject: "Perché è così".to_owned(),
            text: Secret::new("402817".to_owned()),
            html: Secret::new("<p>402817</p>".to_owned()),
        }
    }

    #[test]
    fn a_mail_has_two_parts_an_id_and_wants_no_automatic_answer() {
        let message = mail(587).message(&letter("giulia@posta.example")).unwrap();

        let written = String::from_utf8(message.formatted()).unwrap();
        for part in [
            "Message-ID: <00000000-0000-0000-0000-000000000007@example.org>",
            "Auto-Submitted: auto-generated",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "To: giulia@posta.example",
        ] {
            assert!(written.contains(part), "{part} in {written}");
        }
    }

    /// Every text of up to five of these characters.
    fn texts() -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut longest = texts.clone();
        for _ in 0..5 {
            let longer = |text: &String| {
                ['a', '7', '.', '-', '_', 'è', '"', '@'].map(|c| format!("{text}{c}"))
            };
            longest = longest.iter().flat_map(longer).collect();
            texts.extend(longest.iter().cloned());
        }
        texts
    }

    #[test]
    fn a_mail_can_be_written_to_every_address_that_is_taken() {
        let mut taken = 0;
        for text in texts() {
            for address in [
                format!("{text}@posta.example"),
                format!("anna@{text}.example"),
            ] {
                if chiave_domain::address::deliverable(&address).is_some() {
                    taken += 1;
                    assert!(address.parse::<Mailbox>().is_ok(), "{address}");
                }
            }
        }
        assert!(taken > 1000, "{taken}");
    }

    #[tokio::test]
    async fn an_address_that_is_none_is_refused_for_good() {
        let sent = mail(587).send(letter("giulia\r\nBcc: you@x.example")).await;

        assert!(matches!(sent, Err(MailError::Permanent(_))));
    }

    /// A server that greets, and answers EHLO without STARTTLS; says what it heard.
    async fn server_without_tls(listener: TcpListener) -> Vec<String> {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.split();
        write.write_all(b"220 mail.example\r\n").await.unwrap();
        let mut heard = Vec::new();
        let mut lines = BufReader::new(read).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            heard.push(line);
            write.write_all(b"250 mail.example\r\n").await.unwrap();
        }
        heard
    }

    #[tokio::test]
    async fn a_server_without_tls_is_sent_nothing() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = tokio::spawn(server_without_tls(listener));

        let sent = mail(port).send(letter("giulia@posta.example")).await;

        assert!(matches!(sent, Err(MailError::Temporary(_))));
        let heard = server.await.unwrap().join("\n");
        assert!(heard.starts_with("EHLO example.org"), "{heard}");
        assert!(!heard.contains("AUTH") && !heard.contains("MAIL") && !heard.contains("402817"));
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_tried_again_later() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);

        let sent = mail(port).send(letter("giulia@posta.example")).await;

        assert!(matches!(sent, Err(MailError::Temporary(_))));
    }
}
