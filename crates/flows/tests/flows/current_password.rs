//! The current password is refused as the new one, also where nobody types the current one.

use super::*;
use chiave_flows::admin::waits::waits_of;
use chiave_protocol::{
    ErrorCode, limits::PASSWORD_BYTES, password::ChangePassword, policy::Rule, state::EventKind,
};

// Law 8: the NIST profile lets earlier passwords return, but not the current one.
#[tokio::test]
async fn an_activation_code_does_not_keep_the_current_password() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let set = async |new: &str| {
        let request = SetPassword {
            operation_id: operation(),
            new: Secret::new(new.into()),
        };
        company
            .service
            .first_password(&token, &caller(1), request)
            .await
    };

    let shown = company.service.activation(&token, &caller(1)).await;
    assert_eq!(shown.unwrap().policy.history, 1);
    company.mails().await;
    let current = refused(set(PASSWORD).await);
    assert_eq!(current.code, ErrorCode::PasswordRefused);
    assert_eq!(current.rules[0].rule, Rule::History);
    assert_eq!(company.told(Message::Activated).await, 0);

    assert!(matches!(set(NEXT).await, Ok(WriteOutcome::Done { .. })));
}

#[tokio::test]
async fn a_first_password_is_shown_no_rule_about_a_current_one() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;

    let shown = company.service.activation(&token, &caller(1)).await;

    assert_eq!(shown.unwrap().policy.history, 0);
}

#[tokio::test]
async fn a_new_one_of_too_many_bytes_is_not_looked_at() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let signed_in = company.enters(2).await;
    let change = async |bytes| {
        let change = ChangePassword {
            operation_id: operation(),
            current: Secret::new(PASSWORD.into()),
            new: Secret::new("x".repeat(bytes)),
            utc_offset_min: None,
        };
        let may = company.live_on(2, &signed_in).await.may_change().unwrap();
        let service = &company.service;
        let refusal = refused(service.change_password(&caller(2), may, change).await);
        refusal.rules
    };

    let (looked_at, too_many) = (
        change(PASSWORD_BYTES).await,
        change(PASSWORD_BYTES + 1).await,
    );

    assert!(looked_at.len() > 1, "{looked_at:?}");
    assert_eq!(too_many.len(), 1, "{too_many:?}");
    assert_eq!(too_many[0].rule, Rule::MaxLength);
}

// Law 4.
#[tokio::test]
async fn refused_passwords_of_an_activation_are_delayed_and_noted() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let service = &company.service;
    let set = async |new: &str| {
        let request = SetPassword {
            operation_id: operation(),
            new: Secret::new(new.into()),
        };
        service.first_password(&token, &caller(1), request).await
    };
    let waits = async || {
        let entry = service.connector.get(account).await.unwrap().unwrap();
        let now = service.clock.now();
        let waits = waits_of(&company.store, &service.lookup, &entry, now).await;
        waits.unwrap()
    };

    for _ in 0..5 {
        assert_eq!(
            refused(set(PASSWORD).await).code,
            ErrorCode::PasswordRefused
        );
    }
    let hashes = company.hashing.made();
    let delayed = refused(set(NEXT).await);

    assert_eq!(delayed.code, ErrorCode::TooManyAttempts);
    assert!(delayed.retry_after_s.is_some());
    assert_eq!(company.hashing.made(), hashes, "nothing was compared");
    assert_eq!(waits().await[0].secret, "first-password");
    let rows = company.rows().await;
    let noted = |row: &&StoredRow| row.event_kind() == EventKind::NewPasswordRefused;
    assert_eq!(rows.iter().filter(noted).count(), 5);
    company.clock.0.fetch_add(5, Ordering::Relaxed);
    assert!(matches!(set(NEXT).await, Ok(WriteOutcome::Done { .. })));
    assert_eq!(waits().await, []);
}
