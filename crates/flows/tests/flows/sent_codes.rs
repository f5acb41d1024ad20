//! Each code that is sent has a row in the audit log (law 13), with its masked destination.

use super::*;
use chiave_crypto::AuditKey;
use chiave_flows::{seal_audit::seal_audit, verify_audit::verify_audit};
use chiave_protocol::{
    ErrorCode,
    method::{BeginMail, MethodKind, SendCode},
    state::EventKind,
};

const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};

/// A row as account and detail, without the id of the request.
type Seen = (Option<AccountId>, String);

/// The rows of one kind, oldest first. Each ends in the id of its request.
async fn rows(company: &Company, kind: EventKind) -> Vec<Seen> {
    let request = format!(" request-{}", caller(9).request);
    let rows = company.rows().await.into_iter().rev();
    rows.filter(|row| row.event_kind() == kind)
        .map(|row| {
            (
                row.account,
                row.detail.strip_suffix(&request).unwrap().to_owned(),
            )
        })
        .collect()
}

async fn attempt(company: &Company, name: &str) -> TokenHash {
    let start = start_reset(9, name, 0);
    let opened = company
        .service
        .start_attempt(&caller(9), proof(), start)
        .await;
    hash_of::<token::Attempt>(&opened.unwrap().token)
}

// Law 13.
#[tokio::test]
async fn of_a_reset_is_written_down_each_time_it_is_sent() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = attempt(&company, "g.ferri").await;
    let ask = async || {
        company
            .service
            .attempt_code(&token, &caller(9), BY_MAIL)
            .await
    };

    for _ in 0..3 {
        ask().await.unwrap();
    }
    let fourth = refused(ask().await);

    assert_eq!(fourth.code, ErrorCode::TooManySends);
    assert_eq!(fourth.retry_after_s, Some(10 * 60));
    let to = |address: &str| (Some(account), format!("mail reset {address}"));
    let expected = [
        to("g•••@p•••.example"),
        to("g•••@l•••.example"),
        to("g•••@p•••.example"),
    ];
    assert_eq!(rows(&company, EventKind::ResetCodeSent).await, expected);
}

// Law 5.
#[tokio::test]
async fn of_nobody_has_a_row_that_names_nobody() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = attempt(&company, "nobody").await;

    let asked = company
        .service
        .attempt_code(&token, &caller(9), BY_MAIL)
        .await;
    asked.unwrap();

    let decoy = (None, "mail reset decoy".to_owned());
    assert_eq!(rows(&company, EventKind::ResetCodeSent).await, [decoy]);
}

// Law 13.
#[tokio::test]
async fn of_a_session_or_a_registration_says_what_it_is_for() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let service = &company.service;
    let session = company.signed_in("g.ferri", 0).await;
    let live = async || service.live(&session, &caller(2)).await.unwrap();
    let begin = |address: &str| BeginMail {
        address: address.into(),
        utc_offset_min: 0,
    };
    company
        .write(async |tx| {
            let methods = tx.methods(account).await?;
            tx.remove_method(methods[1].id, NOW).await
        })
        .await;

    let asked = service
        .session_code(&caller(2), live().await, BY_MAIL)
        .await;
    asked.unwrap();
    let fresh = live().await.full().unwrap().fresh(service).unwrap();
    let may = service.may_bind(fresh).await.unwrap();
    let begun = service
        .begin_mail(&caller(2), &may, begin("anna@nuova.example"))
        .await;
    begun.unwrap();
    let token = company.activation_of(account, "g.ferri", 0).await;
    let may = service.may_bind_by_activation(&token, &caller(1)).await;
    let begun = service
        .begin_mail(&caller(1), &may.unwrap(), begin("bea@altra.example"))
        .await;
    begun.unwrap();

    let expected = [
        "mail verification g•••@p•••.example",
        "mail registration a•••@n•••.example",
        "mail activation b•••@a•••.example",
    ];
    let expected = expected.map(|detail| (Some(account), detail.to_owned()));
    assert_eq!(rows(&company, EventKind::CodeSent).await, expected);
    let key = AuditKey::generate(KeyId::parse("a1").unwrap(), &SystemRandom);
    seal_audit(&company.store, &key, NOW).await.unwrap();
    let verdict = verify_audit(&company.store, &key, None).await.unwrap();
    assert_eq!(verdict.finding, None);
}
