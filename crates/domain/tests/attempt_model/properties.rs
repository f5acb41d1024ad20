//! The laws as properties of every state of every run.

use crate::{
    model::{ResetModel, TRIES},
    moves::Budget,
    run::{Code, Intent, Run},
    world::Who,
};
use chiave_domain::attempt::Phase;
use chiave_protocol::attempt::Purpose;
use stateright::{Expectation, Property};
use std::collections::BTreeSet;

/// The properties of a model. With the help desk, only the first attempt gets codes, and there is one write.
pub fn of(budget: Budget) -> Vec<Property<ResetModel>> {
    let mut properties = all();
    if budget.issues > 0 {
        properties.retain(|it| {
            it.expectation == Expectation::Always || it.name == "a_reset_is_completed"
        });
    }
    properties
}

/// All properties.
fn all() -> Vec<Property<ResetModel>> {
    [orders(), accepted(), writes(), reached()]
        .into_iter()
        .flatten()
        .collect()
}

/// When a write may be ordered: laws 1, 3, 8 and the custody of gates.
fn orders() -> Vec<Property<ResetModel>> {
    vec![
        Property::always(
            // Law 1.
            "no_password_is_written_before_the_last_verification",
            |_, run: &Run| run.orders().all(|(_, codes)| codes.len() >= 2),
        ),
        Property::always("two_gates_are_of_different_custody", |_, run: &Run| {
            run.orders().all(|(_, codes)| {
                codes
                    .into_iter()
                    .filter_map(custody)
                    .collect::<BTreeSet<_>>()
                    .len()
                    >= 2
            })
        }),
        // Law 8.
        Property::always("a_disabled_account_stays_disabled", |_, run: &Run| {
            !run.orders().any(|(order, _)| order.disabled)
        }),
        // Law 3.
        Property::always("a_young_method_opens_no_reset", |_, run: &Run| {
            [0, 1]
                .iter()
                .all(|it| run.ordered[*it].is_empty() || run.owner(*it) != Some(Who::Bruno))
        }),
        Property::always(
            // Law 19.
            "an_attempt_dies_with_the_password_it_was_opened_for",
            |_, run: &Run| !run.orders().any(|(order, _)| order.passwords > 0),
        ),
    ]
}

/// What a verification is bound to: laws 2 and 4.
fn accepted() -> Vec<Property<ResetModel>> {
    vec![
        Property::always(
            // Law 2.
            "a_verification_is_bound_to_attempt_account_and_device",
            |_, run: &Run| {
                run.accepted().all(|(attempt, accepted)| {
                    accepted.counted_in == attempt
                        && accepted.device == attempt
                        && belongs(run, attempt, accepted.code)
                })
            },
        ),
        // Law 2.
        Property::always("a_verification_is_spent_once", |_, run: &Run| {
            let codes: BTreeSet<_> = run.accepted().map(|(_, accepted)| accepted.code).collect();
            codes.len() == run.accepted().count()
        }),
        Property::always(
            "nothing_is_verified_or_begun_after_the_time",
            |_, run: &Run| {
                !run.accepted().any(|(_, accepted)| accepted.late)
                    && !run.orders().any(|(order, _)| order.late)
            },
        ),
        // Law 4.
        Property::always("every_guess_is_counted", |_, run: &Run| {
            run.tickets
                .iter()
                .flat_map(|it| it.values())
                .all(|count| *count <= TRIES)
        }),
    ]
}

/// How a write ends: law 9.
fn writes() -> Vec<Property<ResetModel>> {
    vec![
        // Law 9.
        Property::always("what_was_answered_as_done_is_done", |_, run: &Run| {
            run.intents.iter().all(|(operation, intent)| match intent {
                Intent::Open => true,
                Intent::Done => run.landed.contains(operation),
                Intent::NotWritten => !run.landed.contains(operation),
            })
        }),
        // Law 9.
        Property::always(
            "the_verifications_of_an_attempt_write_once",
            |_, run: &Run| run.landed.len() <= landed_attempts(run),
        ),
        Property::always("a_begun_write_is_named_by_its_attempt", |_, run: &Run| {
            let open = run
                .intents
                .iter()
                .filter(|(_, intent)| **intent == Intent::Open);
            let begun: BTreeSet<_> = run
                .attempts
                .iter()
                .filter_map(|it| match it.phase {
                    Phase::Writing { operation, .. } => Some(operation),
                    Phase::Verifying { .. } | Phase::Done { .. } | Phase::Ended(_) => None,
                })
                .collect();
            open.map(|(operation, _)| *operation)
                .collect::<BTreeSet<_>>()
                == begun
        }),
    ]
}

/// What the runs reach: without these properties, a machine that does nothing would keep all laws.
fn reached() -> Vec<Property<ResetModel>> {
    vec![
        Property::sometimes("a_reset_is_completed", |_, run: &Run| {
            done(run, Purpose::Reset)
        }),
        Property::sometimes("an_unlock_is_completed", |_, run: &Run| {
            done(run, Purpose::Unlock)
        }),
        Property::sometimes("a_write_that_was_not_made_is_made_again", |_, run: &Run| {
            let ended: BTreeSet<_> = run.intents.values().map(|it| *it == Intent::Done).collect();
            ended.len() == 2
                && run.intents.len() == 2
                && run.landed.len() == 1
                && landed_attempts(run) == 1
        }),
        Property::sometimes("both_attempts_are_completed", |_, run: &Run| {
            run.attempts
                .iter()
                .all(|it| matches!(it.phase, Phase::Done { .. }))
        }),
    ]
}

/// Whether an attempt for `purpose` is done.
fn done(run: &Run, purpose: Purpose) -> bool {
    let is_done = |phase: &Phase| matches!(phase, Phase::Done { .. });
    run.attempts
        .iter()
        .any(|it| it.purpose == purpose && is_done(&it.phase))
}

/// The number of attempts that wrote something.
fn landed_attempts(run: &Run) -> usize {
    let attempts: BTreeSet<_> = run
        .landed
        .iter()
        .map(|operation| operation.as_uuid().as_u128() / 16)
        .collect();
    attempts.len()
}

/// Whether a code was made for the owner of an attempt and, if it was mailed, in that attempt.
fn belongs(run: &Run, attempt: usize, code: Code) -> bool {
    match code {
        Code::Totp(who, _) => run.owner(attempt) == Some(who),
        Code::Mail {
            attempt: mailed_in, ..
        } => mailed_in == attempt,
        Code::Desk { attempt: of, .. } => of == attempt,
        Code::Guess => false,
    }
}

/// The custody of a code's source, computed by the model itself: both addresses of Alba are one
/// mailbox.
fn custody(code: Code) -> Option<&'static str> {
    match code {
        Code::Totp(..) => Some("phone"),
        Code::Mail { .. } => Some("mailbox"),
        Code::Desk { .. } => Some("help desk"),
        Code::Guess => None,
    }
}
