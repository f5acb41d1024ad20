//! Argon2id, sealing, marks, token hashes, DPoP, proof of work; no I/O.
//!
//! Whatever has to be unforgeable or unreadable is made and checked here, so that one crate is the
//! one to audit. Nothing here reads a clock, a file or a socket: time is an argument, and random
//! bytes come through [`Random`]. The one exception is the provider itself (aws-lc-rs), which draws
//! the private part of a new device key and the blinding of signatures inside.

pub mod audit;
pub mod code;
pub mod dpop;
#[cfg(test)]
mod fuzz;
pub mod keys;
pub mod lookup;
mod mac;
pub mod mark;
pub mod nonce;
pub mod pass;
pub mod password_hash;
pub mod random;
pub mod seal;
pub mod token;
pub mod totp;
pub mod work;

pub use keys::{AuditKey, CodeKey, KeyId, LookupKey, NonceKey, Pepper, SealingKeys};
pub use random::{Random, SystemRandom};
