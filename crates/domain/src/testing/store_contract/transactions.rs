//! Isolation and atomicity.

use super::{Kept, Subject};
use crate::ports::store::LockKey;
use crate::testing::samples::{account, device, intent, session, token};
use std::time::Duration;

/// A reader sees nothing of a transaction before its commit.
pub async fn nothing_is_seen_before_the_commit(store: Subject) -> Kept {
    let mut writer = store.work(LockKey::EVERYTHING).await?;
    writer.put_session(&session(1)).await?;
    assert_eq!(store.read().await?.session(&token(1)).await?, None);

    writer.commit().await?;

    assert_eq!(
        store.read().await?.session(&token(1)).await?,
        Some(session(1))
    );
    Ok(())
}

/// Dropping a transaction undoes everything that it did.
pub async fn a_dropped_transaction_is_undone(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.bump_revision(account(1)).await?;
    drop(tx);

    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.session(&token(1)).await?, None);
    assert_eq!(tx.revision(account(1)).await?, 0);
    Ok(())
}

/// A dropped transaction lets the next one begin, a hundred times in a row.
pub async fn a_dropped_transaction_lets_the_next_one_in(store: Subject) -> Kept {
    for _ in 0..100 {
        let mut tx = store.work(LockKey::EVERYTHING).await?;
        tx.bump_revision(account(1)).await?;
        drop(tx);
    }
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.bump_revision(account(1)).await?;
    tx.commit().await?;

    assert_eq!(store.read().await?.revision(account(1)).await?, 1);
    Ok(())
}

/// A commit over several repositories takes effect completely or not at all.
pub async fn a_commit_is_all_or_nothing(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_device(&device(1)).await?;
    tx.put_intent(&intent(1)).await?;
    tx.commit().await?;

    let mut tx = store.read().await?;
    assert_eq!(tx.session(&token(1)).await?, Some(session(1)));
    assert_eq!(tx.devices(account(1)).await?, [device(1)]);
    assert_eq!(tx.open_intents().await?, [intent(1)]);
    Ok(())
}

/// A reader does not wait for a writer; if it did, this test would never end.
pub async fn a_reader_does_not_wait_for_a_writer(store: Subject) -> Kept {
    let mut writer = store.work(LockKey::EVERYTHING).await?;
    writer.bump_revision(account(1)).await?;

    assert_eq!(store.read().await?.revision(account(1)).await?, 0);
    writer.commit().await
}

/// A reader does not see what is committed after its first read.
pub async fn a_reader_keeps_seeing_what_it_saw(store: Subject) -> Kept {
    let mut reader = store.read().await?;
    assert_eq!(reader.revision(account(1)).await?, 0);

    let mut writer = store.work(LockKey::EVERYTHING).await?;
    writer.bump_revision(account(1)).await?;
    writer.commit().await?;

    assert_eq!(reader.revision(account(1)).await?, 0);
    assert_eq!(store.read().await?.revision(account(1)).await?, 1);
    Ok(())
}

/// Each question of a reader without a transaction sees everything that is committed by then, and
/// none waits for a writer.
pub async fn a_reader_of_single_questions_sees_what_is_committed(store: Subject) -> Kept {
    let mut reader = store.read_once().await?;
    let mut writer = store.work(LockKey::EVERYTHING).await?;
    writer.bump_revision(account(1)).await?;
    assert_eq!(reader.revision(account(1)).await?, 0);

    writer.commit().await?;

    assert_eq!(reader.revision(account(1)).await?, 1);
    Ok(())
}

/// After a failed statement, a transaction cannot be committed.
pub async fn a_failed_statement_spoils_its_transaction(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_intent(&intent(1)).await?;
    assert!(tx.put_intent(&intent(1)).await.is_err());

    assert!(tx.bump_revision(account(1)).await.is_err());
    assert!(tx.commit().await.is_err());

    assert_eq!(store.read().await?.open_intents().await?, []);
    Ok(())
}

/// Also where it named others beside, in another order; and nobody runs beside everything.
pub async fn work_with_a_common_key_waits(store: Subject) -> Kept {
    let keys = [LockKey::Account(account(1)), LockKey::Outbox];
    for other in [LockKey::Outbox, LockKey::Everything] {
        let mut first = store.work(&keys).await?;
        let second = tokio::spawn(waits_beside(store.clone(), [LockKey::Policy, other]));
        tokio::time::sleep(A_WHILE).await;
        assert!(!second.is_finished());

        first.bump_revision(account(1)).await?;
        first.commit().await?;

        assert!(matches!(second.await, Ok(Ok(()))));
    }
    assert_eq!(store.read().await?.revision(account(1)).await?, 2);
    Ok(())
}

/// Long enough for a unit of work that does not wait.
const A_WHILE: Duration = Duration::from_millis(50);

async fn waits_beside(store: Subject, keys: [LockKey; 2]) -> Kept {
    store.work(&keys).await?.commit().await
}

/// Of two that read, decide and write back.
pub async fn no_update_is_lost_under_a_common_key(store: Subject) -> Kept {
    let opened = session(1);
    let mut tx = store.work(&[LockKey::Account(opened.account)]).await?;
    tx.put_session(&opened).await?;
    tx.commit().await?;

    let writers: Vec<_> = (0..10)
        .map(|_| tokio::spawn(move_the_clock(store.clone())))
        .collect();
    for writer in writers {
        assert!(matches!(writer.await, Ok(Ok(()))));
    }

    let moved = store.read().await?.session(&opened.token).await?;
    let by = moved.map(|moved| moved.utc_offset_min - opened.utc_offset_min);
    assert_eq!(by, Some(10));
    Ok(())
}

async fn move_the_clock(store: Subject) -> Kept {
    let mut tx = store.work(&[LockKey::Account(session(1).account)]).await?;
    let Some(mut opened) = tx.session(&session(1).token).await? else {
        return Ok(());
    };
    opened.utc_offset_min += 1;
    tokio::task::yield_now().await;
    tx.put_session(&opened).await?;
    tx.commit().await
}
