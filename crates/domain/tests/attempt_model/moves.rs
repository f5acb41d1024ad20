//! The possible next actions.

use crate::{
    run::{Answer, Code, Run, Write},
    world::Who,
};
use chiave_protocol::method::MethodKind;

/// The limits over both attempts.
#[derive(Clone, Copy)]
pub struct Budget {
    pub tries: usize,
    /// Mailed codes.
    pub sends: u32,
    /// Codes of the help desk.
    pub issues: usize,
    pub writes: usize,
}

/// What people can do without the help desk.
pub const REGISTERED: Budget = Budget {
    tries: 4,
    sends: 2,
    issues: 0,
    writes: 2,
};

/// What people can do with an app and the help desk.
pub const WITH_HELP_DESK: Budget = Budget {
    tries: 4,
    sends: 0,
    issues: 2,
    writes: 1,
};

/// The app codes that can be typed: two of Alba's, one of Bruno's.
const TOTP: [Code; 3] = [
    Code::Totp(Who::Alba, 100),
    Code::Totp(Who::Alba, 101),
    Code::Totp(Who::Bruno, 100),
];

/// A possible action. `device` is the device whose key signs the request.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A mailed code is requested.
    Ask { attempt: usize, device: usize },
    /// Something is typed, and the try is counted.
    Type {
        attempt: usize,
        device: usize,
        kind: MethodKind,
    },
    /// What was typed turns out to be `code`, and the verification is submitted to an attempt. The
    /// try can be submitted again.
    Verify {
        index: usize,
        attempt: usize,
        device: usize,
        code: Code,
    },
    /// A new password is chosen.
    Choose { attempt: usize, device: usize },
    /// An unlock is confirmed.
    Confirm { attempt: usize, device: usize },
    /// The write arrives at the directory or not, and its answer, if any, is on its way.
    Reach {
        attempt: usize,
        landed: bool,
        answer: Answer,
    },
    /// The answer arrives.
    Answer { attempt: usize },
    /// The directory is asked whether the write took place.
    Settle { attempt: usize },
    /// The service dies and starts again.
    Crash,
    /// The help desk issues a code for the first attempt, always the same member of it.
    Issue,
    /// The IT department disables Alba's account.
    Disable,
    /// The time of the attempts runs out.
    TimePasses,
}

/// Adds every possible next action.
pub fn all(run: &Run, budget: Budget, actions: &mut Vec<Action>) {
    for attempt in [0, 1] {
        for device in [0, 1] {
            by_somebody(run, budget, (attempt, device), actions);
        }
        let answers = [
            (true, Answer::Done),
            (true, Answer::Unknown),
            (false, Answer::Refused),
            (false, Answer::NotSent),
            (false, Answer::Unknown),
        ];
        if let Some(Write::Ordered(_)) = run.writes[attempt] {
            for (landed, answer) in answers {
                actions.push(Action::Reach {
                    attempt,
                    landed,
                    answer,
                });
            }
        }
        actions.push(Action::Answer { attempt });
        actions.push(Action::Settle { attempt });
    }
    if run.issued.len() < budget.issues {
        actions.push(Action::Issue);
    }
    if run.writes.iter().any(Option::is_some) {
        actions.push(Action::Crash);
    }
    // At most one of these two happens in a run: each of them stops every later step.
    if !run.people[0].disabled && !run.late {
        actions.push(Action::Disable);
        actions.push(Action::TimePasses);
    }
}

/// Adds the requests that somebody at a device may send to an attempt.
fn by_somebody(
    run: &Run,
    budget: Budget,
    (attempt, device): (usize, usize),
    actions: &mut Vec<Action>,
) {
    let Budget {
        tries,
        sends,
        writes,
        ..
    } = budget;
    if run.attempts.iter().map(|it| it.sends).sum::<u32>() < sends {
        actions.push(Action::Ask { attempt, device });
    }
    if run.verifying.len() < tries {
        let issued = (!run.issued.is_empty()).then_some(MethodKind::HelpDeskCode);
        let kinds = [MethodKind::Authenticator, MethodKind::Mail];
        actions.extend(kinds.into_iter().chain(issued).map(|kind| Action::Type {
            attempt,
            device,
            kind,
        }));
    }
    for (index, counted) in run.verifying.iter().enumerate() {
        // A wrong key is tried on its right attempt, and a wrong attempt with its right key.
        if device != attempt && counted.attempt != attempt {
            continue;
        }
        let known: &[Code] = match counted.ticket.kind() {
            MethodKind::Authenticator => &TOTP,
            MethodKind::HelpDeskCode => &run.issued,
            _ => &run.posted,
        };
        let codes = known.iter().copied().chain([Code::Guess]);
        actions.extend(codes.map(|code| Action::Verify {
            index,
            attempt,
            device,
            code,
        }));
    }
    if run.ordered.iter().map(Vec::len).sum::<usize>() < writes {
        actions.push(Action::Choose { attempt, device });
        actions.push(Action::Confirm { attempt, device });
    }
}
