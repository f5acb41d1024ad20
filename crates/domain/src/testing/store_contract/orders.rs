//! Orders to computers.

use super::{Kept, Subject};
use crate::{
    computer_order::{ComputerOrder, OrderEnd, OrderOutcome},
    ports::store::LockKey,
    testing::samples::{NOW, computer_order, device_key, session, token},
};
use chiave_protocol::order::{OrderFailure, OrderKind};

/// An order of each kind is read back as it was stored, by its id and in the list of all, oldest first.
pub async fn an_order_comes_back_whole(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let kinds = [OrderKind::Wipe, OrderKind::SignOut, OrderKind::ChangeNeeded];
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

    assert_eq!(tx.all_orders().await?, put);
    assert_eq!(tx.order(put[1].id).await?.as_ref(), Some(&put[1]));
    assert_eq!(tx.order(computer_order(9).id).await?, None);
    Ok(())
}

/// Every end of an order is read back, and an order that ended is open no more.
pub async fn every_end_of_an_order_survives(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for how in [
        OrderOutcome::Done,
        OrderOutcome::Failed(OrderFailure::NotSigned),
        OrderOutcome::Failed(OrderFailure::Keyring),
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
    }
    Ok(())
}

/// The open orders of a computer are its own.
pub async fn open_orders_are_those_of_one_computer(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let later = ComputerOrder {
        device: device_key(1),
        ..computer_order(3)
    };
    for order in [&later, &computer_order(1), &computer_order(2)] {
        tx.put_order(order).await?;
    }

    let open = tx.open_orders(&device_key(1)).await?;

    assert_eq!(open, [computer_order(1), later]);
    Ok(())
}

/// A session says whether an order waits for it, and for nothing else.
pub async fn a_session_says_whether_an_order_waits(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_session(&session(2)).await?;
    tx.put_order(&computer_order(1)).await?;
    let ended = ComputerOrder {
        end: Some(OrderEnd {
            at: NOW,
            how: OrderOutcome::Done,
        }),
        ..computer_order(2)
    };
    tx.put_order(&ended).await?;

    for (n, expected) in [(1, true), (2, false)] {
        let found = tx.session_in_step(&token(n)).await?;
        assert_eq!(found.map(|found| found.has_orders), Some(expected), "{n}");
    }
    Ok(())
}
