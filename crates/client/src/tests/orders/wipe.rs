//! Orders to remove everything from this computer, also where keyring or disk do not let it be.

use super::*;
use std::fs;

#[tokio::test]
async fn a_wipe_removes_session_keys_and_state_and_says_so() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::Wipe, false);
    let (client, service, _) = ordered(&laptop, plan).await;
    let device = laptop.vault.value(Entry::Device).unwrap();
    assert!(has_state(&laptop) && laptop.vault.holds(Entry::Session));

    let failure = client.sync().await.unwrap_err();

    assert_eq!(failure.code, Code::Service(ErrorCode::SessionEnded));
    assert_eq!(acknowledged(&service), [json!({"outcome": "done"})]);
    assert!(!has_state(&laptop));
    for entry in Entry::ALL {
        assert!(!laptop.vault.holds(entry), "{entry:?}");
    }
    let status = client.status().await;
    assert_eq!(status.session, SessionState::None);
    assert_eq!(status.removed, Some(Removed::Wiped));
    let again = laptop.start(&service).status().await;
    assert_eq!(again.removed, Some(Removed::Wiped));
    assert_ne!(laptop.vault.value(Entry::Device), Some(device));
}

#[tokio::test]
async fn the_reason_is_shown_until_somebody_signs_in() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::Wipe, false);
    let (client, service, shared) = ordered(&laptop, plan).await;
    client.sync().await.unwrap_err();
    {
        let mut plan = shared.lock().unwrap();
        plan.knows = true;
        plan.order = None;
    }

    let client = signed_in(&laptop, &service).await;

    assert_eq!(client.status().await.removed, None);
    client.sync().await.unwrap();
    let again = laptop.start(&service);
    assert_eq!(again.status().await.removed, None);
    assert_eq!(again.status().await.session, SessionState::Full);
}

// Law 15.
#[tokio::test]
async fn what_a_locked_keyring_holds_is_removed_before_it_is_used() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::Wipe, false);
    let (client, service, _) = ordered(&laptop, plan).await;
    laptop.vault.lock(true);

    client.sync().await.unwrap_err();

    assert_eq!(acknowledged(&service), [failed("keyring")]);
    assert!(laptop.vault.holds(Entry::Session) && !has_state(&laptop));
    let removed = client.status().await.removed;
    assert_eq!(removed, Some(Removed::Unfinished), "not yet");
    laptop.vault.lock(false);
    let again = laptop.start(&service);
    let status = again.status().await;
    assert_eq!(status.session, SessionState::None);
    assert_eq!(status.removed, Some(Removed::Wiped));
    assert!(!laptop.vault.holds(Entry::Session));
}

#[tokio::test]
async fn a_person_who_declined_to_open_it_is_left_in_peace() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::Wipe, false);
    let (client, _service, _) = ordered(&laptop, plan).await;
    laptop.vault.lock(true);
    client.sync().await.unwrap_err();
    let asked = laptop.vault.asked();

    client.status().await;
    client.sync().await.unwrap();

    assert_eq!(laptop.vault.asked(), asked);
}

/// A wipe of a computer whose keyring had the keys, after `before`.
async fn wiped(laptop: &Laptop, before: impl FnOnce()) -> (crate::Client, Service) {
    let plan = Plan::new(OrderKind::Wipe, false);
    let (client, service, _) = ordered(laptop, plan).await;
    before();
    client.sync().await.unwrap_err();
    (client, service)
}

// Law 24.
#[tokio::test]
async fn a_keyring_that_fails_or_vanishes_is_not_emptied() {
    for why in [VaultError::Failed, VaultError::Missing] {
        let laptop = Laptop::new();

        let stick = || laptop.vault.stick(Entry::Session, Some(why));
        let (_, service) = wiped(&laptop, stick).await;

        assert_eq!(acknowledged(&service), [failed("keyring")], "{why:?}");
        assert!(laptop.vault.holds(Entry::Session));
        assert!(!laptop.vault.holds(Entry::Device), "the others are removed");
        assert!(!laptop.vault.holds(Entry::Sealing));
    }
}

#[tokio::test]
async fn what_a_keyring_did_not_remove_is_removed_later() {
    let laptop = Laptop::new();
    let stick = |why| laptop.vault.stick(Entry::Session, why);
    let (client, service) = wiped(&laptop, || stick(Some(VaultError::Failed))).await;
    client.sync().await.unwrap();
    assert!(laptop.vault.holds(Entry::Session), "it still fails");

    stick(None);
    client.sync().await.unwrap();

    assert!(!laptop.vault.holds(Entry::Session));
    let done = json!({"outcome": "done"});
    assert_eq!(acknowledged(&service), [failed("keyring"), done]);
    client.sync().await.unwrap();
    assert_eq!(acknowledged(&service).len(), 2, "said once");
    assert!(laptop.vault.holds(Entry::Device), "a new key is kept again");
}

#[tokio::test]
async fn what_a_later_process_removes_is_acknowledged_too() {
    let laptop = Laptop::new();
    let stick = |why| laptop.vault.stick(Entry::Device, why);
    let (client, service) = wiped(&laptop, || stick(Some(VaultError::Failed))).await;
    assert_eq!(acknowledged(&service), [failed("keyring")]);
    drop(client);

    stick(None);
    let again = laptop.start(&service);
    again.sync().await.unwrap();

    let done = json!({"outcome": "done"});
    assert_eq!(acknowledged(&service), [failed("keyring"), done]);
    let by: Vec<_> = service
        .seen("POST /v1/orders")
        .iter()
        .map(device_of)
        .collect();
    assert_eq!(by[0], by[1], "the key that the order was for");
    again.sync().await.unwrap();
    assert_eq!(acknowledged(&service).len(), 2, "said once");
}

#[tokio::test]
async fn so_is_what_a_later_process_removes_little_by_little() {
    let laptop = Laptop::new();
    let stick = |entry, why| laptop.vault.stick(entry, why);
    let failing = Some(VaultError::Failed);
    let (client, service) = wiped(&laptop, || {
        stick(Entry::Device, failing);
        stick(Entry::Session, failing);
    })
    .await;
    drop(client);
    stick(Entry::Device, None);
    let again = laptop.start(&service);
    again.sync().await.unwrap();
    assert!(!laptop.vault.holds(Entry::Device));
    assert_eq!(acknowledged(&service), [failed("keyring")], "not yet");

    stick(Entry::Session, None);
    again.sync().await.unwrap();

    let done = json!({"outcome": "done"});
    assert_eq!(acknowledged(&service), [failed("keyring"), done]);
    again.sync().await.unwrap();
    assert_eq!(acknowledged(&service).len(), 2, "said once");
}

#[tokio::test]
async fn a_computer_without_a_keyring_has_nothing_in_it() {
    let laptop = Laptop::new();
    laptop.vault.fail(Some(VaultError::Missing));

    let (client, service) = wiped(&laptop, || ()).await;

    assert_eq!(acknowledged(&service), [json!({"outcome": "done"})]);
    assert_eq!(client.status().await.removed, Some(Removed::Wiped));
}

#[tokio::test]
async fn what_the_disk_did_not_remove_is_removed_later() {
    for keyring in [None, Some(VaultError::Missing)] {
        let laptop = Laptop::new();
        let state = laptop.folder.path().join("data/state.sealed");
        // A folder cannot be removed as a file.
        let block = || {
            let _ = fs::remove_file(&state);
            fs::create_dir(&state).unwrap();
            laptop.vault.fail(keyring);
        };
        let (client, service) = wiped(&laptop, block).await;
        assert!(!acknowledged(&service).contains(&json!({"outcome": "done"})));
        client.sync().await.unwrap();

        fs::remove_dir(&state).unwrap();
        fs::write(&state, b"sealed").unwrap();
        client.sync().await.unwrap();

        assert!(!state.exists(), "{keyring:?}");
        let is_done = acknowledged(&service).contains(&json!({"outcome": "done"}));
        assert_eq!(is_done, keyring.is_none(), "{keyring:?}");
    }
}

#[tokio::test]
async fn help_names_nobody_after_an_order_ended_the_session() {
    for kind in [OrderKind::Wipe, OrderKind::SignOut] {
        let laptop = Laptop::new();
        let (client, _service, _) = ordered(&laptop, Plan::new(kind, false)).await;
        assert_eq!(client.memory().whose().as_deref(), Some("anna"));

        client.sync().await.unwrap_err();

        assert_eq!(client.memory().whose(), None, "{kind:?}");
    }
}
