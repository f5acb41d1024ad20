//! The certificate of this computer, with a service that asks for one.

use super::*;
use crate::testing::{Computers, PolicyFiles};

/// A service to which only computers with a certificate of the company connect.
struct Asking {
    service: Service,
    computers: Computers,
}

impl Asking {
    async fn start() -> Self {
        let computers = Computers::new();
        let mut identity = Identity::new(|_| {});
        identity.clients = Some(computers.authority.clone());
        Self {
            service: Service::start_as(identity, |_| ok("{}")).await,
            computers,
        }
    }

    /// The link of a computer whose settings name this file.
    fn link_of(&self, file: &str) -> Link {
        let policy = PolicyFiles::new();
        policy.name(&self.service);
        policy.write("computer.pem", file);
        policy.write(
            "20-computer.json",
            r#"{"client_certificate": "computer.pem"}"#,
        );
        let settings = Settings::load(&policy.provider());
        assert!(settings.problems.is_empty(), "{:?}", settings.problems);
        link_with(&settings)
    }

    async fn refuses(&self, link: &Link) {
        let failure = get(link).await.unwrap_err();

        let refused = Code::Local(LocalCode::ClientCertificateRefused);
        assert_eq!(failure.code, refused);
        // The request was on its way when the answer to the handshake came.
        assert_eq!(failure.delivery, Delivery::Unknown);
        assert!(self.service.seen("").is_empty(), "nothing was read");
    }
}

#[tokio::test]
async fn a_computer_shows_the_certificate_that_it_is_asked_for() {
    let asking = Asking::start().await;

    let link = asking.link_of(&asking.computers.file);

    assert!(get(&link).await.is_ok());
}

#[tokio::test]
async fn a_computer_without_a_certificate_knows_that_it_needs_one() {
    let asking = Asking::start().await;

    asking.refuses(&link(&asking.service)).await;
}

#[tokio::test]
async fn a_certificate_of_another_authority_is_known_to_be_refused() {
    let asking = Asking::start().await;

    asking
        .refuses(&asking.link_of(&Computers::new().file))
        .await;
}
