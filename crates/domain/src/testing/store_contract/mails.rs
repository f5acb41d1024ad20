//! The outbox and the state of deliveries.

use super::{Kept, Subject};
use crate::{
    delivery::{Due, Failing, Fault, Relay, Retry},
    notice::{Destination, LostMail, Message, OutboxRow, WaitingMails},
    ports::store::{LockKey, Refused, StoreError, WriteTx},
    testing::samples::{NOW, account, mail, method_id, session, uuid},
    verification::CodeScope,
};
use chiave_protocol::{Timestamp, method::MethodKind};

/// A notice, due at [`NOW`].
pub(super) fn notice(n: u8) -> OutboxRow {
    OutboxRow {
        message: Message::Activated,
        ..mail(n)
    }
}

fn refused(fault: Fault) -> Refused {
    Refused {
        fault,
        refusal: "554 5.7.1 at recipient".into(),
    }
}

/// The ids of all rows that are due, codes first.
pub(super) async fn all_due(
    tx: &mut dyn WriteTx,
    now: Timestamp,
) -> Result<Vec<OutboxRow>, StoreError> {
    let mut rows = Vec::new();
    for due in [Due::OldestCode, Due::OldestNotice] {
        while let Some(row) = tx.due_mail(now, due).await? {
            tx.end_mail(row.id).await?;
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The newest code, the oldest code and the oldest notice are found in their turn; none is due
/// before its time.
pub async fn a_mail_is_due_when_its_turn_comes(store: Subject) -> Kept {
    let later = OutboxRow {
        next_try_at: NOW.plus(1),
        ..notice(9)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [&later, &mail(3), &mail(2), &notice(5), &mail(4), &notice(1)] {
        tx.put_mail(row).await?;
    }

    for (due, row) in [
        (Due::NewestCode, mail(4)),
        (Due::OldestCode, mail(3)),
        (Due::OldestNotice, notice(5)),
    ] {
        assert_eq!(tx.due_mail(NOW, due).await?, Some(row));
        assert_eq!(tx.due_mail(NOW.plus(-1), due).await?, None);
    }
    assert_eq!(
        tx.due_mail(NOW.plus(1), Due::OldestNotice).await?,
        Some(later)
    );
    Ok(())
}

/// In an empty outbox, no mail is due.
pub async fn nothing_is_due_in_an_empty_outbox(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert!(!tx.mail_is_due(NOW).await?);

    tx.put_mail(&mail(1)).await?;

    assert!(!tx.mail_is_due(NOW.plus(-1)).await?);
    assert!(tx.mail_is_due(NOW).await?);
    Ok(())
}

/// A delivered mail, which is ended by its id, is gone.
pub async fn a_delivered_mail_is_gone(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_mail(&mail(1)).await?;
    tx.put_mail(&mail(2)).await?;

    tx.end_mail(mail(1).id).await?;

    assert_eq!(all_due(tx.as_mut(), NOW).await?, [mail(2)]);
    Ok(())
}

/// Claiming a mail counts a try and delays the mail; releasing it takes the try back.
pub async fn a_claimed_mail_waits_and_counts(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_mail(&mail(1)).await?;

    tx.claim_mail(mail(1).id, NOW.plus(60)).await?;

    let claimed = OutboxRow {
        next_try_at: NOW.plus(60),
        tries: 1,
        ..mail(1)
    };
    let due = Due::OldestCode;
    assert_eq!(tx.due_mail(NOW.plus(59), due).await?, None);
    assert_eq!(tx.due_mail(NOW.plus(60), due).await?, Some(claimed));
    tx.release_mail(mail(1).id, NOW, &refused(Fault::Relay))
        .await?;
    assert_eq!(tx.due_mail(NOW, due).await?, Some(mail(1)));
    Ok(())
}

/// Waking makes held mails due, and never makes one due later than before.
pub async fn a_held_mail_is_woken(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for (n, wake_from) in [(1, Some(-5)), (2, Some(5)), (3, None)] {
        tx.put_mail(&notice(n)).await?;
        let retry = Retry {
            at: NOW.plus(600),
            wake_from: wake_from.map(|after| NOW.plus(after)),
        };
        tx.retry_mail(notice(n).id, retry, &refused(Fault::Policy))
            .await?;
    }

    tx.wake_mail(NOW).await?;

    for (at, n) in [(0, 1), (5, 2), (600, 3)] {
        let due = Due::OldestNotice;
        assert_eq!(tx.due_mail(NOW.plus(at - 1), due).await?, None);
        let row = tx.due_mail(NOW.plus(at), due).await?;
        assert_eq!(row.map(|row| row.id), Some(uuid(n)));
        tx.end_mail(uuid(n)).await?;
    }
    Ok(())
}

/// Each message and each destination is read back as it was stored.
pub async fn every_message_survives(store: Subject) -> Kept {
    let code = Message::MethodCode {
        scope: CodeScope::Session(session(1).id),
        method: method_id(1),
        serial: 2,
        expires_at: NOW,
    };
    let messages = [
        code,
        Message::Activated,
        Message::PasswordChanged,
        Message::PasswordReset,
        Message::PasswordExpires {
            changed_at: NOW,
            expires_at: NOW.plus(7),
        },
        Message::AccountLocked,
        Message::AccountUnlocked,
        Message::MethodAdded,
        Message::MethodAddedByPass,
        Message::MethodRemoved,
        Message::MethodRemovedByPerson {
            kind: MethodKind::Mail,
            replaced: true,
        },
        Message::MethodRemovedWithCode,
        Message::AddressNotCounted,
    ];
    let destinations = [Destination::Work, Destination::Nowhere];
    let rows = (1..).zip(messages.into_iter().zip(destinations.into_iter().cycle()));
    let rows: Vec<_> = rows
        .map(|(n, (message, destination))| OutboxRow {
            account: None,
            message,
            destination,
            ..mail(n)
        })
        .collect();
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in &rows {
        tx.put_mail(row).await?;
    }

    assert_eq!(all_due(tx.as_mut(), NOW).await?, rows);
    Ok(())
}

/// Waiting mails are counted by kind and reply, without a row for each mail.
pub async fn waiting_mails_are_counted_by_reason(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.waiting_mail().await?, []);
    for row in [mail(1), mail(2), notice(3), notice(4)] {
        tx.put_mail(&row).await?;
    }
    let retry = Retry {
        at: NOW.plus(600),
        wake_from: None,
    };
    tx.retry_mail(notice(4).id, retry, &refused(Fault::Policy))
        .await?;

    let untried = |codes, count| WaitingMails {
        codes,
        fault: None,
        refusal: None,
        count,
        oldest: NOW,
        next_try_at: NOW,
    };
    let held = WaitingMails {
        fault: Some(Fault::Policy),
        refusal: Some("554 5.7.1 at recipient".into()),
        next_try_at: NOW.plus(600),
        ..untried(false, 1)
    };
    assert_eq!(
        tx.waiting_mail().await?,
        [untried(true, 2), untried(false, 1), held]
    );
    Ok(())
}

/// Every field of the mail server's state is read back as stored.
pub async fn the_mail_server_is_met_as_it_was_left(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.relay().await?, Relay::default());
    let failing = Relay {
        failing: Some(Failing {
            since: NOW,
            next_try_at: NOW.plus(5),
            tries: 3,
        }),
        taken_at: Some(NOW.plus(-9)),
        reached_at: Some(NOW.plus(-8)),
        takes_utf8: Some(false),
        refused_in_row: 2,
        last_refusal: Some(("535 5.7.8 at login".into(), NOW.plus(-7))),
    };

    for relay in [failing, Relay::default()] {
        tx.put_relay(&relay).await?;
        assert_eq!(tx.relay().await?, relay);
    }
    Ok(())
}

/// A mail that was given up is remembered for some days, once.
pub async fn a_mail_that_was_given_up_is_remembered(store: Subject) -> Kept {
    let lost = |n: u8| LostMail {
        id: uuid(n),
        at: NOW.plus(i64::from(n)),
        account: (n == 1).then(|| account(1)),
        message: "password-reset".into(),
        tries: 3,
        refusal: "550 5.1.1 at recipient".into(),
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in [2, 1, 2] {
        tx.put_lost_mail(&lost(n)).await?;
    }

    assert_eq!(tx.lost_mail(NOW).await?, [lost(1), lost(2)]);
    assert_eq!(tx.lost_mail(NOW.plus(1)).await?, [lost(2)]);
    Ok(())
}
