//! `people history`: lists the revisions of the account policies, as the audit log names them.

use super::{context::CliContext, output::Output, problem::Problem};
use crate::clock::rfc3339;
use chiave_domain::{audit::AuditQuery, audit::StoredRow, ports::store::Store as _};
use chiave_protocol::Timestamp;

/// The prefix of the facts of a change in the audit log, up to the revision.
const FACTS: &str = "people revision-";
/// The number of audit rows that are read at a time.
const PAGE: u32 = 1_000;
/// Stands for an unknown person.
const NONE: &str = "-";

/// A change of the account policies, as the audit log names it.
pub(super) struct Change {
    /// The revision that the change made.
    pub(super) revision: Option<u64>,
    pub(super) at: Timestamp,
    /// Who made the change, such as `uid-1000`.
    pub(super) by: Option<String>,
    /// The settings that changed.
    keys: Vec<String>,
}

impl Change {
    /// Reads a row of the audit log; `None` for a row about anything else.
    fn of(row: &StoredRow) -> Option<Self> {
        let facts = row.detail.strip_prefix(FACTS)?;
        let mut words = facts.split(' ');
        let revision = words.next().and_then(|word| word.parse().ok());
        let (by, keys): (Vec<_>, Vec<_>) = words.partition(|word| word.starts_with("by-"));
        let by = by.first().and_then(|word| word.strip_prefix("by-"));
        Some(Self {
            revision,
            at: row.at,
            by: by.map(str::to_owned),
            keys: keys.into_iter().map(str::to_owned).collect(),
        })
    }
}

/// A revision in the form for scripts.
#[derive(serde::Serialize)]
struct RevisionJson<'a> {
    revision: Option<u64>,
    at: Option<String>,
    by: Option<&'a str>,
    changed: &'a [String],
}

/// Prints revision, time (UTC), person, and changed settings of each revision from the audit log,
/// the oldest first.
pub(super) async fn history(
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    for change in changes(context).await? {
        let (at, by) = (rfc3339(change.at), change.by.as_deref());
        if json {
            output.json(&RevisionJson {
                revision: change.revision,
                at,
                by,
                changed: &change.keys,
            })?;
            continue;
        }
        let revision = change
            .revision
            .map_or_else(String::new, |it| it.to_string());
        let (at, keys) = (at.unwrap_or_default(), change.keys.join(" "));
        output.row(&[&revision, &at, by.unwrap_or(NONE), &keys]);
    }
    Ok(())
}

/// The change that made a revision; `None` where the audit log has no row of it.
pub(super) async fn change_to(
    revision: u64,
    context: &CliContext,
) -> Result<Option<Change>, Problem> {
    let mut all = changes(context).await?.into_iter();
    Ok(all.rfind(|change| change.revision == Some(revision)))
}

/// Every change of the account policies in the audit log, the oldest first.
async fn changes(context: &CliContext) -> Result<Vec<Change>, Problem> {
    let mut query = AuditQuery {
        limit: PAGE,
        ..AuditQuery::default()
    };
    let mut changes = Vec::new();
    loop {
        let rows = context.store.read().await?.audit_page(&query).await?;
        let Some(last) = rows.last() else {
            return Ok(changes);
        };
        query.after = last.number;
        changes.extend(rows.iter().filter_map(Change::of));
    }
}
