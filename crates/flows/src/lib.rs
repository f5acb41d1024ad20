//! The use cases: each loads facts, lets the domain decide, and commits. One file a flow.
//!
//! No HTTP, no SQL: a flow speaks to the ports of `chiave_domain` and nothing else. No state lives
//! here between two requests; restarting the service between any two changes nothing.

pub mod activate;
pub mod attempts;
pub mod authenticate;
pub mod change_password;
mod codes;
pub mod deliver;
mod effects;
pub mod error;
mod failpoint;
mod guard;
pub mod issue_pass;
pub mod may_bind;
pub mod methods;
mod notices;
mod offers;
pub mod people;
mod proofs;
pub mod purge_names;
pub mod refused_proofs;
pub mod remove_by_it;
pub mod remove_method;
pub mod replay;
pub mod seal_audit;
pub mod second_proof;
pub mod service;
pub mod sign_in;
pub mod sign_out;
pub mod state;
mod typed_password;
pub mod verify_audit;
pub mod waits;
pub mod write;
