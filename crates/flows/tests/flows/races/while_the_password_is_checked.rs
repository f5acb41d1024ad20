//! The entry or the session changes while the current password of a change is checked.

use super::*;
use chiave_flows::admin::waits::waits_of;
use chiave_protocol::state::EventKind;

// Law 24.
#[tokio::test]
async fn a_change_that_it_requires_is_no_wrong_password() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;
    let require = async |company: &Company| {
        let required = company.admin(NOW).require_change(account).await;
        assert!(required.unwrap());
    };

    let changed = change(&company, &token, PASSWORD);
    let changed = during_its_check(&company, require, changed).await;

    assert_eq!(changed, None);
    let rows = company.rows().await;
    let refused = |row: &StoredRow| row.event_kind() == EventKind::ChangeRefused;
    assert!(!rows.iter().any(refused));
}

// Law 4.
#[tokio::test]
async fn a_right_password_of_an_ended_session_is_no_counted_try() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let mut tokens = Vec::new();
    for _ in 0..5 {
        tokens.push(enter(&company, 2, PASSWORD).await.unwrap().token);
    }

    for token in &tokens {
        let end = async |company: &Company| {
            let hash = hash_of::<token::Session>(token);
            let mut tx = company.store.work(LockKey::EVERYTHING).await.unwrap();
            let session = tx.session(&hash).await.unwrap().unwrap();
            tx.end_session(session.id).await.unwrap();
            tx.commit().await.unwrap();
        };
        let late = change(&company, token, PASSWORD);
        let late = during_its_check(&company, end, late).await;
        assert_eq!(late, Some(ErrorCode::SessionEnded));
    }

    let service = &company.service;
    let entry = service.connector.get(account).await.unwrap().unwrap();
    let waits = waits_of(&company.store, &service.lookup, &entry, NOW).await;
    assert_eq!(waits.unwrap(), []);
}
