//! Argon2id, sealing, marks, token hashes, DPoP, proof of work, signed orders; no I/O.
//!
//! This crate makes and verifies everything that has to be unforgeable or unreadable, so an audit
//! needs to read one crate. The crate reads no clock, file or socket: time is an argument, and
//! random bytes come through [`Random`]. The one exception is the crypto provider (aws-lc-rs),
//! which draws the private part of a new device key and the blinding of signatures itself.

pub mod activation_code;
pub mod audit;
pub mod code;
mod crockford;
pub mod dpop;
#[cfg(test)]
mod fuzz;
pub mod keys;
pub mod lookup;
mod mac;
pub mod mark;
pub mod nonce;
pub mod order;
pub mod password_hash;
mod percent;
pub mod random;
pub mod recovery_code;
pub mod seal;
pub mod token;
pub mod totp;
pub mod work;

pub use keys::{AuditKey, CodeKey, KeyId, LookupKey, NonceKey, Pepper, SealingKeys};
pub use mac::sha256;
pub use percent::percent_encoded;
pub use random::{Random, SystemRandom};
