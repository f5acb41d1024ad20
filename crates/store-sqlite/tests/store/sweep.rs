//! What is swept away once its time is over.

use crate::{
    fixture::{fresh, number},
    restore::busy,
};
use chiave_domain::{
    ports::store::{LockKey, Store},
    session::Session,
    testing::samples::{
        NOW, account, activation, attempt, method, method_id, session, temporary_code, token,
    },
};

#[tokio::test]
async fn a_sweep_removes_what_is_over_and_nothing_else() {
    let (store, folder) = fresh().await;
    busy(&store).await;
    let old = Session {
        seen_at: NOW.plus(-31 * 86_400),
        ..session(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_session(&old).await.unwrap();
    tx.put_method(&method(4)).await.unwrap();
    tx.remove_method(method_id(4), NOW.plus(-31 * 86_400))
        .await
        .unwrap();
    tx.put_method(&method(6)).await.unwrap();
    tx.remove_method(method_id(6), NOW.plus(-29 * 86_400))
        .await
        .unwrap();
    tx.add_send(&[1; 16], NOW.plus(-2 * 86_400)).await.unwrap();
    tx.spend_jti("old", NOW).await.unwrap();
    tx.commit().await.unwrap();

    store.sweep(NOW).await.unwrap();

    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.session(&token(1)).await.unwrap(), Some(session(1)));
    assert_eq!(tx.session(&token(2)).await.unwrap(), None);
    assert_eq!(tx.attempt(&token(1)).await.unwrap(), Some(attempt(1)));
    assert_eq!(tx.activation(&token(1)).await.unwrap(), Some(activation(1)));
    let removed = tx
        .removed_mail_methods(account(1), NOW.plus(-30 * 86_400))
        .await
        .unwrap();
    assert_eq!(removed.len(), 1);
    assert_eq!(
        number(
            &folder,
            "SELECT COUNT(*) FROM methods WHERE account <> zeroblob(16)"
        )
        .await,
        3
    );
    assert_eq!(number(&folder, "SELECT COUNT(*) FROM replays").await, 0);
    assert_eq!(number(&folder, "SELECT COUNT(*) FROM code_sends").await, 0);
}

#[tokio::test]
async fn a_sweep_removes_a_temporary_code_at_its_end() {
    let (store, _folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_method(&temporary_code(1, false)).await.unwrap();
    tx.commit().await.unwrap();

    for (at, left) in [(NOW.plus(8 * 3_600 - 1), 1), (NOW.plus(8 * 3_600), 0)] {
        store.sweep(at).await.unwrap();
        let mut tx = store.read().await.unwrap();
        assert_eq!(tx.methods(account(1)).await.unwrap().len(), left);
    }
}

#[tokio::test]
async fn a_sweep_removes_a_session_once_it_is_not_valid() {
    const HOUR: i64 = 60;
    const DAY: i64 = 24 * HOUR;
    for (administers, is_shared, idle_minutes, minutes) in [
        (false, false, 30 * DAY, 90 * DAY),
        (true, false, 15, 8 * HOUR),
        (false, true, 40, 8 * HOUR),
        (true, true, 15, 8 * HOUR),
    ] {
        for (seen_after, ends_after) in [(0, idle_minutes), (minutes - 1, minutes)] {
            let (store, _folder) = fresh().await;
            let put = Session {
                administers,
                is_shared,
                opened_at: NOW,
                seen_at: NOW.plus(seen_after * 60),
                ..session(2)
            };
            let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
            tx.put_session(&put).await.unwrap();
            tx.commit().await.unwrap();
            let ends = NOW.plus(ends_after * 60);
            for (at, is_there) in [(ends.plus(-1), true), (ends, false)] {
                store.sweep(at).await.unwrap();
                let left = store.read().await.unwrap().session(&token(2)).await;
                assert_eq!(put.is_alive(at), is_there);
                let why = format!("{administers} {is_shared} {ends_after}");
                assert_eq!(left.unwrap().is_some(), is_there, "{why}");
            }
        }
    }
}

#[tokio::test]
async fn a_sweep_forgets_what_was_told_of_removed_methods() {
    let (store, _folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    for n in [2, 4] {
        tx.put_method(&method(n)).await.unwrap();
    }
    // Method 6 was never there.
    for n in [2, 4, 6] {
        let told = tx.tell_not_counted(account(1), method_id(n), NOW);
        told.await.unwrap();
    }
    tx.remove_method(method_id(4), NOW).await.unwrap();
    tx.commit().await.unwrap();

    store.sweep(NOW).await.unwrap();

    let mut tx = store.read().await.unwrap();
    let told = tx.told_not_counted(account(1)).await.unwrap();
    assert_eq!(told, [method_id(2)]);
}
