//! The attempt machine: a reset or an unlock, from a name to a written password.
//!
//! [`step`] is the only transition. The function is pure: everything it may know is passed as
//! [`Facts`], and everything that should happen is returned as [`Effect`]s, which a flow carries
//! out in the transaction that stores the new state (only [`Effect::Write`] comes after it). A
//! model checker tests the machine with these same types (`tests/attempt_model`).
//!
//! A flow that receives a code calls [`step`] twice, so parallel guesses are counted (law 4): first
//! with [`Event::CountTry`], whose result it commits, and, after verifying what was typed, with
//! [`Event::Verified`]. The [`Ticket`] between the two binds the verification to attempt, step and
//! try.
//!
//! Until the first gate, an attempt for an unknown name behaves like any other (law 5): nothing
//! that depends on the account changes a step, an offer or the number of effects.

mod all_verified;
mod asked;
mod desk_code;
mod effect;
mod event;
mod facts;
mod gates;
mod passing;
mod refusal;
mod send_code;
mod state;
mod step;
#[cfg(test)]
mod tests;
mod verifying;
mod view;
mod writing;

pub use all_verified::AllVerified;
pub use desk_code::{DESK_CODE_MINUTES, DeskCode, MATCHING_WORDS, MatchingWords};
pub use effect::Effect;
pub use event::{Earlier, Event, Found, Outcome, Ticket};
pub use facts::Facts;
pub use gates::{is_before_first_gate, next_destination, tries_left};
pub use refusal::{Refusal, Shortage};
pub use state::{Asked, AttemptState, Ending, Gate, Opening, Phase};
pub use step::{Stepped, open, step};
pub use view::view;

/// How many refused or unsent writes give the verifications of an attempt back (law 9).
pub const WRITES_PER_ATTEMPT: u32 = 10;
