//! Carrying out what the attempt machine says should happen, in the transaction of the step.

use crate::{
    attempts::{World, intent},
    codes::attempt_code,
    error::FlowError,
    notices::Notice,
    rate_limit::buckets,
    service::{Event, NOBODY, Post, Service},
    verification::{spend_step, totp_step},
};
use chiave_domain::{
    attempt::{AttemptState, Effect, Found, Ticket},
    audit::Actor,
    intent::Intent,
    method::Method,
    notice::{Destination, Message},
    order::WriteOrder,
    ports::store::WriteTx,
};
use chiave_protocol::{MethodId, Timestamp, limits, method::MethodKind};

/// What waits until the transaction is committed.
#[derive(Default)]
pub(crate) struct Steps {
    /// A try was counted and may be judged.
    pub ticket: Option<Ticket>,
    /// A write was decided.
    pub order: Option<WriteOrder>,
    /// The intent of that write.
    pub intent: Option<Intent>,
}

impl Service {
    /// Carries out the effects of one step.
    pub(crate) async fn carry_out(
        &self,
        tx: &mut dyn WriteTx,
        (state, world): (&AttemptState, &World),
        effects: Vec<Effect>,
        utc_offset_min: i16,
    ) -> Result<Steps, FlowError> {
        let mut steps = Steps::default();
        for effect in effects {
            match effect {
                Effect::Verify(ticket) => steps.ticket = Some(ticket),
                Effect::Write(order) => steps.order = Some(order),
                Effect::RecordIntent { operation, cause } => {
                    steps.intent = intent(state, (operation, cause), world.now);
                    if let Some(intent) = &steps.intent {
                        self.record_intent(tx, intent).await?;
                    }
                }
                Effect::SendCode {
                    kind: _,
                    method,
                    serial,
                    expires_at,
                } => {
                    tx.add_send(&state.subject, world.now).await?;
                    let mail = (method, serial, expires_at);
                    self.post_code(tx, (state, world), mail, utc_offset_min)
                        .await?;
                }
                other => self.carry_out_here(tx, (state, world), other).await?,
            }
        }
        Ok(steps)
    }

    async fn carry_out_here(
        &self,
        tx: &mut dyn WriteTx,
        (state, world): (&AttemptState, &World),
        effect: Effect,
    ) -> Result<(), FlowError> {
        match (effect, &world.account) {
            (Effect::MethodUsed { method, step }, _) => {
                self.method_used(tx, world, (method, step)).await
            }
            (Effect::MethodsMissed { methods }, _) => Ok(tx.count_misses(&methods).await?),
            (Effect::CloseIntent { operation, end }, _) => {
                tx.close_intent(operation, &end).await?;
                Ok(())
            }
            (Effect::EndSessions, Some(account)) => {
                let keep = self.known_devices(tx, account.id, world.now).await?;
                tx.end_sessions(account.id, &keep).await?;
                Ok(())
            }
            (Effect::ClearThrottle, Some(account)) => {
                buckets::empty(tx, &self.lookup, (buckets::PASSWORD, account)).await
            }
            (Effect::Notice(message), Some(account)) => {
                let notice = Notice {
                    account,
                    message,
                    device_name: &state.device_name,
                    utc_offset_min: state.utc_offset_min,
                };
                self.notify(tx, notice, world.now).await
            }
            (Effect::Audit(what), _) => {
                let event = Event {
                    what,
                    by: Actor::Person,
                    account: state.account,
                    device: Some(state.device),
                    device_name: Some(&state.device_name),
                };
                self.record(tx, event, world.now).await
            }
            // An account that is gone has no sessions, no buckets and nobody to tell. The others
            // are carried out by the caller.
            (
                Effect::EndSessions
                | Effect::ClearThrottle
                | Effect::Notice(_)
                | Effect::Verify(_)
                | Effect::Write(_)
                | Effect::RecordIntent { .. }
                | Effect::SendCode { .. },
                _,
            ) => Ok(()),
        }
    }

    async fn method_used(
        &self,
        tx: &mut dyn WriteTx,
        world: &World,
        (used, step): (MethodId, Option<u64>),
    ) -> Result<(), FlowError> {
        for mut method in tx.methods(account_id(world)).await? {
            method.wrong_in_row = 0;
            if method.id == used {
                match step {
                    Some(step) => spend_step(&mut method, step, world.now),
                    None => method.last_used_at = Some(world.now),
                }
            }
            tx.put_method(&method).await?;
        }
        Ok(())
    }

    async fn post_code(
        &self,
        tx: &mut dyn WriteTx,
        (state, world): (&AttemptState, &World),
        (method, serial, expires_at): (Option<MethodId>, u32, Timestamp),
        utc_offset_min: i16,
    ) -> Result<(), FlowError> {
        let mail = Post {
            account: state.account.filter(|_| method.is_some()),
            message: Message::AttemptCode {
                attempt: state.id,
                serial,
                expires_at,
            },
            destination: method.map_or(Destination::Nowhere, Destination::Method),
            language: &state.language,
            device_name: &state.device_name,
            utc_offset_min,
        };
        self.post(tx, mail, world.now).await
    }

    /// Looks at what was typed, against what the ticket says.
    pub(crate) fn find_proof(&self, ticket: &Ticket, world: &World, typed: &str) -> Found {
        if typed.len() > limits::CODE_BYTES {
            return Found::Wrong;
        }
        match ticket.kind() {
            MethodKind::Authenticator => find_totp(&world.methods, typed, world.now),
            MethodKind::Mail => {
                let subject = attempt_code(ticket.attempt(), ticket.method(), ticket.serial());
                let right = self.codes.accepts(typed, &subject);
                match ticket.method() {
                    Some(method) if right => Found::Right {
                        method,
                        step: u64::from(ticket.serial()),
                    },
                    Some(_) | None => Found::Wrong,
                }
            }
            MethodKind::Password | MethodKind::Unknown => Found::Wrong,
        }
    }
}

fn find_totp(methods: &[Method], typed: &str, now: Timestamp) -> Found {
    let right = methods
        .iter()
        .filter(|method| method.confirmed)
        .find_map(|method| {
            totp_step(method, typed, now).map(|step| Found::Right {
                method: method.id,
                step,
            })
        });
    right.unwrap_or(Found::Wrong)
}

fn account_id(world: &World) -> chiave_protocol::AccountId {
    world.account.as_ref().map_or(NOBODY, |account| account.id)
}
