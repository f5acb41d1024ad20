//! Codes of authenticator apps: compared with every app of the account.

use super::{Challenge, Verify};
use crate::{error::FlowError, service::Service};
use async_trait::async_trait;
use chiave_crypto::totp::TotpSecret;
use chiave_domain::{
    method::{Method, MethodDetail},
    verification::Found,
};
use chiave_protocol::Timestamp;
use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

/// Verifies codes of authenticator apps.
pub(super) struct Authenticator;

#[async_trait]
impl Verify for Authenticator {
    async fn verify(
        &self,
        _: &Service,
        challenge: &Challenge<'_>,
        typed: &str,
    ) -> Result<Found, FlowError> {
        let right = challenge.methods.iter().find_map(|method| {
            let step = step_of(method, typed, challenge.now)?;
            Some(Found::Right {
                method: method.id,
                step,
            })
        });
        Ok(right.unwrap_or(Found::Wrong))
    }
}

/// The TOTP step whose code, shown by the app of `method` at about this time, was typed.
fn step_of(method: &Method, typed: &str, now: Timestamp) -> Option<u64> {
    let MethodDetail::Authenticator { secret } = &method.detail else {
        return None;
    };
    let bytes = Zeroizing::new(BASE32_NOPAD.decode(secret.expose().as_bytes()).ok()?);
    TotpSecret::from_bytes(&bytes)
        .ok()?
        .matching_step(typed, now)
}
