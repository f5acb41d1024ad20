//! The HTTPS directory service.

mod app;
#[cfg(feature = "automation")]
mod automation;
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
mod people_file;
mod serve;
mod under_way;

fn main() -> std::process::ExitCode {
    cli::run()
}
