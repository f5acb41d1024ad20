//! Mails with codes: which of them wait, and how long.

use super::{
    Kept, Subject,
    mails::{all_due, notice},
};
use crate::{
    delivery::Due,
    notice::{Message, OutboxRow},
    ports::store::LockKey,
    testing::samples::{NOW, account, mail, method_id, session, uuid},
    verification::CodeScope,
};

/// Codes of one method that two sessions asked for wait beside each other: each is accepted in its own
/// session alone.
pub async fn codes_of_two_sessions_wait_beside_each_other(store: Subject) -> Kept {
    let asked_in = |n: u8, scope| OutboxRow {
        message: Message::MethodCode {
            scope,
            method: method_id(1),
            serial: n.into(),
            expires_at: NOW.plus(600),
        },
        ..mail(n)
    };
    let [one, other] = [1, 2].map(|n| CodeScope::Session(session(n).id));
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [
        asked_in(1, one),
        asked_in(2, other),
        asked_in(3, CodeScope::Activation(account(9))),
        asked_in(4, one),
    ] {
        tx.put_mail(&row).await?;
    }

    let left = all_due(tx.as_mut(), NOW).await?;

    let left: Vec<_> = left.iter().map(|row| row.id).collect();
    assert_eq!(left, [2, 3, 4].map(uuid));
    Ok(())
}

/// A newer code replaces an older one of the same attempt, or of the same method in the same scope,
/// whether or not the older one was tried.
pub async fn a_newer_code_takes_the_place_of_an_older_one(store: Subject) -> Kept {
    let of_method = |n| OutboxRow {
        message: Message::MethodCode {
            scope: CodeScope::Activation(account(1)),
            method: method_id(n),
            serial: 0,
            expires_at: NOW.plus(600),
        },
        ..mail(n)
    };
    let newer = |row: OutboxRow| OutboxRow {
        id: uuid(row.id.as_bytes()[0] + 10),
        ..row
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [mail(1), mail(2), of_method(3), of_method(4), notice(5)] {
        tx.put_mail(&row).await?;
    }
    tx.claim_mail(mail(1).id, NOW.plus(60)).await?;

    for row in [newer(mail(1)), newer(of_method(3)), newer(notice(5))] {
        tx.put_mail(&row).await?;
    }

    let left = all_due(tx.as_mut(), NOW.plus(60)).await?;
    let left: Vec<_> = left.iter().map(|row| row.id.as_bytes()[0]).collect();
    assert_eq!(left, [2, 4, 11, 13, 5, 15]);
    Ok(())
}

/// A code that has expired is ended; a notice never expires.
pub async fn a_code_that_is_over_is_ended(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_mail(&mail(1)).await?;
    tx.put_mail(&notice(2)).await?;

    tx.end_expired_mail(NOW.plus(599)).await?;
    assert!(tx.due_mail(NOW, Due::OldestCode).await?.is_some());
    tx.end_expired_mail(NOW.plus(600)).await?;

    assert_eq!(all_due(tx.as_mut(), NOW).await?, [notice(2)]);
    Ok(())
}
