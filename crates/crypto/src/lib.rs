//! Argon2id, sealing, token hashes, DPoP, proof of work; no I/O.
