//! The HTTPS directory service.

mod app;
mod causes;
mod cli;
mod clock;
mod config;
#[cfg(test)]
mod delivery_tests;
#[cfg(test)]
mod flow_tests;
mod hashing;
mod http;
mod keys;
mod log;
mod mail;
mod serve;

fn main() -> std::process::ExitCode {
    cli::run()
}
