//! Orders to computers.

use super::{Kept, Subject};
use crate::{
    computer_order::{ComputerOrder, ListedOrder, OrderEnd, OrderOutcome, ReceivedReport},
    device::Device,
    ports::store::LockKey,
    session::Session,
    testing::samples::{NOW, account, computer_order, device, device_key, session, token},
};
use chiave_protocol::order::{OrderFailure, OrderKind};

/// An order of each kind is read back as it was stored, by its id and in the list of all, oldest first.
pub async fn an_order_comes_back_whole(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let kinds = [
        OrderKind::Wipe,
        OrderKind::SignOut,
        OrderKind::ChangeNeeded,
        OrderKind::SendReport,
    ];
    let mut put = Vec::new();
    for (n, kind) in (1..).zip(kinds) {
        let order = ComputerOrder {
            kind,
            by: (n > 1).then(|| n.into()),
            ..computer_order(n)
        };
        tx.put_order(&order).await?;
        put.push(order);
    }

    let listed: Vec<_> = put.iter().cloned().map(ListedOrder::Read).collect();
    assert_eq!(tx.all_orders().await?, listed);
    assert_eq!(tx.order(put[1].id).await?.as_ref(), Some(&put[1]));
    assert_eq!(tx.order(computer_order(9).id).await?, None);
    Ok(())
}

/// A support report is read back as it was stored, and is that of one order.
pub async fn a_support_report_is_that_of_one_order(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let (order, other) = (computer_order(1), computer_order(2));
    let report = ReceivedReport {
        at: NOW,
        text: "{\"format\": 1}\n".to_owned(),
    };

    tx.put_support_report(&order, &report).await?;

    assert_eq!(tx.support_report(order.id).await?, Some(report));
    assert_eq!(tx.support_report(other.id).await?, None);
    Ok(())
}

/// Every end of an order is read back, and an order that ended is open no more.
pub async fn every_end_of_an_order_survives(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for how in [
        OrderOutcome::Done,
        OrderOutcome::Failed(OrderFailure::NotSigned),
        OrderOutcome::Failed(OrderFailure::Keyring),
        OrderOutcome::Failed(OrderFailure::Declined),
        OrderOutcome::Withdrawn,
    ] {
        let end = Some(OrderEnd { at: NOW, how });
        let order = ComputerOrder {
            end,
            ..computer_order(1)
        };
        tx.put_order(&order).await?;

        assert_eq!(tx.order(order.id).await?, Some(order));
        assert_eq!(tx.open_orders(&device_key(1)).await?, []);
        assert_eq!(tx.open_orders_of(account(1)).await?, []);
    }
    Ok(())
}

/// The open orders of a computer are its own, and so are those of an account.
pub async fn open_orders_are_those_of_one_computer(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let later = ComputerOrder {
        device: device_key(1),
        ..computer_order(3)
    };
    for order in [&later, &computer_order(1), &computer_order(2)] {
        tx.put_order(order).await?;
    }

    let ended = ComputerOrder {
        device: device_key(1),
        end: Some(OrderEnd {
            at: NOW,
            how: OrderOutcome::Done,
        }),
        ..computer_order(5)
    };
    tx.put_order(&ended).await?;

    let open = tx.open_orders(&device_key(1)).await?;

    assert_eq!(open, [computer_order(1), later]);
    assert_eq!(tx.ended_orders(&device_key(1)).await?, [ended]);
    let theirs = ComputerOrder {
        account: account(9),
        ..computer_order(4)
    };
    tx.put_order(&theirs).await?;
    assert_eq!(tx.open_orders_of(account(9)).await?, [theirs]);
    assert_eq!(tx.open_orders_of(account(1)).await?.len(), 3);
    Ok(())
}

/// A session says until when an order waits for its computer, and of no other computer.
pub async fn a_session_says_until_when_orders_wait(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_session(&session(2)).await?;
    let to_an_earlier_session = ComputerOrder {
        session: session(9).id,
        ..computer_order(1)
    };
    tx.put_order(&to_an_earlier_session).await?;
    let ended = ComputerOrder {
        end: Some(OrderEnd {
            at: NOW,
            how: OrderOutcome::Done,
        }),
        ..computer_order(2)
    };
    tx.put_order(&ended).await?;

    for (n, expected) in [(1, Some(to_an_earlier_session.expires_at)), (2, None)] {
        let found = tx.session_in_step(&token(n)).await?;
        assert_eq!(found.map(|found| found.orders_until), Some(expected), "{n}");
    }
    Ok(())
}

/// A computer has the sessions of everybody on it, and is forgotten by everybody.
pub async fn a_computer_belongs_to_everybody_on_it(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let theirs = Session {
        account: account(9),
        device: device_key(1),
        ..session(2)
    };
    for session in [&session(1), &theirs, &session(3)] {
        tx.put_session(session).await?;
    }
    for account in [account(1), account(9)] {
        tx.put_device(&Device {
            account,
            ..device(1)
        })
        .await?;
    }
    tx.put_device(&device(3)).await?;

    assert_eq!(tx.sessions_on(&device_key(1)).await?, [session(1), theirs]);
    let mut forgotten = tx.forget_device(&device_key(1)).await?;
    forgotten.sort_by_key(|device| device.account != account(1));
    let by: Vec<_> = forgotten.iter().map(|it| (it.account, it.key)).collect();
    let expected = [account(1), account(9)].map(|account| (account, device_key(1)));
    assert_eq!(by, expected);
    assert_eq!(tx.all_devices().await?, [device(3)]);
    Ok(())
}
