//! The stored state of an attempt: plain data.
//!
//! The state contains no address, code or token, so a stolen database shows only who tried. Of a code of the
//! help desk, it contains the hash.

use super::{DeskCode, Shortage};
use chiave_protocol::{
    AccountId, AttemptId, MethodId, OperationId, Thumbprint, Timestamp, attempt::Purpose,
    method::MethodKind,
};
use serde::{Deserialize, Serialize};

/// A reset or an unlock in flight.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct AttemptState {
    /// The id in audit rows; the id opens nothing.
    pub id: AttemptId,
    /// What the attempt is for.
    pub purpose: Purpose,
    /// The account; `None` if the name was unknown (law 5).
    pub account: Option<AccountId>,
    /// A keyed hash of the typed name. Codes are counted against this hash, so an unknown name
    /// meets the same limits as a known one (law 5).
    pub subject: [u8; 16],
    /// The only device key from which requests are accepted.
    pub device: Thumbprint,
    /// The name of that computer.
    pub device_name: String,
    /// The language of the mails, an IETF tag.
    pub language: String,
    /// That computer's offset from UTC in minutes, as the computer reported it.
    pub utc_offset_min: i16,
    /// When the attempt was opened.
    pub opened_at: Timestamp,
    /// When the attempt expires; a write that was begun is finished nevertheless.
    pub expires_at: Timestamp,
    /// When the password had last been set at the time of opening. If the password is set in the
    /// meantime, all gates of the attempt are lost.
    pub password_seen: Option<Timestamp>,
    /// Whether the IT department or the person ended everything that was under way for the account:
    /// what was verified before does not count any more.
    #[serde(default)]
    pub voided: bool,
    /// The number of codes sent so far, from which the next serial number follows.
    pub sends: u32,
    /// The number of writes that were refused or never sent.
    pub failed_writes: u32,
    /// The codes of the help desk: those that passed a gate, and at most one that is awaited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub desk_codes: Vec<DeskCode>,
    /// The phase of the attempt.
    pub phase: Phase,
}

/// The phase of an attempt.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Phase {
    /// Verifications are awaited or, if enough gates are passed, the choice of the person. Which of
    /// the two follows from the gates and the current facts; neither the store nor the client can
    /// set it.
    #[serde(rename = "Proving")]
    Verifying {
        /// The gates passed so far, in order.
        passed: Vec<Gate>,
        /// The pending requests for codes, at most one for each kind.
        asked: Vec<Asked>,
    },
    /// The intent is recorded, and the outcome is not known yet. The verifications are spent; a
    /// write that did not take place gives them back.
    Writing {
        /// The id of the write.
        operation: OperationId,
        /// The gates on which the write was decided.
        spent: Vec<Gate>,
    },
    /// The directory has written the new value.
    Done {
        /// The id of the write.
        operation: OperationId,
        /// The time of the write.
        at: Timestamp,
    },
    /// The attempt is over, and nothing was written since the last refusal.
    Ended(Ending),
}

/// A gate that was passed.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct Gate {
    /// The method that passed, or [`DeskCode::id`]. Its custody is looked up each time: a method that is
    /// removed in the meantime takes its gate with it, and no address is stored here.
    pub method: MethodId,
    /// The TOTP step or the serial number of the mailed code.
    pub step: u64,
    /// When the gate was passed.
    pub at: Timestamp,
}

/// A pending request for a code.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct Asked {
    /// The kind of method.
    pub kind: MethodKind,
    /// The method to which the code was sent; `None` for a decoy and for kinds that send nothing.
    pub method: Option<MethodId>,
    /// The serial number of the mailed code within the attempt; 0 for kinds that send nothing.
    pub serial: u32,
    /// The time until which the code is accepted.
    pub expires_at: Timestamp,
    /// When another code may be requested.
    pub resend_at: Timestamp,
    /// The number of counted tries, right or wrong.
    pub tries: u32,
    /// The number of tries given back, because the code was right but used before.
    #[serde(default)]
    pub given_back: u32,
    /// The numbers of tries that were counted and are being verified.
    #[serde(rename = "judging")]
    pub verifying: Vec<u32>,
}

/// Why an attempt is over.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Ending {
    /// The attempt expired.
    Expired,
    /// The person cancelled the attempt.
    Cancelled,
    /// There were too many wrong codes, or too many refused writes.
    OutOfTries,
    /// The password was set in another way in the meantime.
    Superseded,
    /// The account was locked or disabled, got a new activation code, or was signed out everywhere
    /// in the meantime.
    Voided,
    /// The account is disabled.
    NotAllowed,
    /// The account policy does not allow it.
    ByPolicy,
    /// The registered methods are not enough.
    NotEnoughMethods(Shortage),
}

/// The data with which an attempt is opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// A fresh id.
    pub id: AttemptId,
    /// What the attempt is for.
    pub purpose: Purpose,
    /// A keyed hash of the typed name.
    pub subject: [u8; 16],
    /// The device key that signed the request.
    pub device: Thumbprint,
    /// The name of that computer.
    pub device_name: String,
    /// The language of the mails, an IETF tag.
    pub language: String,
    /// That computer's offset from UTC in minutes, as the computer reported it.
    pub utc_offset_min: i16,
}

#[cfg(test)]
mod tests {
    use crate::testing::samples;

    #[test]
    fn the_stored_names_of_an_attempt_stay() {
        let stored = serde_json::to_value(samples::attempt(1)).unwrap();

        let asked = &stored["phase"]["Proving"]["asked"][0];
        assert_eq!(asked["judging"][0], 2, "{stored}");
    }
}
