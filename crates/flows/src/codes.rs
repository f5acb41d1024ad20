//! Codes by mail: how often they are sent, to which destination, and how they are compared.
//!
//! A code is derived from its purpose and a serial number when its mail is rendered and when it is
//! compared; it is never stored (law 10).

use crate::{
    error::FlowError,
    service::{Caller, Service},
    work::{Event, Post, Work},
};
use chiave_crypto::{
    LookupKey,
    code::{CodeFor, CodePurpose},
};
use chiave_domain::{
    account::Account,
    audit::{Actor, AuditEvent, CodeSending, SentFor},
    custody::normalise_address,
    method::{Method, spec},
    notice::{Destination, Message},
    ports::store::WaitingCode,
    settings::AccountPolicy,
    verification::{CodeScope, LONG_WINDOW_S, RESEND_AFTER_S, SendLimit, code_expires_at},
};
use chiave_protocol::{
    AttemptId, ErrorCode, MethodId,
    method::{CodeSent, MethodKind},
};
use uuid::Uuid;

/// The request for a code, for the mail that brings the code.
pub(crate) struct Asked<'a> {
    /// Where the code is asked for, and where alone it is accepted.
    pub scope: CodeScope,
    /// How the send is counted.
    pub counted: CountedAs,
    /// The policy of the method's account.
    pub policy: &'a AccountPolicy,
    pub language: &'a str,
    /// The request, for the audit log.
    pub by: &'a Caller,
    pub device_name: &'a str,
    pub utc_offset_min: i16,
}

/// How the send of a code outside an attempt is counted.
#[derive(Clone, Copy)]
pub(crate) enum CountedAs {
    /// The code registers an address.
    Registration,
    /// The code is for a session, in this bucket of [`crate::mailboxes::Limits`].
    Session([u8; 16]),
}

/// The derivation data of a code for a method outside an attempt.
pub(crate) fn scoped_code(scope: CodeScope, method: MethodId, serial: u32) -> CodeFor {
    let (purpose, within) = match scope {
        CodeScope::Session(session) => (CodePurpose::FreshVerification, session.as_uuid()),
        CodeScope::Activation(account) => (CodePurpose::Register, account.as_uuid()),
    };
    CodeFor {
        purpose,
        within,
        method: method.as_uuid(),
        serial: serial.into(),
    }
}

/// The derivation data of a code for a gate of an attempt; a decoy has no method.
pub(crate) fn attempt_code(attempt: AttemptId, method: Option<MethodId>, serial: u32) -> CodeFor {
    CodeFor {
        purpose: CodePurpose::Attempt,
        within: attempt.as_uuid(),
        method: method.map_or(Uuid::nil(), MethodId::as_uuid),
        serial: serial.into(),
    }
}

impl Service {
    /// Whether emails are delayed at present for a reason that does not depend on the recipient.
    ///
    /// # Errors
    ///
    /// An error if the store cannot be read.
    pub async fn mail_is_delayed(&self) -> Result<bool, FlowError> {
        Ok(self.store.read_once().await?.relay().await?.delays_mail())
    }
}

impl Work<'_> {
    /// Counts a send, or refuses it (docs/design.md, section 6: 3 in ten minutes, 10 a day).
    ///
    /// For a registered address, its mailbox counts, whichever account has it. For an address that is
    /// being registered, two counts apply: one for the address, whoever types it, and one for the account, which allows
    /// as many codes as for all of its addresses together. Only a person with a fresh verification
    /// or an activation code can register an address, so no stranger can fill the count of an
    /// account (law 4).
    ///
    /// Resets count by user name and by mailbox, separately from all of these: a limit that a
    /// colleague could fill in one place and meet in another would reveal whose address it is (law 5).
    async fn count_send(&mut self, method: &Method, asked: &Asked<'_>) -> Result<(), FlowError> {
        let policy = asked.policy;
        let address = method.address().ok_or(ErrorCode::NotAllowed)?;
        let per_destination = SendLimit::of(policy);
        let code = ErrorCode::TooManySends;
        if let CountedAs::Session(mailbox) = asked.counted {
            return self.count_in(&mailbox, per_destination, code).await;
        }
        let account = self
            .with
            .lookup
            .bucket("send-by", &method.account.to_string());
        let per_account = per_destination.times(policy.max_mail_addresses.max(1).into());
        self.count_in(account.as_bytes(), per_account, code).await?;
        let destination = destination(self.with.lookup, address);
        self.count_in(&destination, per_destination, code).await
    }

    /// Sends a code to the address of `method`, to confirm the address or for a fresh verification.
    pub(crate) async fn send_method_code(
        &mut self,
        method: &Method,
        asked: Asked<'_>,
    ) -> Result<CodeSent, FlowError> {
        self.count_send(method, &asked).await?;
        let serial = self.tx.next_code_serial(method.id).await?;
        let expires_at = code_expires_at(asked.policy, self.now);
        let code = WaitingCode {
            scope: asked.scope,
            method: method.id,
            serial,
            sent_at: self.now,
            expires_at,
            tries: 0,
        };
        self.tx.put_code(&code).await?;
        let mail = Post {
            account: Some(method.account),
            message: Message::MethodCode {
                scope: asked.scope,
                method: method.id,
                serial,
                expires_at,
            },
            destination: Destination::Method(method.id),
            language: asked.language,
            device_name: asked.device_name,
            utc_offset_min: asked.utc_offset_min,
        };
        self.post(mail).await?;
        self.record(sent_outside_an_attempt(method, &asked)).await?;
        Ok(CodeSent {
            kind: method.kind(),
            expires_at,
            resend_at: self.now.plus(RESEND_AFTER_S),
            tries_left: asked.policy.wrong_per_code,
            delayed: self.tx.relay().await?.delays_mail(),
        })
    }

    /// Counts a registration that sends nothing, such as that of an app, or refuses it: an account
    /// may begin as many of a kind as it could have codes sent if each method were an address. Each one leaves
    /// a row in the audit log, which nobody may flood.
    pub(crate) async fn count_begun(
        &mut self,
        account: &Account,
        kind: MethodKind,
    ) -> Result<(), FlowError> {
        let policy = self.tx.policy_book().await?.for_account(account);
        let of_kind = format!("{} {}", account.id, spec(kind).word);
        let bucket = self.with.lookup.bucket("begun-by", &of_kind);
        let limit = SendLimit::of(&policy).times(policy.most(kind).max(1).into());
        let code = ErrorCode::TooManyAttempts;
        self.count_in(bucket.as_bytes(), limit, code).await
    }

    /// Counts one send in a bucket; refuses it with `refusal` if the bucket is full.
    async fn count_in(
        &mut self,
        bucket: &[u8; 16],
        limit: SendLimit,
        refusal: ErrorCode,
    ) -> Result<(), FlowError> {
        let now = self.now;
        let sends = self.tx.sends(bucket, now.plus(-LONG_WINDOW_S)).await?;
        let next = limit.next_at(&sends, now);
        if next > now {
            return Err(FlowError::until(refusal, next, now));
        }
        Ok(self.tx.add_send(bucket, now).await?)
    }
}

/// The audit row of a code that was sent outside an attempt.
fn sent_outside_an_attempt<'a>(method: &Method, asked: &Asked<'a>) -> Event<'a> {
    let sent_for = match (asked.counted, asked.scope) {
        (CountedAs::Session(_), _) => SentFor::Verification,
        (CountedAs::Registration, CodeScope::Session(_)) => SentFor::Registration,
        (CountedAs::Registration, CodeScope::Activation(_)) => SentFor::Activation,
    };
    Event {
        what: AuditEvent::CodeSent(CodeSending {
            sent_for,
            kind: method.kind(),
            destination: Some(method.hint()),
            request: asked.by.request,
        }),
        by: Actor::Person,
        account: Some(method.account),
        device: Some(asked.by.device),
        device_name: Some(asked.device_name),
    }
}

/// The key of the count for an address that is being registered.
pub(crate) fn destination(lookup: &LookupKey, address: &str) -> [u8; 16] {
    let bucket = lookup.bucket("send", &normalise_address(address));
    *bucket.as_bytes()
}
