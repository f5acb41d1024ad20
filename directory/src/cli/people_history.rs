//! `people history`: lists the revisions of the account policy.

use super::{context::CliContext, output::Output, problem::Problem};
use crate::clock::rfc3339;
use chiave_domain::{audit::AuditQuery, ports::store::Store as _};

/// The prefix of the facts of a change in the audit log, up to the revision.
const FACTS: &str = "people revision-";
/// The number of audit rows that are read at a time.
const PAGE: u32 = 1_000;
/// Stands for an unknown person.
const NONE: &str = "-";

/// A revision in the form for scripts.
#[derive(serde::Serialize)]
struct RevisionJson<'a> {
    revision: Option<u64>,
    at: Option<String>,
    by: Option<&'a str>,
    changed: &'a [&'a str],
}

/// Prints revision, time (UTC), person, and changed settings of each revision from the audit log,
/// the oldest first.
pub(super) async fn history(
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let mut query = AuditQuery {
        limit: PAGE,
        ..AuditQuery::default()
    };
    loop {
        let rows = context.store.read().await?.audit_page(&query).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        query.after = last.number;
        for row in &rows {
            let Some(facts) = row.detail.strip_prefix(FACTS) else {
                continue;
            };
            let mut words = facts.split(' ');
            let revision = words.next().unwrap_or_default();
            let (by, keys): (Vec<_>, Vec<_>) = words.partition(|word| word.starts_with("by-"));
            let by = by.first().and_then(|word| word.strip_prefix("by-"));
            if json {
                output.json(&RevisionJson {
                    revision: revision.parse().ok(),
                    at: rfc3339(row.at),
                    by,
                    changed: &keys,
                })?;
                continue;
            }
            let at = rfc3339(row.at).unwrap_or_default();
            output.row(&[revision, &at, by.unwrap_or(NONE), &keys.join(" ")]);
        }
    }
}
