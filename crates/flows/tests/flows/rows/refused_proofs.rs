//! A session's token beside a proof by another key is written down, at most once a minute.

use crate::*;
use chiave_protocol::{ErrorCode, state::EventKind};

const YEAR_S: i64 = 365 * 24 * 60 * 60;

struct Stolen {
    company: Company,
    token: TokenHash,
}

impl Stolen {
    /// The token of a session on device 2.
    async fn new() -> Self {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let signed_in = company.enters(2).await;
        let token = hash_of::<token::Session>(&signed_in.token);
        Self { company, token }
    }

    /// Uses the token on device 9; returns how many rows there are by then.
    async fn used_after(&self, seconds: i64) -> usize {
        self.company.clock.0.fetch_add(seconds, Ordering::Relaxed);
        self.uses(&self.token).await
    }

    async fn uses(&self, token: &TokenHash) -> usize {
        let used = self.company.service.live(token, &caller(9)).await;
        assert_eq!(refused(used).code, ErrorCode::SessionEnded);
        let rows = self.company.rows().await;
        let written = |row: &&StoredRow| row.event_kind() == EventKind::RequestRefused;
        rows.iter().filter(written).count()
    }
}

// Laws 11, 13.
#[tokio::test]
async fn a_stolen_token_is_written_down_once_a_minute() {
    let stolen = Stolen::new().await;

    let mut written = Vec::new();
    for seconds in [0, 0, 59, 1, 0] {
        written.push(stolen.used_after(seconds).await);
    }

    assert_eq!(written, [1, 1, 1, 2, 2]);
}

// Law 20.
#[tokio::test]
async fn a_row_from_ahead_of_the_clock_silences_nothing() {
    let stolen = Stolen::new().await;
    let session = {
        let mut tx = stolen.company.store.read().await.unwrap();
        tx.session(&stolen.token).await.unwrap().unwrap()
    };
    let seen_ahead = chiave_domain::session::Session {
        opened_at: NOW.plus(YEAR_S),
        seen_at: NOW.plus(YEAR_S),
        ..session.clone()
    };
    let company = &stolen.company;
    company
        .write(async |tx| tx.put_session(&seen_ahead).await)
        .await;
    assert_eq!(stolen.used_after(YEAR_S).await, 1);
    company
        .write(async |tx| tx.put_session(&session).await)
        .await;

    assert_eq!(stolen.used_after(-YEAR_S).await, 2);
}

// Law 13.
#[tokio::test]
async fn what_is_done_with_one_session_silences_no_other() {
    let stolen = Stolen::new().await;
    let other = stolen.company.enters(3).await;
    let other = hash_of::<token::Session>(&other.token);

    let mut written = Vec::new();
    for token in [&stolen.token, &other, &stolen.token, &other] {
        written.push(stolen.uses(token).await);
    }

    assert_eq!(written, [1, 2, 2, 2]);
}
