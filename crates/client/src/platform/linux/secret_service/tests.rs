//! A person with several keyrings, of which some are locked and one may be the default.

mod provider;

use super::*;
use crate::keyring::Keyring;
use provider::Keyrings;
use std::time::Duration;
use tokio::runtime::Runtime;

/// What the vault finds of every entry.
fn found(vault: &SecretService) -> [Option<Vec<u8>>; 3] {
    Entry::ALL.map(|entry| vault.get(entry).unwrap().map(|value| value.to_vec()))
}

fn all(value: &[u8]) -> [Option<Vec<u8>>; 3] {
    Entry::ALL.map(|_| Some(value.to_vec()))
}

#[test]
fn an_old_locked_keyring_hides_nothing_and_asks_nobody() {
    let keyrings = Keyrings::of(&["login", "old"]);
    keyrings.fill("old", b"old");
    keyrings.lock("old");
    let vault = keyrings.connect();
    for entry in Entry::ALL {
        vault.set(entry, b"new").unwrap();
    }

    assert_eq!(found(&vault), all(b"new"));
    vault.set(Entry::Session, b"newer").unwrap();
    assert_eq!(
        vault.get(Entry::Session),
        Ok(Some(Bytes::new(b"newer".to_vec())))
    );
    assert!(!vault.is_closed());
    vault.remove(Entry::Session).unwrap();
    assert_eq!(vault.get(Entry::Session), Ok(None));
    assert_eq!((keyrings.count("login"), keyrings.count("old")), (2, 3));
    assert!(keyrings.asked_to_open().is_empty());
}

// Law 24.
#[test]
fn what_is_open_is_removed_though_an_old_keyring_is_locked() {
    let keyrings = Keyrings::of(&["login", "old", "other"]);
    for name in ["login", "old", "other"] {
        keyrings.fill(name, b"value");
    }
    keyrings.lock("old");
    let vault = keyrings.connect();

    assert_eq!(vault.clear(None), Err(VaultError::OtherLocked));

    assert_eq!(vault.names_of_locked(), Ok(vec!["old".to_owned()]));
    assert_eq!((keyrings.count("login"), keyrings.count("other")), (0, 0));
    assert_eq!(keyrings.count("old"), 3);
    assert!(
        keyrings.asked_to_open().is_empty(),
        "nobody is asked to open it"
    );
    keyrings.unlock("old");
    assert_eq!(vault.clear(None), Ok(()));
    assert_eq!(keyrings.count("old"), 0);
}

#[test]
fn a_locked_default_keyring_is_asked_once_for_all_entries() {
    let keyrings = Keyrings::of(&["login", "other"]);
    keyrings.fill("login", b"value");
    keyrings.fill("other", b"value");
    keyrings.lock("login");
    let vault = keyrings.connect();
    assert!(vault.is_closed());

    assert_eq!(vault.clear(None), Err(VaultError::Locked));

    assert_eq!((keyrings.count("login"), keyrings.count("other")), (3, 0));
    assert_eq!(keyrings.asked_to_open(), ["login"]);
}

// Law 15.
#[test]
fn a_locked_keyring_that_hides_its_items_is_not_an_empty_one() {
    let keyrings = Keyrings::of(&["login"]);
    keyrings.fill("login", b"value");
    keyrings.hide_while_locked("login");
    keyrings.lock("login");
    let vault = keyrings.connect();

    for entry in Entry::ALL {
        assert_eq!(vault.get(entry), Err(VaultError::Locked));
        assert_eq!(vault.remove(entry), Err(VaultError::Locked));
    }
    assert_eq!(vault.clear(None), Err(VaultError::Locked));

    keyrings.unlock("login");
    assert_eq!(found(&vault), all(b"value"));
}

// Law 15.
#[test]
fn a_default_that_follows_the_tab_in_front_loses_nothing() {
    let keyrings = Keyrings::of(&["work", "private"]);
    keyrings.fill("work", b"value");
    keyrings.bring_to_front("private");
    let vault = keyrings.connect();

    assert_eq!(found(&vault), all(b"value"));
    for entry in Entry::ALL {
        vault.set(entry, b"new").unwrap();
    }
    assert_eq!(found(&vault), all(b"new"));
    assert_eq!((keyrings.count("work"), keyrings.count("private")), (3, 0));
    vault.remove(Entry::Session).unwrap();
    assert_eq!(keyrings.count("work"), 2);

    keyrings.lock("private");
    assert_eq!(vault.get(Entry::Device), Err(VaultError::Locked));
}

#[test]
fn values_are_read_from_one_keyring() {
    let keyrings = Keyrings::of(&["work", "private"]);
    let vault = keyrings.connect();
    vault.set(Entry::Device, b"device").unwrap();
    keyrings.fill("private", b"other");

    let device = Some(b"device".to_vec());
    assert_eq!(found(&vault), [None, None, device]);
}

#[test]
fn what_was_stored_since_stays_where_the_rest_is_removed() {
    let keyrings = Keyrings::of(&["login", "old", "other"]);
    keyrings.fill("login", b"new");
    keyrings.fill("old", b"old");
    keyrings.fill("other", b"old");
    keyrings.lock("old");
    keyrings.bring_to_front("other");
    let vault = keyrings.connect();
    let clear = || vault.clear(Some(b"new"));

    assert_eq!(clear(), Err(VaultError::OtherLocked));
    assert_eq!((keyrings.count("login"), keyrings.count("other")), (3, 0));
    keyrings.unlock("old");
    assert_eq!(clear(), Ok(()));

    assert_eq!((keyrings.count("login"), keyrings.count("old")), (3, 0));
    assert!(keyrings.asked_to_open().is_empty());
}

#[test]
fn a_person_who_declined_is_not_asked_again_by_a_repeat() {
    let keyrings = Arc::new(Keyrings::of(&["login", "other"]));
    keyrings.fill("login", b"value");
    keyrings.fill("other", b"value");
    keyrings.keep_items("other");
    keyrings.lock("login");
    let open = keyrings.clone();
    let open: OpenVault = Arc::new(move || Ok(Box::new(open.connect())));
    let (keyring, _late) = Keyring::start(open, Duration::from_secs(10));

    let runtime = Runtime::new().unwrap();
    let cleared = runtime.block_on(keyring.clear(None));

    assert_eq!(cleared, Err(VaultError::Locked));
    assert_eq!(keyrings.asked_to_open(), ["login"]);
}

#[test]
fn a_provider_without_a_default_keyring_is_a_missing_one() {
    let keyrings = Keyrings::of(&[]);
    let vault = keyrings.connect();

    assert_eq!(vault.get(Entry::Session), Err(VaultError::Missing));
    assert_eq!(
        vault.set(Entry::Session, b"value"),
        Err(VaultError::Missing)
    );
    assert_eq!(vault.clear(None), Err(VaultError::Missing));
    assert!(!vault.is_closed());
}

#[test]
fn two_items_of_one_name_become_one() {
    let keyrings = Keyrings::of(&["login"]);
    keyrings.fill("login", b"one");
    keyrings.fill("login", b"two");
    let vault = keyrings.connect();

    for entry in Entry::ALL {
        vault.set(entry, b"new").unwrap();
    }

    assert_eq!(keyrings.count("login"), 3);
    assert_eq!(found(&vault), all(b"new"));
}
