//! What computers say of themselves.

use super::{Kept, Subject};
use crate::{
    ports::store::{LockKey, Reported},
    testing::samples::{session, token},
};
use chiave_protocol::report::{Keyring, Report};

fn report(keyring: Keyring) -> Report {
    Report {
        version: "0.1.0".into(),
        policy: "0123456789abcdef".into(),
        keyring,
    }
}

/// The last report of a session comes with the session, and with no other.
pub async fn the_last_report_comes_with_its_session(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_session(&session(2)).await?;
    for keyring in [Keyring::Open, Keyring::None, Keyring::Locked] {
        tx.put_report(session(1).id, &report(keyring)).await?;
    }
    let last = Some(report(Keyring::Locked));

    let mut all = tx.all_reports().await?;

    all.sort_by_key(|reported| reported.session.id);
    let reported = |n, report| Reported {
        session: session(n),
        report,
    };
    assert_eq!(all, [reported(1, last.clone()), reported(2, None)]);
    for (n, expected) in [(1, last), (2, None)] {
        let found = tx.session_in_step(&token(n)).await?;
        assert_eq!(found.map(|found| found.report), Some(expected), "{n}");
    }
    Ok(())
}

/// A report goes with its session.
pub async fn an_ended_session_has_no_report(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_session(&session(1)).await?;
    tx.put_report(session(1).id, &report(Keyring::Open)).await?;

    tx.end_session(session(1).id).await?;
    tx.put_session(&session(1)).await?;

    let all = tx.all_reports().await?;
    assert!(all.iter().all(|reported| reported.report.is_none()));
    Ok(())
}
