//! Faulty transitions: each lacks one check, and so breaks the law behind that check.

use crate::model::{ResetModel, Step};
use chiave_domain::{
    account::Account,
    attempt::{AttemptState, Effect, Event, Facts, Outcome, Phase, Refusal, Stepped, step},
    method::{Method, MethodDetail},
    settings::AccountPolicy,
};
use chiave_protocol::Secret;
use stateright::{Checker, HasDiscoveries, Model};

mod help_desk;

type Answer = Result<Stepped, Refusal>;

#[test]
fn a_machine_that_is_content_with_one_gate_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let policy = AccountPolicy {
            gates: 1,
            ..facts.policy.clone()
        };
        step(
            state,
            event,
            &Facts {
                policy: &policy,
                anybody: &policy,
                ..*facts
            },
        )
    }
    breaks(
        mutant,
        "no_password_is_written_before_the_last_verification",
    );
}

#[test]
fn a_machine_that_ignores_the_custody_of_addresses_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        with_methods(state, event, facts, |method| {
            let own = MethodDetail::Mail {
                address: method.id.to_string(),
            };
            if matches!(method.detail, MethodDetail::Mail { .. }) {
                method.detail = own;
            }
        })
    }
    breaks(mutant, "two_gates_are_of_different_custody");
}

#[test]
fn a_machine_that_answers_to_every_device_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        step(
            state,
            event,
            &Facts {
                device: Some(state.device),
                ..*facts
            },
        )
    }
    breaks(
        mutant,
        "a_verification_is_bound_to_attempt_account_and_device",
    );
}

#[test]
fn a_machine_that_takes_a_try_of_another_attempt_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let Event::Verified { ticket, .. } = &event else {
            return step(state, event, facts);
        };
        let posing = AttemptState {
            id: ticket.attempt(),
            ..state.clone()
        };
        let mut stepped = step(&posing, event, facts)?;
        stepped.state.id = state.id;
        Ok(stepped)
    }
    breaks(
        mutant,
        "a_verification_is_bound_to_attempt_account_and_device",
    );
}

#[test]
fn a_machine_that_forgets_used_codes_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        with_methods(state, event, facts, |method| method.last_used_step = None)
    }
    breaks(mutant, "a_verification_is_spent_once");
}

#[test]
fn a_machine_that_verifies_without_counting_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let mut stepped = step(state, event, facts)?;
        if let Phase::Verifying { asked, .. } = &mut stepped.state.phase {
            asked.iter_mut().for_each(|asked| asked.tries = 0);
        }
        Ok(stepped)
    }
    breaks(mutant, "every_guess_is_counted");
}

#[test]
fn a_machine_that_gives_every_wrong_code_back_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let mut stepped = step(state, event, facts)?;
        let missed = |effect: &Effect| matches!(effect, Effect::MethodsMissed { .. });
        if let Phase::Verifying { asked, .. } = &mut stepped.state.phase
            && stepped.effects.iter().any(missed)
        {
            asked.iter_mut().for_each(|asked| asked.given_back += 1);
        }
        Ok(stepped)
    }
    breaks(mutant, "every_guess_is_counted");
}

#[test]
fn a_machine_that_lets_a_disabled_account_in_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let account = facts.account.map(|it| Account {
            enabled: true,
            ..it.clone()
        });
        step(
            state,
            event,
            &Facts {
                account: account.as_ref(),
                ..*facts
            },
        )
    }
    breaks(mutant, "a_disabled_account_stays_disabled");
}

#[test]
fn a_machine_that_believes_a_young_method_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        with_methods(state, event, facts, |method| {
            method.bound_by_activation_code = true
        })
    }
    breaks(mutant, "a_young_method_opens_no_reset");
}

#[test]
fn a_machine_that_overlooks_a_new_password_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let password_seen = facts.account.and_then(|it| it.password_changed_at);
        step(
            &AttemptState {
                password_seen,
                ..state.clone()
            },
            event,
            facts,
        )
    }
    breaks(
        mutant,
        "an_attempt_dies_with_the_password_it_was_opened_for",
    );
}

#[test]
fn a_machine_that_takes_a_lost_answer_for_done_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let event = match event {
            Event::Written {
                operation,
                outcome: Outcome::Unknown,
            } => Event::Written {
                operation,
                outcome: Outcome::Done,
            },
            other => other,
        };
        step(state, event, facts)
    }
    breaks(mutant, "what_was_answered_as_done_is_done");
}

#[test]
fn a_machine_that_gives_verifications_back_too_early_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        let unknown = matches!(
            &event,
            Event::Written {
                outcome: Outcome::Unknown,
                ..
            }
        );
        let mut stepped = step(state, event, facts)?;
        if let Phase::Writing { spent, .. } = &stepped.state.phase
            && unknown
        {
            stepped.state.phase = Phase::Verifying {
                passed: spent.clone(),
                asked: Vec::new(),
            };
        }
        Ok(stepped)
    }
    breaks(mutant, "a_begun_write_is_named_by_its_attempt");
    breaks(mutant, "the_verifications_of_an_attempt_write_once");
}

#[test]
fn a_machine_that_knows_no_time_is_caught() {
    fn mutant(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Answer {
        step(
            state,
            event,
            &Facts {
                now: state.opened_at,
                ..*facts
            },
        )
    }
    breaks(mutant, "nothing_is_verified_or_begun_after_the_time");
}

/// Finds a run in which `mutant` breaks `property`.
fn breaks(mutant: Step, property: &'static str) {
    breaks_in(ResetModel::new(mutant), property);
}

/// Passes if a run of the model finds a violation of the property.
fn breaks_in(model: ResetModel, property: &'static str) {
    let found = HasDiscoveries::AnyOf([property].into());
    let checked = model.checker().finish_when(found).spawn_dfs().join();

    assert!(
        checked.discovery(property).is_some(),
        "no run breaks {property}"
    );
}

/// Takes a step with the methods changed by `spoil`.
fn with_methods(
    state: &AttemptState,
    event: Event,
    facts: &Facts<'_>,
    spoil: fn(&mut Method),
) -> Answer {
    let mut methods: Vec<_> = facts.methods.iter().map(copy).collect();
    methods.iter_mut().for_each(spoil);
    step(
        state,
        event,
        &Facts {
            methods: &methods,
            ..*facts
        },
    )
}

/// Copies a method. [`Method`] is not `Clone`, since it holds a secret; those of the model hold
/// none.
fn copy(method: &Method) -> Method {
    let detail = match &method.detail {
        MethodDetail::Authenticator { .. } => MethodDetail::Authenticator {
            secret: Secret::new(String::new()),
        },
        MethodDetail::Mail { address } => MethodDetail::Mail {
            address: address.clone(),
        },
        MethodDetail::RecoveryCodes { codes } => MethodDetail::RecoveryCodes {
            codes: codes.clone(),
        },
        MethodDetail::TemporaryCode(code) => MethodDetail::TemporaryCode(code.clone()),
        MethodDetail::Unreadable => MethodDetail::Unreadable,
    };
    Method {
        detail,
        label: String::new(),
        ..*method
    }
}
