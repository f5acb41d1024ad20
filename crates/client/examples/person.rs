//! A person at a computer without a window: does what the window would, by the client alone.
//!
//! For the tests on Windows, whose window cannot be shown where they run (docs/maintainer.md), and what no command in a
//! terminal does. Passwords are lines of the standard input.
#![expect(
    clippy::print_stdout,
    reason = "the test reads what the client answers"
)]

use chiave_client::{Client, Failure, Parts};
use chiave_protocol::Secret;
use serde_json::{Value, json};
use std::{env, io, process::ExitCode};

#[tokio::main]
async fn main() -> ExitCode {
    let client = Client::new(Parts::of_this_computer());
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = does(&client, &words).await;
    client.keep_what_was_written().await;
    match outcome {
        Ok(answer) => {
            println!("{answer}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            println!("{}", json!({"failure": failure.to_string()}));
            ExitCode::FAILURE
        }
    }
}

/// Does what the words say, and returns what the client answers.
async fn does(client: &Client, words: &[&str]) -> Result<Value, Failure> {
    match words {
        ["sign-in", name] => {
            let step = client.sign_in((*name).to_owned(), typed()).await?;
            Ok(json!({"step": step}))
        }
        ["status"] => {
            // The status says why there is no answer.
            let _ = client.sync().await;
            Ok(json!(client.status().await))
        }
        ["change"] => {
            client.sync().await?;
            let (current, new) = (typed(), typed());
            Ok(json!(client.change_password(current, new).await?))
        }
        _ => Ok(json!({"usage": "sign-in NAME | status | change"})),
    }
}

/// The next line of the standard input.
fn typed() -> Secret {
    let mut line = String::new();
    // A test that sends nothing sends an empty password.
    let _ = io::stdin().read_line(&mut line);
    Secret::new(line.trim_end_matches(['\r', '\n']).to_owned())
}
