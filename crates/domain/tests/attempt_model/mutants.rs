//! Spoilt transitions.
