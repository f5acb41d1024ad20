//! `people`: shows, explains, changes and lists revisions of the account policies.

use super::{
    context::CliContext,
    output::{Output, example, help},
    people_explain, people_history, people_set,
    problem::Problem,
};
use crate::people_file;
use chiave_domain::ports::store::Store;
use chiave_words::Cli;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpPeopleShow), after_help = example("people show"))]
    Show,
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
        Command::Show => show(context, output).await,
        Command::Explain(arguments) => people_explain::run(&arguments, context, output).await,
        Command::Set(arguments) => people_set::run(&arguments, context, output).await,
        Command::History { json } => people_history::history(json, context, output).await,
    }
}

async fn show(context: &CliContext, output: &Output) -> Result<(), Problem> {
    let mut tx = context.store.read().await?;
    let (revision, settings) = (tx.people_revision().await?, tx.policy_book().await?);
    let shown = people_file::show(revision, &settings);
    output.print(&shown.map_err(|error| Problem::failed(&error))?);
    Ok(())
}
