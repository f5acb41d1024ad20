//! A mail server that accepts nothing: everybody who waits for a code is told so, whoever they are.

use super::*;
use chiave_domain::delivery::{MailRefusal, Reply, Stage};
use chiave_protocol::{
    attempt::{AttemptStep, Purpose, StartAttempt},
    method::{BeginMail, MethodKind, SendCode},
};

const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};

/// Lets the mail server refuse the login.
async fn mail_server_is_down(company: &Company) {
    let refusal = MailRefusal {
        stage: Stage::Login,
        reply: Some(Reply {
            code: 535,
            enhanced: None,
        }),
    };
    company
        .write(async |tx| {
            let mut relay = tx.relay().await?;
            relay.failed(&refusal, NOW);
            tx.put_relay(&relay).await
        })
        .await;
}

/// What a reset of `name` reports about its code.
async fn is_delayed(company: &Company, name: &str) -> bool {
    let start = StartAttempt {
        user_name: name.into(),
        purpose: Purpose::Reset,
        work: work(3, name),
        device_name: "laptop".into(),
        language: "en".into(),
        utc_offset_min: 0,
    };
    let service = &company.service;
    let opened = service.start_attempt(&caller(3), proof(), start).await;
    let token = hash_of::<token::Attempt>(&opened.unwrap().token);
    let view = service.attempt_code(&token, &caller(3), BY_MAIL).await;
    match view.unwrap().step {
        AttemptStep::Prove {
            sent: Some(sent), ..
        } => sent.delayed,
        other => panic!("{other:?}"),
    }
}

// Law 5.
#[tokio::test]
async fn every_name_is_told_the_same_of_late_emails() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.add("unregistered").await;
    let names = ["g.ferri", "unregistered", "nobody"];

    for name in names {
        assert!(!is_delayed(&company, name).await, "{name}");
    }
    assert!(!company.service.mail_is_delayed().await.unwrap());
    mail_server_is_down(&company).await;

    for name in names {
        assert!(is_delayed(&company, name).await, "{name}");
    }
    assert!(company.service.mail_is_delayed().await.unwrap());
}

#[tokio::test]
async fn a_code_for_a_new_address_is_said_to_be_late() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = company.signed_in("g.ferri", 0).await;
    let service = &company.service;
    let mut tx = company.store.read().await.unwrap();
    let first = tx.methods(account).await.unwrap()[0].id;
    drop(tx);
    company
        .write(async |tx| tx.remove_method(first, NOW).await)
        .await;
    mail_server_is_down(&company).await;

    let live = service.live(&token, &caller(2)).await.unwrap();
    let fresh = live.full().unwrap().fresh(service).unwrap();
    let may = service.may_bind(fresh).await.unwrap();
    let begin = BeginMail {
        address: "giulia@scritti.example".into(),
        utc_offset_min: 0,
    };

    assert!(
        service
            .begin_mail(&caller(1), &may, begin)
            .await
            .unwrap()
            .sent
            .delayed
    );
}
