//! `config check`: names the key, the line and the expected value of each wrong setting, and says
//! whether the service would start.

use super::{
    output::{Output, example, help},
    problem::Problem,
};
use crate::{
    clock::SystemClock,
    config::{Checked, Config, ConfigError},
    left,
    network::{Network, Port},
    opening::{self, DataLock, Inspected, OpeningError},
};
use chiave_domain::ports::clock::Clock;
use chiave_protocol::Timestamp;
use chiave_store_sqlite::Schema;
use chiave_words::{Arg, Cli};
use clap::Subcommand;
use std::path::Path;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpConfigCheck), after_help = example("config check --network"))]
    Check {
        #[arg(long, help = help(Cli::CliHelpNetwork))]
        network: bool,
    },
}

/// Checks the files that the settings name, and the store. The settings themselves are valid, or
/// there would be no `config`.
pub(super) async fn run(
    command: &Command,
    file: &Path,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    match command {
        Command::Check { network } => check(*network, file, config, output).await,
    }
}

/// Reports wrong settings, together with problems of the files that the valid settings name.
pub(super) fn rest(file: &Path, mut wrong: Vec<ConfigError>, output: &Output) -> Problem {
    let mut found = Config::check_rest(file, &wrong, SystemClock.now());
    Config::place(file, &mut found.warnings);
    Config::place(file, &mut found.wrong);
    for sentence in Problem::warnings(file, found.warnings, output) {
        output.message(&sentence);
    }
    wrong.extend(found.wrong);
    wrong.sort_by_key(|error| error.line);
    Problem::Settings(file.to_owned(), wrong)
}

async fn check(
    with_network: bool,
    file: &Path,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    let mut problems = Vec::new();
    let now = SystemClock.now();
    let Checked {
        mut wrong,
        mut warnings,
    } = config.check_files(file, now);
    if with_network {
        let network = look(config, output).await;
        wrong.extend(network.wrong);
        warnings.extend(network.warnings);
    }
    Config::place(file, &mut warnings);
    for sentence in Problem::warnings(file, warnings, output) {
        output.message(&sentence);
    }
    if !wrong.is_empty() {
        Config::place(file, &mut wrong);
        problems.push(Problem::Settings(file.to_owned(), wrong));
    }
    match opening::inspect(config, now).await {
        Ok(found) => warn(&found, config, now, output),
        // The key files were checked above.
        Err(OpeningError::Keys(_)) => {}
        Err(error) => problems.push(error.into()),
    }
    if !problems.is_empty() {
        return Err(Problem::Several(problems));
    }
    let name = file.display().to_string();
    output.message(&output.say(Cli::CliConfigGood, &[("file", Arg::Text(&name))]));
    Ok(())
}

/// Warns of what does not stop the service: an earlier store, a wrong clock, copies of the store.
fn warn(found: &Inspected, config: &Config, now: Timestamp, output: &Output) {
    if found.schema == Schema::Older {
        output.message(&output.say(Cli::CliStoreOlder, &[]));
    }
    if let Some(at) = found.ahead {
        let (row, now) = (output.date(at), output.date(now));
        let args = [("row", Arg::Text(&row)), ("now", Arg::Text(&now))];
        output.message(&output.say(Cli::CliClockBehind, &args));
    }
    for copy in left::copies(&config.data_dir) {
        let path = copy.display().to_string();
        output.message(&output.say(Cli::CliLeftCopy, &[("path", Arg::Text(&path))]));
    }
}

/// Checks the network and prints what is in order.
async fn look(config: &Config, output: &Output) -> Network {
    let is_serving = matches!(DataLock::take(config), Err(OpeningError::Running(_)));
    let network = Network::look(config, is_serving).await;
    if !network.addresses.is_empty() {
        let addresses: Vec<_> = network.addresses.iter().map(ToString::to_string).collect();
        let (host, addresses) = (config.public_name.host(), addresses.join(", "));
        let args = [
            ("host", Arg::Text(host)),
            ("addresses", Arg::Text(&addresses)),
        ];
        output.message(&output.say(Cli::CliNetworkResolved, &args));
    }
    for (address, port) in &network.ports {
        let listen = address.to_string();
        let sentence = match port {
            Port::Free => Cli::CliNetworkPortFree,
            Port::Served => Cli::CliNetworkPortServed,
        };
        output.message(&output.say(sentence, &[("listen", Arg::Text(&listen))]));
    }
    if network.mail {
        let args = [("host", Arg::Text(config.smtp.host.as_str()))];
        output.message(&output.say(Cli::CliNetworkMailGood, &args));
    }
    network
}
