//! `audit show`: prints rows of the audit log for people, scripts and log collectors.

use super::{
    context::CliContext,
    json::AuditJson,
    names::Names,
    output::{Output, help},
    problem::Problem,
    typed::{time, whole},
};
use crate::clock::rfc3339;
use chiave_domain::{
    audit::{AuditQuery, StoredRow},
    ports::store::Store as _,
};
use chiave_protocol::Timestamp;
use chiave_words::Cli;

/// The number of rows that are shown if no argument gives another.
const ROWS: u32 = 50;
/// The number of rows that are read at a time.
const PAGE: u32 = 1_000;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(long, value_name = "USER", help = help(Cli::CliHelpAuditUser))]
    user: Option<String>,
    #[arg(
        long,
        value_name = "N",
        default_value_t = ROWS,
        conflicts_with_all = ["since", "until", "after"],
        value_parser = whole::<u32>(1, 10_000),
        help = help(Cli::CliHelpAuditLast)
    )]
    last: u32,
    #[arg(long, value_name = "TIME", help = help(Cli::CliHelpAuditSince))]
    since: Option<String>,
    #[arg(long, value_name = "TIME", help = help(Cli::CliHelpAuditUntil))]
    until: Option<String>,
    #[arg(
        long,
        value_name = "N",
        value_parser = whole::<i64>(0, i64::MAX.unsigned_abs()),
        help = help(Cli::CliHelpAuditAfter)
    )]
    after: Option<i64>,
    #[arg(long, help = help(Cli::CliHelpJson))]
    json: bool,
}

/// Prints rows of the audit log.
struct Shown<'a> {
    context: &'a CliContext,
    output: &'a Output,
    json: bool,
    names: Names,
}

pub(super) async fn run(
    arguments: &Arguments,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = match &arguments.user {
        Some(user) => Some(context.account(user).await?.id),
        None => None,
    };
    let mut shown = Shown {
        context,
        output,
        json: arguments.json,
        names: Names::default(),
    };
    let (since, until) = period(arguments)?;
    if since.is_none() && until.is_none() && arguments.after.is_none() {
        let mut tx = context.store.read().await?;
        let rows = tx.newest_rows(account, arguments.last).await?;
        drop(tx);
        return shown.rows(rows.iter().rev()).await;
    }
    if let Some(after) = arguments.after {
        is_known(after, context).await?;
    }
    let mut query = AuditQuery {
        account,
        since,
        until,
        after: arguments.after.unwrap_or_default(),
        limit: PAGE,
    };
    loop {
        let rows = context.store.read().await?.audit_page(&query).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        query.after = last.number;
        shown.rows(rows.iter()).await?;
        output.delivered()?;
    }
}

impl Shown<'_> {
    async fn rows(&mut self, rows: impl Iterator<Item = &StoredRow>) -> Result<(), Problem> {
        for row in rows {
            let name = self.names.of(row.account, self.context).await?;
            let at = rfc3339(row.at);
            let computer = row.device_name.as_deref();
            if self.json {
                self.output.json(&AuditJson {
                    number: row.number,
                    at,
                    event: &row.kind,
                    account_id: row.account.map(|id| id.to_string()),
                    user_name: name,
                    computer,
                    device: row.device.map(|key| key.to_string()),
                    detail: stated(&row.detail),
                })?;
                continue;
            }
            // Always six columns; some of them may be empty.
            self.output.row(&[
                &row.number.to_string(),
                &at.unwrap_or_default(),
                &row.kind,
                name.unwrap_or_default(),
                computer.unwrap_or_default(),
                &row.detail,
            ]);
        }
        Ok(())
    }
}

/// A text that says something; `None` for an empty one.
fn stated(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// Refuses a number greater than that of the newest row. After a restore, the log is older than the
/// script remembers; a script that went on would miss the rows that are written now.
async fn is_known(after: i64, context: &CliContext) -> Result<(), Problem> {
    let rows = context.store.read().await?.newest_rows(None, 1).await?;
    let newest = rows.first().map_or(0, |row| row.number);
    if after <= newest {
        return Ok(());
    }
    let (after, newest) = (after.to_string(), newest.to_string());
    let args = [("after", &*after), ("newest", &*newest)];
    Err(Problem::said(Cli::CliAuditRowUnknown, &args))
}

/// The times between which rows are asked for.
///
/// # Errors
///
/// If a time cannot be read, or the period ends before it begins: an empty answer would look as if
/// nothing had happened.
fn period(arguments: &Arguments) -> Result<(Option<Timestamp>, Option<Timestamp>), Problem> {
    let of = |typed: &Option<String>| typed.as_deref().map(time).transpose();
    let (since, until) = (of(&arguments.since)?, of(&arguments.until)?);
    if since.zip(until).is_some_and(|(since, until)| since > until) {
        let typed = |time: &Option<String>| time.clone().unwrap_or_default();
        let (since, until) = (typed(&arguments.since), typed(&arguments.until));
        let args = [("since", &*since), ("until", &*until)];
        return Err(Problem::said(Cli::CliAuditTimesCrossed, &args));
    }
    Ok((since, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_without_details_has_none_and_no_empty_text() {
        assert_eq!((stated(""), stated("by-uid-0")), (None, Some("by-uid-0")));
    }
}
