//! The embedded directory as a connector.

use crate::fixture::{Company, causes, new_password, number, person, secret};
use chiave_domain::ports::roster::EntryMark;
use chiave_domain::{
    account::{LockVersion, UserName},
    device::DeviceTrust,
    order::OrderKind,
    ports::{
        connector::{Checked, Connector, ConnectorError, Settled, Written},
        hashing::HashingError,
    },
    testing::{
        order,
        samples::{NOW, account, operation},
    },
};
use chiave_protocol::policy::{BrokenRule, Rule};
use std::sync::atomic::Ordering;

fn refused(rule: Rule, limit: u32) -> Written {
    Written::Refused(vec![BrokenRule {
        rule,
        limit,
        found: None,
    }])
}

#[tokio::test]
async fn an_entry_is_found_by_its_folded_name_and_by_its_id() {
    let company = Company::new().await;

    let name = UserName::parse(" ANNA ").unwrap();
    let found = company.directory.find(&name).await.unwrap().unwrap();

    assert_eq!(found, company.anna().await);
    assert_eq!(found.display_name, person("anna").display_name);
    assert_eq!(found.groups, ["sales"]);
    assert!(found.enabled && !found.locked && found.password_changed_at.is_none());
    let nobody = UserName::parse("nobody").unwrap();
    assert_eq!(company.directory.find(&nobody).await.unwrap(), None);
    assert_eq!(company.directory.get(account(9)).await.unwrap(), None);
}

#[tokio::test]
async fn a_new_password_is_accepted_and_the_old_one_refused() {
    let company = Company::new().await;
    assert_eq!(company.check("first").await, Checked::Wrong);

    assert_eq!(company.set(1, "first").await.unwrap(), Written::Done);
    assert_eq!(company.check("first").await, Checked::Right);
    assert_eq!(company.set(2, "second").await.unwrap(), Written::Done);

    assert_eq!(company.check("first").await, Checked::Wrong);
    assert_eq!(company.check("second").await, Checked::Right);
    assert_eq!(company.anna().await.password_changed_at, Some(NOW.plus(2)));
}

// Law 5.
#[tokio::test]
async fn nobody_and_no_password_cost_what_a_wrong_password_costs() {
    let company = Company::new().await;
    let bruno = Some(company.add("bruno").await);
    company.set(1, "first").await.unwrap();

    let mut costs = Vec::new();
    for id in [Some(company.anna), bruno, None, Some(account(9))] {
        let (store, hashes) = (
            company.store.counts(),
            company.hashing.verified.load(Ordering::SeqCst),
        );
        let checked = company
            .directory
            .check(id, secret("wrong"), DeviceTrust::Unknown)
            .await
            .unwrap();
        assert_eq!(checked, Checked::Wrong);
        let after = company.store.counts();
        costs.push((
            after.reads - store.reads,
            after.writes - store.writes,
            company.hashing.verified.load(Ordering::SeqCst) - hashes,
        ));
    }

    assert_eq!(costs, [(1, 0, 1); 4]);
}

#[tokio::test]
async fn a_sign_in_brings_an_old_hash_up_to_date() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();
    company.hashing.generation.store(1, Ordering::SeqCst);

    assert_eq!(company.check("wrong").await, Checked::Wrong);
    assert_eq!(company.check("first").await, Checked::Right);
    let renewed = "SELECT COUNT(*) FROM embedded_entries WHERE phc = '1:first'";
    while number(&company.folder, renewed).await == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(company.check("first").await, Checked::Right);

    assert_eq!(company.hashing.hashed.load(Ordering::SeqCst), 2);
    assert_eq!(company.anna().await.password_changed_at, Some(NOW.plus(1)));
}

#[tokio::test]
async fn a_sign_in_does_not_wait_for_a_writer() {
    use chiave_domain::ports::store::{LockKey, Store as _};
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();
    company.hashing.generation.store(1, Ordering::SeqCst);

    let writer = company.store.work(LockKey::EVERYTHING).await.unwrap();
    assert_eq!(company.check("first").await, Checked::Right);
    drop(writer);
}

#[tokio::test]
async fn the_same_operation_is_written_once() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();

    assert_eq!(company.set(1, "another").await.unwrap(), Written::Done);

    assert_eq!(company.check("first").await, Checked::Right);
    assert_eq!(company.hashing.hashed.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn parallel_writes_of_one_operation_are_one_write() {
    let company = Company::new().await;

    let (one, two) = tokio::join!(company.set(1, "first"), company.set(1, "first"));

    assert_eq!((one.unwrap(), two.unwrap()), (Written::Done, Written::Done));
    assert_eq!(company.check("first").await, Checked::Right);
}

#[tokio::test]
async fn parallel_writes_of_two_operations_leave_one_password() {
    let company = Company::new().await;

    let (one, two) = tokio::join!(company.set(1, "first"), company.set(2, "second"));

    assert_eq!((one.unwrap(), two.unwrap()), (Written::Done, Written::Done));
    assert_ne!(company.check("first").await, company.check("second").await);
}

// Law 9.
#[tokio::test]
async fn settling_tells_what_was_written() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();

    let settled = company.directory.settle(company.anna, operation(1)).await;
    assert_eq!(settled.unwrap(), Settled::Done);
    let settled = company.directory.settle(account(9), operation(2)).await;
    assert_eq!(settled.unwrap(), Settled::NotDone);
}

// Law 9.
#[tokio::test]
async fn what_was_settled_as_not_written_is_never_written() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();

    let settled = company.directory.settle(company.anna, operation(2)).await;
    assert_eq!(settled.unwrap(), Settled::NotDone);
    let late = company.set(2, "second").await.unwrap_err();
    let settled = company.directory.settle(company.anna, operation(2)).await;
    assert_eq!(settled.unwrap(), Settled::NotDone);

    assert!(
        matches!(late, ConnectorError::Unreachable(_)),
        "{}",
        causes(&late)
    );
    assert_eq!(company.check("first").await, Checked::Right);
    assert_eq!(company.set(3, "third").await.unwrap(), Written::Done);
}

#[tokio::test]
async fn an_unlock_ends_the_lock_and_nothing_else() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();
    let marks = [
        EntryMark::Locked(true),
        EntryMark::Enabled(false),
        EntryMark::MustChange,
    ];
    company.mark(&marks).await;

    let decided_on = company.anna().await.lock;
    let unlock = OrderKind::Unlock { decided_on };
    let unlock = order(operation(2), company.anna, unlock);
    assert_eq!(
        company.directory.write(unlock, NOW).await.unwrap(),
        Written::Done
    );

    let anna = company.anna().await;
    assert!(!anna.locked && !anna.enabled && anna.must_change);
    let settled = company.directory.settle(company.anna, operation(2)).await;
    assert_eq!(settled.unwrap(), Settled::Done);
    assert_eq!(company.check("first").await, Checked::Right);
}

// Law 5.
#[tokio::test]
async fn a_locked_entry_refuses_its_password_at_the_cost_of_a_wrong() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();
    company.hashing.generation.store(1, Ordering::SeqCst);
    company.mark(&[EntryMark::Locked(true)]).await;

    let mut costs = Vec::new();
    for typed in ["first", "wrong"] {
        let (store, hashes) = (
            company.store.counts(),
            company.hashing.verified.load(Ordering::SeqCst),
        );
        assert_eq!(company.check(typed).await, Checked::Wrong);
        let after = company.store.counts();
        costs.push((
            after.reads - store.reads,
            after.writes - store.writes,
            company.hashing.verified.load(Ordering::SeqCst) - hashes,
        ));
    }

    assert_eq!(costs, [(1, 0, 1); 2]);
    let rehashed = company.hashing.hashed.load(Ordering::SeqCst);
    assert_eq!(rehashed, 1, "no hash more for a right one");
    company.mark(&[EntryMark::Locked(false)]).await;
    assert_eq!(company.check("first").await, Checked::Right);
}

#[tokio::test]
async fn a_reset_ends_a_lock_and_a_change_does_not() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();
    company.mark(&[EntryMark::Locked(true)]).await;

    let new = new_password("second");
    let change = order(operation(2), company.anna, OrderKind::Change { new });
    let changed = company.directory.write(change, NOW).await;
    assert_eq!(changed.unwrap(), Written::Done);
    assert!(company.anna().await.locked);

    company.set(3, "third").await.unwrap();
    assert!(!company.anna().await.locked);
    assert_eq!(company.check("third").await, Checked::Right);
}

// Law 8.
#[tokio::test]
async fn a_disabled_account_stays_disabled_through_a_reset() {
    let company = Company::new().await;
    let marks = [
        EntryMark::Enabled(false),
        EntryMark::Locked(true),
        EntryMark::MustChange,
    ];
    company.mark(&marks).await;

    company.set(1, "first").await.unwrap();

    let anna = company.anna().await;
    assert!(!anna.enabled && !anna.locked && !anna.must_change);
}

#[tokio::test]
async fn an_order_for_an_entry_that_is_gone_is_refused() {
    let company = Company::new().await;
    let gone = account(9);

    for kind in [
        OrderKind::Change {
            new: new_password("x"),
        },
        OrderKind::Unlock {
            decided_on: LockVersion::default(),
        },
    ] {
        let order = order(operation(5), gone, kind);
        let written = company.directory.write(order, NOW).await.unwrap();
        assert_eq!(written, refused(Rule::Directory, 0));
    }
}

// Law 11.
#[tokio::test]
async fn a_full_queue_of_hashes_writes_nothing() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();

    company.hashing.busy.store(true, Ordering::SeqCst);
    let busy = company.set(2, "second").await.unwrap_err();
    company.hashing.busy.store(false, Ordering::SeqCst);

    assert!(matches!(
        busy,
        ConnectorError::Hashing(HashingError::Busy { .. })
    ));
    assert_eq!(company.check("first").await, Checked::Right);
    assert_eq!(company.set(2, "second").await.unwrap(), Written::Done);
}
