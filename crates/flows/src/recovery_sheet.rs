//! Making a recovery sheet: its codes are drawn here and told once. One of them confirms the sheet
//! ([`crate::confirm_method`]), which then takes the place of the older one.

use crate::{
    authenticate::still_live,
    confirm_method::Registration,
    error::FlowError,
    may_bind::{By, MayBind},
    methods::{Begun, PENDING_MINUTES},
    notices::Notice,
    remove_all::{Computer, Going},
    service::{Caller, Service},
    work::Work,
};
use chiave_crypto::recovery_code::{RecoveryCodeText, draw_order};
use chiave_domain::{
    account::Account,
    audit::{Actor, AuditEvent},
    device::DeviceTrust,
    intent::Intent,
    method::{Method, MethodDetail, SHEET_CODES, SheetCode},
    notice::Message,
    ports::{hashing::HashFor, store::LockKey},
    registered::{Registered, Removal},
    session::Session,
};
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, RecoveryCode, RecoveryCodesOffer},
};
use std::sync::Arc;

impl Service {
    /// Draws the codes of a recovery sheet, which waits for one of them.
    ///
    /// # Errors
    ///
    /// `too-many-methods` if sheets are not allowed; `too-many-attempts` if too many registrations
    /// were begun lately; where a present sheet would be replaced, `last-method` if it is the only method, and
    /// `method-too-young` if a younger method gave the fresh verification or the other methods are young; `busy`.
    pub async fn begin_recovery_codes(
        &self,
        caller: &Caller,
        may: &MayBind,
    ) -> Result<RecoveryCodesOffer, FlowError> {
        let keys = [LockKey::Account(may.account.id)];
        // Counted before any hash is made: a refused request costs none (law 11).
        let mut work = self.work(&keys).await?;
        let methods = work.may_begin(may, MethodKind::RecoveryCodes).await?;
        work.may_replace(may, &methods).await?;
        let device = Some(may.account.id);
        let trust = work.device_trust(device, &caller.device).await?;
        work.count_begun(&may.account, MethodKind::RecoveryCodes)
            .await?;
        work.commit().await?;

        let texts: Vec<_> = (1..=SHEET_CODES)
            .map(|_| RecoveryCodeText::new(self.random.as_ref()))
            .collect();
        let mut codes = Vec::with_capacity(texts.len());
        for number in draw_order(self.random.as_ref(), SHEET_CODES) {
            let text = &texts[usize::from(number) - 1];
            let phc = self.hash_code(may, text, trust).await?;
            codes.push(SheetCode { number, phc });
        }

        let mut work = self.work(&keys).await?;
        let methods = work.may_begin(may, MethodKind::RecoveryCodes).await?;
        let begun = Begun {
            label: String::new(),
            detail: MethodDetail::RecoveryCodes { codes },
        };
        let sheet = work.pending(may, begun);
        let sheet = work.put_pending(may, methods, sheet).await?;
        let expires_at = work.now.plus(PENDING_MINUTES * 60);
        work.commit().await?;
        let told = |(number, text): (u8, &RecoveryCodeText)| RecoveryCode {
            number,
            code: text.grouped(),
        };
        Ok(RecoveryCodesOffer {
            id: sheet.id,
            confirm_number: sheet.confirming_code().map_or(1, |code| code.number),
            codes: (1..).zip(&texts).map(told).collect(),
            expires_at,
        })
    }

    async fn hash_code(
        &self,
        may: &MayBind,
        text: &RecoveryCodeText,
        trust: DeviceTrust,
    ) -> Result<String, FlowError> {
        let secret = Arc::new(text.to_secret());
        let bound = HashFor::recovery_code(may.account.id);
        Ok(self.hashing.hash(secret, bound, trust).await?)
    }
}

impl Work<'_> {
    /// Refuses to replace a sheet where a session could not remove it for the sake of law 3: after a fresh
    /// verification by a younger method, and where no other method, or only young ones, would be left beside the new
    /// sheet. An activation replaces any.
    ///
    /// # Errors
    ///
    /// `last-method`, `method-too-young`; `session-ended`.
    pub(crate) async fn may_replace(
        &mut self,
        may: &MayBind,
        methods: &[Method],
    ) -> Result<(), FlowError> {
        let By::Session(session) = may.by else {
            return Ok(());
        };
        let session = still_live(self.tx.as_mut(), session).await?;
        let verified_from = session.verification_usable_from;
        let now = self.now;
        let policy = self.tx.policy_book().await?.for_account(&may.account);
        let registered = Registered::of(&may.account, &policy, methods);
        for sheet in older_sheets(methods) {
            let yields = verified_from.is_some_and(|from| sheet.yields_to(from, now));
            match registered.removal(sheet.id, now) {
                Removal::LastMethod => return Err(ErrorCode::LastMethod.into()),
                Removal::OthersYoung(_) => return Err(ErrorCode::MethodTooYoung.into()),
                // The new sheet comes in its place.
                Removal::TooLittleLeft | Removal::TooLittleUntil(_) | Removal::Allowed
                    if yields => {}
                _ => return Err(ErrorCode::MethodTooYoung.into()),
            }
        }
        Ok(())
    }

    /// Removes what a method that was registered now takes the place of.
    ///
    /// # Errors
    ///
    /// As [`Work::may_replace`]; `busy` while a password of the account is written.
    pub(crate) async fn replace_older(
        &mut self,
        Registration {
            caller,
            may,
            utc_offset_min,
        }: &Registration<'_>,
        newer: &Method,
    ) -> Result<(), FlowError> {
        if !newer.spec().replaces {
            return Ok(());
        }
        let methods = self.tx.methods(may.account.id).await?;
        self.may_replace(may, &methods).await?;
        let older: Vec<_> = older_sheets(&methods).collect();
        if older.is_empty() {
            return Ok(());
        }
        // The permission of a password that is being written may depend on the older one.
        let same = |open: &Intent| open.account == may.account.id;
        self.nothing_written(same).await?;
        let notice = Notice {
            account: &may.account,
            message: Message::MethodRemovedByPerson {
                kind: newer.kind(),
                replaced: true,
            },
            device_name: &may.device_name,
            utc_offset_min: *utc_offset_min,
            not_before: None,
        };
        let notice = match may.by {
            By::Activation(_) => self.in_budget_of_code(notice, caller.device).await?,
            By::Session(_) => Some(notice),
        };
        let going = Going {
            account: may.account.id,
            methods: &older,
            notice,
            // Whoever found a lost sheet may have made a device known with it.
            mistrusted: matches!(may.by, By::Activation(_)),
            by: Actor::Person,
            computer: Some(Computer {
                key: caller.device,
                name: &may.device_name,
            }),
        };
        self.remove_all(going).await
    }

    /// Records that a code of a sheet was spent in a session, and tells the person.
    pub(crate) async fn code_of_sheet_used(
        &mut self,
        account: &Account,
        session: &Session,
        method: &Method,
    ) -> Result<(), FlowError> {
        let place = method.last_used_step.unwrap_or_default();
        let Some(used) = method.used_code(place) else {
            return Ok(());
        };
        self.record_in(session, AuditEvent::RecoveryCodeUsed(used))
            .await?;
        let message = Message::RecoveryCodeUsed { left: used.left };
        let notice = Notice::of_session(account, session, message);
        self.notify(&notice).await
    }
}

/// The sheets that a new one takes the place of.
fn older_sheets(methods: &[Method]) -> impl Iterator<Item = &Method> {
    methods
        .iter()
        .filter(|method| method.confirmed && method.spec().replaces)
}
