//! The verification of a typed code: `count → verify → settle`.
//!
//! A try is counted in one transaction, which is committed. The code is compared between two
//! transactions, where it blocks nobody. The result is settled in the second transaction. So each
//! of several parallel guesses is counted before any is compared (law 4). A reset counts and
//! settles in its attempt ([`chiave_domain::attempt`]), a session and a registration here.

mod authenticator;
mod help_desk;
mod mail;
mod recovery_codes;
mod temporary_code;
mod unsettled;

pub(crate) use help_desk::IssuedCode;

use crate::{
    clock::note_app_ahead, codes::scoped_code, error::FlowError, rate_limit::CountedTry,
    service::Service, work::Work,
};
use async_trait::async_trait;
use chiave_crypto::code::CodeFor;
use chiave_domain::{
    clock_set_back::is_ahead,
    device::DeviceTrust,
    method::{Channel, Method, Spend, spec},
    ports::store::WaitingCode,
    verification::{self, CodeScope, Found},
};
use chiave_protocol::{AccountId, MethodId, Timestamp, limits, method::MethodKind};

/// The data that a typed code is compared with.
pub(crate) struct Challenge<'a> {
    /// The requested kind.
    pub kind: MethodKind,
    /// The methods of the account that may give the typed code. Methods of other kinds are ignored.
    pub methods: Vec<&'a Method>,
    /// The code that was sent; absent for kinds that send nothing, and if no code is awaited.
    pub sent: Option<SentCode>,
    /// The code that the help desk issued for the attempt; absent outside an attempt.
    pub issued: Option<IssuedCode<'a>>,
    /// Whether the account knows the device on which the code was typed.
    pub trust: DeviceTrust,
    /// When the try was counted.
    pub now: Timestamp,
}

/// A code that was sent, or a decoy.
#[derive(Clone, Copy)]
pub(crate) struct SentCode {
    /// The derivation data of the code.
    pub code: CodeFor,
    /// The method to which the code was sent. A decoy has none, is compared at the same cost, and
    /// is never right (law 5).
    pub to: Option<MethodId>,
    /// The serial number of the send.
    pub serial: u32,
}

/// Compares a typed code with the methods of one kind.
#[async_trait]
trait Verify: Send + Sync {
    /// Finds the method that gives the typed code. Called between two transactions, so it may take
    /// time. Whether the code was used before is not checked here.
    ///
    /// # Errors
    ///
    /// `busy` if the code was not compared.
    async fn verify(
        &self,
        with: &Service,
        challenge: &Challenge<'_>,
        typed: &str,
    ) -> Result<Found, FlowError>;
}

/// The verifier of a kind; `None` for a kind without methods.
fn verifier(kind: MethodKind) -> Option<&'static dyn Verify> {
    match kind {
        MethodKind::Authenticator => Some(&authenticator::Authenticator),
        MethodKind::Mail => Some(&mail::Mail),
        MethodKind::RecoveryCodes => Some(&recovery_codes::RecoveryCodes),
        MethodKind::TemporaryCode => Some(&temporary_code::TemporaryCode),
        MethodKind::HelpDeskCode => Some(&help_desk::HelpDesk),
        MethodKind::Password | MethodKind::Unknown => None,
    }
}

/// A pending verification, and the bucket of its rate limit.
pub(crate) struct Guarded {
    /// The bucket in which the try is counted.
    pub bucket: [u8; 16],
    /// Where the code is typed.
    pub scope: CodeScope,
    /// The kind of the typed code.
    pub kind: MethodKind,
    /// The methods that may give the code; for a kind that sends codes, the one to which a code was
    /// sent.
    pub methods: Vec<Method>,
    /// Whether the account knows the device.
    pub trust: DeviceTrust,
}

/// A counted try, with the data for its verification.
pub(crate) struct Tried {
    counted: CountedTry,
    guarded: Guarded,
    awaited: Option<WaitingCode>,
    /// How many wrong codes the policy allowed when the try was counted.
    wrong_per_code: u32,
    now: Timestamp,
}

/// The result of a try.
pub(crate) enum Settled {
    /// The code was right, and is spent.
    Right(Method),
    /// The code was right but used before. The try was given back, as often as a wrong code may be typed.
    Used,
    /// The code was wrong.
    Wrong {
        /// The number of tries left for the code that was sent; absent for kinds that send nothing.
        tries_left: Option<u32>,
    },
}

impl Service {
    /// Compares the typed code.
    ///
    /// # Errors
    ///
    /// `busy` if the code was not compared.
    pub(crate) async fn verify(
        &self,
        challenge: &Challenge<'_>,
        typed: &str,
    ) -> Result<Found, FlowError> {
        match verifier(challenge.kind) {
            Some(verifier) if typed.len() <= limits::CODE_BYTES => {
                verifier.verify(self, challenge, typed).await
            }
            Some(_) | None => Ok(Found::Wrong),
        }
    }
}

impl Work<'_> {
    /// Counts a try, in its bucket and against the code that was sent. The caller commits.
    ///
    /// `wrong_per_code` is read before anything is verified, and holds for the whole try: an unreadable
    /// policy must not reveal whether the code is right.
    ///
    /// # Errors
    ///
    /// `too-many-attempts`.
    pub(crate) async fn count_code(
        &mut self,
        guarded: Guarded,
        wrong_per_code: u32,
    ) -> Result<Tried, FlowError> {
        let counted = self.count(guarded.bucket).await?;
        let awaited = match (spec(guarded.kind).channel, guarded.methods.first()) {
            (Some(Channel::Mail), Some(method)) => {
                let awaited = self
                    .awaited(guarded.scope, method.id, wrong_per_code)
                    .await?;
                self.count_awaited(awaited).await?
            }
            _ => None,
        };
        Ok(Tried {
            counted,
            guarded,
            awaited,
            wrong_per_code,
            now: self.now,
        })
    }

    /// Settles a counted try with the current methods: a right code is spent, a used one is given
    /// back, a wrong one is counted against its methods. The caller commits.
    pub(crate) async fn settle_code(
        &mut self,
        account: AccountId,
        tried: &Tried,
        found: Found,
    ) -> Result<Settled, FlowError> {
        if let Found::Right { method, step } = found {
            let methods = self.tx.methods(account).await?;
            let named = methods.into_iter().find(|it| it.id == method);
            if let Some(method) = named
                && self.is_still_awaited(tried, method.id).await?
            {
                return self.settle_right(tried, method, step).await;
            }
        }
        if spec(tried.guarded.kind).is_sent() {
            let most = tried.wrong_per_code;
            let left = tried.awaited.map(|code| code.tries);
            let left = left.map_or(0, |tries| verification::tries_left(most, tries));
            return Ok(Settled::Wrong {
                tries_left: Some(left),
            });
        }
        let missed = tried.guarded.methods.iter().map(|it| it.id);
        self.tx.count_misses(&missed.collect::<Vec<_>>()).await?;
        Ok(Settled::Wrong { tries_left: None })
    }

    async fn settle_right(
        &mut self,
        tried: &Tried,
        mut method: Method,
        step: u64,
    ) -> Result<Settled, FlowError> {
        if method.has_spent(step) {
            note_app_ahead(&method, step);
            self.give_back_used(&tried.counted, tried.wrong_per_code)
                .await?;
            return Ok(Settled::Used);
        }
        method.spend(step, tried.now);
        self.tx.put_method(&method).await?;
        if tried.awaited.is_some() {
            self.tx.end_code(tried.guarded.scope, method.id).await?;
        }
        match method.spec().spend {
            // Otherwise a code that is good often would lift the limit for guesses of other codes.
            Spend::AsIssued => self.give_back_try(&tried.counted).await?,
            Spend::Step | Spend::Place | Spend::Awaited => self.was_right(&tried.counted).await?,
        }
        Ok(Settled::Right(method))
    }

    /// Whether the code that was compared is still awaited: since the count, another code may have
    /// been sent, or this one may have passed.
    async fn is_still_awaited(
        &mut self,
        tried: &Tried,
        method: MethodId,
    ) -> Result<bool, FlowError> {
        let Some(counted) = tried.awaited else {
            return Ok(!spec(tried.guarded.kind).is_sent());
        };
        let awaited = self.tx.waiting_code(tried.guarded.scope, method).await?;
        Ok(awaited.is_some_and(|code| code.serial == counted.serial))
    }

    /// The pending code of a method; `None` if no tries are left.
    async fn awaited(
        &mut self,
        scope: CodeScope,
        method: MethodId,
        wrong_per_code: u32,
    ) -> Result<Option<WaitingCode>, FlowError> {
        let may_be_tried = |code: &WaitingCode| {
            let left = verification::tries_left(wrong_per_code, code.tries);
            self.now < code.expires_at && left > 0 && !is_ahead(code.sent_at, self.now)
        };
        let waiting = self.tx.waiting_code(scope, method).await?;
        Ok(waiting.filter(may_be_tried))
    }

    /// Counts a try against a pending code.
    async fn count_awaited(
        &mut self,
        awaited: Option<WaitingCode>,
    ) -> Result<Option<WaitingCode>, FlowError> {
        let Some(mut code) = awaited else {
            return Ok(None);
        };
        code.tries += 1;
        self.tx.put_code(&code).await?;
        Ok(Some(code))
    }
}

impl Tried {
    /// The kind of the typed code.
    pub(crate) fn kind(&self) -> MethodKind {
        self.guarded.kind
    }

    fn challenge(&self) -> Challenge<'_> {
        let method = self.guarded.methods.first().map(|method| method.id);
        let sent = self.awaited.zip(method).map(|(awaited, method)| SentCode {
            code: scoped_code(self.guarded.scope, method, awaited.serial),
            to: Some(method),
            serial: awaited.serial,
        });
        Challenge {
            kind: self.guarded.kind,
            methods: self.guarded.methods.iter().collect(),
            trust: self.guarded.trust,
            sent,
            issued: None,
            now: self.now,
        }
    }
}
