//! Checks every run of two attempts exhaustively, with the types that the service stores (law 1).
//!
//! There are two people, two devices and two attempts. An attacker types any existing code, and any
//! guess, into any attempt from any device, submits a verified try to the other attempt or submits
//! it twice, and requests every step at any time. The directory writes, refuses, does not answer,
//! or does either without its answer arriving. The IT department disables an account, or time runs
//! out. The service dies between a commit and what follows it. Whatever happens before a commit is
//! lost with its transaction, so no other crash leaves a trace.
//!
//! Limits keep the search finite: the budget of `moves.rs`; one try for each code; one incident in
//! each run. `attempt::tests` covers the numbers of tries, sends and refusals that the service
//! uses.
//!
//! The transition is a parameter of the model. `mutants.rs` passes faulty transitions, each of
//! which breaks a property, and so shows that the properties detect faults.

#[cfg(test)]
mod check;
#[cfg(test)]
mod codes;
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
