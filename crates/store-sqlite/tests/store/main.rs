//! Tests the store and the embedded directory with real files, in one binary.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set its scene fails there"
)]

mod code_starts;
mod connector;
mod contract;
mod decoys;
mod disk;
mod fixture;
mod history;
mod identity;
mod key_uses;
mod lists;
mod marks;
mod named;
mod opening;
mod orders;
mod rest;
mod restore;
mod sealed;
mod sweep;
mod unreadable;
