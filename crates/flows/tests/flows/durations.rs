//! How long things last, to the second: what is open, and what must not happen again.

use super::*;
use chiave_domain::{activation_code::ACTIVATION_MINUTES, notice::Destination};
use chiave_protocol::{ErrorCode, password::ChangePassword};

const DAY_S: i64 = 24 * 60 * 60;

impl Company {
    /// Forgets what has run out, as the service does at intervals.
    async fn forgets_in(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::Relaxed);
        let now = self.clock.now();
        self.write(async |tx| tx.forget_jtis(now).await).await;
    }
}

// Law 9.
#[tokio::test]
async fn a_withdrawn_operation_stays_withdrawn_for_an_hour() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let id = operation();
    let withdrawn = company.service.withdraw(&caller(2), id).await;
    assert_eq!(refused(withdrawn).code, ErrorCode::NotFound);

    company.forgets_in(60 * 60 - 1).await;
    let signed_in = company.enters(2).await;
    let may = company.live_on(2, &signed_in).await.may_change().unwrap();
    let change = ChangePassword {
        operation_id: id,
        current: Secret::new(PASSWORD.into()),
        new: Secret::new(NEXT.into()),
        utc_offset_min: None,
    };
    let changed = company
        .service
        .change_password(&caller(2), may, change)
        .await;

    assert_eq!(refused(changed).code, ErrorCode::NotFound);
}

// Law 11.
#[tokio::test]
async fn spent_work_is_remembered_for_five_minutes() {
    let company = Company::new().await;
    let worked = work(7, "nobody");
    let start = async || {
        let request = StartAttempt {
            work: worked,
            ..start_reset(7, "nobody", 0)
        };
        company
            .service
            .start_attempt(&caller(7), proof(), request)
            .await
    };
    start().await.unwrap();

    company.forgets_in(5 * 60 - 1).await;

    assert_eq!(refused(start().await).code, ErrorCode::WorkNeeded);
}

#[tokio::test]
async fn an_activation_lasts_for_half_an_hour() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let look = async || company.service.activation(&token, &caller(1)).await;

    company
        .clock
        .0
        .fetch_add(ACTIVATION_MINUTES * 60 - 1, Ordering::Relaxed);
    look().await.unwrap();
    company.clock.0.fetch_add(1, Ordering::Relaxed);

    assert_eq!(refused(look().await).code, ErrorCode::AttemptEnded);
}

// Law 3.
#[tokio::test]
async fn a_removed_address_is_told_for_thirty_days() {
    for (seconds, is_told) in [(30 * DAY_S - 1, true), (30 * DAY_S, false)] {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let mut tx = company.store.read().await.unwrap();
        let removed = tx.methods(account).await.unwrap()[0].id;
        drop(tx);
        company
            .write(async |tx| tx.remove_method(removed, NOW).await)
            .await;
        company.mails().await;
        company.clock.0.fetch_add(seconds, Ordering::Relaxed);

        let admin = company.admin(company.clock.now());
        assert!(admin.set_locked(account, true).await.unwrap());

        let mails = company.mails().await;
        let to = Destination::Method(removed);
        let told = mails.iter().any(|mail| mail.destination == to);
        assert_eq!(told, is_told, "after {seconds} s");
    }
}
