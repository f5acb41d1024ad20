//! How long a session lasts, by the service's clock (docs/design.md, section 6).

use super::*;
use chiave_domain::ports::roster::{EntryMark, Roster};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// An account signed in on device 2, and its token.
async fn signed_in(company: &Company, role: Role) -> (AccountId, TokenHash) {
    let account = company.add_active("g.ferri").await;
    let admin = company.admin(NOW);
    assert!(admin.set_role(account, role).await.unwrap());
    let signed_in = company
        .service
        .sign_in(&caller(2), proof(), sign_in("g.ferri", PASSWORD, 0))
        .await
        .unwrap();
    (account, hash_of::<token::Session>(&signed_in.token))
}

impl Company {
    fn later(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::Relaxed);
    }

    /// A request by the person.
    async fn asks(&self, token: &TokenHash) -> bool {
        is_live(self.service.live(token, &caller(2)).await)
    }

    /// A request that the computer makes by itself.
    async fn synchronises(&self, token: &TokenHash) -> bool {
        is_live(self.service.in_step(token, &caller(2)).await)
    }
}

fn is_live<T>(answer: Result<T, FlowError>) -> bool {
    match answer {
        Ok(_) => true,
        Err(FlowError::Refused(refusal)) => {
            assert_eq!(refusal.code, chiave_protocol::ErrorCode::SessionEnded);
            false
        }
        Err(failed) => panic!("{failed}"),
    }
}

#[tokio::test]
async fn an_administrators_session_ends_after_15_idle_minutes() {
    let company = Company::new().await;
    let (_, token) = signed_in(&company, Role::Administrator).await;

    for _ in 0..3 {
        company.later(14 * MINUTE);
        assert!(company.asks(&token).await, "while somebody is there");
    }
    for _ in 0..14 {
        company.later(MINUTE);
        assert!(company.synchronises(&token).await);
    }
    company.later(MINUTE);

    assert!(
        !company.synchronises(&token).await,
        "a laptop alone is idle"
    );
    assert!(!company.asks(&token).await);
}

#[tokio::test]
async fn an_administrators_session_ends_after_eight_hours_in_any_case() {
    let company = Company::new().await;
    let (_, token) = signed_in(&company, Role::Administrator).await;

    for _ in 0..47 {
        company.later(10 * MINUTE);
        assert!(company.asks(&token).await);
    }
    company.later(10 * MINUTE);

    assert!(!company.asks(&token).await);
}

#[tokio::test]
async fn an_employees_session_lasts_and_a_synchronisation_keeps_it() {
    let company = Company::new().await;
    let (_, token) = signed_in(&company, Role::Employee).await;

    for _ in 0..4 {
        company.later(20 * 24 * HOUR);
        assert!(company.synchronises(&token).await);
    }
    company.later(10 * 24 * HOUR);

    assert!(!company.asks(&token).await, "ninety days in all");
}

#[tokio::test]
async fn an_open_session_lasts_as_long_as_the_new_role_says() {
    let company = Company::new().await;
    let (account, token) = signed_in(&company, Role::Employee).await;
    company.later(16 * MINUTE);
    assert!(company.asks(&token).await);

    let admin = company.admin(NOW);
    admin.set_role(account, Role::Administrator).await.unwrap();

    assert!(!company.asks(&token).await, "seen an hour ago at most");
}

/// The directory may close an account without the service.
#[tokio::test]
async fn a_session_ends_with_its_account_in_the_directory() {
    for closed in [EntryMark::Enabled(false), EntryMark::Locked(true)] {
        let company = Company::new().await;
        let (account, token) = signed_in(&company, Role::Employee).await;
        let mut directory = company.directory.work(LockKey::EVERYTHING).await.unwrap();
        assert!(directory.mark_entry(account, closed).await.unwrap());
        directory.commit().await.unwrap();

        let live = company.service.live(&token, &caller(2)).await.unwrap();
        let state = company.service.state(&live.may_change().unwrap()).await;

        assert!(!is_live(state), "{closed:?}");
    }
}
