//! `audit`: shows and verifies the audit log, and erases personal data in it.

use super::{
    audit_show,
    context::CliContext,
    json::VerdictJson,
    output::{Output, example, help, number},
    problem::Problem,
    typed::day,
};
use crate::{clock::rfc3339, config::Config, keys::Keys};
use chiave_flows::{
    admin::purge_names::purge_names,
    seal_audit::SignedCheckpoint,
    verify_audit::{Finding, Verdict, checkpoint_of, verify_audit},
};
use chiave_words::{Arg, Cli};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpAuditShow), after_help = example("audit show --since 2026-05-31 --json"))]
    Show(audit_show::Arguments),
    #[command(about = help(Cli::CliHelpAuditVerify), after_help = example("audit verify --json"))]
    Verify {
        #[arg(long, value_name = "LINE", help = help(Cli::CliHelpCheckpoint))]
        checkpoint: Option<String>,
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
    #[command(about = help(Cli::CliHelpAuditPurge), after_help = example("audit purge --before 2026-05-31"))]
    Purge {
        #[arg(long, value_name = "DAY", help = help(Cli::CliHelpAuditBefore))]
        before: String,
    },
}

pub(super) async fn run(command: Command, config: &Config, output: &Output) -> Result<(), Problem> {
    match command {
        Command::Verify { checkpoint, json } => {
            verify(checkpoint.as_deref(), json, config, output).await
        }
        Command::Show(arguments) => {
            let context = CliContext::open(config).await?;
            let shown = audit_show::run(&arguments, &context, output).await;
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

async fn purge(context: &CliContext, before: &str, output: &Output) -> Result<(), Problem> {
    let Some(day) = day(before).filter(|day| *day <= context.now) else {
        return Err(Problem::said(Cli::CliAuditDayRefused, &[("day", before)]));
    };
    let rows = purge_names(&context.store, context.operator(), day).await?;
    output.message(&output.say(Cli::CliAuditPurged, &[("rows", number(rows))]));
    Ok(())
}

async fn verify(
    checkpoint: Option<&str>,
    json: bool,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    let outside = match checkpoint.map(checkpoint_of) {
        Some(None) => return Err(Problem::said(Cli::CliAuditCheckpointUnreadable, &[])),
        Some(read) => read,
        None => None,
    };
    let context = CliContext::open(config).await?;
    let key = Keys::load(&config.keys_dir)?.audit;
    let verdict = verify_audit(&context.store, &key, outside.as_ref()).await;
    context.close().await;
    let verdict = verdict?;
    if json {
        output.json(&verdict_json(&verdict, outside.as_ref()))?;
    }
    say(&verdict, outside.as_ref(), output)
}

fn verdict_json(verdict: &Verdict, outside: Option<&SignedCheckpoint>) -> VerdictJson {
    let named = verdict.finding.map(|finding| match finding {
        Finding::Edited(row) => ("edited", Some(row)),
        Finding::Removed(row) => ("removed", Some(row)),
        Finding::LinkRemoved(link) => ("link-removed", Some(link)),
        Finding::Inserted => ("inserted", None),
        Finding::Cut { .. } => ("cut", None),
        Finding::Rewritten => ("rewritten", None),
        Finding::CheckpointRefused => ("checkpoint-refused", None),
        Finding::CheckpointKeyMissing => ("checkpoint-key-missing", None),
    });
    VerdictJson {
        whole: verdict.finding.is_none(),
        rows: verdict.rows,
        finding: named.map(|(word, _)| word),
        number: named.and_then(|(_, number)| number),
        checkpoint_at: outside.and_then(|signed| rfc3339(signed.checkpoint.at)),
    }
}

fn say(
    verdict: &Verdict,
    outside: Option<&SignedCheckpoint>,
    output: &Output,
) -> Result<(), Problem> {
    let when = outside.map_or_else(String::new, |SignedCheckpoint { checkpoint, .. }| {
        output.date(checkpoint.at)
    });
    if let Some(finding) = verdict.finding {
        let key = outside.map_or("", |signed| signed.seal.key.as_str());
        return Err(problem(finding, verdict.rows, &when, key));
    }
    let rows = [("rows", number(verdict.rows))];
    output.message(&output.say(Cli::CliAuditWhole, &rows));
    output.message(&match outside {
        Some(_) => output.say(Cli::CliAuditAgrees, &[("when", Arg::Text(&when))]),
        None => output.say(Cli::CliAuditAlone, &[]),
    });
    Ok(())
}

/// The sentence for what is wrong with an audit log, whose checkpoint is of `when` and signed by `key`.
pub(super) fn problem(finding: Finding, rows: u64, when: &str, key: &str) -> Problem {
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
        Finding::CheckpointKeyMissing => {
            Problem::said(Cli::CliAuditCheckpointKeyMissing, &[("key", key)])
        }
    }
}
