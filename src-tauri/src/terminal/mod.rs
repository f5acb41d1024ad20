//! What a person does in a terminal, without a window. The client makes every decision.

pub mod change;
mod dialogue;
mod echo;
mod ends;
mod failures;
mod interrupted;
mod keys;
mod line;
mod prompt;
pub mod reset;
mod rules;
mod sentences;
mod signals;
pub mod status;

pub use ends::Outcome;

use chiave_client::{Client, Parts};
use prompt::{Answer, Prompt};
use std::io;
use tokio::runtime::{Builder, Runtime};

/// Does the work of one command with a client of this computer, and ends with it.
///
/// # Errors
///
/// Whatever keeps the system from starting a runtime.
pub fn run<T>(work: impl FnOnce(&Runtime, &Client) -> T) -> io::Result<T> {
    let client = Client::new(Parts::of_this_computer());
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    let result = work(&runtime, &client);
    // A keyring that hangs must not keep the command from ending.
    runtime.shutdown_background();
    client.end_run();
    Ok(result)
}
