//! The refusals that flows document and that no other test here covers.

use super::*;
use chiave_domain::settings::AccountPolicy;
use chiave_flows::authenticate::Full;
use chiave_protocol::{
    ErrorCode,
    limits::LABEL_CHARACTERS,
    method::{BeginAuthenticator, ConfirmMethod, MethodKind, Prove, RemoveMethod, SendCode},
    password::Unlock,
};

const DAY_S: i64 = 24 * 60 * 60;

fn app(account: AccountId) -> Method {
    let secret = Secret::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".into());
    method(account, MethodDetail::Authenticator { secret })
}

fn send() -> SendCode {
    SendCode {
        kind: MethodKind::Mail,
        method: None,
        utc_offset_min: 0,
    }
}

fn prove(secret: Secret) -> Prove {
    Prove {
        kind: MethodKind::Mail,
        method: None,
        secret,
    }
}

fn set() -> SetPassword {
    SetPassword {
        operation_id: operation(),
        new: Secret::new(NEXT.into()),
    }
}

/// Signs `g.ferri` in on device 2.
async fn entered(company: &Company) -> TokenHash {
    let request = sign_in("g.ferri", PASSWORD, 0);
    let opened = company.service.sign_in(&caller(2), proof(), request).await;
    hash_of::<token::Session>(&opened.unwrap().token)
}

/// Whether the session is full by now.
async fn full(company: &Company, token: &TokenHash) -> Result<Full, FlowError> {
    let live = company.service.live(token, &caller(2)).await;
    live.unwrap().full()
}

mod an_attempt {
    use super::*;

    async fn start(company: &Company, name: &str) -> Result<TokenHash, FlowError> {
        let start = start_reset(7, name, 0);
        let opened = company
            .service
            .start_attempt(&caller(7), proof(), start)
            .await?;
        Ok(hash_of::<token::Attempt>(&opened.token))
    }

    #[tokio::test]
    async fn is_not_opened_for_what_can_be_no_name() {
        let company = Company::new().await;

        let opened = start(&company, "g\u{7}ferri").await;

        assert_eq!(refused(opened).code, ErrorCode::BadRequest);
    }

    #[tokio::test]
    async fn writes_nothing_before_its_last_gate() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let token = start(&company, "g.ferri").await.unwrap();
        let (service, caller) = (&company.service, caller(7));

        let written = service.attempt_password(&token, &caller, set()).await;
        let request = Unlock {
            operation_id: operation(),
        };
        let unlocked = service.attempt_unlock(&token, &caller, request).await;

        assert_eq!(refused(written).code, ErrorCode::StepOutOfOrder);
        assert_eq!(refused(unlocked).code, ErrorCode::StepOutOfOrder);
    }

    #[tokio::test]
    async fn is_over_when_it_is_cancelled() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let token = start(&company, "g.ferri").await.unwrap();
        let (service, caller) = (&company.service, caller(7));

        service.cancel_attempt(&token, &caller).await.unwrap();

        let view = service.attempt(&token, &caller).await;
        assert_eq!(refused(view).code, ErrorCode::AttemptEnded);
    }
}

mod an_activation {
    use super::*;

    /// An activation of `g.ferri`, who has no method yet.
    async fn opened(company: &Company) -> (AccountId, TokenHash) {
        let account = company.add("g.ferri").await;
        let shown = activate("g.ferri", company.activation_code(account).await, 0);
        let opened = company.service.activate(&caller(1), NONCE, shown).await;
        (
            account,
            hash_of::<token::Activation>(&opened.unwrap().token),
        )
    }

    async fn begin(company: &Company, token: &TokenHash, label: &str) -> Result<(), FlowError> {
        let service = &company.service;
        let may = service.may_bind_by_activation(token, &caller(1)).await;
        let label = label.to_owned();
        let request = BeginAuthenticator { label };
        let begun = service.begin_authenticator(&may.unwrap(), request).await;
        begun.map(drop)
    }

    #[tokio::test]
    async fn sets_no_password_before_a_method_is_registered() {
        let company = Company::new().await;
        let (_, token) = opened(&company).await;

        let service = &company.service;
        let written = service.first_password(&token, &caller(1), set()).await;

        assert_eq!(refused(written).code, ErrorCode::NotEnoughMethods);
    }

    #[tokio::test]
    async fn registers_no_more_apps_than_the_policy_allows() {
        let company = Company::new().await;
        let (account, token) = opened(&company).await;
        let most = AccountPolicy::default().max_authenticators;
        for _ in 0..most {
            begin(&company, &token, "phone").await.unwrap();
            let app = app(account);
            company.write(async |tx| tx.put_method(&app).await).await;
        }

        let beyond = begin(&company, &token, "phone").await;

        assert_eq!(refused(beyond).code, ErrorCode::TooManyMethods);
    }

    #[tokio::test]
    async fn takes_no_label_that_is_too_long() {
        let company = Company::new().await;
        let (_, token) = opened(&company).await;
        let long = "x".repeat(LABEL_CHARACTERS + 1);

        let begun = begin(&company, &token, &long).await;
        let service = &company.service;
        let may = service.may_bind_by_activation(&token, &caller(1)).await;
        let request = ConfirmMethod {
            id: MethodId::from_uuid(Uuid::from_u128(1)),
            code: Secret::new("123456".into()),
            label: Some(long),
            utc_offset_min: None,
        };
        let may = may.unwrap().into();
        let confirmed = service.confirm_method(&caller(1), &may, request).await;

        assert_eq!(refused(begun).code, ErrorCode::BadRequest);
        assert_eq!(refused(confirmed).code, ErrorCode::BadRequest);
    }
}

mod a_session {
    use super::*;

    #[tokio::test]
    async fn takes_no_mailed_code_where_an_app_is_registered() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let app = app(account);
        company.write(async |tx| tx.put_method(&app).await).await;
        let token = entered(&company).await;
        let service = &company.service;
        let live = async || service.live(&token, &caller(2)).await.unwrap();

        let sent = service.session_code(&caller(2), live().await, send()).await;
        let typed = prove(Secret::new("123456".into()));
        let proven = service.verify_session(live().await, typed).await;

        assert_eq!(refused(sent).code, ErrorCode::NotAllowed);
        assert_eq!(refused(proven).code, ErrorCode::NotAllowed);
    }

    #[tokio::test]
    async fn whose_password_is_too_old_changes_it_first() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let ages = AccountPolicy {
            max_age_days: Some(14),
            ..AccountPolicy::default()
        };
        company
            .write(async |tx| tx.put_policy_book(&ages.into()).await)
            .await;
        company.clock.0.fetch_add(14 * DAY_S - 1, Ordering::Relaxed);
        let young = entered(&company).await;
        assert!(full(&company, &young).await.is_ok());
        company.clock.0.fetch_add(1, Ordering::Relaxed);
        let token = entered(&company).await;

        let may = full(&company, &token).await;

        assert_eq!(refused(may).code, ErrorCode::MustChangePassword);
    }
}

mod a_removal {
    use super::*;

    /// Removes a method in a session with a fresh verification by a mailed code; returns the
    /// refusal.
    async fn remove(company: &Company, id: MethodId) -> ErrorCode {
        let service = &company.service;
        let token = entered(company).await;
        let live = async || service.live(&token, &caller(2)).await.unwrap();
        service
            .session_code(&caller(2), live().await, send())
            .await
            .unwrap();
        let code = method_code(company, &company.mails().await);
        service
            .verify_session(live().await, prove(code))
            .await
            .unwrap();
        let fresh = full(company, &token).await.unwrap().fresh(service);
        let may = service.may_remove(fresh.unwrap()).await.unwrap();
        let request = RemoveMethod {
            utc_offset_min: None,
        };
        let removed = service.remove_method(&caller(2), &may, id, request).await;
        refused(removed).code
    }

    /// `g.ferri` with the first of two email addresses, and the second one.
    async fn two_mailboxes(company: &Company) -> (Method, Method) {
        let account = company.add_active("g.ferri").await;
        let methods = company.store.read().await.unwrap().methods(account).await;
        let mut methods = methods.unwrap().into_iter();
        (methods.next().unwrap(), methods.next().unwrap())
    }

    #[tokio::test]
    async fn of_the_last_method_is_refused() {
        let company = Company::new().await;
        let (first, second) = two_mailboxes(&company).await;
        company
            .write(async |tx| tx.remove_method(second.id, NOW).await.map(drop))
            .await;

        assert_eq!(remove(&company, first.id).await, ErrorCode::LastMethod);
    }

    #[tokio::test]
    async fn that_leaves_too_few_for_a_reset_is_refused() {
        let company = Company::new().await;
        let (first, _) = two_mailboxes(&company).await;

        assert_eq!(remove(&company, first.id).await, ErrorCode::TooLittleLeft);
    }

    // Law 3.
    #[tokio::test]
    async fn that_leaves_only_young_methods_is_refused() {
        let company = Company::new().await;
        let (first, second) = two_mailboxes(&company).await;
        let young = Method {
            bound_by_activation_code: false,
            added_at: NOW,
            ..second
        };
        company.write(async |tx| tx.put_method(&young).await).await;

        assert_eq!(remove(&company, first.id).await, ErrorCode::MethodTooYoung);
    }
}
