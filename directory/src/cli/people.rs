//! `people`: the settings about people, shown and replaced as a whole.

use super::{
    context::CliContext,
    output::{Output, example, help},
    problem::Problem,
};
use crate::people_file::{self, PeopleFile};
use chiave_domain::ports::store::Store;
use chiave_flows::people::{NewSettings, Stored, store_settings};
use chiave_words::{Arg, Cli};
use clap::Subcommand;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpPeopleShow), after_help = example("people show"))]
    Show,
    #[command(about = help(Cli::CliHelpPeopleSet), after_help = example("people set people.toml"))]
    Set {
        #[arg(value_name = "FILE", help = help(Cli::CliHelpFile))]
        file: PathBuf,
    },
}

pub(super) async fn run(
    command: Command,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    match command {
        Command::Show => show(context, output).await,
        Command::Set { file } => set(&file, context, output).await,
    }
}

async fn show(context: &CliContext, output: &Output) -> Result<(), Problem> {
    let mut tx = context.store.read().await?;
    let (revision, settings) = (tx.people_revision().await?, tx.account_policy().await?);
    let shown = people_file::show(revision, &settings);
    output.print(&shown.map_err(|error| Problem::failed(&error))?);
    Ok(())
}

async fn set(file: &Path, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let (read, text) = PeopleFile::load(file).map_err(|error| Problem::settings(file, error))?;
    let new = NewSettings {
        settings: read.settings,
        made_from: read.revision,
        by: context.by,
        now: context.now,
    };
    let number = |revision: u64| i64::try_from(revision).unwrap_or(i64::MAX);
    match store_settings(&context.store, context.random.as_ref(), &new).await? {
        Stored::Done { revision, changed } => {
            let changed = changed.join(", ");
            let args = [
                ("revision", Arg::Number(number(revision))),
                ("keys", Arg::Text(&changed)),
            ];
            output.tell(&output.say(Cli::CliPeopleSet, &args));
            Ok(())
        }
        Stored::Same { revision } => {
            let args = [("revision", Arg::Number(number(revision)))];
            output.tell(&output.say(Cli::CliPeopleSame, &args));
            Ok(())
        }
        Stored::Overtaken { revision } => {
            let (own, stored) = (read.revision.unwrap_or_default(), revision);
            let args = [("own", &*own.to_string()), ("stored", &*stored.to_string())];
            Err(Problem::said(Cli::CliPeopleOvertaken, &args))
        }
        Stored::Wrong(wrong) => {
            let wrong = people_file::placed(&text, &wrong);
            Err(Problem::Settings(file.to_owned(), wrong))
        }
    }
}
