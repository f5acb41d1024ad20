//! The state of the model: what the service stores, what the directory holds, what is under way,
//! and what somebody who sees everything has written down.

use crate::world::{Person, Who, owner};
use chiave_domain::attempt::{AttemptState, Outcome, Ticket};
use chiave_protocol::{MethodId, OperationId};
use std::collections::{BTreeMap, BTreeSet};

/// One moment of a run.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Run {
    /// Whether the time of the attempts is over.
    pub late: bool,
    /// As stored.
    pub attempts: [AttemptState; 2],
    /// As stored and as in the directory.
    pub people: [Person; 2],
    /// Codes that were mailed. Everybody can read them and type them anywhere.
    pub posted: Vec<Code>,
    /// Tries that were counted, by attempt. Each can be handed in at any time, and again.
    pub verifying: Vec<Try>,
    /// Writes that are under way, one an attempt.
    pub writes: [Option<Write>; 2],
    /// Intents as stored, by operation.
    pub intents: BTreeMap<OperationId, Intent>,
    /// The marks that writes left in the directory.
    pub landed: BTreeSet<OperationId>,
    /// Tickets handed out for the gate at which each attempt stands, by code.
    pub tickets: [BTreeMap<(usize, Option<u32>), u32>; 2],
    /// Proofs that opened a gate, by attempt.
    pub accepted: [Vec<Accepted>; 2],
    /// Write orders that were made, by attempt.
    pub ordered: [Vec<Ordered>; 2],
}

/// A secret that somebody can type.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Code {
    /// What an app shows in a TOTP step.
    Totp(Who, u64),
    /// What was mailed.
    Mail {
        /// In which attempt.
        attempt: usize,
        /// To which address.
        method: MethodId,
        /// As which code of the attempt.
        serial: u32,
    },
    /// A guess that is wrong.
    Guess,
}

/// A try between counting and verifying.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Try {
    /// The attempt it was counted in.
    pub attempt: usize,
    /// What the machine handed out.
    pub ticket: Ticket,
}

/// A write between its intent and the stored answer.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Write {
    /// On its way to the directory.
    Ordered(OperationId),
    /// The directory's answer is on its way back.
    Answered(OperationId, Answer),
}

/// [`Outcome`], so that it can be hashed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Answer {
    /// Written.
    Done,
    /// Refused by a rule.
    Refused,
    /// Never sent.
    NotSent,
    /// Lost.
    Unknown,
}

impl Answer {
    /// As the machine is told.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Done => Outcome::Done,
            Self::Refused => Outcome::Refused(Vec::new()),
            Self::NotSent => Outcome::NotSent,
            Self::Unknown => Outcome::Unknown,
        }
    }
}

/// How an intent stands.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Intent {
    /// Begun.
    Open,
    /// Ended: written.
    Done,
    /// Ended: not written.
    NotWritten,
}

/// A proof that opened a gate.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Accepted {
    /// Which attempt's try it was.
    pub counted_in: usize,
    /// Whose key signed the request.
    pub device: usize,
    /// What had been typed.
    pub code: Code,
    /// Whether the attempt's time was over.
    pub late: bool,
}

/// A write order that was made.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Ordered {
    /// How many proofs the attempt had taken by then.
    pub after: usize,
    /// Whether the account was disabled.
    pub disabled: bool,
    /// Passwords set since the attempt was opened.
    pub passwords: u8,
    /// Whether the attempt's time was over.
    pub late: bool,
}

impl Run {
    /// Whose an attempt is.
    pub fn owner(&self, attempt: usize) -> Option<Who> {
        owner(&self.attempts[attempt])
    }

    /// All write orders, each with the codes it stands on.
    pub fn orders(&self) -> impl Iterator<Item = (&Ordered, Vec<Code>)> {
        self.ordered
            .iter()
            .zip(&self.accepted)
            .flat_map(|(orders, proofs)| {
                let codes = |after| proofs.iter().take(after).map(|proof| proof.code).collect();
                orders.iter().map(move |order| (order, codes(order.after)))
            })
    }

    /// All proofs that opened a gate, each with its attempt.
    pub fn proofs(&self) -> impl Iterator<Item = (usize, &Accepted)> {
        let by_attempt = self.accepted.iter().enumerate();
        by_attempt.flat_map(|(attempt, proofs)| proofs.iter().map(move |proof| (attempt, proof)))
    }
}
