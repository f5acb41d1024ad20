//! The store and the embedded directory against real files, in one binary.

mod admin;
mod connector;
mod contract;
mod disk;
mod fixture;
mod history;
mod rest;
mod restore;
mod sealed;
