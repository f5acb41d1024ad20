//! The one verification of a typed code: `count → verify → settle`.
//!
//! A try is counted in one transaction, which is committed; the code is compared between two
//! transactions, where it holds up nobody; what came of it is settled in the second one. So of
//! parallel guesses each is counted before the next is looked at (law 4). A reset counts and settles
//! in its attempt ([`chiave_domain::attempt`]), a session and a registration here.

mod authenticator;
mod mail;

use crate::{error::FlowError, rate_limit::CountedTry, service::Service};
use async_trait::async_trait;
use chiave_crypto::{CodeKey, code::CodeFor};
use chiave_domain::{
    method::{Channel, Method, spec},
    ports::store::{MethodCode, WriteTx},
    verification::{self, Found},
};
use chiave_protocol::{AccountId, MethodId, Timestamp, limits, method::MethodKind};

/// What a typed code is compared with.
pub(crate) struct Challenge<'a> {
    /// The kind that was asked for.
    pub kind: MethodKind,
    /// The methods of the account that may give what was typed. Those of other kinds are passed over.
    pub methods: Vec<&'a Method>,
    /// The code that was sent; absent for kinds that send nothing, and where none is awaited.
    pub sent: Option<SentCode>,
    /// When the try was counted.
    pub now: Timestamp,
}

/// A code that was sent, or a decoy.
#[derive(Clone, Copy)]
pub(crate) struct SentCode {
    /// What the code is derived from.
    pub code: CodeFor,
    /// The method it went to. A decoy went to none, is compared at the same cost, and is never right
    /// (law 5).
    pub to: Option<MethodId>,
    /// Which send it was.
    pub serial: u32,
}

/// Compares what was typed with the methods of one kind.
#[async_trait]
trait Verify: Send + Sync {
    /// Finds the method that gives what was typed. Called between two transactions, so it may take
    /// its time. Whether the code was used before is not asked here.
    async fn verify(&self, codes: &CodeKey, challenge: &Challenge<'_>, typed: &str) -> Found;
}

/// The verification of a kind; none for what is no method.
fn verifier(kind: MethodKind) -> Option<&'static dyn Verify> {
    match kind {
        MethodKind::Authenticator => Some(&authenticator::Authenticator),
        MethodKind::Mail => Some(&mail::Mail),
        MethodKind::Password | MethodKind::Unknown => None,
    }
}

/// Whose codes are tried, with which bucket.
pub(crate) struct Guarded {
    /// The bucket that the try is counted in.
    pub bucket: [u8; 16],
    /// Which kind was typed.
    pub kind: MethodKind,
    /// The methods that may give it; of a kind that sends codes the one that a code was sent to.
    pub methods: Vec<Method>,
}

/// A try that was counted, and what it is verified against.
pub(crate) struct Tried {
    counted: CountedTry,
    guarded: Guarded,
    awaited: Option<MethodCode>,
    now: Timestamp,
}

/// What came of a try.
pub(crate) enum Settled {
    /// The code was right, and is spent.
    Right(Method),
    /// The code was right and was used before. The try was given back, as often as a wrong code may
    /// be typed since the last right one; from then on it counts.
    Used,
    /// The code was wrong.
    Wrong {
        /// How many more of the code that was sent are looked at; unsaid for kinds that send nothing.
        tries_left: Option<u32>,
    },
}

impl Service {
    /// Compares what was typed.
    pub(crate) async fn verify(&self, challenge: &Challenge<'_>, typed: &str) -> Found {
        match verifier(challenge.kind) {
            Some(verifier) if typed.len() <= limits::CODE_BYTES => {
                verifier.verify(&self.codes, challenge, typed).await
            }
            Some(_) | None => Found::Wrong,
        }
    }

    /// Counts a try: in its bucket, and against the code that was sent. The caller commits.
    ///
    /// # Errors
    ///
    /// `too-many-attempts`.
    pub(crate) async fn count_code(
        &self,
        tx: &mut dyn WriteTx,
        guarded: Guarded,
        now: Timestamp,
    ) -> Result<Tried, FlowError> {
        let counted = self.count(tx, guarded.bucket, now).await?;
        let awaited = match (spec(guarded.kind).channel, guarded.methods.first()) {
            (Some(Channel::Mail), Some(method)) => count_awaited(tx, method.id, now).await?,
            _ => None,
        };
        Ok(Tried {
            counted,
            guarded,
            awaited,
            now,
        })
    }

    /// Compares what was typed in a counted try.
    pub(crate) async fn verify_tried(&self, tried: &Tried, typed: &str) -> Found {
        self.verify(&tried.challenge(), typed).await
    }

    /// Settles a counted try on the methods as they are now: a right code is spent, a used one is
    /// given back, a wrong one is counted against its methods. The caller commits.
    pub(crate) async fn settle_code(
        &self,
        tx: &mut dyn WriteTx,
        account: AccountId,
        tried: &Tried,
        found: Found,
    ) -> Result<Settled, FlowError> {
        if let Found::Right { method, step } = found {
            let methods = tx.methods(account).await?;
            let named = methods.into_iter().find(|it| it.id == method);
            if let Some(method) = named
                && self.is_still_awaited(tx, tried, method.id).await?
            {
                return self.settle_right(tx, tried, method, step).await;
            }
        }
        let policy = tx.account_policy().await?;
        if spec(tried.guarded.kind).is_sent() {
            let left = tried.awaited.map(|code| code.wrong);
            let left = left.map_or(0, |wrong| verification::tries_left(&policy, wrong));
            return Ok(Settled::Wrong {
                tries_left: Some(left),
            });
        }
        let missed: Vec<_> = tried.guarded.methods.iter().map(|it| it.id).collect();
        tx.count_misses(&missed).await?;
        Ok(Settled::Wrong { tries_left: None })
    }

    async fn settle_right(
        &self,
        tx: &mut dyn WriteTx,
        tried: &Tried,
        mut method: Method,
        step: u64,
    ) -> Result<Settled, FlowError> {
        if method.has_spent(step) {
            let most = tx.account_policy().await?.wrong_per_code;
            let given_back = self.give_back_used(tx, &tried.counted, most, tried.now);
            given_back.await?;
            return Ok(Settled::Used);
        }
        method.spend(step, tried.now);
        tx.put_method(&method).await?;
        if tried.awaited.is_some() {
            tx.put_method_code(method.id, None).await?;
        }
        self.was_right(tx, &tried.counted).await?;
        Ok(Settled::Right(method))
    }

    /// Whether the code that was compared is the one that is awaited still: another may have been sent,
    /// or this one may have passed, since it was counted.
    async fn is_still_awaited(
        &self,
        tx: &mut dyn WriteTx,
        tried: &Tried,
        method: MethodId,
    ) -> Result<bool, FlowError> {
        let Some(counted) = tried.awaited else {
            return Ok(!spec(tried.guarded.kind).is_sent());
        };
        let awaited = tx.method_code(method).await?;
        Ok(awaited.is_some_and(|code| code.serial == counted.serial))
    }
}

impl Tried {
    /// Which kind was typed.
    pub(crate) fn kind(&self) -> MethodKind {
        self.guarded.kind
    }

    fn challenge(&self) -> Challenge<'_> {
        let method = self.guarded.methods.first().map(|method| method.id);
        let sent = self.awaited.zip(method).map(|(awaited, method)| SentCode {
            code: crate::codes::method_code(method, awaited.serial),
            to: Some(method),
            serial: awaited.serial,
        });
        Challenge {
            kind: self.guarded.kind,
            methods: self.guarded.methods.iter().collect(),
            sent,
            now: self.now,
        }
    }
}

/// Counts a try against the code that waits for a method; none where none may be tried any more.
async fn count_awaited(
    tx: &mut dyn WriteTx,
    method: MethodId,
    now: Timestamp,
) -> Result<Option<MethodCode>, FlowError> {
    let policy = tx.account_policy().await?;
    let waiting = tx.method_code(method).await?;
    let may_be_tried = |code: &MethodCode| {
        now < code.expires_at && verification::tries_left(&policy, code.wrong) > 0
    };
    let Some(mut code) = waiting.filter(may_be_tried) else {
        return Ok(None);
    };
    code.wrong += 1;
    tx.put_method_code(method, Some(&code)).await?;
    Ok(Some(code))
}
