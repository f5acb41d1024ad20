//! Alarms for whoever watches the service: what strangers do that needs the IT department.

use chiave_protocol::Timestamp;

/// A reason to alarm the IT department.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Alarm {
    /// Somebody closed the resets of an account on computers that the account does not know.
    ResetsClosed,
    /// What is counted in place of an alarm for a name that nobody has, so that the name costs the same
    /// (law 5).
    Decoy,
}

impl Alarm {
    /// The stable code of the alarm, in the log and in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ResetsClosed => "resets-closed",
            Self::Decoy => "decoy",
        }
    }
}

/// How often an alarm was raised.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Raised {
    /// The code of the alarm, see [`Alarm::code`]; an earlier or later version may have others.
    pub code: String,
    /// The number of times since the store was made.
    pub count: u64,
    /// The last time.
    pub last_at: Timestamp,
}
