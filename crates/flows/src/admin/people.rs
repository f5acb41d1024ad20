//! The account policies: one document, the policy book, replaced as a whole.
//!
//! Every flow reads the policy in the transaction of its decision, so a running service uses a new
//! policy at once. A new policy also changes the revision of every account's document, so computers
//! receive its rules.

use super::Operator;
use crate::error::FlowError;
use chiave_domain::{
    audit::ServiceChange,
    ports::store::{LockKey, Store},
    settings::{PolicyBook, WrongSetting},
};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A document to be stored.
#[derive(Clone, Debug)]
pub struct NewSettings {
    /// The complete document.
    pub book: PolicyBook,
    /// The revision that the document was made from; absent if the author does not care.
    pub made_from: Option<u64>,
}

/// The result of storing a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stored {
    /// The document is in force.
    Done {
        /// The revision of the document.
        revision: u64,
        /// The keys whose values changed.
        changed: Vec<String>,
    },
    /// The document equals the one in force; nothing was stored.
    Same {
        /// The revision in force.
        revision: u64,
    },
    /// Another document was stored in the meantime; nothing was stored.
    Overtaken {
        /// The revision in force.
        revision: u64,
    },
    /// Some settings have values that are not allowed; nothing was stored.
    Wrong(Vec<WrongSetting>),
}

/// Stores a document in place of the one in force, if it is valid.
///
/// # Errors
///
/// [`FlowError::Store`]; in that case nothing changed.
pub async fn store_settings(
    store: &dyn Store,
    operator: Operator<'_>,
    new: &NewSettings,
) -> Result<Stored, FlowError> {
    let wrong = new.book.wrong();
    if !wrong.is_empty() {
        return Ok(Stored::Wrong(wrong));
    }
    let mut work = operator.over(store.work(&[LockKey::Policy]).await?);
    let revision = work.tx.people_revision().await?;
    if new.made_from.is_some_and(|made_from| made_from != revision) {
        return Ok(Stored::Overtaken { revision });
    }
    let changed = differing(&work.tx.policy_book().await?, &new.book);
    if changed.is_empty() {
        return Ok(Stored::Same { revision });
    }
    work.tx.put_policy_book(&new.book).await?;
    let revision = work.tx.people_revision().await?;
    let change = ServiceChange::People {
        revision,
        keys: changed.clone(),
    };
    work.record_unseen(operator.service_event(change)).await?;
    work.commit().await?;
    Ok(Stored::Done { revision, changed })
}

/// The keys under which two books differ, spelled as [`WrongSetting::path`] spells them.
fn differing(before: &PolicyBook, after: &PolicyBook) -> Vec<String> {
    let (before, after) = (values(before), values(after));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let differs = |key: &&String| before.get(*key) != after.get(*key);
    keys.into_iter().filter(differs).cloned().collect()
}

/// The values of a book by their keys.
fn values(book: &PolicyBook) -> BTreeMap<String, Value> {
    let mut values = BTreeMap::new();
    add_values(&mut values, "", &book.default);
    for (index, rule) in book.rules.iter().enumerate() {
        add_values(&mut values, &format!("rules.{}.", index + 1), rule);
    }
    values
}

/// Adds the values of some settings, each under its key after a prefix.
fn add_values(values: &mut BTreeMap<String, Value>, prefix: &str, settings: &impl Serialize) {
    let Ok(Value::Object(settings)) = serde_json::to_value(settings) else {
        return;
    };
    let set = settings.into_iter().filter(|(_, value)| !value.is_null());
    values.extend(set.map(|(key, value)| (format!("{prefix}{key}"), value)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_domain::settings::{AccountPolicy, PolicyRule};

    #[test]
    fn what_differs_is_named_by_its_key() {
        let before = PolicyBook::default();
        let default = AccountPolicy {
            gates: 1,
            max_age_days: Some(90),
            ..AccountPolicy::default()
        };
        let rule = PolicyRule {
            group: "finance".into(),
            gates: Some(2),
            ..PolicyRule::default()
        };
        let after = PolicyBook {
            default,
            rules: vec![rule],
        };

        let keys = ["gates", "max_age_days", "rules.1.gates", "rules.1.group"];
        assert_eq!(differing(&before, &after), keys);
        assert_eq!(differing(&after, &before), keys);
        assert_eq!(differing(&before, &before), [""; 0]);
    }
}
