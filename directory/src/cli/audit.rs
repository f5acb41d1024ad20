//! `audit`: what was written down, whether it is what was written, and what is personal in it.

use super::{
    context::CliContext,
    output::{Output, example, help},
    problem::Problem,
};
use crate::{config::Config, keys::Keys};
use chiave_domain::{
    audit::StoredRow,
    ports::{connector::Connector as _, store::Store},
};
use chiave_flows::{
    purge_names::{Purge, purge_names},
    verify_audit::{Finding, Outside, Verdict, checkpoint_of, verify_audit},
};
use chiave_protocol::Timestamp;
use chiave_words::{Arg, Cli};
use clap::Subcommand;
use time::{
    Date, OffsetDateTime, format_description::well_known::Rfc3339, macros::format_description,
};

/// Rows that are shown where nothing else is said.
const ROWS: u32 = 50;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpAuditShow), after_help = example("audit show --user g.ferri --last 20"))]
    Show {
        #[arg(long, value_name = "USER", help = help(Cli::CliHelpAuditUser))]
        user: Option<String>,
        #[arg(
            long,
            value_name = "N",
            default_value_t = ROWS,
            value_parser = clap::value_parser!(u32).range(1..=10_000),
            help = help(Cli::CliHelpAuditLast)
        )]
        last: u32,
    },
    #[command(about = help(Cli::CliHelpAuditVerify))]
    Verify {
        #[arg(long, value_name = "LINE", help = help(Cli::CliHelpCheckpoint))]
        checkpoint: Option<String>,
    },
    #[command(about = help(Cli::CliHelpAuditPurge), after_help = example("audit purge --before 2026-05-31"))]
    Purge {
        #[arg(long, value_name = "DAY", help = help(Cli::CliHelpAuditBefore))]
        before: String,
    },
}

pub(super) async fn run(command: Command, config: &Config, output: &Output) -> Result<(), Problem> {
    match command {
        Command::Verify { checkpoint } => verify(checkpoint.as_deref(), config, output).await,
        Command::Show { user, last } => {
            let context = CliContext::open(config).await?;
            let shown = show(&context, (user.as_deref(), last), output).await;
            context.close().await;
            shown
        }
        Command::Purge { before } => {
            let context = CliContext::open(config).await?;
            let purged = purge(&context, &before, output).await;
            context.close().await;
            purged
        }
    }
}

async fn show(
    context: &CliContext,
    (user, last): (Option<&str>, u32),
    output: &Output,
) -> Result<(), Problem> {
    let account = match user {
        Some(user) => Some(context.account(user).await?.id),
        None => None,
    };
    let rows = context
        .store
        .read()
        .await?
        .newest_rows(account, last)
        .await?;
    for row in rows.iter().rev() {
        show_row(row, context, output).await?;
    }
    Ok(())
}

/// One row as a script would read it: six columns, some of them empty.
async fn show_row(row: &StoredRow, context: &CliContext, output: &Output) -> Result<(), Problem> {
    let account = match row.account {
        Some(id) => context.directory.get(id).await?,
        None => None,
    };
    let user = account.as_ref().map_or("", |it| it.user_name.as_str());
    let at = OffsetDateTime::from_unix_timestamp(row.at.as_unix())
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_default();
    let laptop = row.device_name.as_deref().unwrap_or_default();
    let number = row.number.to_string();
    output.row(&[&number, &at, &row.kind, user, laptop, &row.detail]);
    Ok(())
}

async fn purge(context: &CliContext, before: &str, output: &Output) -> Result<(), Problem> {
    let day = Date::parse(before, format_description!("[year]-[month]-[day]"))
        .ok()
        .map(|day| Timestamp::from_unix(day.midnight().assume_utc().unix_timestamp()))
        .filter(|day| *day <= context.now);
    let Some(day) = day else {
        return Err(Problem::said(Cli::CliAuditDayRefused, &[("day", before)]));
    };
    let purge = Purge {
        before: day,
        by: context.by,
        now: context.now,
    };
    let rows = purge_names(&context.store, context.random.as_ref(), &purge).await?;
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    output.tell(&output.say(Cli::CliAuditPurged, &[("rows", Arg::Number(rows))]));
    Ok(())
}

async fn verify(checkpoint: Option<&str>, config: &Config, output: &Output) -> Result<(), Problem> {
    let outside = match checkpoint.map(checkpoint_of) {
        Some(None) => return Err(Problem::said(Cli::CliAuditCheckpointUnreadable, &[])),
        Some(read) => read,
        None => None,
    };
    let context = CliContext::open(config).await?;
    let key = Keys::load(&config.keys_dir)?.audit;
    let verdict = verify_audit(&context.store, &key, outside.as_ref()).await;
    context.close().await;
    say(&verdict?, outside.as_ref(), output)
}

fn say(verdict: &Verdict, outside: Option<&Outside>, output: &Output) -> Result<(), Problem> {
    let when = outside.map_or_else(String::new, |(checkpoint, _)| {
        output.words().date_time(checkpoint.at, 0) + " UTC"
    });
    if let Some(finding) = verdict.finding {
        return Err(problem(finding, verdict.rows, &when));
    }
    let rows = [(
        "rows",
        Arg::Number(i64::try_from(verdict.rows).unwrap_or(i64::MAX)),
    )];
    output.tell(&output.say(Cli::CliAuditWhole, &rows));
    output.tell(&match outside {
        Some(_) => output.say(Cli::CliAuditAgrees, &[("when", Arg::Text(&when))]),
        None => output.say(Cli::CliAuditAlone, &[]),
    });
    Ok(())
}

fn problem(finding: Finding, rows: u64, when: &str) -> Problem {
    let of_row = |sentence, row: i64| Problem::said(sentence, &[("row", &row.to_string())]);
    match finding {
        Finding::Edited(row) => of_row(Cli::CliAuditEdited, row),
        Finding::Removed(row) => of_row(Cli::CliAuditRemoved, row),
        Finding::LinkRemoved(link) => of_row(Cli::CliAuditLinkRemoved, link),
        Finding::Inserted => Problem::said(Cli::CliAuditInserted, &[]),
        Finding::Cut { expected } => {
            let (expected, rows) = (expected.to_string(), rows.to_string());
            let args = [("expected", expected.as_str()), ("rows", rows.as_str())];
            Problem::said(Cli::CliAuditCut, &args)
        }
        Finding::Rewritten => Problem::said(Cli::CliAuditRewritten, &[("when", when)]),
        Finding::CheckpointRefused => Problem::said(Cli::CliAuditCheckpointRefused, &[]),
    }
}
