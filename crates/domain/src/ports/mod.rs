//! What the decisions need from outside, one file a port. Adapters stand in other crates.

pub mod clock;
pub mod connector;
pub mod hashing;
pub mod mail;
pub mod roster;
pub mod store;
