//! A person with several keyrings, of which some are locked and one may be the default.

mod provider;

use super::*;
use provider::Keyrings;

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

    assert_eq!(vault.clear(), Err(VaultError::Locked));

    assert_eq!((keyrings.count("login"), keyrings.count("other")), (0, 0));
    assert_eq!(keyrings.count("old"), 3);
    assert!(
        keyrings.asked_to_open().is_empty(),
        "nobody is asked to open it"
    );
    keyrings.unlock("old");
    assert_eq!(vault.clear(), Ok(()));
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

    assert_eq!(vault.clear(), Err(VaultError::Locked));

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
    assert_eq!(vault.clear(), Err(VaultError::Locked));

    keyrings.unlock("login");
    assert_eq!(found(&vault), all(b"value"));
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
    assert_eq!(vault.clear(), Err(VaultError::Missing));
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
