//! What the store costs, and what happens to callers that give up.

use crate::fixture::{Folder, fresh, number, open, raw};
use chiave_domain::{
    attempt::AttemptState,
    ports::store::{LockKey, Store},
    testing::samples::{NOW, account, attempt, session, token},
};
use chiave_store_sqlite::Counts;
use std::{future::Future as _, pin::pin, task::Context, task::Waker};

#[tokio::test]
async fn statements_are_counted() {
    let (store, _folder) = fresh().await;
    let before = store.counts();

    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_session(&session(1)).await.unwrap();
    tx.session(&token(1)).await.unwrap();
    tx.session(&token(2)).await.unwrap();
    drop(tx);
    store.work(&[]).await.unwrap().commit().await.unwrap();

    let after = store.counts();
    let spent = Counts {
        reads: after.reads - before.reads,
        writes: after.writes - before.writes,
        mails: after.mails - before.mails,
        commits: after.commits - before.commits,
    };
    assert_eq!(
        spent,
        Counts {
            reads: 2,
            writes: 1,
            mails: 0,
            commits: 1,
        }
    );
}

// Law 11.
#[tokio::test]
async fn voiding_many_attempts_writes_one_row() {
    let (store, folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    for one in 1..=200 {
        let owned = AttemptState {
            account: Some(account(1)),
            ..attempt(one)
        };
        tx.open_attempt(&token(one), &owned).await.unwrap();
    }
    tx.commit().await.unwrap();
    let (before, kept) = (store.counts(), states(&folder).await);

    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.void_attempts(account(1)).await.unwrap();
    tx.commit().await.unwrap();

    let after = store.counts();
    assert_eq!(after.reads - before.reads, 0);
    assert_eq!(after.writes - before.writes, 1);
    assert_eq!(states(&folder).await, kept, "no attempt was written");
    let mut tx = store.read().await.unwrap();
    for one in 1..=200 {
        assert!(tx.attempt(&token(one)).await.unwrap().unwrap().voided);
    }
}

#[tokio::test]
async fn voidings_go_with_the_last_attempt_of_an_account() {
    let (store, folder) = fresh().await;
    let count = "SELECT COUNT(*) FROM attempt_voidings";
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.open_attempt(&token(1), &attempt(1)).await.unwrap();
    tx.void_attempts(account(1)).await.unwrap();
    tx.void_attempts(account(2)).await.unwrap();
    tx.commit().await.unwrap();

    store.sweep(NOW).await.unwrap();
    assert_eq!(number(&folder, count).await, 1);
    store.sweep(NOW.plus(30 * 24 * 60 * 60)).await.unwrap();
    assert_eq!(number(&folder, count).await, 0);
}

/// The sealed states of all attempts and the numbers beside them.
async fn states(folder: &Folder) -> String {
    let all = "SELECT group_concat(hex(state) || ':' || voidings) FROM attempts";
    let mut connection = raw(folder).await;
    sqlx::query_scalar(all)
        .fetch_one(&mut connection)
        .await
        .unwrap()
}

/// A request that is cancelled at any moment leaves the store as it found it.
#[tokio::test]
async fn a_caller_that_gives_up_half_way_leaves_no_trace() {
    let (store, _folder) = fresh().await;
    for polls in 0..40 {
        let mut given_up = pin!(async {
            let mut tx = store.work(LockKey::EVERYTHING).await?;
            tx.bump_revision(account(1)).await?;
            tx.put_session(&session(1)).await?;
            // Never reached: the future below is dropped before its end.
            std::future::pending::<()>().await;
            tx.commit().await
        });
        for _ in 0..polls {
            let _ = given_up
                .as_mut()
                .poll(&mut Context::from_waker(Waker::noop()));
            tokio::task::yield_now().await;
        }
    }

    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    assert_eq!(tx.revision(account(1)).await.unwrap(), 0);
    tx.bump_revision(account(1)).await.unwrap();
    tx.commit().await.unwrap();
}

/// An administrator's command beside the running service: another process with another store
/// handle.
#[tokio::test(flavor = "multi_thread")]
async fn two_stores_on_one_file_take_turns() {
    let (first, folder) = fresh().await;
    let second = open(&folder.path("chiave.db")).await;

    let writers = [first.clone(), second, first.clone()].map(|store| {
        tokio::spawn(async move {
            for _ in 0..20 {
                let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
                tx.bump_revision(account(1)).await.unwrap();
                tx.commit().await.unwrap();
            }
        })
    });
    for writer in writers {
        writer.await.unwrap();
    }

    let mut tx = first.read().await.unwrap();
    assert_eq!(tx.revision(account(1)).await.unwrap(), 60);
}
