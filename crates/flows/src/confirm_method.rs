//! The first code of a method comes back, and the method is registered.

use crate::{
    activation::security_in_activation,
    authenticate::still_live,
    error::FlowError,
    may_bind::{By, MayBind, MayConfirm},
    methods::{PENDING_MINUTES, label, security_info},
    notices::Notice,
    rate_limit::buckets,
    service::{Caller, Service},
    verification::{Guarded, Settled},
    work::Work,
};
use chiave_domain::{
    account::Account, audit::AuditEvent, clock_set_back::is_ahead, method::Method, notice::Message,
    own_domains::OwnDomains, ports::store::LockKey, settings::AccountPolicy,
};
use chiave_protocol::{
    AddressFault, ErrorCode, MethodId, limits,
    method::{ConfirmMethod, MethodKind, SecurityInfo},
};

/// A registration that is completed with its first code.
pub(crate) struct Registration<'a> {
    pub caller: &'a Caller,
    pub may: &'a MayBind,
    /// The computer's offset from UTC, for the notice.
    pub utc_offset_min: i16,
}

impl Service {
    /// Verifies the first code and registers the method.
    ///
    /// # Errors
    ///
    /// `not-found` if no such method is pending or another session began it; `proof-refused`,
    /// `code-used`, `too-many-attempts`; `address-refused` for an address that is behind the password by
    /// now; `too-many-methods` for a kind that is not allowed by now; for a recovery sheet that would replace an older
    /// one also `last-method` and `method-too-young`; `bad-request` for a label that is too long.
    pub async fn confirm_method(
        &self,
        caller: &Caller,
        MayConfirm(may): &MayConfirm,
        request: ConfirmMethod,
    ) -> Result<SecurityInfo, FlowError> {
        let typed = request.code.expose();
        if typed.len() > limits::CODE_BYTES {
            return Err(ErrorCode::ProofRefused.into());
        }
        let named = request.label.as_deref().map(label).transpose()?;
        let keys = [
            LockKey::Account(may.account.id),
            LockKey::Name(may.account.user_name.clone()),
        ];
        let mut work = self.work(&keys).await?;
        let asked = self.pending(&mut work, may, caller, request.id).await?;
        let policies = work.tx.policy_book().await?;
        still_allowed(&asked, &policies.for_account(&may.account), &may.account)?;
        let most = policies.default.wrong_per_code;
        let tried = work.count_code(asked, most).await?;
        work.commit().await?;

        let found = self.verify_tried(&tried, typed, &keys).await?;

        let mut work = self.work(&keys).await?;
        self.pending(&mut work, may, caller, request.id).await?;
        let settled = work.settle_code(may.account.id, &tried, found);
        let refused = match settled.await? {
            Settled::Right(method) => Ok(method),
            Settled::Used => Err(ErrorCode::CodeUsed.into()),
            Settled::Wrong { tries_left } => Err(FlowError::wrong(tries_left)),
        };
        let mut method = match refused {
            Ok(method) => method,
            Err(refused) => {
                let what = AuditEvent::MethodRefused(tried.kind());
                work.record(may.event(caller, what)).await?;
                work.commit().await?;
                return Err(refused);
            }
        };
        // The label of an address is the address itself in masked form.
        if let (MethodKind::Authenticator, Some(named)) = (method.kind(), named) {
            method.label = named;
        }
        let utc_offset_min = request.utc_offset_min.unwrap_or(may.utc_offset_min);
        let whose = Registration {
            caller,
            may,
            utc_offset_min,
        };
        work.replace_older(&whose, &method).await?;
        work.now_registered(whose, method).await?;
        let (tx, account, now) = (work.tx.as_mut(), &may.account, work.now);
        let policy = tx.policy_book().await?.for_account(account);
        let info = match may.by {
            By::Activation(_) => security_in_activation(tx, account, &policy, now).await?,
            By::Session(_) => security_info(tx, account, &policy, now).await?,
        };
        work.commit().await?;
        Ok(info)
    }

    /// The pending method, and the bucket of its rate limit.
    async fn pending(
        &self,
        work: &mut Work<'_>,
        may: &MayBind,
        caller: &Caller,
        id: MethodId,
    ) -> Result<Guarded, FlowError> {
        self.still_stands(work, &may.by, caller).await?;
        let now = work.now;
        let (account, name) = (may.account.id, &may.account.user_name);
        let trust = work.device_trust(Some(account), &caller.device).await?;
        let pending = |method: &Method| {
            let age = now.since(method.added_at);
            let own = method.id == id && method.begun_in == may.by.session();
            let waits = age < PENDING_MINUTES * 60 && !is_ahead(method.added_at, now);
            own && !method.confirmed && waits
        };
        let mut methods = work.tx.methods(account).await?;
        methods.retain(pending);
        let kind = methods.first().map(Method::kind);
        Ok(Guarded {
            scope: may.scope(),
            bucket: self.bucket_key(buckets::CONFIRM, name, trust, &caller.device),
            kind: kind.ok_or(ErrorCode::NotFound)?,
            methods,
            trust,
        })
    }

    /// Refuses if the session or the activation that gave the right has ended since.
    async fn still_stands(
        &self,
        work: &mut Work<'_>,
        by: &By,
        caller: &Caller,
    ) -> Result<(), FlowError> {
        match by {
            // The IT department may have replaced the activation code since; in that case nothing
            // may be registered with it.
            By::Activation(token) => {
                self.open_one(work.tx.as_mut(), token, caller, work.now)
                    .await?;
            }
            By::Session(session) => {
                still_live(work.tx.as_mut(), *session).await?;
            }
        }
        Ok(())
    }
}

impl Work<'_> {
    async fn now_registered(
        &mut self,
        Registration {
            caller,
            may,
            utc_offset_min,
        }: Registration<'_>,
        mut method: Method,
    ) -> Result<(), FlowError> {
        // The notice goes to the destinations from before the registration: the new address is not
        // among them.
        let notice = Notice {
            account: &may.account,
            message: may.message(),
            device_name: &may.device_name,
            utc_offset_min,
            not_before: None,
        };
        let notice = match may.by {
            // Whoever has an activation code may add and remove without an end; the log has all of it.
            By::Activation(_) => self.in_budget_of_code(notice, caller.device).await?,
            By::Session(_) => Some(notice),
        };
        match notice {
            None => {}
            Some(notice) if notice.message == Message::FirstMethodAdded => {
                self.notify_at_work(&notice).await?;
            }
            Some(notice) => self.notify(&notice).await?,
        }
        method.confirmed = true;
        method.begun_in = None;
        method.added_at = self.now;
        self.tx.put_method(&method).await?;
        let what = AuditEvent::MethodAdded(method.kind());
        self.record(may.event(caller, what)).await
    }
}

/// Refuses what a setting does not allow that came since the registration was begun.
fn still_allowed(
    asked: &Guarded,
    policy: &AccountPolicy,
    account: &Account,
) -> Result<(), FlowError> {
    let own = OwnDomains::of(policy, Some(account));
    if asked.methods.iter().any(|method| own.has(method)) {
        return Err(FlowError::address(AddressFault::Work));
    }
    match policy.most(asked.kind) {
        0 => Err(ErrorCode::TooManyMethods.into()),
        _ => Ok(()),
    }
}
