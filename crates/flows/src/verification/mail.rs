//! Codes by mail: compared with the code that is awaited, or with a decoy.

use super::{Challenge, Verify};
use async_trait::async_trait;
use chiave_crypto::CodeKey;
use chiave_domain::verification::Found;

/// Verifies mailed codes.
pub(super) struct Mail;

#[async_trait]
impl Verify for Mail {
    async fn verify(&self, codes: &CodeKey, challenge: &Challenge<'_>, typed: &str) -> Found {
        let Some(sent) = challenge.sent else {
            return Found::Wrong;
        };
        let right = codes.accepts(typed, &sent.code);
        match sent.to {
            Some(method) if right => Found::Right {
                method,
                step: sent.serial.into(),
            },
            Some(_) | None => Found::Wrong,
        }
    }
}
