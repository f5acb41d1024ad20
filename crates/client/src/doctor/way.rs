//! The way to the service, step by step: network, proxy, name, port. The first step that fails
//! explains why no later one can work.

use super::{Finding, proxy::ProxyInUse};
use crate::settings::{Origin, Proxy, Settings};
use reqwest::Url;
use std::{io, net::SocketAddr, pin::pin, time::Duration};
use tokio::{
    net::{TcpStream, lookup_host},
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

/// The time limit for one step.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
/// The time limit for the other addresses, once one has accepted a connection.
const PATIENCE_WITH_THE_REST: Duration = Duration::from_secs(1);
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
    let knocked = knock(addresses, place.text).await;
    [found].into_iter().chain(knocked).collect()
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

/// Opens a connection to every address at the same time, and closes it. The client goes on to the next
/// address where one is silent, so one that accepts is enough.
async fn knock(addresses: Vec<SocketAddr>, place: String) -> Vec<Finding> {
    let mut tries = JoinSet::new();
    let mut silent = addresses.clone();
    for address in addresses {
        tries.spawn(async move { (address, TcpStream::connect(address).await) });
    }
    let (mut is_open, mut is_refused) = (false, false);
    let mut patience = pin!(sleep(PATIENCE));
    loop {
        let tried = tokio::select! {
            tried = tries.join_next() => tried,
            () = &mut patience => None,
        };
        let Some(tried) = tried else { break };
        let Ok((address, tried)) = tried else {
            continue;
        };
        silent.retain(|it| *it != address);
        match tried {
            Ok(_) if !is_open => {
                is_open = true;
                patience
                    .as_mut()
                    .reset(Instant::now() + PATIENCE_WITH_THE_REST);
            }
            Ok(_) => {}
            Err(error) => is_refused |= error.kind() == io::ErrorKind::ConnectionRefused,
        }
    }
    match (is_open, silent.is_empty() && is_refused) {
        (true, _) => {
            let found = silent.into_iter().map(|address| Finding::AddressSilent {
                address: address.ip().to_string(),
                place: place.clone(),
            });
            found.collect()
        }
        (false, true) => vec![Finding::PortClosed { place }],
        (false, false) => vec![Finding::PortSilent { place }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv6Addr;
    use tokio::net::{TcpListener, TcpSocket};

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

    /// An address that discards connections: its queue is full, and nobody empties it.
    async fn silent_address(port: u16) -> (SocketAddr, TcpListener, JoinSet<()>) {
        let address = SocketAddr::from(([127, 0, 0, 2], port));
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(address).unwrap();
        let listener = socket.listen(0).unwrap();
        let mut waiting = JoinSet::new();
        for _ in 0..3 {
            waiting.spawn(async move {
                let _stream = TcpStream::connect(address).await;
                std::future::pending().await
            });
        }
        sleep(Duration::from_millis(100)).await;
        (address, listener, waiting)
    }

    #[tokio::test]
    async fn a_silent_address_beside_a_good_one_is_only_doubtful() {
        let good = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = good.local_addr().unwrap();
        let (silent, _listener, _waiting) = silent_address(address.port()).await;

        for addresses in [vec![silent, address], vec![address, silent]] {
            let found = knock(addresses, "c:1".into()).await;

            let doubtful = Finding::AddressSilent {
                address: "127.0.0.2".into(),
                place: "c:1".into(),
            };
            assert_eq!(found, [doubtful]);
        }
        let closed = SocketAddr::from(([127, 0, 0, 3], address.port()));
        assert_eq!(knock(vec![closed, address], "c:1".into()).await, []);
        let found = knock(vec![closed, silent], "c:1".into()).await;
        assert_eq!(
            found,
            [Finding::PortSilent {
                place: "c:1".into()
            }]
        );
        let found = knock(vec![closed], "c:1".into()).await;
        assert_eq!(
            found,
            [Finding::PortClosed {
                place: "c:1".into()
            }]
        );
    }
}
