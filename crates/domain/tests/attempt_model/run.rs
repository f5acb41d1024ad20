//! The state of the model: what the service stores, what the directory holds, what is in flight,
//! and the record of an observer who sees everything.

use crate::world::{Person, Who, owner};
use chiave_domain::attempt::{AttemptState, Outcome, Ticket};
use chiave_protocol::{MethodId, OperationId, method::MethodKind};
use std::collections::{BTreeMap, BTreeSet};

/// One state of a run.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Run {
    /// Whether the time of the attempts has run out.
    pub late: bool,
    /// The attempts as stored.
    pub attempts: [AttemptState; 2],
    /// The people as in the store and the directory.
    pub people: [Person; 2],
    /// The codes that were mailed. Everybody can read them and type them anywhere.
    pub posted: Vec<Code>,
    /// The codes that the help desk issued. Everybody can hear them and type them anywhere.
    pub issued: Vec<Code>,
    /// The counted tries of each attempt. Each can be submitted at any time, and again.
    pub verifying: Vec<Try>,
    /// The writes in flight, one for each attempt.
    pub writes: [Option<Write>; 2],
    /// The intents as stored, by operation.
    pub intents: BTreeMap<OperationId, Intent>,
    /// The markers that writes left in the directory.
    pub landed: BTreeSet<OperationId>,
    /// The tickets handed out for the current gate of each attempt, by code.
    pub tickets: [BTreeMap<(usize, Awaited), u32>; 2],
    /// The verifications that opened a gate, for each attempt.
    pub accepted: [Vec<Accepted>; 2],
    /// The write orders that were made, for each attempt.
    pub ordered: [Vec<Ordered>; 2],
}

/// A secret that can be typed.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Code {
    /// The code that an app shows in a TOTP step.
    Totp(Who, u64),
    /// A mailed code.
    Mail {
        /// The attempt.
        attempt: usize,
        /// The address.
        method: MethodId,
        /// The serial number of the code in the attempt.
        serial: u32,
    },
    /// A code that the help desk issued.
    Desk {
        /// The attempt.
        attempt: usize,
        /// Which one of the attempt it is.
        nth: usize,
    },
    /// A wrong guess.
    Guess,
}

/// What is awaited: the kind and, for kinds that send codes, the serial number of the code.
pub type Awaited = (MethodKind, Option<u32>);

/// A try between counting and verifying.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Try {
    /// The attempt in which the try was counted.
    pub attempt: usize,
    /// The ticket from the machine.
    pub ticket: Ticket,
}

/// A write between its intent and the stored answer.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Write {
    /// The write is on its way to the directory.
    Ordered(OperationId),
    /// The directory's answer is on its way back.
    Answered(OperationId, Answer),
}

/// The values of [`Outcome`] in a form that can be hashed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Answer {
    /// The value was written.
    Done,
    /// A rule refused the write.
    Refused,
    /// The write was never sent.
    NotSent,
    /// The answer was lost.
    Unknown,
}

impl Answer {
    /// The outcome that the machine is told.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Done => Outcome::Done,
            Self::Refused => Outcome::Refused(Vec::new()),
            Self::NotSent => Outcome::NotSent,
            Self::Unknown => Outcome::Unknown,
        }
    }
}

/// The state of an intent.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Intent {
    /// The write was begun.
    Open,
    /// The write ended, and the value was written.
    Done,
    /// The write ended, and nothing was written.
    NotWritten,
}

/// A verification that opened a gate.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Accepted {
    /// The attempt in which the try was counted.
    pub counted_in: usize,
    /// The device whose key signed the request.
    pub device: usize,
    /// The code that was typed.
    pub code: Code,
    /// Whether the attempt's time had run out.
    pub late: bool,
}

/// A write order that was made.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Ordered {
    /// The number of verifications that the attempt had accepted by then.
    pub after: usize,
    /// Whether the account was disabled.
    pub disabled: bool,
    /// The number of passwords set since the attempt was opened.
    pub passwords: u8,
    /// Whether the attempt's time had run out.
    pub late: bool,
}

impl Run {
    /// The owner of an attempt.
    pub fn owner(&self, attempt: usize) -> Option<Who> {
        owner(&self.attempts[attempt])
    }

    /// All write orders, each with the codes on which it was decided.
    pub fn orders(&self) -> impl Iterator<Item = (&Ordered, Vec<Code>)> {
        self.ordered
            .iter()
            .zip(&self.accepted)
            .flat_map(|(orders, accepted)| {
                let codes = |after| {
                    accepted
                        .iter()
                        .take(after)
                        .map(|accepted| accepted.code)
                        .collect()
                };
                orders.iter().map(move |order| (order, codes(order.after)))
            })
    }

    /// All verifications that opened a gate, each with its attempt.
    pub fn accepted(&self) -> impl Iterator<Item = (usize, &Accepted)> {
        let by_attempt = self.accepted.iter().enumerate();
        by_attempt.flat_map(|(attempt, accepted)| {
            accepted.iter().map(move |accepted| (attempt, accepted))
        })
    }
}
