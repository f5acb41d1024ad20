//! Codes of the help desk: compared with the one that was issued for the attempt.

use super::{Challenge, Verify};
use crate::{
    error::FlowError,
    service::{NOBODY, Service},
};
use async_trait::async_trait;
use chiave_crypto::activation_code::ActivationCodeText;
use chiave_domain::{
    attempt::DeskCode,
    ports::hashing::{HashFor, Matched},
    verification::Found,
};
use chiave_protocol::{AccountId, Secret};
use std::sync::Arc;

/// A code of the help desk, and the account of its attempt.
#[derive(Clone, Copy)]
pub(crate) struct IssuedCode<'a> {
    pub code: &'a DeskCode,
    pub account: AccountId,
}

/// Verifies codes of the help desk.
pub(super) struct HelpDesk;

#[async_trait]
impl Verify for HelpDesk {
    /// A text that has not the form of a code costs no hash, whoever is named. Otherwise one hash is
    /// made, whether or not a code was issued (law 5).
    async fn verify(
        &self,
        with: &Service,
        challenge: &Challenge<'_>,
        typed: &str,
    ) -> Result<Found, FlowError> {
        let Ok(typed) = ActivationCodeText::parse(typed) else {
            return Ok(Found::Wrong);
        };
        let account = challenge.issued.map_or(NOBODY, |issued| issued.account);
        let matched = with
            .hashing
            .verify(
                Arc::new(Secret::new(typed.expose().to_owned())),
                HashFor::help_desk_code(account),
                challenge.issued.map(|issued| issued.code.phc.clone()),
                challenge.trust,
            )
            .await?;
        Ok(match (challenge.issued, matched) {
            (Some(issued), Matched::Yes { .. }) => Found::Right {
                method: issued.code.id,
                step: 0,
            },
            (Some(_), Matched::No) | (None, _) => Found::Wrong,
        })
    }
}
