//! Codes of a recovery sheet: compared with the one code whose number is asked for.

use super::{Challenge, Verify};
use crate::{
    error::FlowError,
    service::{NOBODY, Service},
};
use async_trait::async_trait;
use chiave_crypto::recovery_code::RecoveryCodeText;
use chiave_domain::{
    method::{Method, SheetCode},
    ports::hashing::{HashFor, Matched},
    verification::Found,
};
use std::sync::Arc;

/// Verifies codes of recovery sheets.
pub(super) struct RecoveryCodes;

/// The code that is asked for.
struct AskedCode<'a> {
    sheet: &'a Method,
    code: &'a SheetCode,
    /// The place of the code, by which it is spent; 0 where it is not, at the confirmation of a sheet.
    place: u64,
}

impl<'a> AskedCode<'a> {
    fn of(sheet: &'a Method) -> Option<Self> {
        let (code, place) = match sheet.confirmed {
            true => sheet.asked_code().map(|it| (it.code, it.place))?,
            false => (sheet.confirming_code()?, 0),
        };
        Some(Self { sheet, code, place })
    }
}

#[async_trait]
impl Verify for RecoveryCodes {
    /// A text that has not the form of a code costs no hash, whoever is named. Otherwise one hash is
    /// made, whether or not the account has a sheet (law 5).
    async fn verify(
        &self,
        with: &Service,
        challenge: &Challenge<'_>,
        typed: &str,
    ) -> Result<Found, FlowError> {
        let Ok(typed) = RecoveryCodeText::parse(typed) else {
            return Ok(Found::Wrong);
        };
        let asked = challenge.methods.iter().find_map(|it| AskedCode::of(it));
        let account = asked.as_ref().map_or(NOBODY, |it| it.sheet.account);
        let matched = with
            .hashing
            .verify(
                Arc::new(typed.to_secret()),
                HashFor::recovery_code(account),
                asked.as_ref().map(|it| it.code.phc.clone()),
                challenge.trust,
            )
            .await?;
        Ok(match (asked, matched) {
            (Some(asked), Matched::Yes { .. }) => Found::Right {
                method: asked.sheet.id,
                step: asked.place,
            },
            (Some(_), Matched::No) | (None, _) => Found::Wrong,
        })
    }
}
