//! The rate limit delays that the IT department ends for a person.

use super::*;
use chiave_flows::{admin::waits::lift_waits, may_bind::MayConfirm};
use chiave_protocol::{
    ErrorCode,
    method::{BeginAuthenticator, ConfirmMethod},
};

/// Types a wrong first code.
async fn wrong(company: &Company, may: &MayConfirm, id: MethodId) -> ErrorCode {
    let confirm = ConfirmMethod {
        id,
        code: Secret::new("not a code".into()),
        label: None,
        utc_offset_min: None,
    };
    let service = &company.service;
    refused(service.confirm_method(&caller(1), may, confirm).await).code
}

#[tokio::test]
async fn lifting_waits_ends_those_of_first_codes_on_a_new_laptop_too() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let service = &company.service;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let may = service.may_bind_by_activation(&token, &caller(1)).await;
    let may = may.unwrap();
    let label = BeginAuthenticator {
        label: "phone".into(),
    };
    let offer = service.begin_authenticator(&may, label).await.unwrap();
    let may = may.into();
    let mut tries = 0;
    while wrong(&company, &may, offer.id).await != ErrorCode::TooManyAttempts {
        tries += 1;
        assert!(tries < 50, "never throttled");
    }

    let entry = service.connector.get(account).await.unwrap().unwrap();
    let operator = it(&service.lookup, NOW);
    let lifted = lift_waits(&company.store, operator, &entry).await;
    lifted.unwrap();

    let looked_at = wrong(&company, &may, offer.id).await;
    assert_eq!(looked_at, ErrorCode::ProofRefused);
}

mod a_reset_that_a_stranger_closed {
    use super::*;
    use crate::completed::app_code;
    use chiave_flows::admin::reset_shut::{ResetShut, reset_shut};
    use chiave_protocol::{
        attempt::AttemptView,
        method::{MethodKind, Prove, SendCode},
        state::EventKind,
    };

    async fn open(company: &Company, n: u8) -> TokenHash {
        let start = start_reset(n, "g.ferri", 0);
        let opened = company
            .service
            .start_attempt(&caller(n), proof(), start)
            .await;
        hash_of::<token::Attempt>(&opened.unwrap().token)
    }

    async fn type_code(
        company: &Company,
        n: u8,
        token: &TokenHash,
        secret: Secret,
    ) -> Result<AttemptView, FlowError> {
        let prove = Prove {
            kind: MethodKind::Authenticator,
            method: None,
            secret,
        };
        company
            .service
            .verify_attempt(token, &caller(n), prove)
            .await
    }

    async fn ask(company: &Company, n: u8, token: &TokenHash) -> Result<AttemptView, FlowError> {
        let ask = SendCode {
            kind: MethodKind::Mail,
            method: None,
            utc_offset_min: 0,
        };
        company.service.attempt_code(token, &caller(n), ask).await
    }

    /// Types wrong codes until the app is closed, and requests codes until no more are sent.
    async fn close(company: &Company) {
        for _ in 0..21 {
            let token = open(company, 9).await;
            for _ in 0..5 {
                let wrong = Secret::new("no code".into());
                assert!(type_code(company, 9, &token, wrong).await.is_err());
            }
        }
        for _ in 0..10 {
            let token = open(company, 9).await;
            ask(company, 9, &token).await.unwrap();
            company.minutes_later(5);
        }
    }

    async fn shut(company: &Company) -> ResetShut {
        let (service, now) = (&company.service, company.service.clock.now());
        let name = UserName::parse("g.ferri").unwrap();
        let entry = service.connector.find(&name).await.unwrap().unwrap();
        let shut = reset_shut(&company.store, &service.lookup, &entry, now).await;
        shut.unwrap()
    }

    // Laws 4, 20, 25.
    #[tokio::test]
    async fn is_shown_and_opened_by_the_it_department() {
        let company = Company::new().await;
        company.add_with_app().await;
        assert!(shut(&company).await.is_open());
        close(&company).await;
        let token = open(&company, 3).await;
        let right = type_code(&company, 3, &token, app_code(&company)).await;
        assert_eq!(refused(right).code, ErrorCode::ProofRefused);
        let asked = ask(&company, 3, &token).await;
        assert_eq!(refused(asked).code, ErrorCode::TooManySends);
        let seen = shut(&company).await;
        assert!(seen.codes_until.is_some());
        let closed: Vec<_> = seen.closed.iter().map(|method| method.kind).collect();
        assert_eq!(closed, [MethodKind::Authenticator]);

        let service = &company.service;
        let name = UserName::parse("g.ferri").unwrap();
        let entry = service.connector.find(&name).await.unwrap().unwrap();
        let operator = it(&service.lookup, service.clock.now());
        lift_waits(&company.store, operator, &entry).await.unwrap();

        assert!(shut(&company).await.is_open());
        company.mails().await;
        assert!(ask(&company, 3, &token).await.is_ok());
        let sent = company.mails().await;
        assert!(sent.iter().any(|mail| mail.account.is_some()), "no decoy");
        let right = type_code(&company, 3, &token, app_code(&company)).await;
        assert_eq!(right.unwrap().gates_passed, 1);
    }

    /// The rows about closed resets, oldest first.
    async fn alarms(company: &Company) -> Vec<(Option<AccountId>, String)> {
        let rows = company.rows().await.into_iter().rev();
        let closed = rows.filter(|row| row.event_kind() == EventKind::ResetsClosed);
        closed.map(|row| (row.account, row.detail)).collect()
    }

    // Law 13.
    #[tokio::test]
    async fn is_an_alarm_for_the_it_department_once() {
        let company = Company::new().await;
        let account = company.add_with_app().await;
        assert_eq!(alarms(&company).await, vec![]);

        close(&company).await;
        let token = open(&company, 9).await;
        let refused = refused(ask(&company, 9, &token).await);

        assert_eq!(refused.code, ErrorCode::TooManySends);
        let closed = ["authenticator wrong-codes", "mail codes-used-up"];
        let closed = closed.map(|detail| (Some(account), detail.to_owned()));
        assert_eq!(alarms(&company).await, closed);
    }

    // Law 5.
    #[tokio::test]
    async fn of_nobody_is_no_alarm_and_costs_the_same() {
        let company = Company::new().await;
        for _ in 0..10 {
            let start = start_reset(9, "nobody", 0);
            let opened = company
                .service
                .start_attempt(&caller(9), proof(), start)
                .await;
            let token = hash_of::<token::Attempt>(&opened.unwrap().token);
            ask(&company, 9, &token).await.unwrap();
            company.minutes_later(5);
        }

        let closed = vec![(None, "mail codes-used-up".to_owned())];
        assert_eq!(alarms(&company).await, closed);
    }
}
