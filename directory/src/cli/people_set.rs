//! `people set`: reads the wanted account policy, compares it with the stored one, and stores it.

use super::{
    context::CliContext,
    output::{Output, help},
    people_show::{book_at, revision_number},
    problem::Problem,
    typed::whole,
};
use crate::{
    config::ConfigError,
    people_file::{self, Loaded, PeopleFile},
};
use chiave_domain::{ports::store::Store as _, settings::PolicyBook};
use chiave_words::{Arg, Cli};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

mod document;
mod report;
mod rule;
mod store;

use document::{Difference, differences, document, flat};
use report::Report;
use store::{New, is_valid, store};

/// The largest number of rules by group, which is also the last place of a rule.
const RULES: u64 = 100;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(
        value_name = "FILE|KEY=VALUE",
        required_unless_present_any = ["revision", "remove", "position"],
        conflicts_with = "revision",
        help = help(Cli::CliHelpPeopleWhat)
    )]
    what: Vec<String>,
    #[arg(long, value_name = "N", value_parser = revision_number(), help = help(Cli::CliHelpPeopleRevision))]
    revision: Option<u64>,
    #[arg(long, value_name = "NAME", conflicts_with = "revision", help = help(Cli::CliHelpPeopleGroup))]
    group: Option<String>,
    #[arg(long, requires = "group", conflicts_with_all = ["what", "position"], help = help(Cli::CliHelpPeopleRemove))]
    remove: bool,
    #[arg(
        long,
        value_name = "N",
        requires = "group",
        value_parser = whole::<usize>(1, RULES),
        help = help(Cli::CliHelpPeoplePosition)
    )]
    position: Option<usize>,
    #[arg(long, help = help(Cli::CliHelpPeopleDryRun))]
    dry_run: bool,
    #[arg(long, help = help(Cli::CliHelpPeopleJson))]
    json: bool,
}

/// The wanted settings.
struct Wanted {
    book: PolicyBook,
    /// The revision that the settings were made from, if known.
    made_from: Option<u64>,
    /// The text that the settings were read from, and the text's name in a sentence.
    text: String,
    source: PathBuf,
    /// Whether the text is a file that a person wrote. A setting that such a file leaves out goes
    /// back to its default.
    is_file: bool,
}

pub(super) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let mut tx = context.store.read().await?;
    let (revision, holds) = (tx.people_revision().await?, tx.policy_book().await?);
    drop(tx);
    let wanted = wanted(arguments, revision, &holds, context).await?;
    let differences = differences(&holds, &wanted.book)?;
    let report = Report {
        output,
        json: arguments.json,
    };
    if arguments.dry_run {
        is_valid(&wanted, revision)?;
        report.changes(&differences)?;
        output.message(&output.say(Cli::CliNothingChanged, &[]));
    } else {
        let lost = lost(&wanted, &differences)?;
        let stored = store(&wanted, context).await?;
        if arguments.json {
            report.changes(&differences)?;
        }
        match stored {
            New::Stored { revision, changed } => report.stored(revision, &changed)?,
            New::Unchanged { revision } => report.unchanged(revision)?,
        }
        if !lost.is_empty() {
            let keys = lost.join(", ");
            output.message(&output.say(Cli::CliPeopleDefaults, &[("keys", Arg::Text(&keys))]));
        }
    }
    let accounts = context.admin().list().await?;
    let groups = accounts.iter().flat_map(|account| &account.groups);
    report.doubts(&wanted.book.doubtful_rules(groups))
}

async fn wanted(
    arguments: &Arguments,
    revision: u64,
    holds: &PolicyBook,
    context: &CliContext,
) -> Result<Wanted, Problem> {
    if let Some(asked) = arguments.revision {
        return earlier(asked, revision, context).await;
    }
    if let Some(group) = &arguments.group {
        let edit = rule::Edit {
            group,
            changes: &arguments.what,
            remove: arguments.remove,
            position: arguments.position,
        };
        let table = edit.of(document(holds)?, holds)?;
        return from_table(&table, &arguments.what, revision);
    }
    match arguments.what.as_slice() {
        [file] if is_file(file) => from_file(Path::new(file)),
        changes => from_changes(changes, revision, holds),
    }
}

/// The settings of an earlier revision; revision 0 means the defaults.
async fn earlier(asked: u64, revision: u64, context: &CliContext) -> Result<Wanted, Problem> {
    Ok(Wanted {
        book: book_at(asked, context).await?,
        made_from: Some(revision),
        text: String::new(),
        source: PathBuf::from("--revision"),
        is_file: false,
    })
}

fn from_file(file: &Path) -> Result<Wanted, Problem> {
    let loaded = PeopleFile::load(file);
    let Loaded { file: read, text } =
        loaded.map_err(|wrong| Problem::Settings(file.to_owned(), wrong))?;
    if is_empty(&text)? {
        let file = file.display().to_string();
        return Err(Problem::said(Cli::CliPeopleEmpty, &[("file", &file)]));
    }
    Ok(Wanted {
        book: read.book,
        made_from: read.revision,
        text,
        source: file.to_owned(),
        is_file: true,
    })
}

/// Whether a document has no setting in it. An empty document is refused: nobody writes an empty
/// file to restore every default.
fn is_empty(text: &str) -> Result<bool, Problem> {
    let mut table: Table = toml::from_str(text).map_err(|error| Problem::failed(&error))?;
    table.remove("revision");
    Ok(table.is_empty())
}

/// The stored settings with some of them changed. A value that is not TOML counts as a text, since
/// a shell removes quotation marks. An empty value removes the setting.
fn from_changes(changes: &[String], revision: u64, holds: &PolicyBook) -> Result<Wanted, Problem> {
    let mut table = document(holds)?;
    for change in changes {
        apply(change, &mut table, people_file::is_key)?;
    }
    from_table(&table, changes, revision)
}

/// Applies one change `key=value` to the settings outside every rule, or to a rule.
fn apply(change: &str, table: &mut Table, is_key: fn(&str) -> bool) -> Result<(), Problem> {
    let Some((key, value)) = change.split_once('=') else {
        return Err(Problem::said(Cli::CliPeopleChange, &[("change", change)]));
    };
    let (key, value) = (key.trim(), value.trim());
    if value.is_empty() && is_key(key) {
        table.remove(key);
    } else {
        let parsed: Option<Table> = toml::from_str(&format!("value = {value}")).ok();
        let parsed = parsed.and_then(|mut parsed| parsed.remove("value"));
        let value = parsed.unwrap_or_else(|| Value::String(value.to_owned()));
        table.insert(key.to_owned(), value);
    }
    Ok(())
}

/// The settings of a document that was made from changes.
fn from_table(table: &Table, changes: &[String], revision: u64) -> Result<Wanted, Problem> {
    let text = toml::to_string(table).map_err(|error| Problem::failed(&error))?;
    let source = PathBuf::from(changes.join(" "));
    let read = PeopleFile::parse(&text).map_err(|wrong| wrong_changes(changes, wrong))?;
    Ok(Wanted {
        book: read.book,
        made_from: Some(revision),
        text: String::new(),
        source,
        is_file: false,
    })
}

/// The problems of each argument alone; if no argument is wrong alone, the problems of all of them
/// together.
fn wrong_changes(changes: &[String], wrong: Vec<ConfigError>) -> Problem {
    let of = |change: &&String, key: &str| {
        let changed = change.split_once('=');
        // A setting of a rule is called `rules.2.gates`.
        let key = key.rsplit('.').next();
        changed.is_some_and(|(changed, _)| Some(changed.trim()) == key)
    };
    let named = wrong.into_iter().map(|mut error| {
        // The line belongs to a text that nobody wrote.
        error.line = None;
        let found = changes.iter().rfind(|change| of(change, &error.key));
        let source = match found {
            Some(change) => {
                error.key.clear();
                change.clone()
            }
            None => changes.join(" "),
        };
        Problem::Settings(PathBuf::from(source), vec![error])
    });
    Problem::Several(named.collect())
}

/// Whether the argument is a file rather than a change `key=value`: a path that contains an equals
/// sign has to begin with one of these.
fn is_file(what: &str) -> bool {
    !what.contains('=') || what.starts_with(['/', '.'])
}

/// The settings that change because the file leaves them out.
fn lost(wanted: &Wanted, differences: &[Difference]) -> Result<Vec<String>, Problem> {
    if !wanted.is_file {
        return Ok(Vec::new());
    }
    let named: Table = toml::from_str(&wanted.text).map_err(|error| Problem::failed(&error))?;
    let named = flat(named);
    let keys = differences.iter().map(|difference| &difference.key);
    Ok(keys
        .filter(|key| !named.contains_key(*key))
        .cloned()
        .collect())
}

#[cfg(test)]
mod tests;
