//! Pinned keys, with a service over real TLS.

use super::*;
use crate::settings::{Authority, Pin, Pins, Proxy};
use crate::testing::Tunnel;
use std::net::Ipv4Addr;

const SPARE: Pin = Pin::from_digest([7; 32]);

/// A service with pins: what a request over a new connection finds.
struct Pinned {
    service: Service,
    link: Link,
}

impl Pinned {
    async fn start(identity: Identity, keys: Vec<Pin>, only_report: bool) -> Self {
        let service = Service::start_as(identity, |_| ok("{}")).await;
        let settings = Settings {
            pins: Pins { keys, only_report },
            ..service.settings()
        };
        Self {
            link: link_with(&settings),
            service,
        }
    }

    async fn is_refused_before_anything_is_sent(&self) {
        let failure = get(&self.link).await.unwrap_err();

        assert_eq!(failure.code, Code::Local(LocalCode::CertificateNotPinned));
        assert_eq!(failure.delivery, Delivery::NotSent);
        assert!(self.service.seen("").is_empty(), "nothing was sent");
        assert!(!self.link.is_unpinned(), "this is told of accepted ones");
    }
}

// Law 17.
#[tokio::test]
async fn any_key_of_the_chain_may_be_the_pinned_one() {
    for place in 0..3 {
        let identity = Identity::with_intermediate();
        let pin = identity.pins[place];

        let pinned = Pinned::start(identity, vec![SPARE, pin], false).await;

        assert!(get(&pinned.link).await.is_ok(), "key {place} of the chain");
        assert!(!pinned.link.is_unpinned());
    }
}

// Law 17.
#[tokio::test]
async fn a_chain_without_a_pinned_key_is_refused_before_a_request() {
    let others = Identity::new(|_| {}).pins;

    let pinned = Pinned::start(Identity::with_intermediate(), others, false).await;

    pinned.is_refused_before_anything_is_sent().await;
}

// Law 17.
#[tokio::test]
async fn a_pinned_certificate_that_signed_nothing_proves_nothing() {
    let other = Identity::with_intermediate();
    let mut identity = Identity::new(|_| {});
    identity.chain.extend(other.chain);

    let pinned = Pinned::start(identity, other.pins, false).await;

    pinned.is_refused_before_anything_is_sent().await;
}

#[tokio::test]
async fn pins_that_are_only_reported_refuse_nothing_and_are_told() {
    let others = Identity::new(|_| {}).pins;

    let pinned = Pinned::start(Identity::new(|_| {}), others, true).await;

    assert!(!pinned.link.is_unpinned(), "nobody was asked yet");
    assert!(get(&pinned.link).await.is_ok());
    assert!(pinned.link.is_unpinned());
}

// Law 17.
#[tokio::test]
async fn a_pinned_key_makes_no_certificate_good() {
    let identity = Identity::new(|_| {});
    let keys = vec![identity.pins[0], SPARE];
    let service = Service::start_as(identity, |_| ok("{}")).await;
    let settings = Settings {
        pins: Pins {
            keys,
            only_report: false,
        },
        authority: None,
        ..service.settings()
    };

    let outcome = get(&link_with(&settings)).await;

    assert_eq!(code(outcome), Code::Local(LocalCode::CertificateNotTrusted));
}

#[tokio::test]
async fn pins_are_about_the_service_and_not_about_its_proxy() {
    let between = Identity::new(|params| {
        let address = Ipv4Addr::LOCALHOST.into();
        params.subject_alt_names = vec![rcgen::SanType::IpAddress(address)];
    });
    let tunnel = Tunnel::start_as(Some(&between)).await;
    let identity = Identity::new(|_| {});
    let keys = vec![identity.pins[0], SPARE];
    let service = Service::start_as(identity, |_| ok("{}")).await;
    let settings = Settings {
        pins: Pins {
            keys,
            only_report: false,
        },
        proxy: Proxy::At(tunnel.address.clone()),
        authority: Some(Authority {
            path: "authority.pem".into(),
            pem: (service.authority.clone() + &between.authority).into_bytes(),
        }),
        ..service.settings()
    };

    get(&link_with(&settings)).await.unwrap();

    assert_eq!(tunnel.asked(), 1);
}
