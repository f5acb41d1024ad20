//! The policy book is replaced by the IT department.

use crate::*;
use chiave_domain::settings::{AccountPolicy, PolicyBook};
use chiave_flows::admin::people::{NewSettings, Stored, store_settings};
use chiave_protocol::state::EventKind;

async fn store(company: &Company, gates: u8, made_from: Option<u64>) -> Stored {
    let policy = AccountPolicy {
        gates,
        ..AccountPolicy::default()
    };
    let new = NewSettings {
        book: policy.into(),
        made_from,
    };
    let operator = it(&company.service.lookup, NOW);
    let stored = store_settings(&company.store, operator, &new).await;
    stored.unwrap()
}

/// The book in force, and its revision.
async fn in_force(company: &Company) -> (PolicyBook, u64) {
    let mut tx = company.store.read().await.unwrap();
    let book = tx.policy_book().await.unwrap();
    (book, tx.people_revision().await.unwrap())
}

/// The details of the rows about the service's settings.
async fn rows(company: &Company) -> Vec<String> {
    let rows = company.rows().await.into_iter();
    let rows = rows.filter(|row| row.event_kind() == EventKind::ServiceChanged);
    rows.map(|row| row.detail).collect()
}

#[tokio::test]
async fn a_new_book_is_in_force_and_written_down() {
    let company = Company::new().await;
    let (_, before) = in_force(&company).await;

    let stored = store(&company, 1, Some(before)).await;

    let (book, revision) = in_force(&company).await;
    assert_eq!(book.default.gates, 1);
    assert_ne!(revision, before);
    let changed = vec!["gates".to_owned()];
    assert_eq!(stored, Stored::Done { revision, changed });
    assert_eq!(rows(&company).await.len(), 1);
}

#[tokio::test]
async fn the_same_book_is_not_stored_again() {
    let company = Company::new().await;
    let (_, before) = in_force(&company).await;

    let stored = store(&company, AccountPolicy::default().gates, None).await;

    assert_eq!(stored, Stored::Same { revision: before });
    assert_eq!(in_force(&company).await.1, before);
    assert_eq!(rows(&company).await, [""; 0]);
}

#[tokio::test]
async fn a_book_made_from_an_older_one_is_overtaken() {
    let company = Company::new().await;
    let (book, before) = in_force(&company).await;

    let stored = store(&company, 1, Some(before + 1)).await;

    assert_eq!(stored, Stored::Overtaken { revision: before });
    assert_eq!(in_force(&company).await, (book, before));
}

#[tokio::test]
async fn a_wrong_value_is_named_and_nothing_is_stored() {
    let company = Company::new().await;
    let before = in_force(&company).await;

    let stored = store(&company, 3, None).await;

    let Stored::Wrong(wrong) = stored else {
        panic!("{stored:?}")
    };
    assert_eq!(wrong[0].key, "gates");
    assert_eq!(in_force(&company).await, before);
}
