//! Connections that nobody uses keep nobody out (law 11).

use std::time::{Duration, Instant};

use chiave_tests::{
    Result,
    wire::{Laptop, ask::open},
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustls::pki_types::ServerName;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use crate::{
    person::Person,
    place::{Company, PASSWORD},
    raw::{Lines, connector},
};

/// Connections of each kind.
const EACH: usize = 400;
/// How long a sign-in may take beside them.
const SOON: Duration = Duration::from_secs(1);

/// How a stranger keeps a connection for nothing.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Not even a greeting.
    Mute,
    /// A handshake and nothing after it.
    Silent,
    /// A request whose head never ends.
    HalfHead,
    /// A request with a valid proof whose body never ends.
    HalfBody,
    /// A connection with an answered request and nothing after the answer.
    KeptAlive,
    /// HTTP/2 without a stream.
    NoStream,
}

const KINDS: [Kind; 6] = [
    Kind::Mute,
    Kind::Silent,
    Kind::HalfHead,
    Kind::HalfBody,
    Kind::KeptAlive,
    Kind::NoStream,
];

impl Kind {
    /// What is sent after the handshake, apart from a signed request.
    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Mute | Self::Silent | Self::HalfBody => b"",
            Self::HalfHead => b"POST /v1/session HTTP/1.1\r\nHost: localhost\r\nX-",
            Self::KeptAlive => b"GET /v1/service HTTP/1.1\r\nHost: localhost\r\n\r\n",
            // The preface and an empty SETTINGS frame (RFC 9113, section 3.4).
            Self::NoStream => b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0",
        }
    }
}

/// A connection that is kept, with or without TLS on it.
enum Kept {
    Tls(Box<TlsStream<TcpStream>>),
    Bare(TcpStream),
}

struct Stranger {
    address: String,
    http1: TlsConnector,
    http2: TlsConnector,
    laptop: Laptop,
}

impl Stranger {
    async fn new(company: &Company) -> Result<Self> {
        let laptop = company.laptop()?;
        laptop.service().await?;
        let origin = company.directory.origin();
        let address = origin.trim_start_matches("https://").to_owned();
        Ok(Self {
            address,
            http1: connector(company, b"http/1.1")?,
            http2: connector(company, b"h2")?,
            laptop,
        })
    }

    /// A signed request with the first byte of its body.
    fn half_a_request(&self) -> Result<Vec<u8>> {
        let body = json!({"user_name": "ada.byron", "password": PASSWORD});
        let envelope = self.laptop.seal(open("/v1/session"), &body)?;
        let mut request = Lines::of(&envelope, "localhost").announcing(envelope.body.len());
        request.extend(&envelope.body[..1]);
        Ok(request)
    }

    async fn open(&self, kind: Kind) -> Result<Kept> {
        let stream = TcpStream::connect(&self.address).await?;
        let tls = match kind {
            Kind::Mute => return Ok(Kept::Bare(stream)),
            Kind::NoStream => &self.http2,
            _ => &self.http1,
        };
        let name = ServerName::try_from("localhost")?;
        let mut stream = tls.connect(name, stream).await?;
        match kind {
            Kind::HalfBody => stream.write_all(&self.half_a_request()?).await?,
            _ => stream.write_all(kind.bytes()).await?,
        }
        stream.flush().await?;
        Ok(Kept::Tls(Box::new(stream)))
    }
}

impl Kept {
    /// Waits until the service has ended it.
    async fn ends(&mut self) {
        let mut bytes = [0; 1024];
        loop {
            let read = match self {
                Self::Tls(stream) => stream.read(&mut bytes).await,
                Self::Bare(stream) => stream.read(&mut bytes).await,
            };
            // A connection without a goodbye is an error here.
            if !matches!(read, Ok(1..)) {
                return;
            }
        }
    }
}

/// Lets this process have as many files as the system allows.
fn raise_our_own_limit() -> Result<()> {
    let now = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: now.maximum,
        maximum: now.maximum,
    };
    Ok(setrlimit(Resource::Nofile, raised)?)
}

/// A company whose service starts with the limits that systemd gives.
fn company(name: &str) -> Result<Company> {
    let mut company = Company::open(name)?;
    company.directory.stop()?;
    company
        .directory
        .wrap(&["prlimit", "--nofile=1024:8192", "--"]);
    company.directory.start()?;
    Ok(company)
}

// Law 11.
#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_unused_connections_keep_nobody_out() -> Result<()> {
    raise_our_own_limit()?;
    let mut company = company("idle")?;
    let mut known = Person::activated(&company, "ada.byron").await?;
    known.session(PASSWORD).await?;
    let unknown = Person::with_password(&company, "lea.rossi")?;
    let stranger = Stranger::new(&company).await?;

    let mut kept = Vec::new();
    for turn in 0..EACH {
        for kind in KINDS {
            let opened = stranger.open(kind).await;
            kept.push(opened.map_err(|error| format!("{turn}, {kind:?}: {error}"))?);
        }
        if turn % 100 == 99 {
            for person in [&known, &unknown] {
                let begun = Instant::now();
                let answer = tokio::time::timeout(10 * SOON, person.sign_in(PASSWORD)).await??;
                assert_eq!(answer.status, 200, "beside {} others", kept.len());
                assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
            }
        }
    }

    let status = company.directory.stop()?;
    assert!(status.success(), "{status}");
    Ok(())
}

// Law 11.
#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_nobody_uses_ends() -> Result<()> {
    let company = Company::open("idle-ends")?;
    let stranger = Stranger::new(&company).await?;
    let begun = Instant::now();
    let mut open = Vec::new();
    for kind in KINDS {
        open.push((kind, stranger.open(kind).await?));
    }

    for (kind, mut kept) in open {
        let ended = tokio::time::timeout(Duration::from_secs(90), kept.ends()).await;
        assert!(
            ended.is_ok(),
            "{kind:?} still there after {:?}",
            begun.elapsed()
        );
    }
    Ok(())
}
