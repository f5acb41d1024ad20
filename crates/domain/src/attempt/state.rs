//! An attempt as it is stored: plain data.
//!
//! No address, no code and no token stands in it, so a stolen database says who tried and no more.

use super::Shortage;
use chiave_protocol::{
    AccountId, AttemptId, MethodId, OperationId, Thumbprint, Timestamp, attempt::Purpose,
    method::MethodKind,
};
use serde::{Deserialize, Serialize};

/// A reset or an unlock in flight.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct AttemptState {
    /// Names it in audit rows; opens nothing.
    pub id: AttemptId,
    /// What it is for.
    pub purpose: Purpose,
    /// Whose; `None` where the name was unknown (law 5).
    pub account: Option<AccountId>,
    /// A keyed hash of the name that was typed: codes are counted against it, so that an unknown
    /// name runs into the same limits as a known one (law 5).
    pub subject: [u8; 16],
    /// The only device key that it answers to.
    pub device: Thumbprint,
    /// What that laptop is called.
    pub device_name: String,
    /// The language of its mails, an IETF tag.
    pub language: String,
    /// That laptop's offset from UTC in minutes, as it said.
    pub utc_offset_min: i16,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Until when it lasts; a begun write is finished nevertheless.
    pub expires_at: Timestamp,
    /// When the password had last been set as it was opened. A password that was set in between
    /// takes all its gates away.
    pub password_seen: Option<Timestamp>,
    /// Codes sent so far; numbers the next one.
    pub sends: u32,
    /// Writes that were refused or never sent.
    pub failed_writes: u32,
    /// Where it stands.
    pub phase: Phase,
}

/// Where an attempt stands.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Phase {
    /// Proofs are awaited or, where enough gates are passed, the choice of the person. Which of the
    /// two follows from the gates and from the facts of the moment; nobody can store or send it.
    Proving {
        /// Gates passed so far, in order.
        passed: Vec<Gate>,
        /// What is being asked for, at most one a kind.
        asked: Vec<Asked>,
    },
    /// The intent is recorded and the outcome is not known yet. The proofs are spent; a write that
    /// did not happen gives them back.
    Writing {
        /// Which write.
        operation: OperationId,
        /// What it was decided on.
        spent: Vec<Gate>,
    },
    /// The directory holds it.
    Done {
        /// Which write did it.
        operation: OperationId,
        /// When.
        at: Timestamp,
    },
    /// It is over and nothing was written since the last refusal.
    Ended(Ending),
}

/// A gate that was passed.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct Gate {
    /// By which method. Its custody is looked up each time: a method that is removed in between
    /// takes its gate with it, and no address stands here.
    pub method: MethodId,
    /// The TOTP step or the number of the mailed code.
    pub step: u64,
    /// When.
    pub at: Timestamp,
}

/// A proof that is being asked for.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct Asked {
    /// Of which kind.
    pub kind: MethodKind,
    /// Where the code went; `None` for a decoy and for kinds that send nothing.
    pub method: Option<MethodId>,
    /// The number of the mailed code within the attempt; 0 for kinds that send nothing.
    pub serial: u32,
    /// Until when the code is accepted.
    pub expires_at: Timestamp,
    /// When another may be asked for.
    pub resend_at: Timestamp,
    /// Tries counted so far, right or wrong.
    pub tries: u32,
    /// Tries given back, since the code was right and was used before.
    #[serde(default)]
    pub given_back: u32,
    /// Numbers of tries that were counted and are being verified.
    #[serde(rename = "judging")]
    pub verifying: Vec<u32>,
}

/// Why an attempt is over.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Ending {
    /// Its time ran out.
    Expired,
    /// The person gave it up.
    Cancelled,
    /// Too many wrong proofs, or too many refused writes.
    OutOfTries,
    /// The password was set otherwise in the meantime.
    Superseded,
    /// The account is disabled.
    NotAllowed,
    /// What is registered is not enough.
    NotEnoughMethods(Shortage),
}

/// What an attempt is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// A fresh id.
    pub id: AttemptId,
    /// What for.
    pub purpose: Purpose,
    /// A keyed hash of the name that was typed.
    pub subject: [u8; 16],
    /// The device key that signed the request.
    pub device: Thumbprint,
    /// What that laptop is called.
    pub device_name: String,
    /// The language of the mails, an IETF tag.
    pub language: String,
    /// That laptop's offset from UTC in minutes, as it said.
    pub utc_offset_min: i16,
}
