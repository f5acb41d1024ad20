//! `people`: shows, explains, changes and lists revisions of the account policies.

use super::{
    context::CliContext,
    output::{Output, example, help},
    people_explain, people_history, people_set, people_show,
    problem::Problem,
};
use chiave_words::Cli;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpPeopleShow), after_help = example("people show --revision 3"))]
    Show(people_show::Arguments),
    #[command(about = help(Cli::CliHelpPeopleExplain), after_help = example("people explain anna.rossi"))]
    Explain(people_explain::Arguments),
    #[command(about = help(Cli::CliHelpPeopleSet), after_help = example("people set gates=2 max_age_days=365 --dry-run"))]
    Set(people_set::Arguments),
    #[command(about = help(Cli::CliHelpPeopleHistory), after_help = example("people history"))]
    History {
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
}

pub(super) async fn run(
    command: Command,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    match command {
        Command::Show(arguments) => people_show::run(&arguments, context, output).await,
        Command::Explain(arguments) => people_explain::run(&arguments, context, output).await,
        Command::Set(arguments) => people_set::run(&arguments, context, output).await,
        Command::History { json } => people_history::history(json, context, output).await,
    }
}
