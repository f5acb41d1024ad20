//! Removes methods: in a session after a fresh verification, or in an activation.

use crate::{
    activation::security_in_activation,
    authenticate::{Fresh, still_live},
    error::FlowError,
    methods::security_info,
    notices::Notice,
    remove_all::{Computer, Going},
    service::{Caller, Service},
    work::Work,
};
use chiave_domain::{
    account::Account,
    audit::Actor,
    intent::Intent,
    notice::Message,
    ports::store::LockKey,
    registered::{Registered, Removal},
    session::Session,
};
use chiave_protocol::{
    ErrorCode, MethodId, TokenHash,
    method::{RemoveMethod, SecurityInfo},
};

/// The right to remove methods of an account.
pub struct MayRemove {
    account: Account,
    by: By,
    device_name: String,
    utc_offset_min: i16,
}

/// What gives that right.
enum By {
    /// A session with a fresh verification (law 3).
    Session(Box<Session>),
    /// An activation that an activation code opened, by its token. The IT department identified the
    /// person, so any method may be removed, even the last one: an activation cannot end without a
    /// new method.
    Activation(TokenHash),
}

impl Service {
    /// Gives a session with a fresh verification the right to remove a method.
    ///
    /// # Errors
    ///
    /// `session-ended`.
    pub async fn may_remove(&self, Fresh(session): Fresh) -> Result<MayRemove, FlowError> {
        Ok(MayRemove {
            account: self.account_of(&session).await?,
            device_name: session.device_name.clone(),
            utc_offset_min: session.utc_offset_min,
            by: By::Session(Box::new(session)),
        })
    }

    /// Gives an activation the right to remove a method, for example that of a lost telephone (law
    /// 25).
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub async fn may_remove_by_activation(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<MayRemove, FlowError> {
        let may = self.may_bind_by_activation(token, caller).await?;
        Ok(MayRemove {
            account: may.account,
            device_name: may.device_name,
            utc_offset_min: may.utc_offset_min,
            by: By::Activation(*token),
        })
    }

    /// Removes a method.
    ///
    /// # Errors
    ///
    /// `not-found`. In a session also `last-method` and `too-little-left`, and `method-too-young`
    /// if a younger method gave the fresh verification or only young ones would be left (law 3).
    /// `session-ended` or `attempt-ended` if the session or the activation ended meanwhile; `busy`
    /// while a password of the account is written whose permission depended on the present methods.
    pub async fn remove_method(
        &self,
        caller: &Caller,
        may: &MayRemove,
        id: MethodId,
        request: RemoveMethod,
    ) -> Result<SecurityInfo, FlowError> {
        let mut work = self.work(&[LockKey::Account(may.account.id)]).await?;
        let now = work.now;
        self.still_may_remove(&mut work, caller, may).await?;
        let same = |open: &Intent| open.account == may.account.id;
        work.nothing_written(same).await?;
        let methods = work.tx.methods(may.account.id).await?;
        let method = methods
            .iter()
            .find(|method| method.id == id && method.confirmed)
            .ok_or(ErrorCode::NotFound)?;
        let policy = work.tx.policy_book().await?.for_account(&may.account);
        let registered = Registered::of(&may.account, &policy, &methods);
        if let By::Session(session) = &may.by {
            // A younger method cannot remove an older one (law 3).
            let verified_from = session.verification_usable_from;
            let yields = verified_from.is_some_and(|from| method.yields_to(from, now));
            leaves_enough(registered.removal(id, now), yields)?;
        }
        let notice = Notice {
            account: &may.account,
            message: Message::MethodRemovedByPerson {
                kind: method.kind(),
                replaced: registered.replaces(method),
            },
            device_name: &may.device_name,
            utc_offset_min: request.utc_offset_min.unwrap_or(may.utc_offset_min),
            not_before: None,
        };
        let notice = match may.by {
            By::Activation(_) => work.in_budget_of_code(notice, caller.device).await?,
            By::Session(_) => Some(notice),
        };
        let going = Going {
            account: may.account.id,
            methods: &[method],
            notice,
            // Whoever found a lost telephone may have made a device known with it.
            mistrusted: matches!(may.by, By::Activation(_)),
            by: Actor::Person,
            computer: Some(Computer {
                key: caller.device,
                name: &may.device_name,
            }),
        };
        work.remove_all(going).await?;
        let info = match may.by {
            By::Activation(_) => {
                security_in_activation(work.tx.as_mut(), &may.account, &policy, now).await?
            }
            By::Session(_) => security_info(work.tx.as_mut(), &may.account, &policy, now).await?,
        };
        work.commit().await?;
        Ok(info)
    }

    /// Refuses the removal if the session or the activation ended meanwhile.
    async fn still_may_remove(
        &self,
        work: &mut Work<'_>,
        caller: &Caller,
        may: &MayRemove,
    ) -> Result<(), FlowError> {
        match &may.by {
            By::Session(session) => {
                still_live(work.tx.as_mut(), session.id).await?;
            }
            By::Activation(token) => {
                self.open_one(work.tx.as_mut(), token, caller, work.now)
                    .await?;
            }
        }
        Ok(())
    }
}

/// Refuses a removal that would leave the person with too few methods, or that the person may not
/// make.
fn leaves_enough(removal: Removal, yields: bool) -> Result<(), FlowError> {
    match (removal, yields) {
        (Removal::LastMethod, _) => Err(ErrorCode::LastMethod.into()),
        (Removal::OthersYoung(_), _) | (_, false) => Err(ErrorCode::MethodTooYoung.into()),
        (Removal::TooLittleLeft | Removal::TooLittleUntil(_), true) => {
            Err(ErrorCode::TooLittleLeft.into())
        }
        (Removal::Allowed, true) => Ok(()),
    }
}
