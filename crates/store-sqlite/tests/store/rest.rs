//! What the store costs, and what happens to callers that give up.

use crate::fixture::{fresh, open};
use chiave_domain::{
    ports::store::{LockKey, Store},
    testing::samples::{account, session, token},
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
