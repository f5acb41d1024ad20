//! The proxy on the way to the service: which one it is, and why it does not lead to the service.

use super::{
    Finding,
    way::{PATIENCE, Place},
};
use crate::{
    link::{NoAddress, proxy_of_the_environment},
    settings::{Origin, Proxy, Settings},
};
use reqwest::header::HeaderValue;
use std::io;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::timeout,
};
use zeroize::Zeroizing;

/// The number of bytes that are read of the answer of a proxy.
const MOST: u64 = 1024;

/// The proxy through which requests go.
pub(super) struct ProxyInUse {
    pub(super) place: Place,
    /// Whether the proxy is asked in plain HTTP.
    is_plain: bool,
    /// The sign-in at the proxy that the environment names, as a header has it.
    sign_in: Option<HeaderValue>,
}

impl ProxyInUse {
    /// The proxy between this computer and the service.
    ///
    /// # Errors
    ///
    /// If the environment has to name the proxy, and what it says is no address.
    pub(super) fn of(settings: &Settings) -> Result<Option<Self>, NoAddress> {
        let server = settings.server.as_ref().map(Origin::as_str);
        let named = match (&settings.proxy, server) {
            (Proxy::At(address), _) => return Ok(Self::at(address)),
            (Proxy::System, Some(server)) => proxy_of_the_environment(server)?,
            _ => None,
        };
        Ok(named.and_then(|named| {
            Some(Self {
                sign_in: named.basic_auth().cloned(),
                ..Self::at(&named.uri().to_string())?
            })
        }))
    }

    fn at(address: &str) -> Option<Self> {
        Some(Self {
            place: Place::of(address)?,
            is_plain: address.starts_with("http:"),
            sign_in: None,
        })
    }

    /// Why no request to the service got an answer through this proxy, which accepts connections.
    pub(super) async fn why_it_leads_nowhere(&self, server: &Origin) -> Finding {
        let proxy = self.place.text.clone();
        match timeout(PATIENCE, self.ask(server)).await {
            Ok(Ok(Some(status))) if !(200..300).contains(&status) => Finding::ProxyRefuses {
                proxy,
                status,
                with_sign_in: self.sign_in.is_some(),
            },
            Ok(_) | Err(_) => Finding::ProxyLeadsNowhere { proxy },
        }
    }

    /// Asks the proxy to connect to the service (RFC 9110, section 9.3.6), and closes the connection;
    /// returns the status of the answer, if there is one that can be read.
    async fn ask(&self, server: &Origin) -> io::Result<Option<u16>> {
        let Some(target) = Place::of(server.as_str()).filter(|_| self.is_plain) else {
            return Ok(None);
        };
        let Place { host, port, .. } = &self.place;
        let mut stream = TcpStream::connect((host.as_str(), *port)).await?;
        stream.write_all(&self.question(&target.text)).await?;
        let mut line = String::new();
        let mut answer = BufReader::new(stream.take(MOST));
        answer.read_line(&mut line).await?;
        let status = line
            .strip_prefix("HTTP/1.")
            .and_then(|rest| rest.split(' ').nth(1));
        Ok(status.and_then(|status| status.trim().parse().ok()))
    }

    fn question(&self, target: &str) -> Zeroizing<Vec<u8>> {
        let first = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
        let mut question = Zeroizing::new(first.into_bytes());
        if let Some(sign_in) = &self.sign_in {
            question.extend_from_slice(b"Proxy-Authorization: ");
            question.extend_from_slice(sign_in.as_bytes());
            question.extend_from_slice(b"\r\n");
        }
        question.extend_from_slice(b"\r\n");
        question
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn it_is_told_whether_the_sign_in_was_shown() {
        for sign_in in [
            None,
            Some(HeaderValue::from_static("Basic YW5uYTpzZWNyZXQ=")),
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = format!("http://{}", listener.local_addr().unwrap());
            let with_sign_in = sign_in.is_some();
            let proxy = ProxyInUse {
                sign_in,
                ..ProxyInUse::at(&address).unwrap()
            };
            let answer = async {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut asked = vec![0; 1024];
                let read = stream.read(&mut asked).await.unwrap();
                let refuses = b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
                stream.write_all(refuses).await.unwrap();
                String::from_utf8_lossy(&asked[..read]).into_owned()
            };
            let server = Origin::parse("https://c.example.com").unwrap();

            let (found, asked) = tokio::join!(proxy.why_it_leads_nowhere(&server), answer);

            let refuses = Finding::ProxyRefuses {
                proxy: proxy.place.text.clone(),
                status: 407,
                with_sign_in,
            };
            assert_eq!(found, refuses);
            assert_eq!(asked.contains("YW5uYTpzZWNyZXQ="), with_sign_in);
        }
    }
}
