//! `account import`: reads people from a CSV file. Either all lines take effect or none.
//!
//! An import has no column for a password, and refuses a column that looks like one: people set
//! their passwords with an activation code. Importing the same file again changes nothing, so a
//! file can be updated and imported as often as needed. Whatever the file does not mention stays
//! unchanged.

mod columns;
mod distinguished_name;
mod plan;
mod row;
mod table;
#[cfg(test)]
mod tests;
mod text;

use super::{
    context::CliContext,
    json::{ChangeJson, StepJson},
    output::{Output, help, number},
    problem::Problem,
};
use crate::limited_file::read_limited;
use chiave_domain::{account::Account, person::Person};
use chiave_flows::admin::accounts::Import;
use chiave_protocol::typed::SignInDomains;
use chiave_words::{Arg, Cli};
use columns::{Columns, Field, Header, Mapping};
use plan::{Change, Leaver, Plan, Planned, Remark, Step};
use row::{Entry, WrongRow};
use std::{
    io,
    path::{Path, PathBuf},
};
use text::{Decoded, Encoding};

/// The maximum size of a file in MiB: a million people.
const FILE_MIB: u64 = 256;
/// The maximum number of problems that are said.
const SAID: usize = 200;
/// The maximum number of user names in one remark.
const NAMED: usize = 5;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "CSV", help = help(Cli::CliHelpImportFile))]
    file: PathBuf,
    #[command(flatten)]
    wishes: Wishes,
}

/// The arguments of an import other than the file.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Wishes {
    #[arg(long, help = help(Cli::CliHelpImportDryRun))]
    dry_run: bool,
    #[arg(long, help = help(Cli::CliHelpImportClearEmpty))]
    clear_empty: bool,
    #[arg(long, help = help(Cli::CliHelpImportAdministrators))]
    administrators: bool,
    #[arg(long, help = help(Cli::CliHelpImportMany))]
    many: bool,
    #[arg(long, help = help(Cli::CliHelpImportLeavers))]
    leavers: bool,
    #[arg(long, help = help(Cli::CliHelpImportIgnore))]
    ignore_other_columns: bool,
    #[arg(long, help = help(Cli::CliHelpImportSkipIncomplete))]
    skip_incomplete: bool,
    #[arg(long = "map", value_name = "COLUMN=FIELD", help = help(Cli::CliHelpImportMap))]
    map: Vec<Mapping>,
    #[arg(long, requires = "dry_run", help = help(Cli::CliHelpJson))]
    json: bool,
}

pub(super) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let wishes = &arguments.wishes;
    let bytes = read_file(&arguments.file, FILE_MIB)?;
    let file = read(&bytes, wishes, &context.domains)?;
    if file.encoding == Encoding::Windows1252 {
        output.message(&output.say(Cli::CliImportGuessed, &[]));
    }
    let accounts = context.admin().list().await?;
    let plan = Plan::make(file, &accounts, wishes).map_err(nothing)?;
    print_remarks(&plan, output);
    let needs_many = plan.touches_many(accounts.len()) && !wishes.many;
    if wishes.dry_run {
        match wishes.json {
            true => show_json(&plan, output)?,
            false => show(&plan, output),
        }
        print_counts(Cli::CliImportWould, &plan, output);
        if needs_many {
            print_needs_many(&plan, &accounts, output);
        }
        return Ok(());
    }
    if needs_many {
        return Err(too_many(&plan, &accounts));
    }
    carry_out(&plan, context).await?;
    print_counts(Cli::CliImportDone, &plan, output);
    Ok(())
}

async fn carry_out(plan: &Plan, context: &CliContext) -> Result<(), Problem> {
    let changed = |it: &&Planned| matches!(it.step, Step::Add { .. } | Step::Change(_));
    let people = plan.people.iter().filter(changed);
    let people: Vec<_> = people.map(|it| it.person.clone()).collect();
    let disabled = |it: &&Planned| matches!(it.step, Step::Add { enabled: false });
    let disabled = plan.people.iter().filter(disabled);
    let added_disabled: Vec<_> = disabled.map(|it| it.person.user_name.clone()).collect();
    let leavers: Vec<_> = plan.leavers.iter().map(|it| it.id).collect();
    let import = Import {
        people: &people,
        added_disabled: &added_disabled,
        leavers: &leavers,
    };
    context.admin().import(import).await?;
    Ok(())
}

/// The bytes of a file, see [`read_limited`]. A file that is too long is refused: with `--leavers`,
/// everybody behind the limit would be disabled.
fn read_file(file: &Path, most_mib: u64) -> Result<Vec<u8>, Problem> {
    read_limited(file, most_mib * 1024 * 1024).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => {
            let (file, most) = (file.display().to_string(), most_mib.to_string());
            let args = [("file", file.as_str()), ("most", most.as_str())];
            Problem::said(Cli::CliImportTooLong, &args)
        }
        _ => Problem::file(file, &error),
    })
}

/// The result of reading a file.
#[derive(Debug)]
struct ReadFile {
    encoding: Encoding,
    /// Every problem of the header.
    wrong: Vec<Problem>,
    /// The fields that a new account needs and that have no column.
    lacks: Vec<Field>,
    rows: Vec<Result<Entry, WrongRow>>,
}

/// Reads every person in a file. A wrong header does not hide wrong rows.
///
/// # Errors
///
/// If the file is not text.
fn read(bytes: &[u8], wishes: &Wishes, domains: &SignInDomains) -> Result<ReadFile, Problem> {
    let Decoded { text, encoding } = text::decode(bytes)?;
    let table = table::read(&text, |name| columns::is_known(name, &wishes.map));
    if let Some(line) = table.open_header() {
        return Err(nothing(vec![
            Problem::said(Cli::CliImportQuote, &[]).at(line),
        ]));
    }
    if table.header.len() > table::COLUMNS {
        let most = table::COLUMNS.to_string();
        let wide = Problem::said(Cli::CliImportColumns, &[("most", &most)]);
        return Err(nothing(vec![wide]));
    }
    let Header {
        mut columns,
        mut wrong,
    } = Columns::of(&table.header, &wishes.map, wishes.ignore_other_columns);
    for place in columns.drop_type_names(&table.rows) {
        let name = table.header.get(place).map_or("", String::as_str);
        wrong.push(Problem::said(Cli::CliImportTypeName, &[("column", name)]));
    }
    let rows = table.rows.iter().map(|row| match table.open_quote {
        Some(line) if line == row.line => Err(WrongRow {
            line,
            user_name: None,
            problems: vec![Problem::said(Cli::CliImportQuote, &[])],
        }),
        _ => Entry::read(row, &columns, domains),
    });
    let needed = [Field::GivenName, Field::FamilyName];
    let lacks = needed.into_iter().filter(|it| columns.place(*it).is_none());
    Ok(ReadFile {
        encoding,
        wrong,
        lacks: lacks.collect(),
        // Without a known column the separator may be a wrong guess, and every row would be misread.
        rows: match columns.is_empty() {
            true => Vec::new(),
            false => rows.collect(),
        },
    })
}

/// Prints the planned changes for a script: `add`, `change` with field, old and new value, or
/// `disable`, or `skip`.
fn show(plan: &Plan, output: &Output) {
    for Planned { person, step } in &plan.people {
        let user = person.user_name.as_str();
        match step {
            Step::Add { enabled } => {
                let mail = person.mail.as_deref().unwrap_or_default();
                let (groups, state) = (person.groups.join("; "), state_of_new(*enabled));
                output.row(&["add", user, &person.display_name, mail, &groups, state]);
            }
            Step::Change(changes) => {
                for it in changes {
                    output.row(&["change", user, it.field, &it.before, &it.after]);
                }
            }
            Step::Same | Step::Spared => {}
        }
    }
    for Leaver { user_name, .. } in &plan.leavers {
        output.row(&["disable", user_name.as_str()]);
    }
    for user in &plan.skipped {
        output.row(&["skip", user.as_str()]);
    }
}

/// Prints the changes as JSON, one object for each person.
fn show_json(plan: &Plan, output: &Output) -> Result<(), Problem> {
    for Planned { person, step } in &plan.people {
        let groups = person.groups.join("; ");
        let (step, changes) = match step {
            Step::Add { enabled } => ("add", added(person, &groups, *enabled)),
            Step::Change(changes) => ("change", changes.iter().map(changed).collect()),
            Step::Same | Step::Spared => continue,
        };
        let user_name = person.user_name.as_str();
        output.json(&StepJson {
            step,
            user_name,
            changes,
        })?;
    }
    let leavers = plan.leavers.iter().map(|it| ("disable", &it.user_name));
    let skipped = plan.skipped.iter().map(|user| ("skip", user));
    for (step, user) in leavers.chain(skipped) {
        output.json(&StepJson {
            step,
            user_name: user.as_str(),
            changes: Vec::new(),
        })?;
    }
    Ok(())
}

/// The state of a new account, as `account list` says it.
const fn state_of_new(enabled: bool) -> &'static str {
    if enabled { "not-activated" } else { "disabled" }
}

fn added<'a>(person: &'a Person, groups: &'a str, enabled: bool) -> Vec<ChangeJson<'a>> {
    let fields = [
        ("display_name", Some(person.display_name.as_str())),
        ("mail", person.mail.as_deref()),
        ("language", Some(person.language.as_str())),
        ("groups", Some(groups)),
        ("state", Some(state_of_new(enabled))),
    ];
    let fields = fields.map(|(field, after)| ChangeJson {
        field,
        before: None,
        after,
    });
    fields.into()
}

fn changed(change: &Change) -> ChangeJson<'_> {
    ChangeJson {
        field: change.field,
        before: Some(&change.before),
        after: Some(&change.after),
    }
}

fn print_counts(sentence: Cli, plan: &Plan, output: &Output) {
    let count = |wanted: fn(&Step) -> bool| {
        let people = plan.people.iter().filter(|it| wanted(&it.step));
        number(people.count())
    };
    let args = [
        ("added", count(|step| matches!(step, Step::Add { .. }))),
        ("changed", count(|step| matches!(step, Step::Change(_)))),
        (
            "same",
            count(|step| matches!(step, Step::Same | Step::Spared)),
        ),
        ("disabled", number(plan.leavers.len())),
    ];
    output.message(&output.say(sentence, &args));
}

fn print_remarks(plan: &Plan, output: &Output) {
    for (remark, users) in &plan.remarks {
        let sentence = match remark {
            Remark::NoMail => Cli::CliImportNoMail,
            Remark::SameMail => Cli::CliImportSameMail,
            Remark::MixedScripts => Cli::CliImportMixed,
            Remark::DomainInName => Cli::CliImportDomain,
            Remark::SparedAdministrator => Cli::CliImportSpared,
            Remark::AddedDisabled => Cli::CliImportAddedDisabled,
            Remark::EnabledHere => Cli::CliImportEnabledHere,
            Remark::DisabledHere => Cli::CliImportDisabledHere,
            Remark::Skipped => Cli::CliImportSkipped,
        };
        let mut named = users[..users.len().min(NAMED)].join(", ");
        if users.len() > NAMED {
            named.push_str(", …");
        }
        let args = [("count", number(users.len())), ("users", Arg::Text(&named))];
        output.message(&output.say(sentence, &args));
    }
}

/// The first problems of a file, the number of the others, and the sentence that nothing was changed.
fn nothing(mut wrong: Vec<Problem>) -> Problem {
    let more = wrong.len().saturating_sub(SAID);
    if more > 0 {
        wrong.truncate(SAID);
        let more = more.to_string();
        wrong.push(Problem::said(Cli::CliImportMore, &[("count", &more)]));
    }
    wrong.push(Problem::said(Cli::CliImportNothing, &[]));
    Problem::Several(wrong)
}

fn too_many(plan: &Plan, accounts: &[Account]) -> Problem {
    let (touched, all) = (plan.touched().to_string(), accounts.len().to_string());
    let args = [("touched", touched.as_str()), ("all", all.as_str())];
    Problem::said(Cli::CliImportMany, &args)
}

fn print_needs_many(plan: &Plan, accounts: &[Account], output: &Output) {
    let args = [
        ("touched", number(plan.touched())),
        ("all", number(accounts.len())),
    ];
    output.message(&output.say(Cli::CliImportWouldNeedMany, &args));
}
