//! Writes whose outcome is not known at once (law 9).

use super::*;
use chiave_domain::{
    intent::{Cause, End, EntryBefore, Intent},
    settings::{AccountPolicy, Profile},
};
use chiave_protocol::{ErrorCode, SessionId, password::ChangePassword, policy::Rule};

/// Longer than any write takes.
const LATER_S: i64 = 600;

impl Company {
    fn advance(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::Relaxed);
    }

    async fn session(&self, n: u8) -> TokenHash {
        let request = sign_in("g.ferri", PASSWORD, 0);
        let entered = self.service.sign_in(&caller(n), proof(), request).await;
        hash_of::<token::Session>(&entered.unwrap().token)
    }

    async fn change(
        &self,
        session: &TokenHash,
        id: OperationId,
    ) -> Result<WriteOutcome, FlowError> {
        let live = self.service.live(session, &caller(2)).await.unwrap();
        let request = ChangePassword {
            operation_id: id,
            current: Secret::new(PASSWORD.into()),
            new: Secret::new(NEXT.into()),
            utc_offset_min: None,
        };
        let may = live.may_change().unwrap();
        self.service.change_password(&caller(2), may, request).await
    }
}

#[tokio::test]
async fn a_directory_that_cannot_tell_leaves_the_outcome_open() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let (session, id) = (company.session(2).await, operation());
    company
        .connector
        .loses_answers
        .store(true, Ordering::Relaxed);
    company.connector.cannot_tell.store(true, Ordering::Relaxed);
    let lost = company.change(&session, id).await;
    assert!(matches!(lost, Ok(WriteOutcome::Unknown)));

    company.advance(LATER_S);
    company.service.settle_stale().await.unwrap();
    let asked = company.service.operation(&caller(2), id).await;
    assert!(matches!(asked, Ok(WriteOutcome::Unknown)));

    company
        .connector
        .cannot_tell
        .store(false, Ordering::Relaxed);
    company.service.settle_stale().await.unwrap();
    let asked = company.service.operation(&caller(2), id).await;
    assert!(matches!(asked, Ok(WriteOutcome::Done { .. })));
}

#[tokio::test]
async fn nobody_asks_for_the_write_of_another_laptop() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let (session, id) = (company.session(2).await, operation());
    company.change(&session, id).await.unwrap();

    let foreign = company.service.operation(&caller(3), id).await;

    assert_eq!(refused(foreign).code, ErrorCode::NotFound);
}

// Law 9.
#[tokio::test]
async fn nobody_is_answered_with_the_write_of_another_account() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.add_active("a.ward").await;
    let (session, id) = (company.session(2).await, operation());
    company.change(&session, id).await.unwrap();
    let request = sign_in("a.ward", PASSWORD, 0);
    let entered = company.service.sign_in(&caller(2), proof(), request).await;
    let other = hash_of::<token::Session>(&entered.unwrap().token);

    let again = company.change(&session, id).await;
    let foreign = company.change(&other, id).await;

    assert!(matches!(again, Ok(WriteOutcome::Done { .. })));
    assert_eq!(refused(foreign).code, ErrorCode::NotFound);
}

// Law 9.
#[tokio::test]
async fn an_id_sent_again_from_another_computer_is_not_answered() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let (session, id) = (company.session(2).await, operation());
    company.change(&session, id).await.unwrap();
    let request = sign_in("g.ferri", NEXT, 0);
    let entered = company.service.sign_in(&caller(3), proof(), request).await;
    let elsewhere = hash_of::<token::Session>(&entered.unwrap().token);

    let live = company.service.live(&elsewhere, &caller(3)).await.unwrap();
    let request = ChangePassword {
        operation_id: id,
        current: Secret::new(NEXT.into()),
        new: Secret::new(PASSWORD.into()),
        utc_offset_min: None,
    };
    let may = live.may_change().unwrap();
    let foreign = company
        .service
        .change_password(&caller(3), may, request)
        .await;

    assert_eq!(refused(foreign).code, ErrorCode::BadRequest);
}

// Law 9.
#[tokio::test]
async fn a_first_password_answers_no_write_of_another_account() {
    let company = Company::new().await;
    let changed = Intent {
        operation: operation(),
        account: company.add("g.ferri").await,
        device: caller(1).device,
        device_name: "laptop".into(),
        utc_offset_min: 0,
        cause: Cause::Change(SessionId::from_uuid(Uuid::from_u128(7))),
        before: EntryBefore::default(),
        begun_at: company.clock.now(),
        end: End::Done(company.clock.now()),
    };
    company
        .write(async |tx| tx.put_intent(&changed).await)
        .await;
    let set = |id| SetPassword {
        operation_id: id,
        new: Secret::new(NEXT.into()),
    };
    let other = company.add("a.ward").await;
    let token = company.activation_of(other, "a.ward", 0).await;
    let method = mailbox(other, "a@posta.example");
    company.write(async |tx| tx.put_method(&method).await).await;
    let own = operation();
    let service = &company.service;
    let done = service.first_password(&token, &caller(1), set(own)).await;
    assert!(matches!(done, Ok(WriteOutcome::Done { .. })));

    let again = service.first_password(&token, &caller(1), set(own)).await;
    let meant = set(changed.operation);
    let ended = service.first_password(&token, &caller(1), meant).await;
    let third = company.add("b.costa").await;
    let open = company.activation_of(third, "b.costa", 0).await;
    let foreign = service.first_password(&open, &caller(1), set(own)).await;

    assert!(matches!(again, Ok(WriteOutcome::Done { .. })));
    assert_eq!(refused(ended).code, ErrorCode::NotFound);
    assert_eq!(refused(foreign).code, ErrorCode::NotFound);
}

/// A write of device 3 that was begun and whose outcome is unknown.
async fn begun(company: &Company, account: AccountId) -> OperationId {
    let open = Intent {
        operation: operation(),
        account,
        device: caller(3).device,
        device_name: "laptop".into(),
        utc_offset_min: 0,
        cause: Cause::Activation,
        before: EntryBefore::default(),
        begun_at: company.clock.now(),
        end: End::Open,
    };
    company.write(async |tx| tx.put_intent(&open).await).await;
    open.operation
}

#[tokio::test]
async fn being_told_busy_takes_no_try_away() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let session = company.session(2).await;
    begun(&company, account).await;

    for _ in 0..20 {
        let busy = company.change(&session, operation()).await;
        assert_eq!(refused(busy).code, ErrorCode::Busy);
    }
}

mod while_a_first_password_is_written {
    use super::*;
    use chiave_protocol::method::RemoveMethod;

    /// An activation of an account with two addresses, whose write gets no answer.
    async fn unanswered() -> (Company, AccountId, TokenHash) {
        let company = Company::new().await;
        let account = company.add("g.ferri").await;
        let token = company.activation_of(account, "g.ferri", 0).await;
        for address in ["giulia@posta.example", "giulia@lettere.example"] {
            let method = mailbox(account, address);
            company.write(async |tx| tx.put_method(&method).await).await;
        }
        company
            .connector
            .loses_answers
            .store(true, Ordering::Relaxed);
        let request = SetPassword {
            operation_id: operation(),
            new: Secret::new(PASSWORD.into()),
        };
        let lost = company
            .service
            .first_password(&token, &caller(1), request)
            .await;
        assert!(matches!(lost, Ok(WriteOutcome::Unknown)));
        (company, account, token)
    }

    // Law 9.
    #[tokio::test]
    async fn no_method_of_the_account_is_removed() {
        let (company, account, token) = unanswered().await;
        let service = &company.service;
        let mut tx = company.store.read().await.unwrap();
        let first = tx.methods(account).await.unwrap()[0].id;
        drop(tx);

        let may = service.may_remove_by_activation(&token, &caller(1)).await;
        let request = RemoveMethod {
            utc_offset_min: None,
        };
        let removed = service
            .remove_method(&caller(1), &may.unwrap(), first, request)
            .await;

        let refusal = refused(removed);
        assert_eq!(refusal.code, ErrorCode::Busy);
        assert!(refusal.retry_after_s.is_some());
    }
}

mod a_clock_that_was_set_back {
    use super::*;

    async fn left_open() -> (Company, OperationId) {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let id = begun(&company, account).await;
        company.advance(-60 * 60);
        (company, id)
    }

    async fn is_settled(company: &Company, id: OperationId) -> bool {
        let mut tx = company.store.read().await.unwrap();
        tx.intent(id).await.unwrap().unwrap().end == End::NotSent
    }

    #[tokio::test]
    async fn leaves_no_write_open_at_the_start() {
        let (company, id) = left_open().await;

        company.service.settle_open().await.unwrap();

        assert!(is_settled(&company, id).await);
    }

    #[tokio::test]
    async fn leaves_no_write_open_later() {
        let (company, id) = left_open().await;

        company.service.settle_stale().await.unwrap();

        assert!(is_settled(&company, id).await);
    }

    #[tokio::test]
    async fn answers_whoever_asks_for_a_write() {
        let (company, id) = left_open().await;

        let end = company.service.operation(&caller(3), id).await;

        assert_eq!(refused(end).code, ErrorCode::NotFound);
        assert!(is_settled(&company, id).await);
    }
}

#[tokio::test]
async fn an_earlier_password_is_refused_by_the_rule_of_the_settings() {
    const MIXED: &str = "Seven green lanterns 7";
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let entra = AccountPolicy {
        profile: Profile::Entra,
        ..AccountPolicy::default()
    };
    company
        .write(async |tx| tx.put_policy_book(&entra.into()).await)
        .await;
    let set = async || {
        let token = company.activation_of(account, "g.ferri", 0).await;
        let request = SetPassword {
            operation_id: operation(),
            new: Secret::new(MIXED.into()),
        };
        company
            .service
            .first_password(&token, &caller(1), request)
            .await
    };

    assert!(matches!(set().await, Ok(WriteOutcome::Done { .. })));
    let again = refused(set().await);

    assert_eq!(again.code, ErrorCode::PasswordRefused);
    assert_eq!(again.rules[0].rule, Rule::History);
}
