//! The decisions of the service, and the ports for their facts and effects.
//!
//! This crate reads no clock, draws no random number, and opens no file or socket: time, randomness
//! and facts are arguments, and everything that should happen is returned as a value
//! (docs/design.md, section 2).

pub mod account;
pub mod activation_code;
pub mod address;
pub mod attempt;
pub mod audit;
pub mod clock_set_back;
pub mod computer_order;
pub mod custody;
pub mod decide;
pub mod delivery;
pub mod device;
#[cfg(test)]
mod fuzz;
pub mod intent;
pub mod method;
pub mod notice;
pub mod order;
pub mod own_domains;
pub mod person;
pub mod ports;
pub mod rate_limit;
pub mod registered;
pub mod session;
pub mod settings;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod verification;
