//! `config check`: which key, which line, what was expected.

use super::{
    problem::Problem,
    voice::{Voice, help},
};
use crate::config::Config;
use chiave_words::{Arg, Cli};
use clap::Subcommand;
use std::path::Path;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpConfigCheck))]
    Check,
}

/// The settings themselves were good, or `config` would not be there; now the files they name.
pub(super) fn run(
    command: &Command,
    file: &Path,
    config: &Config,
    voice: &Voice,
) -> Result<(), Problem> {
    match command {
        Command::Check => {
            let mut wrong = config.check_files();
            if !wrong.is_empty() {
                Config::place(file, &mut wrong);
                return Err(Problem::Settings(file.to_owned(), wrong));
            }
            let name = file.display().to_string();
            voice.tell(&voice.say(Cli::CliConfigGood, &[("file", Arg::Text(&name))]));
            Ok(())
        }
    }
}
