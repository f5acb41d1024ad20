//! Every run of two attempts, checked exhaustively on the types that the service stores (law 1).
//!
//! Two people, two devices, two attempts. An attacker types any code that exists, and any guess,
//! into any attempt from any device, hands a verified try to the other attempt or hands it in twice,
//! and asks for every step at any time. The directory writes, refuses, does not answer, or does
//! either without its answer arriving. IT disables an account, or time runs out. The service dies
//! between a commit and what follows it. What stands before a commit dies with its transaction,
//! so those are all the places where a crash leaves a trace.
//!
//! Bounds, so that it ends: what `moves.rs` calls the budget; one try a code; one bad day a run. The
//! numbers of tries, sends and refusals that the service uses are tested in `attempt::tests`.
//!
//! The model takes the transition as a parameter. `mutants.rs` hands it spoilt ones, each of which
//! breaks a property: the properties do see.

#[cfg(test)]
mod check;
#[cfg(test)]
mod model;
#[cfg(test)]
mod moves;
#[cfg(test)]
mod mutants;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod run;
#[cfg(test)]
mod world;
