//! `restore --drill`: proves that a backup can be restored, and changes nothing but the audit log.

mod history;

use super::{
    super::{
        audit,
        context::CliContext,
        output::{Output, number},
        problem::Problem,
    },
    Fleeting, RestoreArguments, Sealed, identity, is_stream, rotation, unfit,
};
use crate::{
    config::Config,
    left,
    opening::{self, IfOlder, Opened},
};
use chiave_domain::audit::ServiceChange;
use chiave_flows::verify_audit::verify_audit;
use chiave_protocol::Timestamp;
use chiave_words::{Arg, Cli};
use history::Newest;
use std::path::{Path, PathBuf};

const HOUR_S: i64 = 60 * 60;
/// Up to this number of hours the age of a backup is said in hours, then in days.
const HOURS: i64 = 48;

/// The backup that a drill is about.
struct Subject {
    file: PathBuf,
    /// The time that the name says; absent for a name that is no time.
    named: Option<Timestamp>,
}

/// What a backup holds.
struct Contents {
    accounts: u64,
    rows: u64,
    /// The newest row of the audit log.
    newest: Newest,
}

/// What a drill proved.
struct Proved {
    file: PathBuf,
    accounts: u64,
    rows: u64,
    /// The time up to which the backup has everything.
    up_to: Timestamp,
}

/// Opens a backup in a temporary file beside the store, as a restore does, and checks its keys, its
/// audit log and its age. Of a folder, takes the newest dated backup. What the drill found is in the
/// audit log, also a failure.
pub(super) async fn run(
    arguments: &RestoreArguments,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    if is_stream(&arguments.file) && is_stream(&arguments.identity) {
        return Err(Problem::said(Cli::CliRestoreTwoInputs, &[]));
    }
    let context = CliContext::open(config).await?;
    let proved = prove(arguments, &context, config, output).await;
    let change = match &proved {
        Ok(proved) => ServiceChange::Drill {
            accounts: proved.accounts,
            rows: proved.rows,
        },
        Err(_) => ServiceChange::DrillFailed,
    };
    let recorded = context.store.record(change, context.by, context.now).await;
    let now = context.now;
    context.close().await;
    match (proved, recorded) {
        (Ok(proved), recorded) => {
            recorded?;
            say(&proved, now, output);
            Ok(())
        }
        (Err(problem), Ok(())) => Err(problem),
        (Err(problem), Err(error)) => Err(Problem::Several(vec![problem, error.into()])),
    }
}

fn say(proved: &Proved, now: Timestamp, output: &Output) {
    let file = proved.file.display().to_string();
    let args = [
        ("file", Arg::Text(&file)),
        ("accounts", number(proved.accounts)),
        ("rows", number(proved.rows)),
    ];
    output.message(&output.say(Cli::CliDrillDone, &args));
    let (when, hours) = (output.date(proved.up_to), now.since(proved.up_to) / HOUR_S);
    let (sentence, age) = match hours < HOURS {
        true => (Cli::CliDrillAgeHours, ("hours", number(hours.max(0)))),
        false => (Cli::CliDrillAgeDays, ("days", number(hours / 24))),
    };
    output.message(&output.say(sentence, &[("when", Arg::Text(&when)), age]));
}

async fn prove(
    arguments: &RestoreArguments,
    context: &CliContext,
    config: &Config,
    output: &Output,
) -> Result<Proved, Problem> {
    let subject = Subject::of(&arguments.file, context.now, output)?;
    let identity = identity(&arguments.identity)?;
    let copy = Fleeting::copy_in(&config.data_dir, left::RESTORE)?;
    let backup = Sealed {
        file: &subject.file,
        identity: &identity,
        may_be_unmarked: arguments.unmarked,
    };
    backup.open_into(copy.path(), &context.sealing, config)?;
    let Contents {
        accounts,
        rows,
        newest,
    } = open(copy.path(), context, config).await?;
    newest.compare(&subject, &context.store, output).await?;
    Ok(Proved {
        file: subject.file,
        accounts,
        rows,
        up_to: subject.named.unwrap_or(newest.at),
    })
}

impl Subject {
    fn of(file: &Path, now: Timestamp, output: &Output) -> Result<Self, Problem> {
        if file.is_dir() {
            let rotation::Dated { path, at } = rotation::newest(file, now, output)?;
            let named = Some(at);
            return Ok(Self { file: path, named });
        }
        let name = file.file_name().and_then(|name| name.to_str());
        Ok(Self {
            file: file.to_owned(),
            named: name.and_then(rotation::time_of),
        })
    }
}

async fn open(copy: &Path, context: &CliContext, config: &Config) -> Result<Contents, Problem> {
    let opened = opening::open_file(copy, config, context.now, IfOlder::Migrate).await;
    let Opened { keys, store } = opened.map_err(|error| unfit(error, config))?;
    let verdict = verify_audit(&store, &keys.audit, None).await;
    let accounts = store.count_people().await;
    let newest = Newest::of(&store).await;
    store.close().await;
    let verdict = verdict?;
    match verdict.finding {
        Some(finding) => Err(audit::problem(finding, verdict.rows, "", "")),
        None => Ok(Contents {
            accounts: accounts?,
            rows: verdict.rows,
            newest: newest?,
        }),
    }
}
