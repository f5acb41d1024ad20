//! A row or an account that fails does not affect others (laws 9 and 22).

use super::{completed::app_code, *};
use chiave_domain::session::{PENDING_MINUTES, Session, SessionState};
use chiave_protocol::SessionId;
use sqlx::Connection as _;

/// Changes rows as somebody without the keys would.
async fn tamper(company: &Company, sql: &'static str) {
    let mut file = raw(company).await;
    sqlx::query(sql).execute(&mut file).await.unwrap();
}

async fn raw(company: &Company) -> sqlx::SqliteConnection {
    let path = company.folder.path().join("chiave.db");
    let url = format!("sqlite://{}", path.display());
    sqlx::SqliteConnection::connect(&url).await.unwrap()
}

async fn sessions(company: &Company) -> i64 {
    let mut file = raw(company).await;
    let count = sqlx::query_scalar("SELECT count(*) FROM sessions");
    count.fetch_one(&mut file).await.unwrap()
}

fn gets(company: &Company) -> u64 {
    company.connector.gets.load(Ordering::Relaxed)
}

/// A sign-in that waits for its second factor.
async fn pending(company: &Company) -> Session {
    company.add_with_app().await;
    let token = hash_of::<token::Session>(&company.enters(2).await.token);
    let mut tx = company.store.read().await.unwrap();
    tx.session(&token).await.unwrap().unwrap()
}

/// A similar sign-in, older by `seconds`.
fn like(session: &Session, seconds: i64) -> Session {
    let mut token = [0; 32];
    token[..8].copy_from_slice(&seconds.to_be_bytes());
    Session {
        id: SessionId::from_uuid(random::uuid(&SystemRandom)),
        token: TokenHash::from_bytes(token),
        opened_at: session.opened_at.plus(-seconds),
        ..session.clone()
    }
}

mod abandoned_sign_ins {
    use super::*;

    // Law 9.
    #[tokio::test]
    async fn end_though_the_directory_is_silent_of_another() {
        let company = Company::new().await;
        let own = pending(&company).await;
        let others = Session {
            account: company.add("e.ward").await,
            ..like(&own, 5)
        };
        company
            .write(async |tx| tx.put_session(&others).await)
            .await;
        *company.connector.silent_of.lock().unwrap() = Some(others.account);
        company.minutes_later(PENDING_MINUTES);

        company.service.end_abandoned().await.unwrap();

        assert_eq!(company.told(Message::SignInAbandoned).await, 3);
        let mut tx = company.store.read().await.unwrap();
        assert_eq!(tx.session_by_id(own.id).await.unwrap(), None);
        let left = tx.session_by_id(others.id).await.unwrap();
        assert_eq!(left, Some(others), "for the next time");
        drop(tx);
        *company.connector.silent_of.lock().unwrap() = None;
        company.service.end_abandoned().await.unwrap();
        assert_eq!(sessions(&company).await, 0);
    }

    // Law 19.
    #[tokio::test]
    async fn that_are_completed_meanwhile_do_not_end() {
        let company = Company::new().await;
        let own = pending(&company).await;
        company.minutes_later(PENDING_MINUTES);
        let (connector, before) = (&company.connector, gets(&company));
        let shut = connector.door.write().await;
        let complete = async {
            while gets(&company) == before {
                tokio::task::yield_now().await;
            }
            let completed = Session {
                state: SessionState::Full,
                ..own.clone()
            };
            let put = async |tx: &mut dyn WriteTx| tx.put_session(&completed).await;
            company.write(put).await;
            drop(shut);
        };

        tokio::join!(company.service.end_abandoned(), complete)
            .0
            .unwrap();

        assert_eq!(sessions(&company).await, 1);
    }

    #[tokio::test]
    async fn of_other_computers_do_not_end_with_a_verification() {
        let company = Company::new().await;
        let elsewhere = pending(&company).await;
        let here = company.enters(3).await;

        company.shows(3, &here, app_code(&company)).await.unwrap();

        let mut tx = company.store.read().await.unwrap();
        let still = tx.session_by_id(elsewhere.id).await.unwrap();
        assert_eq!(still, Some(elsewhere));
    }

    // Law 22.
    #[tokio::test]
    async fn end_though_older_rows_cannot_be_read() {
        let company = Company::new().await;
        let own = pending(&company).await;
        let many: Vec<_> = (1..=260).map(|seconds| like(&own, seconds)).collect();
        company
            .write(async |tx| {
                for session in &many {
                    tx.put_session(session).await?;
                }
                Ok(())
            })
            .await;
        for spoil in [
            "UPDATE sessions SET mark = NULL WHERE opened_at < 1800000000 - 150",
            "UPDATE sessions SET token = x'00' WHERE opened_at = 1800000000 - 260",
        ] {
            tamper(&company, spoil).await;
        }
        company.minutes_later(PENDING_MINUTES);

        company.service.end_abandoned().await.unwrap();

        let spoilt = 260 - 150;
        assert_eq!(sessions(&company).await, spoilt);
    }
}

mod a_written_password {
    use super::*;

    // Laws 9, 22.
    #[tokio::test]
    async fn is_closed_though_a_row_beside_cannot_be_read() {
        for spoil in [
            "UPDATE sessions SET utc_offset_min = 99999999 WHERE device = $1",
            "UPDATE sessions SET device = x'00' WHERE device = $1",
            "UPDATE devices SET proven_at = 'x' WHERE key = $1",
        ] {
            let company = Company::new().await;
            company.add_active("g.ferri").await;
            let here = company.enters(2).await;
            company.enters(3).await;
            let mut file = raw(&company).await;
            let spoilt = sqlx::query(spoil).bind(&[3; 32][..]);
            let spoilt = spoilt.execute(&mut file).await.unwrap();
            assert_eq!(spoilt.rows_affected(), 1, "{spoil}");
            let change = crate::changes::password_change();

            let may = company.live_on(2, &here).await.may_change().unwrap();
            let changed = company
                .service
                .change_password(&caller(2), may, change)
                .await;

            assert!(matches!(changed, Ok(WriteOutcome::Done { .. })), "{spoil}");
            assert_eq!(sessions(&company).await, 1, "{spoil}");
        }
    }
}
