//! The attempt machine: a reset or an unlock, from a name to a written password.
//!
//! [`step`] is the only transition. It is pure: what it may know comes in as [`Facts`], what should
//! happen goes out as [`Effect`]s, which a flow carries out in the transaction that stores the new
//! state ([`Effect::Write`] alone comes after it). It is model-checked on these very types
//! (`tests/attempt_model`).
//!
//! A flow that receives a proof calls it twice, so that parallel guesses are counted (law 4): once
//! with [`Event::CountTry`], which it commits, and after verifying what was typed with
//! [`Event::Proof`]. The [`Ticket`] between the two binds the proof to attempt, step and try.
//!
//! Until the first gate an attempt for an unknown name goes the same way as any other (law 5):
//! nothing that depends on the account changes a step, an offer or the number of effects.

mod effect;
mod event;
mod facts;
mod gates;
mod proven;
mod proving;
mod refusal;
mod state;
mod step;
#[cfg(test)]
mod tests;
mod view;
mod writing;

pub use effect::Effect;
pub use event::{Event, Found, Outcome, Ticket};
pub use facts::Facts;
pub use gates::{next_destination, tries_left};
pub use proven::Proven;
pub use refusal::{Refusal, Shortage};
pub use state::{Asked, AttemptState, Ending, Gate, Opening, Phase};
pub use step::{open, step};
pub use view::view;

/// How often a write that was refused, or never sent, gives the proofs back (law 9).
pub const WRITES_PER_ATTEMPT: u32 = 10;
