//! What the value of a setting should be, in sentences of the locales.

use super::output::Output;
use crate::{
    config::Expected,
    network::{Holder, NetworkFinding},
};
use chiave_words::{Arg, Cli};

/// The sentence for the expected form of a value. All other sentences come from [`super::problem`].
pub(super) fn of_value(output: &Output, expected: &Expected) -> String {
    let with = |sentence, name, value: &str| output.say(sentence, &[(name, Arg::Text(value))]);
    let plain = |sentence| output.say(sentence, &[]);
    match expected {
        Expected::Toml(cause) => with(Cli::CliExpectedToml, "cause", cause),
        Expected::Known(keys) => with(Cli::CliExpectedKnown, "keys", &keys.join(", ")),
        Expected::Choice(words) => with(Cli::CliExpectedChoice, "words", &quoted(words)),
        Expected::Table(name) => with(Cli::CliExpectedTable, "table", name),
        Expected::Tables(name) => with(Cli::CliExpectedTables, "table", name),
        Expected::SameForEverybody => plain(Cli::CliExpectedSameForEverybody),
        Expected::PlainKey => plain(Cli::CliExpectedPlainKey),
        Expected::Pem => plain(Cli::CliExpectedPem),
        Expected::UsablePair(cause) => with(Cli::CliExpectedUsablePair, "cause", cause),
        Expected::Password => plain(Cli::CliExpectedPassword),
        Expected::Without(key) => with(Cli::CliExpectedWithout, "key", key),
        Expected::OwnMachine => plain(Cli::CliExpectedOwnMachine),
        Expected::OtherPort => plain(Cli::CliExpectedOtherPort),
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
        Expected::Network(finding) => of_network(output, finding),
        _ => String::new(),
    }
}

fn of_network(output: &Output, finding: &NetworkFinding) -> String {
    let because = |sentence, cause: &str| output.say(sentence, &[("cause", Arg::Text(cause))]);
    match finding {
        NetworkFinding::Unresolved(cause) => because(Cli::CliNetworkUnresolved, cause),
        NetworkFinding::PortTaken(holder) => taken(output, holder),
        NetworkFinding::PortForbidden => output.say(Cli::CliNetworkPortForbidden, &[]),
        NetworkFinding::PortUnusable(error) => {
            because(Cli::CliNetworkPortUnusable, &error.to_string())
        }
        NetworkFinding::MailUnreachable(cause) => because(Cli::CliNetworkMailUnreachable, cause),
        NetworkFinding::MailLogin(cause) => because(Cli::CliNetworkMailLogin, cause),
        NetworkFinding::MailSender(cause) => because(Cli::CliNetworkMailSender, cause),
    }
}

fn taken(output: &Output, holder: &Holder) -> String {
    match (&holder.process, holder.user) {
        (Some(process), _) => {
            let id = process.id.to_string();
            let args = [("name", Arg::Text(&process.name)), ("id", Arg::Text(&id))];
            output.say(Cli::CliNetworkPortTaken, &args)
        }
        (None, Some(user)) => {
            let user = user.to_string();
            output.say(Cli::CliNetworkPortTakenBy, &[("user", Arg::Text(&user))])
        }
        (None, None) => output.say(Cli::CliNetworkPortTakenUnseen, &[]),
    }
}

fn quoted(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(", ")
}
