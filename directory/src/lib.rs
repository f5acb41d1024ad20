//! The HTTPS directory service: routes, wiring, delivery of mail and the command line.

mod app;
#[cfg(feature = "automation")]
mod automation;
mod cli;
mod clock;
mod config;
mod hashing;
mod http;
mod keys;
mod left;
mod limited_file;
mod listen;
mod log;
mod mail;
mod metrics;
mod network;
mod opening;
mod people_file;
mod readiness;
mod serve;
mod text_file;
mod tls_files;
mod under_way;

pub use cli::{command, run};
