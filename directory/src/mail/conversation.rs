//! SMTP conversations with the mail server, step by step. The step that the server refuses decides
//! whether the refusal is about the server, the sender or the recipient; a complete transport would
//! not report the step.

mod addresses;

use super::{Failure, SmtpSetupError};
use crate::{
    config::{Login, Security, Smtp},
    text_file,
};
use chiave_domain::{
    delivery::{EnhancedCode, MailRefusal, Reply, Stage, Taken},
    ports::mail::MailError,
};
use chiave_log::causes::chain;
use lettre::{
    Address,
    address::Envelope,
    transport::smtp::{
        self,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt, Rset},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use std::{
    error::Error as _,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The time limit of one step of a conversation.
const STEP: Duration = Duration::from_secs(20);
/// The time limit of one whole mail. It is less than `LEASE_S`, after which the mail is tried
/// again.
const WHOLE: Duration = Duration::from_secs(50);
/// How long a connection is kept open for the next mail.
const KEEP: Duration = Duration::from_secs(20);
/// The maximum number of mails over one connection: fewer than servers allow.
const MAILS: u32 = 50;

/// The mail server and the open connections to it.
pub(super) struct Server {
    host: String,
    port: u16,
    security: Security,
    tls: TlsParameters,
    credentials: Option<Credentials>,
    /// The name with which the service greets the server.
    hello: ClientId,
    /// Connections without a mail in progress, the most recently used at the end.
    idle: Mutex<Vec<Connection>>,
}

/// An open connection after login.
struct Connection {
    smtp: AsyncSmtpConnection,
    /// The number of mails that used the connection.
    mails: u32,
    used_at: Instant,
}

/// A conversation about one mail, with a fixed deadline.
struct Talk {
    connection: Connection,
    deadline: Instant,
}

/// A conversation in which the server has accepted the sender.
struct Begun {
    talk: Talk,
    taken: Taken,
}

impl Server {
    /// Reads the files that the settings name; opens no connection yet.
    pub(super) fn new(smtp: &Smtp, hello: String) -> Result<Self, SmtpSetupError> {
        let credentials = smtp.login.as_ref().map(credentials);
        Ok(Self {
            host: smtp.host.clone(),
            port: smtp.port,
            security: smtp.security,
            tls: super::tls(smtp)?,
            credentials: credentials.transpose()?,
            hello: ClientId::Domain(hello),
            idle: Mutex::default(),
        })
    }

    /// Hands one message over.
    pub(super) async fn send(
        &self,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Taken, MailError> {
        let ascii = envelope.to().iter().all(is_ascii);
        let Begun { mut talk, taken } = self.begin(envelope.from().cloned(), !ascii).await?;
        let handed = hand_over(&mut talk, envelope, message).await;
        match &handed {
            Err(error) if error.refusal.is_some_and(|refusal| refusal.reply.is_none()) => {}
            Err(_) => self.reset(talk).await,
            Ok(()) => self.keep(talk.connection),
        }
        handed.map(|()| taken)
    }

    /// Runs a conversation without recipient and message.
    pub(super) async fn rehearse(&self, sender: &Address) -> Result<Taken, MailError> {
        let Begun { talk, taken } = self.begin(Some(sender.clone()), false).await?;
        self.reset(talk).await;
        Ok(taken)
    }

    /// Names the sender over an open connection or a new one. A server may close an idle connection
    /// at any time, so a failure of an idle connection is no failure of the server: a new
    /// connection is tried.
    async fn begin(&self, sender: Option<Address>, utf8: bool) -> Result<Begun, MailError> {
        let deadline = Instant::now() + WHOLE;
        while let Some(connection) = self.open_one() {
            let mut talk = Talk {
                connection,
                deadline,
            };
            match talk.name_sender(sender.clone(), utf8).await {
                Ok(taken) => return Ok(Begun { talk, taken }),
                Err(error) if has_closed(&error) => {}
                Err(error) => return Err(error),
            }
        }
        let mut talk = self.connect(deadline).await?;
        let taken = talk.name_sender(sender, utf8).await?;
        Ok(Begun { talk, taken })
    }

    async fn connect(&self, deadline: Instant) -> Result<Talk, MailError> {
        let mut smtp = within(Stage::Connect, deadline, self.greeted()).await??;
        if matches!(self.security, Security::Starttls) {
            let starttls = smtp.starttls(self.tls.clone(), &self.hello);
            step(Stage::Connect, deadline, starttls).await?;
        }
        if let Some(credentials) = &self.credentials {
            let login = smtp.auth(DEFAULT_MECHANISMS, credentials);
            step(Stage::Login, deadline, login).await?;
        }
        let connection = Connection {
            smtp,
            mails: 0,
            used_at: Instant::now(),
        };
        Ok(Talk {
            connection,
            deadline,
        })
    }

    fn open_one(&self) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|connection| connection.used_at.elapsed() < KEEP);
        idle.pop()
    }

    /// Aborts a mail that was not handed over, so the connection can be used for another mail.
    async fn reset(&self, mut talk: Talk) {
        let reset = talk.connection.smtp.command(Rset);
        if step(Stage::Sender, talk.deadline, reset).await.is_ok() {
            self.keep(talk.connection);
        }
    }

    fn keep(&self, mut connection: Connection) {
        connection.mails += 1;
        connection.used_at = Instant::now();
        if connection.mails < MAILS {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.push(connection);
        }
    }
}

impl Talk {
    /// `MAIL FROM`. An address that is not ASCII needs a server that accepts such addresses (RFC
    /// 6531).
    async fn name_sender(
        &mut self,
        sender: Option<Address>,
        utf8: bool,
    ) -> Result<Taken, MailError> {
        let smtp = &mut self.connection.smtp;
        let taken = Taken {
            utf8: smtp.server_info().supports_feature(Extension::SmtpUtfEight),
        };
        if utf8 && !taken.utf8 {
            return Err(MailError::beyond(taken, Failure::NotAscii));
        }
        let parameters = if utf8 {
            vec![
                MailParameter::SmtpUtfEight,
                MailParameter::Body(MailBodyParameter::EightBitMime),
            ]
        } else {
            Vec::new()
        };
        let name = smtp.command(Mail::new(sender, parameters));
        step(Stage::Sender, self.deadline, name).await?;
        Ok(taken)
    }
}

/// Reads the password of a login.
fn credentials(login: &Login) -> Result<Credentials, SmtpSetupError> {
    let password = text_file::read_secret(&login.password_file)?;
    Ok(Credentials::new(
        login.user_name.clone(),
        password.trim_end().to_owned(),
    ))
}

async fn hand_over(talk: &mut Talk, envelope: &Envelope, message: &[u8]) -> Result<(), MailError> {
    let deadline = talk.deadline;
    let smtp = &mut talk.connection.smtp;
    for to in envelope.to() {
        let name = smtp.command(Rcpt::new(to.clone(), Vec::new()));
        step(Stage::Recipient, deadline, name).await?;
    }
    step(Stage::Content, deadline, smtp.command(Data)).await?;
    step(Stage::Content, deadline, smtp.message(message)).await?;
    Ok(())
}

/// Runs one step with its time limit.
async fn step<T>(
    stage: Stage,
    deadline: Instant,
    does: impl Future<Output = Result<T, smtp::Error>>,
) -> Result<T, MailError> {
    let done = within(stage, deadline, does).await?;
    done.map_err(|error| refused(stage, &error))
}

async fn within<T>(
    stage: Stage,
    deadline: Instant,
    does: impl Future<Output = T>,
) -> Result<T, MailError> {
    let left = deadline.saturating_duration_since(Instant::now());
    let done = tokio::time::timeout(STEP.min(left), does).await;
    done.map_err(|_| {
        let refusal = MailRefusal { stage, reply: None };
        MailError::refused(refusal, Failure::TooLong)
    })
}

/// The server's refusal, without its text.
fn refused(stage: Stage, error: &smtp::Error) -> MailError {
    let Some(status) = error.status() else {
        let refusal = MailRefusal { stage, reply: None };
        return MailError::refused(refusal, Failure::Broken(chain(error)));
    };
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    let reply = Reply {
        code: status.into(),
        enhanced: EnhancedCode::within(&words),
    };
    let refusal = MailRefusal {
        stage,
        reply: Some(reply),
    };
    MailError::refused(refusal, Failure::Answered)
}

/// Whether the server only closed a connection that had been idle.
fn has_closed(error: &MailError) -> bool {
    error.refusal.is_some_and(|refusal| {
        refusal.stage == Stage::Sender && refusal.reply.is_none_or(|reply| reply.code == 421)
    })
}

fn is_ascii(address: &Address) -> bool {
    let text: &str = address.as_ref();
    text.is_ascii()
}
