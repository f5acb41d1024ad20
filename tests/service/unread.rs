//! Bodies that never arrive: what a request has wrong in its head is answered at once, and a body has
//! its time (law 11).

use std::time::Duration;

use chiave_tests::{
    Result,
    wire::{Envelope, ask::open},
};
use serde_json::json;

use crate::{
    place::{Company, PASSWORD},
    raw::{Lines, Raw},
};

/// Shorter than the time that a body has.
const AT_ONCE: Duration = Duration::from_secs(8);
/// Longer than the time that a body has, and shorter than that of a connection without a request.
const IN_TIME: Duration = Duration::from_secs(18);

/// Sends the head of a request and the beginning of its body, and nothing more.
async fn send_half(company: &Company, envelope: &Envelope) -> Result<Raw> {
    let lines = Lines::of(envelope, "localhost");
    let half = &envelope.body[..envelope.body.len() / 2];
    lines.send_part(company, half, envelope.body.len()).await
}

// Law 11.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_proof_is_refused_before_the_body_arrives() -> Result<()> {
    let company = Company::open("unread")?;
    let laptop = company.laptop()?;
    laptop.service().await?;
    let body = json!({"user_name": "ada.byron", "password": PASSWORD});
    let sealed = || laptop.seal(open("/v1/session"), &body);
    let nonce_before = laptop.seal(open("/v1/session"), &body)?;
    let bent = [
        Envelope {
            proof: None,
            ..sealed()?
        },
        Envelope {
            path: "/v1/attempts".into(),
            ..sealed()?
        },
        Envelope {
            token: Some("cs_of_somebody".into()),
            ..sealed()?
        },
    ];

    for envelope in &bent {
        let answer = tokio::time::timeout(AT_ONCE, send_half(&company, envelope)).await??;
        assert_eq!(answer.status, 401, "{envelope:?}");
        assert!(answer.body.contains("proof-of-possession"), "{answer:?}");
    }
    laptop.keep("AAAAAAAAAAAAAAAAAAAAAA");
    let stale = tokio::time::timeout(AT_ONCE, send_half(&company, &sealed()?)).await??;
    assert!(stale.body.contains("nonce-needed"), "{stale:?}");
    let whole = Lines::of(&nonce_before, "localhost");
    let whole = whole.send(&company, &nonce_before.body).await?;
    assert!(whole.body.contains("sign-in-refused"), "{whole:?}");
    Ok(())
}

// Law 11.
#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_stops_arriving_is_answered_in_time() -> Result<()> {
    let company = Company::open("half-body")?;
    let laptop = company.laptop()?;
    laptop.service().await?;
    let body = json!({"user_name": "ada.byron", "password": PASSWORD});
    let sealed = laptop.seal(open("/v1/session"), &body)?;

    let answer = tokio::time::timeout(IN_TIME, send_half(&company, &sealed)).await??;

    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("bad-request"), "{answer:?}");
    Ok(())
}
