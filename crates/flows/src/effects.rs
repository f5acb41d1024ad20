//! Carries out the effects of the attempt machine in the transaction of the step.

use crate::{
    attempt_step::World,
    completed::Kept,
    error::FlowError,
    notices::Notice,
    rate_limit::buckets,
    service::NOBODY,
    work::{Event, Post, Work},
};
use chiave_domain::{
    attempt::{AttemptState, Effect, Ticket},
    audit::ResetClosing,
    intent::{Cause, End, EntryBefore, Intent},
    method::Method,
    notice::{Destination, Message},
    order::WriteOrder,
};
use chiave_protocol::{AccountId, MethodId, OperationId, Timestamp};

/// The effects that wait until the transaction is committed.
#[derive(Default)]
pub(crate) struct Steps {
    /// The ticket of a counted try, which may be verified.
    pub ticket: Option<Ticket>,
    /// Why the typed code opened nothing.
    pub not_passed: Option<NotPassed>,
    /// The method to whose mailbox a code is sent; none for a decoy.
    pub sent_to: Option<MethodId>,
    /// The order of a write that was decided.
    pub order: Option<WriteOrder>,
    /// The intent of that write.
    pub intent: Option<Intent>,
}

/// Why a typed code opened nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NotPassed {
    /// No method gives the code.
    Wrong,
    /// The code was used before.
    Used,
    /// The method of the code opens nothing before this time.
    TooYoung(Timestamp),
}

/// A step that was taken, with its data.
#[derive(Clone, Copy)]
pub(crate) struct Taken<'a> {
    /// The new state of the attempt, as stored.
    pub state: &'a AttemptState,
    pub world: &'a World,
    /// The computer's offset from UTC, for a code that is sent.
    pub utc_offset_min: i16,
}

/// A code to be sent, or a decoy.
struct Sent {
    to: Option<MethodId>,
    serial: u32,
    expires_at: Timestamp,
}

impl Work<'_> {
    /// Carries out the effects of one step.
    pub(crate) async fn carry_out(
        &mut self,
        taken: Taken<'_>,
        effects: Vec<Effect>,
    ) -> Result<Steps, FlowError> {
        let state = taken.state;
        let mut steps = Steps::default();
        for effect in effects {
            match effect {
                Effect::Verify(ticket) => steps.ticket = Some(ticket),
                Effect::Write(order) => steps.order = Some(order),
                Effect::RecordIntent { operation, cause } => {
                    steps.intent = intent(taken, operation, cause, self.now);
                    if let Some(intent) = &steps.intent {
                        self.record_intent(intent).await?;
                    }
                }
                Effect::SendCode {
                    kind: _,
                    method,
                    serial,
                    expires_at,
                } => {
                    steps.sent_to = method;
                    self.tx.add_send(&state.subject, self.now).await?;
                    let sent = Sent {
                        to: method,
                        serial,
                        expires_at,
                    };
                    self.post_code(taken, sent).await?;
                }
                Effect::CodeUsed => steps.not_passed = Some(NotPassed::Used),
                Effect::CodeTooYoung(until) => {
                    steps.not_passed = Some(NotPassed::TooYoung(until));
                }
                Effect::MethodsMissed { methods } => {
                    self.tx.count_misses(&methods).await?;
                    let missed = |it: &&Method| methods.contains(&it.id) && it.closes_next();
                    for method in taken.world.methods.iter().filter(missed) {
                        let closed = ResetClosing::MethodClosed(method.kind());
                        self.resets_closed(state, closed).await?;
                    }
                    steps.not_passed = Some(NotPassed::Wrong);
                }
                other => self.carry_out_here(taken, other).await?,
            }
        }
        Ok(steps)
    }

    async fn carry_out_here(
        &mut self,
        Taken { state, world, .. }: Taken<'_>,
        effect: Effect,
    ) -> Result<(), FlowError> {
        match (effect, &world.account) {
            (Effect::MethodUsed { method, step }, _) => self.method_used(world, method, step).await,
            (Effect::CloseIntent { operation, end }, _) => {
                self.tx.close_intent(operation, &end).await?;
                Ok(())
            }
            (Effect::EndSessions, Some(account)) => {
                let keep = self.known_devices(account.id).await?;
                let kept = Kept {
                    devices: &keep,
                    changed_in: None,
                };
                self.sessions_after_write(account, kept).await
            }
            (Effect::ClearThrottle, Some(account)) => {
                self.empty_buckets(buckets::PASSWORD, account).await
            }
            (Effect::Notice(message), Some(account)) => {
                let notice = Notice {
                    account,
                    message,
                    device_name: &state.device_name,
                    utc_offset_min: state.utc_offset_min,
                    not_before: None,
                };
                self.notify(&notice).await
            }
            (Effect::Audit(what), _) => self.record(Event::of_attempt(state, what)).await,
            // An account that no longer exists has no sessions, no buckets and nobody to inform.
            // The caller carries out the other effects.
            (
                Effect::EndSessions
                | Effect::ClearThrottle
                | Effect::Notice(_)
                | Effect::Verify(_)
                | Effect::CodeUsed
                | Effect::CodeTooYoung(_)
                | Effect::MethodsMissed { .. }
                | Effect::Write(_)
                | Effect::RecordIntent { .. }
                | Effect::SendCode { .. },
                _,
            ) => Ok(()),
        }
    }

    async fn method_used(
        &mut self,
        world: &World,
        used: MethodId,
        step: Option<u64>,
    ) -> Result<(), FlowError> {
        for mut method in self.tx.methods(account_id(world)).await? {
            method.wrong_in_row = 0;
            if method.id == used {
                method.spend(step.unwrap_or_default(), self.now);
            }
            self.tx.put_method(&method).await?;
        }
        Ok(())
    }

    async fn post_code(
        &mut self,
        Taken {
            state,
            utc_offset_min,
            ..
        }: Taken<'_>,
        Sent {
            to,
            serial,
            expires_at,
        }: Sent,
    ) -> Result<(), FlowError> {
        let mail = Post {
            account: state.account.filter(|_| to.is_some()),
            message: Message::AttemptCode {
                attempt: state.id,
                serial,
                expires_at,
            },
            destination: to.map_or(Destination::Nowhere, Destination::Method),
            language: &state.language,
            device_name: &state.device_name,
            utc_offset_min,
        };
        self.post(mail).await
    }
}

fn account_id(world: &World) -> AccountId {
    world.account.as_ref().map_or(NOBODY, |account| account.id)
}

/// The intent of a write that an attempt decided.
fn intent(
    Taken { state, world, .. }: Taken<'_>,
    operation: OperationId,
    cause: Cause,
    now: Timestamp,
) -> Option<Intent> {
    Some(Intent {
        operation,
        account: state.account?,
        device: state.device,
        device_name: state.device_name.clone(),
        utc_offset_min: state.utc_offset_min,
        cause,
        before: world
            .account
            .as_ref()
            .map(EntryBefore::of)
            .unwrap_or_default(),
        begun_at: now,
        end: End::Open,
    })
}
