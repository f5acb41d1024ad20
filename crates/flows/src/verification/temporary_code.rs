//! Temporary codes: compared with the one that the IT department issued to the person.

use super::{Challenge, Verify};
use crate::{
    error::FlowError,
    service::{NOBODY, Service},
};
use async_trait::async_trait;
use chiave_crypto::activation_code::ActivationCodeText;
use chiave_domain::{
    ports::hashing::{HashFor, Matched},
    verification::Found,
};
use chiave_protocol::Secret;
use std::sync::Arc;

/// The step by which a code for one use is spent.
const USED: u64 = 1;

/// Verifies temporary codes.
pub(super) struct TemporaryCode;

#[async_trait]
impl Verify for TemporaryCode {
    /// A text that has not the form of a code costs no hash. Otherwise one hash is made, whether or not a code was
    /// issued.
    async fn verify(
        &self,
        with: &Service,
        challenge: &Challenge<'_>,
        typed: &str,
    ) -> Result<Found, FlowError> {
        let Ok(typed) = ActivationCodeText::parse(typed) else {
            return Ok(Found::Wrong);
        };
        let mut methods = challenge.methods.iter();
        let issued = methods.find_map(|method| {
            let code = method.temporary_code();
            Some((method, code.filter(|code| challenge.now < code.ends_at)?))
        });
        let account = issued.map_or(NOBODY, |(method, _)| method.account);
        let matched = with
            .hashing
            .verify(
                Arc::new(Secret::new(typed.expose().to_owned())),
                HashFor::temporary_code(account),
                issued.map(|(_, code)| code.phc.clone()),
                challenge.trust,
            )
            .await?;
        Ok(match (issued, matched) {
            (Some((method, _)), Matched::Yes { .. }) => Found::Right {
                method: method.id,
                step: USED,
            },
            (Some(_), Matched::No) | (None, _) => Found::Wrong,
        })
    }
}
