//! The way to the service, step by step: network, name, port. The first step that fails explains why
//! no later one can work.

use super::Finding;
use crate::settings::{Origin, Proxy, Settings};
use reqwest::Url;
use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};

/// The time limit for one step.
const PATIENCE: Duration = Duration::from_secs(5);

/// The host and port of the first connection: of the proxy, if there is one, else of the service.
struct Place {
    /// The name, or the address without brackets.
    host: String,
    port: u16,
    /// Host and port as in an address.
    text: String,
}

impl Place {
    fn of(url: &str) -> Option<Self> {
        let url = Url::parse(url).ok()?;
        let (host, port) = (url.host_str()?, url.port_or_known_default()?);
        Some(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
            text: format!("{host}:{port}"),
        })
    }
}

/// What is found on the way to the service that the settings name. `connected` says whether this
/// computer is connected to the network of the service.
pub(super) async fn walk(settings: &Settings, connected: bool) -> Vec<Finding> {
    if !connected {
        return vec![Finding::NoNetwork];
    }
    let (first, proxied) = match &settings.proxy {
        Proxy::System => return vec![Finding::ViaSystemProxy],
        Proxy::At(address) => (Some(address.as_str()), true),
        Proxy::Direct => (settings.server.as_ref().map(Origin::as_str), false),
    };
    let Some(place) = first.and_then(Place::of) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if proxied {
        found.push(Finding::ViaProxy {
            proxy: place.text.clone(),
        });
    }
    let addresses = look_up(&place).await;
    let Some(first) = addresses.first() else {
        found.push(Finding::NameNotFound { host: place.host });
        return found;
    };
    found.push(Finding::NameFound {
        host: place.host,
        address: first.ip().to_string(),
    });
    found.extend(knock(&addresses, place.text).await);
    found
}

/// The addresses of a name; none if it has none or nobody answers in time.
async fn look_up(place: &Place) -> Vec<SocketAddr> {
    match timeout(PATIENCE, lookup_host((place.host.as_str(), place.port))).await {
        Ok(Ok(addresses)) => addresses.collect(),
        Ok(Err(_)) | Err(_) => Vec::new(),
    }
}

/// Opens a connection to the first of the addresses that accepts one, and closes it; returns why that
/// did not work.
async fn knock(addresses: &[SocketAddr], place: String) -> Option<Finding> {
    match timeout(PATIENCE, TcpStream::connect(addresses)).await {
        Ok(Ok(_)) => None,
        Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
            Some(Finding::PortClosed { place })
        }
        Ok(Err(_)) | Err(_) => Some(Finding::PortSilent { place }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv6Addr;

    #[tokio::test]
    async fn an_address_of_version_6_keeps_its_brackets_before_a_port() {
        let place = Place::of("https://[::1]:8443").unwrap();

        let address = (Ipv6Addr::LOCALHOST, 8443).into();
        assert_eq!(look_up(&place).await, [address]);
        assert_eq!(place.text, "[::1]:8443");
    }
}
