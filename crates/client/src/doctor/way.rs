//! The way to the service, step by step: network, proxy, name, port. The first step that fails
//! explains why no later one can work.

use super::{Finding, proxy::ProxyInUse};
use crate::settings::{Origin, Proxy, Settings};
use reqwest::Url;
use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};

/// The time limit for one step.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
/// The usual port of a proxy whose address has a scheme without a port of its own, such as SOCKS.
const PROXY_PORT: u16 = 1080;

/// The host and port of a connection.
#[derive(Clone)]
pub(super) struct Place {
    /// The name, or the address without brackets.
    pub(super) host: String,
    pub(super) port: u16,
    /// Host and port as in an address.
    pub(super) text: String,
}

impl Place {
    pub(super) fn of(url: &str) -> Option<Self> {
        let url = Url::parse(url).ok()?;
        let port = url.port_or_known_default().unwrap_or(PROXY_PORT);
        let host = url.host_str()?;
        Some(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
            text: format!("{host}:{port}"),
        })
    }
}

/// What is found on the way to the service that the settings name. `connected` says whether this
/// computer is connected to the network of the service.
pub(super) async fn walk(
    settings: &Settings,
    proxy: Option<&ProxyInUse>,
    connected: bool,
) -> Vec<Finding> {
    if !connected {
        return vec![Finding::NoNetwork];
    }
    let mut found = Vec::new();
    let of_the_system = settings.proxy == Proxy::System;
    let first = match proxy {
        Some(ProxyInUse { place, .. }) => {
            let proxy = place.text.clone();
            found.push(match of_the_system {
                true => Finding::ViaSystemProxy { proxy },
                false => Finding::ViaProxy { proxy },
            });
            Some(place.clone())
        }
        None => {
            found.extend(of_the_system.then_some(Finding::NoSystemProxy));
            settings
                .server
                .as_ref()
                .map(Origin::as_str)
                .and_then(Place::of)
        }
    };
    if let Some(place) = first {
        found.extend(reach(place).await);
    }
    found
}

/// What is found of the name and of the port.
async fn reach(place: Place) -> Vec<Finding> {
    let addresses = match look_up(&place).await {
        Ok(addresses) => addresses,
        Err(finding) => return vec![finding],
    };
    let Some(first) = addresses.first() else {
        return vec![Finding::NameNotFound { host: place.host }];
    };
    let found = Finding::NameFound {
        host: place.host,
        address: first.ip().to_string(),
    };
    let closed = knock(&addresses, place.text).await;
    [found].into_iter().chain(closed).collect()
}

/// The addresses of a name; none if it has none.
async fn look_up(place: &Place) -> Result<Vec<SocketAddr>, Finding> {
    let asked = async {
        let found = lookup_host((place.host.as_str(), place.port)).await;
        found.map(Iterator::collect).unwrap_or_default()
    };
    in_time(place, PATIENCE, asked).await
}

async fn in_time(
    place: &Place,
    patience: Duration,
    asked: impl Future<Output = Vec<SocketAddr>>,
) -> Result<Vec<SocketAddr>, Finding> {
    let found = timeout(patience, asked).await;
    found.map_err(|_| Finding::NameNotInTime {
        host: place.host.clone(),
    })
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
        assert_eq!(look_up(&place).await.unwrap(), [address]);
        assert_eq!(place.text, "[::1]:8443");
    }

    #[tokio::test]
    async fn a_name_server_that_is_silent_is_not_a_missing_name() {
        let place = Place::of("https://chiave.example").unwrap();

        let found = in_time(&place, Duration::from_millis(1), std::future::pending()).await;

        let host = "chiave.example".to_owned();
        assert_eq!(found, Err(Finding::NameNotInTime { host }));
    }
}
