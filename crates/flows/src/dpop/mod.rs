//! DPoP proofs (RFC 9449) in the store: which were spent, and which were refused.

pub mod refused;
pub mod replay;
