//! Judging one code against what is registered, and spending it.

use crate::{error::FlowError, offers, service::Service};
use chiave_crypto::totp::TotpSecret;
use chiave_domain::{
    method::{Method, MethodDetail},
    ports::store::WriteTx,
};
use chiave_protocol::{
    ErrorCode, Timestamp,
    method::{MethodKind, Prove},
};
use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

impl Service {
    /// Judges a code of one kind against the account's methods, and spends it where it is right.
    /// Says from when on the method that it fits is of full use (law 3).
    ///
    /// Changes are stored through `tx` in both cases; the caller has counted the try and commits.
    ///
    /// # Errors
    ///
    /// `proof-refused`.
    pub(crate) async fn verify_code(
        &self,
        tx: &mut dyn WriteTx,
        methods: &mut [Method],
        proof: &Prove,
        now: Timestamp,
    ) -> Result<Timestamp, FlowError> {
        let typed = proof.secret.expose();
        match proof.kind {
            MethodKind::Authenticator => self.verify_totp(tx, methods, typed, now).await,
            MethodKind::Mail => {
                let method = offers::fresh_method(methods, proof.kind, proof.method, now)
                    .ok_or(ErrorCode::ProofRefused)?;
                self.judge_method_code(tx, method, typed, now).await?;
                Ok(method.usable_from())
            }
            MethodKind::Password | MethodKind::Unknown => Err(ErrorCode::NotAllowed.into()),
        }
    }

    async fn verify_totp(
        &self,
        tx: &mut dyn WriteTx,
        methods: &mut [Method],
        typed: &str,
        now: Timestamp,
    ) -> Result<Timestamp, FlowError> {
        let mut apps: Vec<_> = methods
            .iter_mut()
            .filter(|method| method.confirmed && method.kind() == MethodKind::Authenticator)
            .collect();
        for method in &mut apps {
            if let Some(step) = totp_step(method, typed, now) {
                spend_step(method, step, now);
                tx.put_method(method).await?;
                return Ok(method.usable_from());
            }
        }
        let missed: Vec<_> = apps.iter().map(|method| method.id).collect();
        tx.count_misses(&missed).await?;
        Err(ErrorCode::ProofRefused.into())
    }
}

/// The step of a code that fits `method` now and was not used before.
pub(crate) fn totp_step(method: &Method, typed: &str, now: Timestamp) -> Option<u64> {
    let MethodDetail::Authenticator { secret } = &method.detail else {
        return None;
    };
    let bytes = Zeroizing::new(BASE32_NOPAD.decode(secret.expose().as_bytes()).ok()?);
    TotpSecret::from_bytes(&bytes)
        .ok()?
        .matching_step(typed, now, method.last_used_step)
}

/// A code was right: it and every earlier one are spent.
pub(crate) fn spend_step(method: &mut Method, step: u64, now: Timestamp) {
    method.last_used_step = Some(step);
    method.last_used_at = Some(now);
    method.wrong_in_row = 0;
}
