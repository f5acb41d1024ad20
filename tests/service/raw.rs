//! HTTP/1.1 by hand: what no library would send.

use std::sync::Arc;

use chiave_tests::{Result, wire::Envelope};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use crate::place::Company;

/// Speaks TLS to the service of a company and agrees on one protocol.
pub fn connector(company: &Company, protocol: &[u8]) -> Result<TlsConnector> {
    let mut roots = RootCertStore::empty();
    let authority = &company.authority().certificate;
    roots.add(CertificateDer::from_pem_file(authority)?)?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![protocol.to_vec()];
    Ok(TlsConnector::from(Arc::new(config)))
}

/// An answer as it came, its head in lower case.
#[derive(Debug)]
pub struct Raw {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// A request line and header lines, without the line of the connection's end.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<Vec<u8>>);

impl Lines {
    /// Begins with a request line.
    pub fn new(request: &str) -> Self {
        Self(vec![request.as_bytes().to_vec()])
    }

    /// What a library would send for this envelope, `Host` included.
    pub fn of(envelope: &Envelope, host: &str) -> Self {
        let Envelope { method, path, .. } = envelope;
        let mut lines = Self::new(&format!("{method} {path} HTTP/1.1"));
        lines = lines.and("host", host);
        if let Some(proof) = &envelope.proof {
            lines = lines.and("dpop", proof);
        }
        if let Some(token) = &envelope.token {
            lines = lines.and("authorization", format!("DPoP {token}"));
        }
        lines
    }

    /// Adds a header of any bytes.
    pub fn and(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.0
            .push([name.as_bytes(), b": ", value.as_ref()].concat());
        self
    }

    /// The head of a request with a body of `length` bytes.
    pub fn announcing(self, length: usize) -> Vec<u8> {
        let lines = self.and("content-length", length.to_string());
        let mut head = lines.0.join(&b"\r\n"[..]);
        head.extend(b"\r\n\r\n");
        head
    }

    /// Sends it with a body and reads the answer.
    pub async fn send(self, company: &Company, body: &[u8]) -> Result<Raw> {
        self.send_part(company, body, body.len()).await
    }

    /// Sends it with the beginning of a body of `length` bytes and reads the answer.
    pub async fn send_part(self, company: &Company, part: &[u8], length: usize) -> Result<Raw> {
        let mut request = self.and("connection", "close").announcing(length);
        request.extend(part);
        let origin = company.directory.origin();
        let stream = TcpStream::connect(origin.trim_start_matches("https://")).await?;
        let connector = connector(company, b"http/1.1")?;
        let name = ServerName::try_from("localhost")?;
        let mut stream = connector.connect(name, stream).await?;
        stream.write_all(&request).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        read(&String::from_utf8(answer)?)
    }
}

fn read(answer: &str) -> Result<Raw> {
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no head")?;
    let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    Ok(Raw {
        status,
        head: head.to_lowercase(),
        body: body.to_owned(),
    })
}
