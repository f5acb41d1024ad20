//! `people history`: lists the revisions of the account policies, as the audit log names them.

use super::{
    context::CliContext,
    output::{NONE, Output},
    problem::Problem,
};
use crate::clock::rfc3339;
use chiave_protocol::Timestamp;
use chiave_store_sqlite::ToldChange;

/// The word with which the facts of a change begin in the audit log.
const PEOPLE: &str = "people";
/// The prefix of the number of the revision in these facts.
const REVISION: &str = "revision-";

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
    /// Reads the facts of the change.
    fn of(told: &ToldChange) -> Self {
        let mut words = told.detail.split(' ').skip(1);
        let revision = words.next().and_then(|word| word.strip_prefix(REVISION));
        let revision = revision.and_then(|number| number.parse().ok());
        let (by, keys): (Vec<_>, Vec<_>) = words.partition(|word| word.starts_with("by-"));
        let by = by.first().and_then(|word| word.strip_prefix("by-"));
        Self {
            revision,
            at: told.at,
            by: by.map(str::to_owned),
            keys: keys.into_iter().map(str::to_owned).collect(),
        }
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
    let told = context.store.changes(PEOPLE).await?;
    Ok(told.iter().map(Change::of).collect())
}
