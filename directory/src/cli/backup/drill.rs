//! `restore --drill`: proves that a backup can be restored, and changes nothing but the audit log.

use super::{
    super::{
        audit,
        context::CliContext,
        output::{Output, number},
        problem::Problem,
    },
    Passing, RestoreArguments, Sealed, identity, is_stream, rotation, unfit,
};
use crate::{
    config::Config,
    left,
    opening::{self, IfOlder, Opened},
};
use chiave_domain::audit::ServiceChange;
use chiave_flows::verify_audit::verify_audit;
use chiave_words::{Arg, Cli};
use std::path::Path;

/// What a backup holds.
struct Contents {
    accounts: u64,
    rows: u64,
}

/// Opens a backup in a temporary file beside the store, as a restore does, and checks its keys and its
/// audit log. Of a folder, takes the newest dated backup.
pub(super) async fn run(
    arguments: &RestoreArguments,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    if is_stream(&arguments.file) && is_stream(&arguments.identity) {
        return Err(Problem::said(Cli::CliRestoreTwoInputs, &[]));
    }
    let backup = match arguments.file.is_dir() {
        true => rotation::newest(&arguments.file)?,
        false => arguments.file.clone(),
    };
    let context = CliContext::open(config).await?;
    let proved = prove(&backup, arguments, &context, config).await;
    context.close().await;
    let Contents { accounts, rows } = proved?;
    let file = backup.display().to_string();
    let args = [
        ("file", Arg::Text(&file)),
        ("accounts", number(accounts)),
        ("rows", number(rows)),
    ];
    output.message(&output.say(Cli::CliDrillDone, &args));
    Ok(())
}

async fn prove(
    backup: &Path,
    arguments: &RestoreArguments,
    context: &CliContext,
    config: &Config,
) -> Result<Contents, Problem> {
    let identity = identity(&arguments.identity)?;
    let copy = Passing::new(&config.data_dir, left::RESTORE);
    let backup = Sealed {
        file: backup,
        identity: &identity,
        may_be_unmarked: arguments.unmarked,
    };
    backup.open_into(&copy.0, &context.sealing, config)?;
    let contents = open(&copy.0, context, config).await?;
    let change = ServiceChange::Drill {
        accounts: contents.accounts,
        rows: contents.rows,
    };
    let (by, now) = (context.by, context.now);
    context.store.record(change, by, now).await?;
    Ok(contents)
}

async fn open(copy: &Path, context: &CliContext, config: &Config) -> Result<Contents, Problem> {
    let opened = opening::open_file(copy, config, context.now, IfOlder::Migrate).await;
    let Opened { keys, store } = opened.map_err(|error| unfit(error, config))?;
    let verdict = verify_audit(&store, &keys.audit, None).await;
    let accounts = store.count_people().await;
    store.close().await;
    let verdict = verdict?;
    match verdict.finding {
        Some(finding) => Err(audit::problem(finding, verdict.rows, "")),
        None => Ok(Contents {
            accounts: accounts?,
            rows: verdict.rows,
        }),
    }
}
