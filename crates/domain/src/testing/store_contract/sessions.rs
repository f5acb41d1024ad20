//! Sessions, buckets of the rate limits, counted sends.

use super::{Kept, Subject};
use crate::ports::store::{LockKey, SessionInStep};
use crate::{
    rate_limit::Bucket,
    session::{Session, SessionState},
    settings::PolicyBook,
    testing::samples::{NOW, account, device_key, session, token},
};
use chiave_protocol::session::MustChangeReason;

/// A session is found by its token and by its id, and by nothing else.
pub async fn a_session_opens_by_its_token(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_session(&session(2)).await?;

    assert_eq!(tx.session(&token(1)).await?, Some(session(1)));
    assert_eq!(tx.session_by_id(session(2).id).await?, Some(session(2)));
    assert_eq!(tx.session(&token(3)).await?, None);
    assert_eq!(tx.session_by_id(session(3).id).await?, None);
    Ok(())
}

/// A session comes with the revision of its own account, which starts at 0 and changes with the
/// account policy.
pub async fn a_session_comes_with_its_accounts_revision(store: Subject) -> Kept {
    let other = Session {
        account: account(9),
        ..session(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_session(&other).await?;
    for _ in 0..3 {
        tx.bump_revision(account(9)).await?;
    }

    let own = tx.session_in_step(&token(1)).await?;
    let in_step = |session, revision| {
        Some(SessionInStep {
            session,
            revision,
            orders_until: None,
            report: None,
        })
    };
    assert_eq!(own, in_step(session(1), 0));
    assert_eq!(tx.session_in_step(&token(2)).await?, in_step(other, 3));
    assert_eq!(tx.session_in_step(&token(3)).await?, None);

    tx.put_policy_book(&PolicyBook::default()).await?;
    let own = tx.session_in_step(&token(1)).await?;
    let revision = tx.revision(session(1).account).await?;
    assert_eq!(own, in_step(session(1), revision));
    assert_eq!(revision, 1);
    Ok(())
}

/// Storing a session with the same id again replaces it.
pub async fn a_session_changes_in_place(store: Subject) -> Kept {
    let changed = Session {
        state: SessionState::Pending,
        administers: true,
        is_shared: true,
        seen_at: NOW.plus(100),
        verified_at: None,
        verification_usable_from: None,
        ends_at: None,
        ..session(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_session(&changed).await?;

    assert_eq!(tx.session(&token(1)).await?, Some(changed));
    Ok(())
}

/// A session of each state is read back as it was stored.
pub async fn every_standing_survives(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for state in [
        SessionState::Pending,
        SessionState::MustChange(MustChangeReason::Expired),
        SessionState::MustChange(MustChangeReason::Required),
        SessionState::Full,
    ] {
        let stored = Session {
            state,
            ..session(1)
        };
        tx.put_session(&stored).await?;
        assert_eq!(tx.session(&token(1)).await?, Some(stored));
    }
    Ok(())
}

/// The token of an ended session opens nothing.
pub async fn an_ended_session_is_gone(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.end_session(session(1).id).await?;
    tx.end_session(session(1).id).await?;

    assert_eq!(tx.session(&token(1)).await?, None);
    Ok(())
}

/// Ending sessions keeps those of the named devices and of other accounts, and returns how many
/// ended.
pub async fn ending_sessions_keeps_the_named_devices(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in 1..=3 {
        tx.put_session(&session(n)).await?;
    }
    let other = Session {
        account: account(9),
        ..session(4)
    };
    tx.put_session(&other).await?;

    let keep = [device_key(2), device_key(7)];
    assert_eq!(tx.end_sessions(account(1), &keep).await?, 2);
    assert_eq!(tx.session(&token(1)).await?, None);
    assert_eq!(tx.session(&token(2)).await?, Some(session(2)));
    assert_eq!(tx.session(&token(4)).await?, Some(other));
    assert_eq!(tx.end_sessions(account(1), &[]).await?, 1);
    Ok(())
}

/// The sessions of an account are its own, oldest first.
pub async fn the_sessions_of_an_account_are_its_own(store: Subject) -> Kept {
    let other = Session {
        account: account(9),
        ..session(3)
    };
    let older = Session {
        opened_at: NOW.plus(-9),
        ..session(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for session in [&session(1), &older, &other] {
        tx.put_session(session).await?;
    }

    assert_eq!(tx.sessions_of(account(1)).await?, [older, session(1)]);
    Ok(())
}

/// Pending sessions of all accounts are found by their age; sessions in other states are not.
pub async fn pending_sessions_are_found_by_their_age(store: Subject) -> Kept {
    let pending = |n, opened_at| Session {
        state: SessionState::Pending,
        account: account(n),
        opened_at,
        ..session(n)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for session in [pending(1, NOW), pending(2, NOW.plus(1)), session(3)] {
        tx.put_session(&session).await?;
    }

    let (older, younger) = (session(1).id, session(2).id);
    assert_eq!(tx.pending_sessions(NOW).await?, [older]);
    assert_eq!(tx.pending_sessions(NOW.plus(1)).await?, [older, younger]);
    Ok(())
}

/// Sessions of all accounts that were opened after a time are found, oldest first.
pub async fn sessions_of_a_later_time_are_found(store: Subject) -> Kept {
    let opened = |n: u8| Session {
        account: account(n),
        opened_at: NOW.plus(i64::from(n)),
        ..session(n)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in [3, 1, 2] {
        tx.put_session(&opened(n)).await?;
    }

    let found = tx.sessions_opened_after(NOW.plus(1)).await?;
    assert_eq!(found, [opened(2), opened(3)]);
    Ok(())
}

/// An unknown bucket is read as the default, an empty one.
pub async fn an_unknown_bucket_is_empty(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;

    assert_eq!(tx.bucket(&[1; 16]).await?, Bucket::default());
    Ok(())
}

/// A bucket is read back with its tries, its delay and the marks of wrong secrets.
pub async fn a_bucket_keeps_what_it_has_seen(store: Subject) -> Kept {
    let bucket = Bucket {
        tries: 7,
        closed_until: NOW.plus(20),
        wrong: vec![(u32::MAX, NOW), (0, NOW.plus(1))],
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_bucket(&[1; 16], &Bucket::default()).await?;
    tx.put_bucket(&[1; 16], &bucket).await?;

    assert_eq!(tx.bucket(&[1; 16]).await?, bucket);
    assert_eq!(tx.bucket(&[2; 16]).await?, Bucket::default());
    Ok(())
}

/// One statement empties two buckets and no third; a bucket that is not there stays empty.
pub async fn two_buckets_are_emptied_at_once(store: Subject) -> Kept {
    let full = Bucket {
        tries: 7,
        ..Bucket::default()
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for key in [[1; 16], [2; 16], [3; 16]] {
        tx.put_bucket(&key, &full).await?;
    }

    for both in [[[1; 16], [2; 16]], [[1; 16], [4; 16]]] {
        tx.replace_buckets(&both, &Bucket::default()).await?;
    }

    let mut tries = Vec::new();
    for key in [[1; 16], [2; 16], [3; 16], [4; 16]] {
        tries.push(tx.bucket(&key).await?.tries);
    }
    assert_eq!(tries, [0, 0, 7, 0]);
    Ok(())
}

/// Ten parallel guesses are counted as ten tries (law 4).
pub async fn parallel_tries_are_all_counted(store: Subject) -> Kept {
    let guesses: Vec<_> = (0..10)
        .map(|_| tokio::spawn(count_one(store.clone())))
        .collect();
    for guess in guesses {
        assert!(matches!(guess.await, Ok(Ok(()))));
    }

    assert_eq!(store.read().await?.bucket(&[1; 16]).await?.tries, 10);
    Ok(())
}

async fn count_one(store: Subject) -> Kept {
    let mut tx = store.work(&[LockKey::Destination([1; 16])]).await?;
    let mut bucket = tx.bucket(&[1; 16]).await?;
    bucket.tries += 1;
    tx.put_bucket(&[1; 16], &bucket).await?;
    tx.commit().await
}

/// The sends to one destination from a time on, inclusive, are listed oldest first.
pub async fn sends_are_listed_from_a_time_on(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for after in [5, 1, 1, 0] {
        tx.add_send(&[1; 16], NOW.plus(after)).await?;
    }
    tx.add_send(&[2; 16], NOW.plus(9)).await?;

    let sends = tx.sends(&[1; 16], NOW.plus(1)).await?;
    assert_eq!(sends, [NOW.plus(1), NOW.plus(1), NOW.plus(5)]);
    Ok(())
}

/// Clearing forgets the sends of one destination.
pub async fn cleared_sends_are_those_of_one_destination(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.add_send(&[1; 16], NOW).await?;
    tx.add_send(&[2; 16], NOW).await?;

    tx.clear_sends(&[1; 16]).await?;

    assert_eq!(tx.sends(&[1; 16], NOW).await?, []);
    assert_eq!(tx.sends(&[2; 16], NOW).await?, [NOW]);
    Ok(())
}
