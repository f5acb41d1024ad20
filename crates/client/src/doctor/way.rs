//! The way to the service, step by step: network, name, port. The first step that fails explains why
//! no later one can work.

use super::Finding;
use crate::settings::{Origin, Proxy, Settings};
use reqwest::Url;
use std::{io, time::Duration};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};

/// The time limit for one step.
const PATIENCE: Duration = Duration::from_secs(5);

/// The host and port of the first connection: of the proxy, if there is one, else of the service.
struct Place {
    host: String,
    port: u16,
}

impl Place {
    fn of(url: &str) -> Option<Self> {
        let url = Url::parse(url).ok()?;
        Some(Self {
            host: url.host_str()?.trim_matches(['[', ']']).to_owned(),
            port: url.port_or_known_default()?,
        })
    }

    fn text(&self) -> String {
        format!("{}:{}", self.host, self.port)
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
            proxy: place.text(),
        });
    }
    match look_up(&place).await {
        Some(address) => found.push(Finding::NameFound {
            host: place.host.clone(),
            address,
        }),
        None => {
            found.push(Finding::NameNotFound { host: place.host });
            return found;
        }
    }
    found.extend(knock(&place).await);
    found
}

async fn look_up(place: &Place) -> Option<String> {
    let looked = timeout(PATIENCE, lookup_host((place.host.as_str(), place.port))).await;
    let first = looked.ok()?.ok()?.next()?;
    Some(first.ip().to_string())
}

/// Opens a connection and closes it; returns why that did not work.
async fn knock(place: &Place) -> Option<Finding> {
    let opened = timeout(
        PATIENCE,
        TcpStream::connect((place.host.as_str(), place.port)),
    );
    let place = place.text();
    match opened.await {
        Ok(Ok(_)) => None,
        Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
            Some(Finding::PortClosed { place })
        }
        Ok(Err(_)) | Err(_) => Some(Finding::PortSilent { place }),
    }
}
