//! DPoP proofs (RFC 9449) as the store remembers them: which were seen, and which were refused.

pub mod refused;
pub mod replay;
