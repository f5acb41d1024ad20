//! What happens between the count of a second factor and its settlement.

use super::*;
use crate::completed::app_code;
use chiave_domain::settings::AccountPolicy;
use chiave_protocol::{
    method::{MethodKind, Prove},
    session::{MustChangeReason, Proven, SignInStep, SignedIn},
};

/// A company whose only account waits for its second factor on device 2.
struct Waiting {
    company: Company,
    account: AccountId,
    signed_in: SignedIn,
}

impl Waiting {
    async fn new() -> Self {
        let company = Company::new().await;
        let account = company.add_with_app().await;
        let signed_in = company.enters(2).await;
        Self {
            company,
            account,
            signed_in,
        }
    }

    /// Shows the right code, and does something while the directory is asked for the second time.
    async fn shows_while(&self, act: impl AsyncFnOnce()) -> Result<Proven, FlowError> {
        let (company, connector) = (&self.company, &self.company.connector);
        let live = company.live_on(2, &self.signed_in).await;
        let prove = Prove {
            kind: MethodKind::Authenticator,
            method: None,
            secret: app_code(company),
        };
        let before = connector.gets.load(Ordering::Relaxed);
        let asked = async |times| {
            while connector.gets.load(Ordering::Relaxed) < before + times {
                tokio::task::yield_now().await;
            }
        };
        let shut = connector.door.write().await;
        let meanwhile = async {
            asked(1).await;
            drop(shut);
            let shut = connector.door.write().await;
            asked(2).await;
            act().await;
            drop(shut);
        };
        let verified = company.service.verify_session(live, prove);
        tokio::join!(verified, meanwhile).0
    }
}

// Laws 4, 20.
#[tokio::test]
async fn a_directory_that_does_not_answer_costs_no_try() {
    let waiting = Waiting::new().await;
    let silent_of = &waiting.company.connector.silent_of;
    for _ in 0..5 {
        let tried = waiting.shows_while(async || {
            *silent_of.lock().unwrap() = Some(waiting.account);
        });
        assert!(matches!(tried.await, Err(FlowError::Connector(_))));
        *silent_of.lock().unwrap() = None;
    }

    let code = app_code(&waiting.company);
    let shown = waiting.company.shows(2, &waiting.signed_in, code).await;
    assert!(shown.is_ok(), "{shown:?}");
}

#[tokio::test]
async fn the_policy_is_the_one_of_the_moment_that_lets_in() {
    let waiting = Waiting::new().await;
    let company = &waiting.company;
    company
        .clock
        .0
        .fetch_add(2 * 24 * 60 * 60, Ordering::Relaxed);
    let waiting = Waiting {
        signed_in: company.enters(2).await,
        ..waiting
    };

    let shown = waiting.shows_while(async || {
        let ageing = AccountPolicy {
            max_age_days: Some(1),
            ..AccountPolicy::default()
        };
        let book = ageing.into();
        let company = &waiting.company;
        company
            .write(async |tx| tx.put_policy_book(&book).await)
            .await;
    });

    let reason = MustChangeReason::Expired;
    assert_eq!(shown.await.unwrap().step, SignInStep::MustChange { reason });
}
