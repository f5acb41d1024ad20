//! The one error body (RFC 9457) and its codes.

use crate::{RequestId, Timestamp, policy::BrokenRule, wire};

/// What went wrong, in words a client may rely on.
///
/// The serialised name is part of the protocol, and it is also the key of the sentence shown to the
/// person (`locales/<lang>/errors.ftl`: `error-<code>` and `error-<code>-advice`). Add a variant only
/// when a client treats it differently from the others; never rename one.
#[derive(Clone, Copy, Debug, serde::Deserialize, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ErrorCode {
    /// The name and the password do not match, or there is no such account, or it is disabled:
    /// deliberately one code (law 5).
    SignInRefused,
    /// The current password does not match.
    CurrentPasswordWrong,
    /// The new password breaks rules of the policy; `rules` names them.
    PasswordRefused,
    /// The code, answer or pass did not match, or expired.
    ProofRefused,
    /// The code is right and was used before; the next one of the app is needed. No try was counted.
    CodeUsed,
    /// The activation code did not match, was used before, or is not valid now; `valid_from` says from when it
    /// is, if the code is right and only too early.
    PassRefused,
    /// Too many attempts; `retry_after_s` says when the next one is looked at.
    TooManyAttempts,
    /// No more codes can be sent to this destination for now; `retry_after_s` says until when.
    TooManySends,
    /// The attempt ran out of time or was ended; start again.
    AttemptEnded,
    /// This step is not the one the attempt stands at.
    StepOutOfOrder,
    /// What is registered is not enough to do this; the person needs their help desk.
    NotEnoughMethods,
    /// The policy does not let this account do this; the person needs their help desk.
    NotAllowed,
    /// The session is missing, expired or revoked; sign in again.
    SessionEnded,
    /// The change needs a fresh verification, not older than five minutes.
    FreshProofNeeded,
    /// The password must be changed before anything else.
    MustChangePassword,
    /// The email address cannot be used; `address` says why.
    AddressRefused,
    /// As many methods of this kind are registered as the policy allows.
    TooManyMethods,
    /// The method is the only one: without the method nothing could verify the person; add another first.
    LastMethod,
    /// Without this method the others would not be enough for a reset, for which they are enough
    /// now; add another first.
    TooLittleLeft,
    /// The method is younger than 72 hours and may not remove an older one (law 3).
    MethodTooYoung,
    /// There is no such thing for this account.
    NotFound,
    /// The request is not one this service understands.
    BadRequest,
    /// The request's proof of possession is missing, spent or for another request (RFC 9449).
    ProofOfPossession,
    /// The proof of possession holds but for its nonce, which is missing or too old: sign again with
    /// the one of this answer (RFC 9449, section 8).
    NonceNeeded,
    /// The proof of work is missing or too small; `work_bits` says how much is asked.
    WorkNeeded,
    /// The directory behind the service does not answer.
    DirectoryUnreachable,
    /// Whether the password was written is not known yet; `GET` the operation to learn it.
    OutcomeUnknown,
    /// The service has more to do than it can; `retry_after_s` says when to come back.
    Busy,
    /// This version of the application is too old for the service.
    UpdateNeeded,
    /// Something failed on our side; the log has the reason. Also stands for every code that this
    /// version does not know yet, so it comes last.
    #[serde(other)]
    Internal,
}

impl ErrorCode {
    /// Every code, in the order of the help page.
    pub const ALL: [Self; 30] = [
        Self::SignInRefused,
        Self::CurrentPasswordWrong,
        Self::PasswordRefused,
        Self::ProofRefused,
        Self::CodeUsed,
        Self::PassRefused,
        Self::TooManyAttempts,
        Self::TooManySends,
        Self::AttemptEnded,
        Self::StepOutOfOrder,
        Self::NotEnoughMethods,
        Self::NotAllowed,
        Self::SessionEnded,
        Self::FreshProofNeeded,
        Self::MustChangePassword,
        Self::AddressRefused,
        Self::TooManyMethods,
        Self::LastMethod,
        Self::TooLittleLeft,
        Self::MethodTooYoung,
        Self::NotFound,
        Self::BadRequest,
        Self::ProofOfPossession,
        Self::NonceNeeded,
        Self::WorkNeeded,
        Self::DirectoryUnreachable,
        Self::OutcomeUnknown,
        Self::Busy,
        Self::UpdateNeeded,
        Self::Internal,
    ];
}

wire! {
    /// Why an email address cannot be used.
    #[derive(Clone, Copy, Eq, PartialEq)]
    pub enum AddressFault {
        /// The address belongs to the company, so it opens with the password that it would reset.
        Work,
        /// The mail server of the company takes no address with letters other than those of ASCII
        /// before the at (RFC 6531).
        Relay,
        /// The text is no email address in full. Also stands for every reason that this version does
        /// not know.
        #[serde(other)]
        Form,
    }
}

wire! {
    /// Who or what ended an attempt before its time. Told only after its first gate, so that nobody without a
    /// code learns anything of an account.
    #[derive(Clone, Copy, Eq, PartialEq)]
    pub enum AttemptEndedBy {
        /// The IT department or the person ended everything that was under way for the account: it was locked,
        /// disabled, signed out everywhere, or got a new activation code.
        Voided,
        /// The password was set in another way.
        OtherPassword,
        /// Anything that this version does not know.
        #[serde(other)]
        Unknown,
    }
}

wire! {
    /// The body of every error answer: RFC 9457 problem details, without prose.
    ///
    /// The media type is `application/problem+json`. There is no `detail`: sentences come from the
    /// translations on the computer, by `code`.
    #[derive(Clone)]
    pub struct Problem {
        /// The stable code of the error, in place of `type`, which is not sent (RFC 9457 reads `about:blank`).
        pub code: ErrorCode,
        /// The HTTP status, repeated as RFC 9457 asks.
        pub status: u16,
        /// Finds the request in the service's log.
        pub request_id: RequestId,
        /// Seconds until trying again makes sense; also sent as `Retry-After`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional, type = "number"))]
        pub retry_after_s: Option<u64>,
        /// The rules a password broke; only with [`ErrorCode::PasswordRefused`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub rules: Vec<BrokenRule>,
        /// Wrong codes that may still follow in this step, where that is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional, type = "number"))]
        pub tries_left: Option<u32>,
        /// Why an address cannot be used; only with [`ErrorCode::AddressRefused`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub address: Option<AddressFault>,
        /// Who or what ended the attempt, if not its time; only with [`ErrorCode::AttemptEnded`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub ended_by: Option<AttemptEndedBy>,
        /// From when the activation code is good, if the code is right and was presented too early; only with
        /// [`ErrorCode::PassRefused`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub valid_from: Option<Timestamp>,
        /// Leading zero bits that a proof of work must show; only with [`ErrorCode::WorkNeeded`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional, type = "number"))]
        pub work_bits: Option<u32>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_code_reads_as_internal() {
        let code: ErrorCode = serde_json::from_str("\"from-the-future\"").unwrap();

        assert_eq!(code, ErrorCode::Internal);
    }
}
