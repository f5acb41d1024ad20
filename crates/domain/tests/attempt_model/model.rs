//! The behaviour of the flows around the machine, of the directory and of the IT department.

use crate::{
    codes::{awaited, found, is_used},
    moves::{self, Action, Budget, REGISTERED, WITH_HELP_DESK},
    properties,
    run::{Accepted, Answer, Code, Intent, Ordered, Run, Try, Write},
    world::{Company, Person, Policies, Who, attempt_id, desk_code, device, operation},
};
use chiave_domain::{
    attempt::{
        AttemptState, Earlier, Effect, Event, Facts, Opening, Outcome, Phase, Refusal, Stepped,
        open,
    },
    intent::End,
    order::OrderKind,
    settings::AccountPolicy,
};
use chiave_protocol::{Secret, attempt::Purpose, method::MethodKind};
use stateright::{Model, Property};
use std::sync::Arc;

/// The type of [`chiave_domain::attempt::step`].
pub type Step = fn(&AttemptState, Event, &Facts<'_>) -> Result<Stepped, Refusal>;

/// The number of tries of a code.
pub const TRIES: u32 = 1;
/// The model of the service, the directory, the person and the attacker.
pub struct ResetModel {
    /// The transition under examination.
    pub step: Step,
    budget: Budget,
    policy: AccountPolicy,
    /// Before the first gate everybody is shown fewer gates than the account needs.
    anybody: AccountPolicy,
    company: Company,
}

impl ResetModel {
    /// A model with `step` as its transition, in which people use what they registered.
    pub fn new(step: Step) -> Self {
        Self::within(REGISTERED, step)
    }

    /// A model with `step` as its transition, in which people call the help desk.
    pub fn with_help_desk(step: Step) -> Self {
        Self::within(WITH_HELP_DESK, step)
    }

    fn within(budget: Budget, step: Step) -> Self {
        let policy = AccountPolicy {
            wrong_per_code: TRIES,
            help_desk_codes: budget.issues > 0,
            ..AccountPolicy::default()
        };
        Self {
            step,
            budget,
            anybody: AccountPolicy {
                gates: 1,
                ..policy.clone()
            },
            policy,
            company: Company::default(),
        }
    }

    const fn policies(&self) -> Policies<'_> {
        Policies {
            own: &self.policy,
            anybody: &self.anybody,
        }
    }

    /// Two newly opened attempts.
    fn opened(&self, attempts: [(Option<Who>, Purpose); 2]) -> Run {
        let people = [Person::default(), Person::default()];
        let opened = [0, 1].map(|index| {
            let (who, purpose) = attempts[index];
            let loaded = self.company.load(who, &people);
            let opening = Opening {
                id: attempt_id(index),
                subject: [0; 16],
                purpose,
                device: device(index),
                device_name: String::new(),
                language: String::new(),
                utc_offset_min: 0,
            };
            open(
                opening,
                &loaded.facts(Some(device(index)), false, self.policies()),
            )
            .state
        });
        Run {
            late: false,
            attempts: opened,
            people,
            posted: Vec::new(),
            issued: Vec::new(),
            verifying: Vec::new(),
            writes: [None, None],
            intents: Default::default(),
            landed: Default::default(),
            tickets: Default::default(),
            accepted: Default::default(),
            ordered: Default::default(),
        }
    }

    /// Takes one step of an attempt and commits it with its effects; `None` if the step is refused.
    fn step(&self, run: &Run, attempt: usize, by: Option<usize>, event: Event) -> Option<Run> {
        let who = run.owner(attempt);
        let loaded = self.company.load(who, &run.people);
        let facts = loaded.facts(by.map(device), run.late, self.policies());
        let stepped = (self.step)(&run.attempts[attempt], event, &facts).ok()?;
        let mut next = run.clone();
        next.attempts[attempt] = stepped.state;
        for effect in stepped.effects {
            carry_out(&mut next, attempt, effect);
        }
        Some(next)
    }

    /// Verifies a counted try and submits it to an attempt.
    fn verify(&self, run: &Run, counted: &Try, code: Code, to: (usize, usize)) -> Option<Run> {
        let (attempt, by) = to;
        let ticket = counted.ticket.clone();
        let event = Event::Verified {
            found: found(&ticket, code),
            ticket,
        };
        let before = gates(&run.attempts[attempt]);
        let awaited = awaited(&counted.ticket);
        let mut next = self.step(run, attempt, Some(by), event)?;
        if gates(&next.attempts[attempt]) == before && is_used(run, attempt, code) {
            // A right code that was used before is no guess.
            let tickets = next.tickets[attempt].get_mut(&(before, awaited));
            tickets.into_iter().for_each(|count| *count -= 1);
        }
        if gates(&next.attempts[attempt]) > before {
            next.tickets[attempt].clear();
            next.accepted[attempt].push(Accepted {
                counted_in: counted.attempt,
                device: by,
                code,
                late: run.late,
            });
        }
        Some(next)
    }

    /// Issues a code of the help desk for the first attempt.
    fn issue(&self, run: &Run) -> Option<Run> {
        let nth = run.issued.len();
        let code = desk_code(0, nth);
        let mut next = self.step(run, 0, None, Event::IssueDeskCode { code })?;
        next.tickets[0].retain(|(_, (kind, _)), _| *kind != MethodKind::HelpDeskCode);
        next.issued.push(Code::Desk { attempt: 0, nth });
        Some(next)
    }

    /// Begins a write.
    fn begin(&self, run: &Run, attempt: usize, by: usize, choose: bool) -> Option<Run> {
        let operation = operation(attempt, run.ordered[attempt].len());
        let event = if choose {
            Event::Choose {
                operation,
                new: Arc::new(Secret::new(String::new())),
                broken: Vec::new(),
            }
        } else {
            Event::ConfirmUnlock { operation }
        };
        self.step(run, attempt, Some(by), event)
    }

    /// Stores the directory's answer and ends the flow, whether or not a client is waiting.
    fn answer(&self, run: &Run, attempt: usize) -> Option<Run> {
        let Some(Write::Answered(operation, answer)) = run.writes[attempt].clone() else {
            return None;
        };
        let event = Event::Written {
            operation,
            outcome: answer.outcome(),
        };
        let mut next = self
            .step(run, attempt, None, event)
            .unwrap_or_else(|| run.clone());
        next.writes[attempt] = None;
        Some(next)
    }

    /// Asks the directory, unless the write can still arrive there.
    fn settle(&self, run: &Run, attempt: usize) -> Option<Run> {
        if matches!(run.writes[attempt], Some(Write::Ordered(_))) {
            return None;
        }
        let Phase::Writing { operation, .. } = run.attempts[attempt].phase else {
            return None;
        };
        let outcome = if run.landed.contains(&operation) {
            Outcome::Done
        } else {
            Outcome::NotSent
        };
        self.step(run, attempt, None, Event::Written { operation, outcome })
    }
}

/// Carries out effects as the transaction and, after its commit, the flow do.
fn carry_out(run: &mut Run, attempt: usize, effect: Effect) {
    match effect {
        Effect::Verify(ticket) => {
            let gate = gates(&run.attempts[attempt]);
            let awaited = awaited(&ticket);
            *run.tickets[attempt].entry((gate, awaited)).or_default() += 1;
            run.verifying.push(Try { attempt, ticket });
            run.verifying
                .sort_by_key(|it| (it.attempt, it.ticket.kind(), it.ticket.serial()));
        }
        Effect::SendCode {
            method: Some(method),
            serial,
            ..
        } => {
            run.posted.push(Code::Mail {
                attempt,
                method,
                serial,
            });
        }
        Effect::MethodUsed {
            step: Some(step), ..
        } => {
            if let Some(who) = run.owner(attempt) {
                run.people[who as usize].last_step = Some(step);
            }
        }
        Effect::RecordIntent { operation, .. } => {
            run.intents.insert(operation, Intent::Open);
        }
        Effect::Write(order) => {
            let person = run.owner(attempt).map(|who| &run.people[who as usize]);
            run.ordered[attempt].push(Ordered {
                after: run.accepted[attempt].len(),
                disabled: person.is_some_and(|person| person.disabled),
                passwords: person.map_or(0, |person| person.passwords),
                late: run.late,
            });
            assert_eq!(run.attempts[attempt].account, Some(order.account()));
            assert!(!matches!(order.kind(), OrderKind::Change { .. }));
            run.writes[attempt] = Some(Write::Ordered(order.operation()));
        }
        Effect::CloseIntent { operation, end } => {
            let ended = match end {
                End::Open => Intent::Open,
                End::Done(_) => Intent::Done,
                End::Refused(_) | End::LockChanged | End::NotSent => Intent::NotWritten,
            };
            run.intents.insert(operation, ended);
        }
        Effect::SendCode { method: None, .. }
        | Effect::MethodUsed { step: None, .. }
        | Effect::MethodsMissed { .. }
        | Effect::CodeUsed
        | Effect::CodeTooYoung(_)
        | Effect::EndSessions
        | Effect::ClearThrottle
        | Effect::Notice(_)
        | Effect::Audit(_) => {}
    }
}

/// The number of gates passed in an attempt.
fn gates(state: &AttemptState) -> usize {
    match &state.phase {
        Phase::Verifying { passed, .. } => passed.len(),
        Phase::Writing { spent, .. } => spent.len(),
        Phase::Done { .. } | Phase::Ended(_) => 0,
    }
}

/// Lets the write arrive at the directory or not, and its answer return or not.
fn reach(run: &Run, attempt: usize, landed: bool, answer: Answer) -> Option<Run> {
    let Some(Write::Ordered(operation)) = run.writes[attempt] else {
        return None;
    };
    let mut next = run.clone();
    next.writes[attempt] = Some(Write::Answered(operation, answer));
    if landed && next.landed.insert(operation) {
        let who = run.owner(attempt)?;
        let sets = run.attempts[attempt].purpose == Purpose::Reset;
        next.people[who as usize].passwords += u8::from(sets);
    }
    Some(next)
}

impl Model for ResetModel {
    type State = Run;
    type Action = Action;

    fn init_states(&self) -> Vec<Run> {
        let alba = (Some(Who::Alba), Purpose::Reset);
        let others = [
            (Some(Who::Alba), Purpose::Unlock),
            (Some(Who::Bruno), Purpose::Reset),
        ];
        others.map(|other| self.opened([alba, other])).to_vec()
    }

    fn actions(&self, run: &Run, actions: &mut Vec<Action>) {
        moves::all(run, self.budget, actions);
    }

    fn next_state(&self, run: &Run, action: Action) -> Option<Run> {
        match action {
            Action::Ask { attempt, device } => {
                let event = Event::SendCode {
                    kind: MethodKind::Mail,
                    earlier: Earlier::default(),
                };
                self.step(run, attempt, Some(device), event)
            }
            Action::Type {
                attempt,
                device,
                kind,
            } => self.step(run, attempt, Some(device), Event::CountTry { kind }),
            Action::Verify {
                index,
                attempt,
                device,
                code,
            } => self.verify(run, run.verifying.get(index)?, code, (attempt, device)),
            Action::Choose { attempt, device } => self.begin(run, attempt, device, true),
            Action::Confirm { attempt, device } => self.begin(run, attempt, device, false),
            Action::Reach {
                attempt,
                landed,
                answer,
            } => reach(run, attempt, landed, answer),
            Action::Answer { attempt } => self.answer(run, attempt),
            Action::Issue => self.issue(run),
            Action::Settle { attempt } => self.settle(run, attempt),
            Action::Crash => Some(Run {
                verifying: Vec::new(),
                writes: [None, None],
                ..run.clone()
            }),
            Action::Disable => {
                let mut next = run.clone();
                next.people[0].disabled = true;
                Some(next)
            }
            Action::TimePasses => Some(Run {
                late: true,
                ..run.clone()
            }),
        }
    }

    fn properties(&self) -> Vec<Property<Self>> {
        properties::of(self.budget)
    }
}
