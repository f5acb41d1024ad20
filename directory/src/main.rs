//! The HTTPS directory service.

mod app;
mod causes;
mod cli;
mod clock;
mod config;
mod hashing;
mod http;
mod keys;
mod log;
mod mail;
mod serve;

fn main() -> std::process::ExitCode {
    cli::run()
}
