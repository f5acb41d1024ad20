//! `people show`: prints the account policies that are in force, or those of an earlier revision.

use super::{
    context::CliContext,
    output::{Output, help, number},
    people_history::{Change, change_to},
    problem::Problem,
};
use crate::{clock::rfc3339, people_file};
use chiave_domain::{
    ports::store::Store as _,
    settings::{AccountPolicy, PolicyBook, PolicyRule},
};
use chiave_words::{Arg, Cli};
use serde::Serialize;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(
        long,
        value_name = "N",
        value_parser = revision_number(),
        help = help(Cli::CliHelpPeopleShowRevision)
    )]
    revision: Option<u64>,
    #[arg(long, help = help(Cli::CliHelpJson))]
    json: bool,
}

/// A revision in the form for scripts.
#[derive(Serialize)]
struct RevisionJson<'a> {
    revision: u64,
    /// When the revision was set; null for the defaults.
    at: Option<String>,
    /// Who set the revision, such as `uid-1000`.
    by: Option<&'a str>,
    /// The settings outside every rule by group.
    default: &'a AccountPolicy,
    rules: &'a [PolicyRule],
}

pub(super) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let (revision, book) = match arguments.revision {
        Some(revision) => (revision, book_at(revision, context).await?),
        None => {
            let mut tx = context.store.read().await?;
            (tx.people_revision().await?, tx.policy_book().await?)
        }
    };
    let change = change_to(revision, context).await?;
    if arguments.json {
        output.json(&RevisionJson {
            revision,
            at: change.as_ref().and_then(|change| rfc3339(change.at)),
            by: change.as_ref().and_then(|change| change.by.as_deref()),
            default: &book.default,
            rules: &book.rules,
        })?;
        return Ok(());
    }
    let shown = people_file::show(revision, &book);
    output.print(&shown.map_err(|error| Problem::failed(&error))?);
    if let Some(sentence) = origin(revision, change.as_ref(), output) {
        output.message(&sentence);
    }
    Ok(())
}

/// Parses the number of a revision: a number that the store can hold.
pub(super) fn revision_number() -> impl clap::builder::TypedValueParser<Value = u64> {
    super::typed::whole(0, i64::MAX.unsigned_abs())
}

/// The document of a revision; revision 0 means the defaults.
///
/// # Errors
///
/// If there is no such revision.
pub(super) async fn book_at(revision: u64, context: &CliContext) -> Result<PolicyBook, Problem> {
    let found = match revision {
        0 => Some(PolicyBook::default()),
        revision => context.store.read().await?.policy_book_at(revision).await?,
    };
    let number = revision.to_string();
    found.ok_or_else(|| Problem::said(Cli::CliPeopleNoRevision, &[("revision", &number)]))
}

/// The sentence that says who set a revision, and when; `None` where the audit log has no row of it.
fn origin(revision: u64, change: Option<&Change>, output: &Output) -> Option<String> {
    if revision == 0 {
        return Some(output.say(Cli::CliPeopleShownDefaults, &[]));
    }
    let change = change?;
    let when = output.date(change.at);
    let by = change.by.as_deref().unwrap_or("unknown");
    let args = [
        ("revision", number(revision)),
        ("when", Arg::Text(&when)),
        ("by", Arg::Text(by.trim_start_matches("uid-"))),
    ];
    Some(output.say(Cli::CliPeopleShown, &args))
}
