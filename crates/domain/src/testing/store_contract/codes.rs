//! Codes that wait to be typed.

use super::{Kept, Subject};
use crate::{
    ports::store::{LockKey, WaitingCode},
    testing::samples::{NOW, account, method_id, session},
    verification::CodeScope,
};

/// One code for each scope and method.
pub async fn a_waiting_code_is_replaced_and_ended(store: Subject) -> Kept {
    let scope = code(2, 1).scope;
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.waiting_code(scope, method_id(2)).await?, None);
    tx.put_code(&code(2, 1)).await?;
    tx.put_code(&code(4, 3)).await?;
    tx.put_code(&code(2, 2)).await?;
    let waiting = tx.waiting_code(scope, method_id(2)).await?;
    assert_eq!(waiting, Some(code(2, 2)));

    tx.end_code(scope, method_id(2)).await?;

    assert_eq!(tx.waiting_code(scope, method_id(2)).await?, None);
    let other = tx.waiting_code(scope, method_id(4)).await?;
    assert_eq!(other, Some(code(4, 3)));
    Ok(())
}

/// Law 2.
pub async fn a_code_waits_in_its_own_scope_alone(store: Subject) -> Kept {
    let own = code(2, 1);
    let others = [
        CodeScope::Session(session(2).id),
        CodeScope::Activation(account(1)),
    ];
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_code(&own).await?;
    let activated = WaitingCode {
        scope: CodeScope::Activation(account(2)),
        ..code(2, 7)
    };
    tx.put_code(&activated).await?;

    for scope in others {
        assert_eq!(tx.waiting_code(scope, own.method).await?, None);
    }
    assert_eq!(tx.waiting_code(own.scope, own.method).await?, Some(own));
    let found = tx.waiting_code(activated.scope, own.method).await?;
    assert_eq!(found, Some(activated));
    Ok(())
}

/// The code of method `n` in the first session.
#[must_use]
pub fn code(n: u8, serial: u32) -> WaitingCode {
    WaitingCode {
        scope: CodeScope::Session(session(1).id),
        method: method_id(n),
        serial,
        sent_at: NOW,
        expires_at: NOW.plus(600),
        tries: serial + 1,
    }
}
