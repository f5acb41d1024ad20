//! A mail server that answers as it is told.

use super::EXAMPLE;
use crate::{
    config::{Config, Smtp},
    mail::SmtpMail,
};
use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// What is answered to each command.
#[derive(Clone)]
pub(crate) struct Script {
    pub(crate) greeting: &'static str,
    pub(crate) login: &'static str,
    pub(crate) sender: &'static str,
    pub(crate) recipient: &'static str,
    pub(crate) content: &'static str,
    /// Whether addresses that are not ASCII are taken.
    pub(crate) utf8: bool,
    /// How long the message takes.
    pub(crate) takes: Duration,
    /// Mails after which a connection is closed without a word.
    pub(crate) closes_after: usize,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            greeting: "220 ready",
            login: "235 2.7.0 welcome",
            sender: "250 2.1.0 fine",
            recipient: "250 2.1.5 fine",
            content: "250 2.0.0 taken",
            utf8: true,
            takes: Duration::ZERO,
            closes_after: usize::MAX,
        }
    }
}

/// The running server.
pub(crate) struct Server {
    pub(crate) mail: SmtpMail,
    /// The settings that lead to it.
    pub(crate) smtp: Smtp,
    heard: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
    _folder: TempDir,
}

impl Server {
    /// Starts one on a free port, and what sends to it.
    pub(crate) async fn start(script: Script) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let authority = folder.path().join("authority.pem");
        std::fs::write(&authority, made.cert.pem()).unwrap();
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], PrivateKeyDer::Pkcs8(key))
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (heard, connections) = (Arc::default(), Arc::default());
        tokio::spawn(serve(
            listener,
            Session {
                script,
                tls: TlsAcceptor::from(Arc::new(tls)),
                heard: Arc::clone(&heard),
                connections: Arc::clone(&connections),
            },
        ));
        let smtp = settings(folder.path(), &authority, port);
        Self {
            mail: SmtpMail::new(&smtp).unwrap(),
            smtp,
            heard,
            connections,
            _folder: folder,
        }
    }

    /// Every command so far, its first word.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

fn settings(folder: &Path, authority: &Path, port: u16) -> Smtp {
    let password = folder.join("password");
    std::fs::write(&password, "secret").unwrap();
    let owner_only = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(&password, owner_only).unwrap();
    let authority = format!("[smtp]\nauthority = {:?}", authority.to_str().unwrap());
    let text = EXAMPLE
        .replace("port = 587", &format!("port = {port}"))
        .replace("smtp.example.org", "localhost")
        .replace("/etc/chiave/smtp-password", password.to_str().unwrap())
        .replace("[smtp]", &authority);
    Config::parse(&text, Path::new("")).unwrap().smtp
}

#[derive(Clone)]
struct Session {
    script: Script,
    tls: TlsAcceptor,
    heard: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

async fn serve(listener: TcpListener, session: Session) {
    while let Ok((stream, _)) = listener.accept().await {
        session.connections.fetch_add(1, Ordering::Relaxed);
        tokio::spawn(session.clone().talk(stream));
    }
}

impl Session {
    async fn talk(self, mut stream: TcpStream) -> Option<()> {
        say(&mut stream, self.script.greeting).await?;
        let mut plain = BufReader::new(stream);
        listen(&mut plain).await?;
        say(&mut plain, "250-localhost\r\n250 STARTTLS").await?;
        listen(&mut plain).await?;
        say(&mut plain, "220 go ahead").await?;
        let secured = self.tls.accept(plain.into_inner()).await.ok()?;
        self.secured(BufReader::new(secured)).await
    }

    async fn secured<S>(&self, mut stream: BufReader<S>) -> Option<()>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut mails = 0;
        loop {
            let command = listen(&mut stream).await?;
            let word = command.split([' ', ':']).next().unwrap_or_default();
            if word == "MAIL" && mails == self.script.closes_after {
                return None;
            }
            self.heard.lock().unwrap().push(word.to_owned());
            let answer = match word {
                "EHLO" if self.script.utf8 => {
                    "250-localhost\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 SMTPUTF8"
                }
                "EHLO" => "250-localhost\r\n250 AUTH PLAIN LOGIN",
                "AUTH" => self.script.login,
                "MAIL" => self.script.sender,
                "RCPT" => self.script.recipient,
                "DATA" => {
                    say(&mut stream, "354 go ahead").await?;
                    while listen(&mut stream).await? != "." {}
                    tokio::time::sleep(self.script.takes).await;
                    mails += 1;
                    self.script.content
                }
                _ => "250 fine",
            };
            say(&mut stream, answer).await?;
        }
    }
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, answer: &str) -> Option<()> {
    let line = format!("{answer}\r\n");
    stream.write_all(line.as_bytes()).await.ok()?;
    stream.flush().await.ok()
}

/// One line; `None` at the end.
async fn listen<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end().to_owned())
}
