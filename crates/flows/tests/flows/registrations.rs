//! Codes for registering an address, or for a fresh verification, are limited and recorded.

use super::*;
use chiave_protocol::{
    ErrorCode,
    method::{BeginMail, MethodKind, SendCode},
    state::EventKind,
};

/// An activation of `g.ferri`, who has no methods yet.
async fn activation(company: &Company) -> (AccountId, TokenHash) {
    let account = company.add("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;
    (account, token)
}

/// Begins to register an address; returns the refusal, if any.
async fn begin(company: &Company, token: &TokenHash, address: String) -> Option<ErrorCode> {
    let service = &company.service;
    let may = service.may_bind_by_activation(token, &caller(1)).await;
    let begin = BeginMail {
        address,
        utc_offset_min: 0,
    };
    let begun = service.begin_mail(&caller(1), &may.unwrap(), begin).await;
    begun.is_err().then(|| refused(begun).code)
}

mod thousands_begun_by_one_account {
    use super::*;

    #[tokio::test]
    async fn are_refused_but_for_a_few_which_the_log_shows() {
        let company = Company::new().await;
        let (account, token) = activation(&company).await;

        let mut taken = 0;
        for n in 0..2_000 {
            let address = format!("thief{n}@evil.example");
            match begin(&company, &token, address).await {
                None => taken += 1,
                Some(code) => assert_eq!(code, ErrorCode::TooManySends),
            }
        }

        // Two addresses may be registered, and three codes go to each within ten minutes.
        assert_eq!(taken, 6);
        let begun = |row: &&StoredRow| row.event_kind() == EventKind::MethodBegun;
        assert_eq!(company.rows().await.iter().filter(begun).count(), taken);
        let mut tx = company.store.read().await.unwrap();
        assert_eq!(tx.methods(account).await.unwrap().len(), 1);
        let removed = tx.removed_mail_methods(account, NOW.plus(-1)).await;
        assert_eq!(removed.unwrap().len(), 0);
    }
}

mod apps_begun_by_one_account {
    use super::*;
    use chiave_protocol::method::BeginAuthenticator;

    async fn begin_app(company: &Company, token: &TokenHash) -> Option<ErrorCode> {
        let service = &company.service;
        let may = service.may_bind_by_activation(token, &caller(1)).await;
        let label = "phone".into();
        let begun = service
            .begin_authenticator(&may.unwrap(), BeginAuthenticator { label })
            .await;
        begun.is_err().then(|| refused(begun).code)
    }

    #[tokio::test]
    async fn are_refused_but_for_a_few_which_the_log_shows() {
        let company = Company::new().await;
        let (_, token) = activation(&company).await;

        let mut taken = 0;
        for _ in 0..100 {
            match begin_app(&company, &token).await {
                None => taken += 1,
                Some(code) => assert_eq!(code, ErrorCode::TooManyAttempts),
            }
        }

        // Five apps may be registered, and each may be begun three times within ten minutes.
        assert_eq!(taken, 15);
        let begun = |row: &&StoredRow| row.event_kind() == EventKind::MethodBegun;
        assert_eq!(company.rows().await.iter().filter(begun).count(), taken);
        let mail = "giulia@posta.example".to_owned();
        assert_eq!(begin(&company, &token, mail).await, None);
        company.clock.0.fetch_add(10 * 60, Ordering::Relaxed);
        assert_eq!(begin_app(&company, &token).await, None);
    }
}

mod one_destination {
    use super::*;

    #[tokio::test]
    async fn is_sent_three_codes_whoever_registers_it() {
        let company = Company::new().await;
        let (_, token) = activation(&company).await;
        let address = || "giulia@posta.example".to_owned();

        for _ in 0..3 {
            assert_eq!(begin(&company, &token, address()).await, None);
        }

        let fourth = begin(&company, &token, address()).await;
        assert_eq!(fourth, Some(ErrorCode::TooManySends));
    }

    #[tokio::test]
    async fn is_sent_three_codes_for_a_fresh_verification() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let service = &company.service;
        let signed_in = service
            .sign_in(&caller(2), super::proof(), sign_in("g.ferri", PASSWORD, 0))
            .await;
        let token = hash_of::<token::Session>(&signed_in.unwrap().token);
        let ask = async || {
            let live = service.live(&token, &caller(2)).await.unwrap();
            let ask = SendCode {
                kind: MethodKind::Mail,
                method: None,
                utc_offset_min: 0,
            };
            service.session_code(&caller(2), live, ask).await
        };

        for _ in 0..3 {
            ask().await.unwrap();
        }

        assert_eq!(refused(ask().await).code, ErrorCode::TooManySends);
    }
}

mod emails_of_one_activation {
    use super::*;
    use chiave_flows::may_bind::MayConfirm;
    use chiave_protocol::method::{BeginAuthenticator, ConfirmMethod, RemoveMethod};

    /// Registers an app on device `n`, and removes it again.
    async fn add_and_remove(company: &Company, token: &TokenHash, n: u8) {
        let (service, caller) = (&company.service, caller(n));
        let may = service.may_bind_by_activation(token, &caller).await;
        let (may, label) = (may.unwrap(), "phone".into());
        let offer = service.begin_authenticator(&may, BeginAuthenticator { label });
        let offer = offer.await.unwrap();
        let secret = data_encoding::BASE32_NOPAD.decode(offer.secret.expose().as_bytes());
        let app = totp_rs::Builder::new()
            .with_secret(<[u8; 20]>::try_from(secret.unwrap()).unwrap())
            .build();
        let now = service.clock.now().as_unix().unsigned_abs();
        let confirm = ConfirmMethod {
            id: offer.id,
            code: Secret::new(app.unwrap().generate(now).to_string()),
            label: None,
            utc_offset_min: None,
        };
        let may = MayConfirm::from(may);
        let confirmed = service.confirm_method(&caller, &may, confirm);
        confirmed.await.unwrap();
        let may = service.may_remove_by_activation(token, &caller).await;
        let may = may.unwrap();
        let remove = RemoveMethod {
            utc_offset_min: None,
        };
        let removed = service.remove_method(&caller, &may, offer.id, remove);
        removed.await.unwrap();
    }

    // Law 13.
    #[tokio::test]
    async fn are_a_few_and_the_log_has_all_of_it() {
        let company = Company::new().await;
        let (_, token) = activation(&company).await;

        for _ in 0..6 {
            add_and_remove(&company, &token, 1).await;
        }

        let mails = company.mails().await;
        let removed = Message::MethodRemovedByPerson {
            kind: MethodKind::Authenticator,
            replaced: false,
        };
        for message in [Message::FirstMethodAdded, removed] {
            let told = mails.iter().filter(|mail| mail.message == message);
            let sent_after: Vec<_> = told.map(|mail| mail.next_try_at.since(NOW)).collect();
            // The fourth waits until there is room, and stands for the rest.
            assert_eq!(sent_after, [0, 0, 0, 10 * 60], "{message:?}");
        }
        let rows = company.rows().await;
        for kind in [EventKind::MethodAdded, EventKind::MethodRemoved] {
            let written = rows.iter().filter(|row| row.event_kind() == kind).count();
            assert_eq!(written, 6, "{kind:?}");
        }
    }

    /// Whether a mail about an added method is sent at once.
    async fn is_told_at_once(company: &Company) -> bool {
        let mails = company.mails().await;
        let now = company.service.clock.now();
        mails
            .iter()
            .any(|mail| mail.message == Message::FirstMethodAdded && mail.next_try_at <= now)
    }

    #[tokio::test]
    async fn silence_none_of_the_next_code() {
        let company = Company::new().await;
        let (account, token) = activation(&company).await;
        for _ in 0..6 {
            add_and_remove(&company, &token, 1).await;
        }
        company.mails().await;

        let next = company.activation_of(account, "g.ferri", 0).await;
        add_and_remove(&company, &next, 1).await;

        assert!(is_told_at_once(&company).await);
    }

    #[tokio::test]
    async fn silence_none_of_another_computer() {
        let company = Company::new().await;
        let account = company.add("g.ferri").await;
        let code = company.activation_code(account).await;
        let show = async |n| {
            let code = Secret::new(code.expose().to_owned());
            let shown = activate("g.ferri", code, 0);
            let opened = company.service.activate(&caller(n), NONCE, shown).await;
            hash_of::<token::Activation>(&opened.unwrap().token)
        };
        let token = show(1).await;
        for _ in 0..6 {
            add_and_remove(&company, &token, 1).await;
        }
        company.mails().await;

        let token = show(5).await;
        add_and_remove(&company, &token, 5).await;

        assert!(is_told_at_once(&company).await);
    }
}
