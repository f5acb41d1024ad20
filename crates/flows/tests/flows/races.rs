//! What changes while a password is being checked (law 19), and which requests delay which (law 4).

mod strangers;
mod while_a_code_is_verified;
mod while_a_second_factor_is_checked;
mod while_the_password_is_checked;

use super::*;
use chiave_protocol::{ErrorCode, password::ChangePassword, session::SignedIn};
use sqlx::{Connection, SqliteConnection};
use std::time::Duration;

async fn enter(company: &Company, n: u8, password: &str) -> Result<SignedIn, FlowError> {
    let request = sign_in("g.ferri", password, 0);
    company.service.sign_in(&caller(n), proof(), request).await
}

fn code<T>(outcome: Result<T, FlowError>) -> Option<ErrorCode> {
    match outcome {
        Err(FlowError::Refused(refusal)) => Some(refusal.code),
        Err(_) | Ok(_) => None,
    }
}

/// Changes the entry directly in the directory, bypassing the service.
async fn behind_our_back(company: &Company, change: &'static str) {
    let path = company.folder.path().join("chiave.db");
    let mut file = SqliteConnection::connect(&format!("sqlite://{}", path.display()))
        .await
        .unwrap();
    sqlx::query(change).execute(&mut file).await.unwrap();
}

const NEW_PASSWORD: &str =
    "UPDATE embedded_entries SET phc = 'another', password_changed_at = password_changed_at + 60";

/// Runs `work`, and `change` while its password is being checked.
async fn meanwhile<T>(company: &Company, change: &'static str, work: impl Future<Output = T>) -> T {
    let change = async |_: &Company| behind_our_back(company, change).await;
    during_its_check(company, change, work).await
}

async fn during_its_check<T>(
    company: &Company,
    change: impl AsyncFnOnce(&Company),
    work: impl Future<Output = T>,
) -> T {
    let hashing = Arc::clone(&company.hashing);
    let before = hashing.made();
    let shut = hashing.door.write().await;
    let change = async {
        while hashing.made() == before {
            tokio::task::yield_now().await;
        }
        change(company).await;
        drop(shut);
    };
    tokio::join!(work, change).0
}

// Law 19.
#[tokio::test]
async fn a_sign_in_verified_before_a_reset_fails() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;

    let late = meanwhile(&company, NEW_PASSWORD, enter(&company, 2, PASSWORD)).await;

    assert_eq!(code(late), Some(ErrorCode::SignInRefused));
}

#[tokio::test]
async fn a_sign_in_verified_before_the_account_was_disabled_fails() {
    const DISABLE: &str = "UPDATE embedded_entries SET enabled = 0";
    let company = Company::new().await;
    company.add_active("g.ferri").await;

    let late = meanwhile(&company, DISABLE, enter(&company, 2, PASSWORD)).await;

    assert_eq!(code(late), Some(ErrorCode::SignInRefused));
}

#[tokio::test]
async fn a_sign_in_verified_before_a_lock_and_its_end_fails() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let lock = async |company: &Company| {
        for locked in [true, false] {
            let admin = company.admin(NOW);
            assert!(admin.set_locked(account, locked).await.unwrap());
        }
    };

    let late = during_its_check(&company, lock, enter(&company, 2, PASSWORD)).await;

    assert_eq!(code(late), Some(ErrorCode::SignInRefused));
}

// Law 19.
#[tokio::test]
async fn an_activation_code_replaced_during_its_check_opens_nothing() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let older = company.activation_code(account).await;
    let replace = async |company: &Company| drop(company.activation_code(account).await);

    let (shown, laptop) = (activate("g.ferri", older, 0), caller(1));
    let late = company.service.activate(&laptop, NONCE, shown);
    let late = during_its_check(&company, replace, late).await;

    assert_eq!(code(late), Some(ErrorCode::PassRefused));
}

/// Closes a write of the account while `work`, whose password was right, waits for the writer.
async fn just_before<T>(company: &Company, account: AccountId, work: impl Future<Output = T>) -> T {
    let store = company.store.clone();
    // In a separate task, because the transaction is not that of `work`.
    let close = async |_: &Company| {
        let (held, holds) = tokio::sync::oneshot::channel();
        tokio::spawn(async move {
            let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
            held.send(()).unwrap();
            // Long enough for `work` to ask the directory.
            tokio::time::sleep(Duration::from_millis(200)).await;
            tx.entry_changed(account).await.unwrap();
            tx.commit().await.unwrap();
        });
        holds.await.unwrap();
    };
    during_its_check(company, close, work).await
}

// Law 23.
#[tokio::test]
async fn a_reset_closed_just_before_a_session_opens_is_seen() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;

    let late = just_before(&company, account, enter(&company, 2, PASSWORD)).await;

    assert_eq!(code(late), Some(ErrorCode::SignInRefused));
}

// Law 23.
#[tokio::test]
async fn a_reset_closed_just_before_a_change_begins_is_seen() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;

    let undisturbed = company.hashing.made();
    assert_eq!(change(&company, &token, PASSWORD).await, None);
    let undisturbed = company.hashing.made() - undisturbed;
    let before = company.hashing.made();

    let late = change_to(&company, &token, [NEXT, PASSWORD]);
    let late = just_before(&company, account, late).await;

    assert_eq!(late, None);
    let checked_again = company.hashing.made() - before - undisturbed;
    assert_eq!(checked_again, 1, "the first check is of no use any more");
}

/// Changes the password on device 2, from the first to the second.
async fn change_to(
    company: &Company,
    token: &Secret,
    [current, new]: [&str; 2],
) -> Option<ErrorCode> {
    let request = ChangePassword {
        operation_id: operation(),
        current: Secret::new(current.into()),
        new: Secret::new(new.into()),
        utc_offset_min: None,
    };
    code(change_by(company, token, request).await)
}

async fn change(company: &Company, token: &Secret, current: &str) -> Option<ErrorCode> {
    code(change_as(company, token, (operation(), current)).await)
}

/// Changes the password on device 2, under the given id.
async fn change_as(
    company: &Company,
    token: &Secret,
    (operation_id, current): (OperationId, &str),
) -> Result<WriteOutcome, FlowError> {
    let request = ChangePassword {
        operation_id,
        current: Secret::new(current.into()),
        new: Secret::new(NEXT.into()),
        utc_offset_min: None,
    };
    change_by(company, token, request).await
}

async fn change_by(
    company: &Company,
    token: &Secret,
    request: ChangePassword,
) -> Result<WriteOutcome, FlowError> {
    let (service, caller) = (&company.service, caller(2));
    let token = hash_of::<token::Session>(token);
    let live = service.live(&token, &caller).await;
    let may = live.unwrap().may_change().unwrap();
    service.change_password(&caller, may, request).await
}

// Law 19.
#[tokio::test]
async fn a_change_verified_before_a_reset_writes_nothing() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;

    let late = change(&company, &token, PASSWORD);
    let late = meanwhile(&company, NEW_PASSWORD, late).await;

    assert_eq!(late, Some(ErrorCode::CurrentPasswordWrong));
}

#[tokio::test]
async fn a_change_in_a_session_that_ended_meanwhile_writes_nothing() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;

    let late = change(&company, &token, PASSWORD);
    let late = meanwhile(&company, "DELETE FROM sessions", late).await;

    assert_eq!(late, Some(ErrorCode::SessionEnded));
}

// Law 9.
#[tokio::test]
async fn a_change_withdrawn_while_its_hash_runs_never_begins() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;
    let id = operation();
    let before = company.hashing.made();
    let shut = company.hashing.door.write().await;
    let withdrawn = async {
        while company.hashing.made() == before {
            tokio::task::yield_now().await;
        }
        let withdrawn = code(company.service.withdraw(&caller(2), id).await);
        drop(shut);
        withdrawn
    };

    let changed = change_as(&company, &token, (id, PASSWORD));
    let (changed, withdrawn) = tokio::join!(changed, withdrawn);

    assert_eq!(withdrawn, Some(ErrorCode::NotFound));
    assert_eq!(code(changed), Some(ErrorCode::NotFound));
    assert!(enter(&company, 2, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn nobody_withdraws_the_write_of_another_laptop() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;
    let (service, id) = (&company.service, operation());

    let foreign = service.withdraw(&caller(3), id).await;
    let changed = change_as(&company, &token, (id, PASSWORD)).await;

    assert_eq!(code(foreign), Some(ErrorCode::NotFound));
    assert!(matches!(changed, Ok(WriteOutcome::Done { .. })));
    let known = service.withdraw(&caller(2), id).await;
    assert!(matches!(known, Ok(WriteOutcome::Done { .. })));
}

// Law 5.
#[tokio::test]
async fn a_hash_that_cannot_be_read_looks_like_a_wrong_password() {
    const GONE: &str = "UPDATE embedded_entries SET phc = 'unreadable'";
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    behind_our_back(&company, GONE).await;

    for number in 0..5 {
        let refused = enter(&company, 2, &format!("guess {number}")).await;
        assert_eq!(code(refused), Some(ErrorCode::SignInRefused));
    }
    let slowed = enter(&company, 2, NEXT).await;
    assert_eq!(code(slowed), Some(ErrorCode::TooManyAttempts));
}

#[tokio::test]
async fn policy_error_refuses() {
    const SPOILT: &str = "INSERT INTO people_settings (document) VALUES ('{')";
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;
    behind_our_back(&company, SPOILT).await;

    let changed = change_as(&company, &token, (operation(), PASSWORD)).await;
    let entered = enter(&company, 2, PASSWORD).await;

    assert!(
        changed.is_err(),
        "a policy that cannot be read is no policy to go by"
    );
    assert!(entered.is_err());
}
