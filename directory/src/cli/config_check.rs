//! `config check`: which key, which line, what was expected; and whether the service would start.

use super::{
    output::{Output, help},
    problem::Problem,
};
use crate::{
    clock::SystemClock,
    config::{Checked, Config},
    opening,
};
use chiave_domain::ports::clock::Clock;
use chiave_store_sqlite::Schema;
use chiave_words::{Arg, Cli};
use clap::Subcommand;
use std::path::Path;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpConfigCheck))]
    Check,
}

/// The settings themselves were good, or `config` would not be there; now the files they name, and
/// the store.
pub(super) async fn run(
    command: &Command,
    file: &Path,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    match command {
        Command::Check => check(file, config, output).await,
    }
}

async fn check(file: &Path, config: &Config, output: &Output) -> Result<(), Problem> {
    let mut problems = Vec::new();
    let now = SystemClock.now();
    let Checked {
        mut wrong,
        mut warnings,
    } = config.check_files(file, now);
    Config::place(file, &mut warnings);
    for sentence in Problem::warnings(file, warnings, output) {
        output.tell(&sentence);
    }
    if !wrong.is_empty() {
        Config::place(file, &mut wrong);
        problems.push(Problem::Settings(file.to_owned(), wrong));
    }
    match opening::inspect(config, now).await {
        Ok(Schema::Current) => {}
        Ok(Schema::Older) => output.tell(&output.say(Cli::CliStoreOlder, &[])),
        // The files of the keys have been looked at above.
        Err(opening::OpeningError::Keys(_)) => {}
        Err(error) => problems.push(error.into()),
    }
    if !problems.is_empty() {
        return Err(Problem::Several(problems));
    }
    let name = file.display().to_string();
    output.tell(&output.say(Cli::CliConfigGood, &[("file", Arg::Text(&name))]));
    Ok(())
}
