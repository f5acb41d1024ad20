//! The account policy: one document, replaced as a whole.
//!
//! Every flow reads the policy in the transaction of its decision, so a running service uses a new
//! policy at once. A new policy also changes the revision of every account's document, so computers
//! receive its rules.

use super::Operator;
use crate::error::FlowError;
use chiave_domain::{
    audit::ServiceChange,
    ports::store::{LockKey, Store},
    settings::{AccountPolicy, WrongSetting},
};

/// A document to be stored.
#[derive(Clone, Debug)]
pub struct NewSettings {
    /// The complete document.
    pub settings: AccountPolicy,
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
    let wrong = new.settings.wrong();
    if !wrong.is_empty() {
        return Ok(Stored::Wrong(wrong));
    }
    let mut work = operator.over(store.work(&[LockKey::Policy]).await?);
    let revision = work.tx.people_revision().await?;
    if new.made_from.is_some_and(|made_from| made_from != revision) {
        return Ok(Stored::Overtaken { revision });
    }
    let changed = differing(&work.tx.account_policy().await?, &new.settings);
    if changed.is_empty() {
        return Ok(Stored::Same { revision });
    }
    work.tx.put_account_policy(&new.settings).await?;
    let revision = work.tx.people_revision().await?;
    let change = ServiceChange::People {
        revision,
        keys: changed.clone(),
    };
    work.record_unseen(operator.service_event(change)).await?;
    work.commit().await?;
    Ok(Stored::Done { revision, changed })
}

/// The keys whose values differ between two documents.
fn differing(before: &AccountPolicy, after: &AccountPolicy) -> Vec<String> {
    let [Ok(before), Ok(after)] = [before, after].map(serde_json::to_value) else {
        return Vec::new();
    };
    let keys = after
        .as_object()
        .into_iter()
        .flat_map(serde_json::Map::keys);
    keys.filter(|key| before.get(key) != after.get(key))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_by_its_key() {
        let before = AccountPolicy::default();
        let after = AccountPolicy {
            gates: 1,
            max_age_days: Some(90),
            ..before.clone()
        };

        assert_eq!(differing(&before, &after), ["gates", "max_age_days"]);
        assert_eq!(differing(&before, &before), [""; 0]);
    }
}
