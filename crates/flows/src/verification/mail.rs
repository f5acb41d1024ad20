//! Codes by mail: compared with the code that is awaited, or with a decoy.

use super::{Challenge, Verify};
use crate::{error::FlowError, service::Service};
use async_trait::async_trait;
use chiave_domain::verification::Found;

/// Verifies mailed codes.
pub(super) struct Mail;

#[async_trait]
impl Verify for Mail {
    async fn verify(
        &self,
        with: &Service,
        challenge: &Challenge<'_>,
        typed: &str,
    ) -> Result<Found, FlowError> {
        let Some(sent) = challenge.sent else {
            return Ok(Found::Wrong);
        };
        let right = with.codes.accepts(typed, &sent.code);
        Ok(match sent.to {
            Some(method) if right => Found::Right {
                method,
                step: sent.serial.into(),
            },
            Some(_) | None => Found::Wrong,
        })
    }
}
