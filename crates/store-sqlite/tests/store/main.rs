//! The store and the embedded directory against real files, in one binary.

mod contract;
mod fixture;
