//! Notices show the time of the computer: each flow passes the computer's offset from UTC to the
//! mail.

use super::*;
use chiave_domain::notice::Destination;
use chiave_protocol::{
    attempt::AttemptStep,
    method::{BeginMail, ConfirmMethod, MethodKind, Prove, RemoveMethod, SendCode},
    password::ChangePassword,
};

/// The code that a mail of the outbox will bring.
pub fn code(company: &Company, mail: &OutboxRow) -> Secret {
    let Message::AttemptCode {
        attempt, serial, ..
    } = mail.message
    else {
        panic!("{mail:?}")
    };
    let Destination::Method(method) = mail.destination else {
        panic!("{mail:?}")
    };
    company.service.codes.code(&CodeFor {
        purpose: CodePurpose::Attempt,
        within: attempt.as_uuid(),
        method: method.as_uuid(),
        serial: serial.into(),
    })
}

impl Company {
    /// An account on device 2 with a fresh verification; returns the hash of the session's token.
    pub(crate) async fn signed_in(&self, name: &str, utc_offset_min: i16) -> TokenHash {
        let signed_in = self
            .service
            .sign_in(&caller(2), proof(), sign_in(name, PASSWORD, utc_offset_min))
            .await
            .unwrap();
        let token = hash_of::<token::Session>(&signed_in.token);
        self.write(async |tx| {
            let mut session = tx.session(&token).await?.unwrap();
            session.verified_at = Some(self.service.clock.now());
            session.verification_usable_from = session.verified_at;
            tx.put_session(&session).await
        })
        .await;
        token
    }
}

fn told(mails: &[OutboxRow], message: Message) -> Vec<i16> {
    let told = mails.iter().filter(|mail| mail.message == message);
    told.map(|mail| mail.utc_offset_min).collect()
}

#[tokio::test]
async fn an_activation_is_told_in_the_time_of_its_laptop() {
    let company = Company::new().await;

    company.add_active("g.ferri").await;

    let mails = company.mails().await;
    assert_eq!(told(&mails, Message::Activated), [60, 60, 60]);
}

#[tokio::test]
async fn a_change_is_dated_in_the_time_zone_of_the_computer_now() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let service = &company.service;
    let token = company.signed_in("g.ferri", -210).await;
    let passwords = [PASSWORD, NEXT, PASSWORD];

    for (now, expected) in [(0, (None, -210)), (1, (Some(0), 0))] {
        let (utc_offset_min, expected) = expected;
        let change = ChangePassword {
            operation_id: operation(),
            current: Secret::new(passwords[now].into()),
            new: Secret::new(passwords[now + 1].into()),
            utc_offset_min,
        };
        let session = service.live(&token, &caller(2)).await.unwrap();
        let session = session.may_change().unwrap();
        let changed = service.change_password(&caller(2), session, change).await;

        changed.unwrap();
        let mails = company.mails().await;
        assert_eq!(told(&mails, Message::PasswordChanged), [expected; 3]);
    }
}

#[tokio::test]
async fn methods_are_dated_in_the_time_zone_of_the_computer_now() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let service = &company.service;
    let token = company.signed_in("g.ferri", 120).await;
    let fresh = async || {
        let live = service.live(&token, &caller(2)).await.unwrap();
        live.full().unwrap().fresh(service).unwrap()
    };
    let secret = Secret::new("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into());
    let app = method(account, MethodDetail::Authenticator { secret });
    company.write(async |tx| tx.put_method(&app).await).await;
    let mut tx = company.store.read().await.unwrap();
    let first = tx.methods(account).await.unwrap()[0].id;
    drop(tx);

    let utc_offset_min = Some(60);
    let remove = RemoveMethod { utc_offset_min };
    let may_remove = service.may_remove(fresh().await).await.unwrap();
    let removed = service
        .remove_method(&caller(2), &may_remove, first, remove)
        .await;
    removed.unwrap();
    let mails = company.mails().await;
    let removed = Message::MethodRemovedByPerson {
        kind: MethodKind::Mail,
        replaced: false,
    };
    assert_eq!(told(&mails, removed), [60; 3]);

    let may = service.may_bind(fresh().await).await.unwrap();
    let begin = BeginMail {
        address: "giulia@scritti.example".into(),
        utc_offset_min: 60,
    };
    let offer = service.begin_mail(&caller(1), &may, begin).await.unwrap();
    let confirm = ConfirmMethod {
        id: offer.id,
        code: method_code(&company, &company.mails().await),
        label: None,
        utc_offset_min,
    };
    let confirmed = service
        .confirm_method(&caller(2), &may.into(), confirm)
        .await;
    confirmed.unwrap();
    let mails = company.mails().await;
    assert_eq!(told(&mails, Message::MethodAdded), [60; 3]);
}

// Law 24.
#[tokio::test]
async fn a_method_with_a_newer_one_of_its_kind_is_told_as_replaced() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = company.signed_in("g.ferri", 60).await;
    let secret = Secret::new("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into());
    let app = |minutes: i64| {
        let secret = Secret::new(secret.expose().to_owned());
        let method = method(account, MethodDetail::Authenticator { secret });
        let added_at = method.added_at.plus(minutes * 60);
        Method { added_at, ..method }
    };
    let (old, new) = (app(0), app(1));
    company
        .write(async |tx| {
            tx.put_method(&old).await?;
            tx.put_method(&new).await
        })
        .await;

    let service = &company.service;
    for id in [old.id, new.id] {
        let live = service.live(&token, &caller(2)).await.unwrap();
        let fresh = live.full().unwrap().fresh(service).unwrap();
        let may = service.may_remove(fresh).await.unwrap();
        let utc_offset_min = Some(60);
        let remove = RemoveMethod { utc_offset_min };
        let removed = service.remove_method(&caller(2), &may, id, remove).await;
        removed.unwrap();
    }

    let mails = company.mails().await;
    let kind = MethodKind::Authenticator;
    for replaced in [true, false] {
        let message = Message::MethodRemovedByPerson { kind, replaced };
        assert_eq!(told(&mails, message), [60; 3], "{replaced}");
    }
}

#[tokio::test]
async fn a_reset_is_told_in_the_time_of_the_attempt() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let service = &company.service;
    company.mails().await;
    let opened = service
        .start_attempt(&caller(3), proof(), start_reset(3, "g.ferri", 330))
        .await
        .unwrap();
    let token = hash_of::<token::Attempt>(&opened.token);
    let kind = MethodKind::Mail;

    for _ in 0..2 {
        let ask = SendCode {
            kind,
            method: None,
            utc_offset_min: 330,
        };
        service.attempt_code(&token, &caller(3), ask).await.unwrap();
        let secret = code(&company, &company.mails().await[0]);
        let prove = Prove {
            kind,
            method: None,
            secret,
        };
        let view = service.verify_attempt(&token, &caller(3), prove).await;
        assert_ne!(view.unwrap().step, AttemptStep::Unknown);
        company.clock.0.fetch_add(60, Ordering::Relaxed);
    }
    let set = SetPassword {
        operation_id: operation(),
        new: Secret::new(NEXT.into()),
    };
    let done = service.attempt_password(&token, &caller(3), set).await;

    done.unwrap();
    let mails = company.mails().await;
    assert_eq!(told(&mails, Message::PasswordReset), [330; 3]);
}

/// Registers another address in an activation of `g.ferri`, who has two; returns how many
/// destinations were informed.
async fn told_of_a_method_bound_by_an_activation_code(
    company: &Company,
    account: AccountId,
) -> usize {
    let service = &company.service;
    let activation_code = company.activation_code(account).await;
    let opened = service
        .activate(&caller(4), NONCE, activate("g.ferri", activation_code, 0))
        .await;
    let token = hash_of::<token::Activation>(&opened.unwrap().token);
    let caller = caller(4);
    let may = service.may_bind_by_activation(&token, &caller).await;
    let may = may.unwrap();
    let begin = BeginMail {
        address: "giulia@nuova.example".into(),
        utc_offset_min: 0,
    };
    let offer = service.begin_mail(&caller, &may, begin).await;
    let code = method_code(company, &company.mails().await);
    let id = offer.unwrap().id;
    let confirm = ConfirmMethod {
        id,
        code,
        label: None,
        utc_offset_min: None,
    };
    let bound = service.confirm_method(&caller, &may.into(), confirm).await;
    bound.unwrap();
    told(&company.mails().await, Message::MethodAddedByPass).len()
}

#[tokio::test]
async fn a_method_that_a_code_adds_to_an_active_account_is_told() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company
        .write(async |tx| {
            let registered = tx.methods(account).await?;
            tx.remove_method(registered[0].id, NOW).await
        })
        .await;

    let told = told_of_a_method_bound_by_an_activation_code(&company, account).await;

    assert_eq!(told, 3, "work, the other address, the removed one");
}

#[tokio::test]
async fn the_first_methods_of_a_new_account_are_told_to_nobody() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;

    assert_eq!(
        told_of_a_method_bound_by_an_activation_code(&company, account).await,
        0
    );
}
