//! A stolen activation code is presented on another computer (law 3).

use super::{
    activation_codes::{opened, set},
    completed::{APP, app_code},
    *,
};
use chiave_protocol::{ErrorCode, state::EventKind};

const THIEF: &str = "thief@evil.example";

/// A thief has the password and the code, registers an app and an address, and signs in with the
/// app. The mails about these are removed; returns the code.
async fn stolen(company: &Company) -> (AccountId, Secret) {
    let account = company.add_active("g.ferri").await;
    company.minutes_later(1);
    let typed = company.activation_code(account).await;
    let shown = Secret::new(typed.expose().to_owned());
    assert!(company.show(6, shown).await.is_ok());
    let secret = chiave_crypto::totp::TotpSecret::from_bytes(&APP)
        .unwrap()
        .to_base32();
    let app = method(account, MethodDetail::Authenticator { secret });
    for mut bound in [app, mailbox(account, THIEF)] {
        bound.added_at = company.service.clock.now();
        company.write(async |tx| tx.put_method(&bound).await).await;
    }
    let signed_in = company.enters(6).await;
    let code = app_code(company);
    assert!(company.shows(6, &signed_in, code).await.is_ok());
    assert!(is_known(company, account, 6).await);
    company.mails().await;
    (account, typed)
}

async fn is_known(company: &Company, account: AccountId, n: u8) -> bool {
    let mut tx = company.store.read().await.unwrap();
    let device = tx.device(account, &caller(n).device).await.unwrap();
    device.unwrap().is_known(company.service.clock.now())
}

#[tokio::test]
async fn what_goes_by_it_is_told_on_every_channel() {
    let company = Company::new().await;
    let (_, typed) = stolen(&company).await;

    assert!(company.show(1, typed).await.is_ok());

    let mails = company.mails().await;
    let told: Vec<_> = mails
        .iter()
        .filter(|mail| mail.message == Message::MethodRemoved)
        .map(|mail| mail.device_name.as_str())
        .collect();
    assert_eq!(told, ["laptop"; 4], "work and every address before it");
}

// Law 13.
#[tokio::test]
async fn what_goes_by_it_is_written_down_with_the_computer() {
    let company = Company::new().await;
    let (_, typed) = stolen(&company).await;

    assert!(company.show(1, typed).await.is_ok());

    let rows = company.rows().await;
    let removed: Vec<_> = rows
        .iter()
        .filter(|row| row.event_kind() == EventKind::MethodRemoved)
        .map(|row| (row.device, row.device_name.as_deref()))
        .collect();
    let here = (Some(caller(1).device), Some("laptop"));
    assert_eq!(removed, [here, here]);
}

#[tokio::test]
async fn no_computer_stays_known_by_an_app_that_goes() {
    let company = Company::new().await;
    let (account, typed) = stolen(&company).await;

    assert!(company.show(1, typed).await.is_ok());

    assert!(!is_known(&company, account, 6).await);
}

#[tokio::test]
async fn it_is_busy_while_the_first_password_is_written() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let typed = company.activation_code(account).await;
    let activation_code = || Secret::new(typed.expose().to_owned());
    let token = opened(company.show(1, activation_code()).await.unwrap());
    for address in ["giulia@posta.example", "giulia@lettere.example"] {
        let bound = mailbox(account, address);
        company.write(async |tx| tx.put_method(&bound).await).await;
    }
    company
        .connector
        .loses_answers
        .store(true, Ordering::Relaxed);
    let service = &company.service;
    let written = service.first_password(&token, &caller(1), set()).await;
    assert_eq!(written.unwrap(), WriteOutcome::Unknown);

    for _ in 0..9 {
        let elsewhere = refused(company.show(6, activation_code()).await);
        assert_eq!(elsewhere.code, ErrorCode::Busy, "and no wrong try");
    }

    assert_eq!(company.addresses(account).await.len(), 2, "nothing goes");
    assert!(
        company.show(1, activation_code()).await.is_ok(),
        "here it goes on"
    );
}
