//! `audit verify`: whether the audit log is what was written.

use super::{
    office::Office,
    problem::Problem,
    voice::{Voice, help},
};
use crate::{config::Config, keys::Keys};
use chiave_flows::verify_audit::{Finding, Outside, Verdict, checkpoint_of, verify_audit};
use chiave_words::{Arg, Cli};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpAuditVerify))]
    Verify {
        #[arg(long, value_name = "LINE", help = help(Cli::CliHelpCheckpoint))]
        checkpoint: Option<String>,
    },
}

pub(super) async fn run(command: Command, config: &Config, voice: &Voice) -> Result<(), Problem> {
    let Command::Verify { checkpoint } = command;
    let outside = match checkpoint.as_deref().map(checkpoint_of) {
        Some(None) => return Err(Problem::said(Cli::CliAuditCheckpointUnreadable, &[])),
        Some(read) => read,
        None => None,
    };
    let office = Office::open(config).await?;
    let key = Keys::load(&config.keys_dir)?.audit;
    let verdict = verify_audit(&office.store, &key, outside.as_ref()).await;
    office.close().await;
    say(&verdict?, outside.as_ref(), voice)
}

fn say(verdict: &Verdict, outside: Option<&Outside>, voice: &Voice) -> Result<(), Problem> {
    let when = outside.map_or_else(String::new, |(checkpoint, _)| {
        voice.words().date_time(checkpoint.at, 0) + " UTC"
    });
    if let Some(finding) = verdict.finding {
        return Err(problem(finding, verdict.rows, &when));
    }
    let rows = [(
        "rows",
        Arg::Number(i64::try_from(verdict.rows).unwrap_or(i64::MAX)),
    )];
    voice.tell(&voice.say(Cli::CliAuditWhole, &rows));
    voice.tell(&match outside {
        Some(_) => voice.say(Cli::CliAuditAgrees, &[("when", Arg::Text(&when))]),
        None => voice.say(Cli::CliAuditAlone, &[]),
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
