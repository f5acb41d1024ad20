//! What the value of a setting should have been, in sentences of the locales.

use super::output::Output;
use crate::config::Expected;
use chiave_words::{Arg, Cli};

/// What is said of the shape of a value. Everything else is said by [`super::problem`].
pub(super) fn of_value(output: &Output, expected: &Expected) -> String {
    let with = |sentence, name, value: &str| output.say(sentence, &[(name, Arg::Text(value))]);
    let plain = |sentence| output.say(sentence, &[]);
    match expected {
        Expected::Toml(cause) => with(Cli::CliExpectedToml, "cause", cause),
        Expected::Known(keys) => with(Cli::CliExpectedKnown, "keys", &keys.join(", ")),
        Expected::Choice(words) => with(Cli::CliExpectedChoice, "words", &quoted(words)),
        Expected::Table(name) => with(Cli::CliExpectedTable, "table", name),
        Expected::Text => plain(Cli::CliExpectedText),
        Expected::Visible => plain(Cli::CliExpectedVisible),
        Expected::Flag => plain(Cli::CliExpectedFlag),
        Expected::Texts => plain(Cli::CliExpectedTexts),
        Expected::UsualOnPort(security, port) => {
            let port = port.to_string();
            let args = [
                ("security", Arg::Text(security.as_str())),
                ("port", Arg::Text(&port)),
            ];
            output.say(Cli::CliExpectedUsualOnPort, &args)
        }
        _ => String::new(),
    }
}

fn quoted(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(", ")
}
