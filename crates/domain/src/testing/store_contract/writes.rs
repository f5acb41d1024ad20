//! Attempts and intents.

use super::{Kept, Subject};
use crate::ports::store::LockKey;
use crate::{
    attempt::{AttemptState, Phase},
    intent::{Cause, End, Intent},
    testing::samples::{NOW, account, attempt, intent, operation, session, token},
};
use chiave_protocol::policy::{BrokenRule, Rule};

/// An attempt is found by its token and by its id, and by nothing else.
pub async fn an_attempt_opens_by_its_token(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.open_attempt(&token(1), &attempt(1)).await?;
    tx.open_attempt(&token(2), &attempt(2)).await?;

    assert_eq!(tx.attempt(&token(1)).await?, Some(attempt(1)));
    assert_eq!(tx.attempt_by_id(attempt(2).id).await?, Some(attempt(2)));
    assert_eq!(tx.attempt(&token(3)).await?, None);
    assert_eq!(tx.attempt_by_id(attempt(3).id).await?, None);
    Ok(())
}

/// A new state of an attempt keeps its token.
pub async fn an_attempt_changes_in_place(store: Subject) -> Kept {
    let changed = AttemptState {
        sends: 5,
        phase: Phase::Done {
            operation: operation(1),
            at: NOW,
        },
        ..attempt(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.open_attempt(&token(1), &attempt(1)).await?;
    tx.put_attempt(&changed).await?;

    assert_eq!(tx.attempt(&token(1)).await?, Some(changed));
    Ok(())
}

/// An attempt for an unknown name is stored like any other (law 5).
pub async fn an_attempt_for_nobody_is_an_attempt(store: Subject) -> Kept {
    let decoy = AttemptState {
        account: None,
        ..attempt(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.open_attempt(&token(1), &decoy).await?;

    assert_eq!(tx.attempt(&token(1)).await?, Some(decoy));
    Ok(())
}

/// Storing a state fails if no attempt with a token was opened for it.
pub async fn a_state_needs_an_opened_attempt(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;

    assert!(tx.put_attempt(&attempt(1)).await.is_err());
    Ok(())
}

/// Voiding marks the attempts of one account, also those that are over by a clock that may be ahead; none that is
/// opened afterwards.
pub async fn voided_attempts_are_those_of_one_account(store: Subject) -> Kept {
    let expired = AttemptState {
        account: attempt(1).account,
        expires_at: NOW,
        ..attempt(3)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.open_attempt(&token(1), &attempt(1)).await?;
    tx.open_attempt(&token(2), &attempt(2)).await?;
    tx.open_attempt(&token(3), &expired).await?;

    tx.void_attempts(account(1)).await?;

    let voided = |attempt| {
        Some(AttemptState {
            voided: true,
            ..attempt
        })
    };
    assert_eq!(tx.attempt(&token(1)).await?, voided(attempt(1)));
    assert_eq!(tx.attempt(&token(2)).await?, Some(attempt(2)));
    assert_eq!(tx.attempt(&token(3)).await?, voided(expired));

    let later = AttemptState {
        account: attempt(1).account,
        ..attempt(4)
    };
    tx.open_attempt(&token(4), &later).await?;
    let stored = AttemptState {
        voided: true,
        ..attempt(1)
    };
    tx.put_attempt(&stored).await?;
    assert_eq!(tx.attempt_by_id(later.id).await?, Some(later.clone()));
    tx.void_attempts(account(1)).await?;
    assert_eq!(tx.attempt_by_id(later.id).await?, voided(later));
    assert_eq!(tx.attempt(&token(1)).await?, Some(stored));
    Ok(())
}

/// The open attempts of an account are found, in the order in which they were opened.
pub async fn open_attempts_are_those_of_one_account(store: Subject) -> Kept {
    let of_one = |n: u8, opened: i64| AttemptState {
        account: attempt(1).account,
        opened_at: NOW.plus(opened),
        ..attempt(n)
    };
    let expired = AttemptState {
        expires_at: NOW,
        ..of_one(3, 0)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for state in [&of_one(4, 5), &of_one(1, -5), &attempt(2), &expired] {
        tx.open_attempt(&token(state.device.as_bytes()[0]), state)
            .await?;
    }

    let open = tx.open_attempts(account(1), NOW).await?;

    assert_eq!(open, [of_one(1, -5), of_one(4, 5)]);
    Ok(())
}

/// An intent is open until it is closed; a second closing changes nothing.
pub async fn an_intent_is_open_until_it_is_closed(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.intent(operation(1)).await?, None);
    tx.put_intent(&intent(2)).await?;
    tx.put_intent(&intent(1)).await?;
    assert_eq!(tx.open_intents().await?, [intent(1), intent(2)]);

    assert!(tx.close_intent(operation(1), &End::Done(NOW)).await?);
    assert!(!tx.close_intent(operation(1), &End::NotSent).await?);
    assert!(!tx.close_intent(operation(3), &End::NotSent).await?);

    let closed = Intent {
        end: End::Done(NOW),
        ..intent(1)
    };
    assert_eq!(tx.intent(operation(1)).await?, Some(closed));
    assert_eq!(tx.open_intents().await?, [intent(2)]);
    Ok(())
}

/// Each end and each cause is read back as it was stored.
pub async fn every_end_and_cause_survives(store: Subject) -> Kept {
    let refused = End::Refused(vec![BrokenRule {
        rule: Rule::History,
        limit: 24,
        found: Some("x".into()),
    }]);
    let ends = [
        End::Open,
        End::Done(NOW),
        refused,
        End::LockChanged,
        End::NotSent,
    ];
    let causes = [
        Cause::Change(session(1).id),
        Cause::Reset(attempt(1).id),
        Cause::Unlock(attempt(1).id),
        Cause::Activation,
    ];
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for (n, (end, cause)) in (1..).zip(ends.into_iter().zip(causes.into_iter().cycle())) {
        let stored = Intent {
            cause,
            end,
            ..intent(n)
        };
        tx.put_intent(&stored).await?;
        assert_eq!(tx.intent(operation(n)).await?, Some(stored));
    }
    assert_eq!(tx.open_intents().await?.len(), 1);
    Ok(())
}

/// A purge removes the computer's name from ended writes, too; an open write still needs the name.
pub async fn a_purge_takes_the_names_of_ended_writes(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in 1..=3 {
        tx.put_intent(&intent(n)).await?;
    }
    for n in [1, 3] {
        tx.close_intent(operation(n), &End::NotSent).await?;
    }

    assert_eq!(tx.purge_names(intent(3).begun_at).await?, 1);

    let mut names = Vec::new();
    for n in 1..=3 {
        let found = tx.intent(operation(n)).await?;
        names.extend(found.map(|intent| intent.device_name));
    }
    assert_eq!(names, ["", "laptop 2", "laptop 3"]);
    Ok(())
}

/// A second intent of the same operation is refused.
pub async fn an_operation_is_recorded_once(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_intent(&intent(1)).await?;

    assert!(tx.put_intent(&intent(1)).await.is_err());
    Ok(())
}

/// If two settling tasks and a flow close an intent at once, exactly one of them is told that it
/// closed it (law 9).
pub async fn only_one_of_many_callers_closes_an_intent(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_intent(&intent(1)).await?;
    tx.commit().await?;

    let callers: Vec<_> = (0..8).map(|_| tokio::spawn(close(store.clone()))).collect();
    let mut closed = 0;
    for caller in callers {
        match caller.await {
            Ok(Ok(was_open)) => closed += u32::from(was_open),
            failed => panic!("{failed:?}"),
        }
    }

    assert_eq!(closed, 1);
    Ok(())
}

async fn close(store: Subject) -> Result<bool, crate::ports::store::StoreError> {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let was_open = tx.close_intent(operation(1), &End::Done(NOW)).await?;
    tx.commit().await?;
    Ok(was_open)
}
