//! A laptop reduced to the protocol: it speaks HTTPS to the built service and does on purpose what
//! no application would do.
//!
//! Proofs of possession and proofs of work are written here a second time, from RFC 9449 and from
//! the service's contract, so that both ends cannot share a mistake.

pub mod answer;
pub mod ask;
pub mod key;
pub mod laptop;
mod notes;
pub mod work;

pub use answer::Answer;
pub use ask::{Ask, Envelope};
pub use key::DeviceKey;
pub use laptop::Laptop;
