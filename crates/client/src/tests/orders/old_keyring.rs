//! A wipe of a computer with an old keyring that is locked and holds values too.

use super::*;
use crate::{Client, Finding};

/// A computer on which everything in use was wiped, with an old keyring that is locked.
async fn wiped_beside_an_old_one(laptop: &Laptop) -> (Client, Service, Shared) {
    let plan = Plan::new(OrderKind::Wipe, false);
    let (client, service, shared) = ordered(laptop, plan).await;
    laptop.vault.keep_in_old();
    client.sync().await.unwrap_err();
    {
        let mut plan = shared.lock().unwrap();
        plan.knows = true;
        plan.order = None;
    }
    (client, service, shared)
}

async fn names_left(client: &Client) -> Vec<String> {
    let found = client.examine().await.findings;
    let left = found.into_iter().filter_map(|it| match it.finding {
        Finding::KeyringLeft { keyrings } => Some(keyrings),
        _ => None,
    });
    left.collect()
}

// Law 22.
#[tokio::test]
async fn a_new_session_is_kept_though_an_old_keyring_is_locked() {
    let laptop = Laptop::new();
    let (_, service, _) = wiped_beside_an_old_one(&laptop).await;
    assert_eq!(acknowledged(&service), [failed("keyring")]);

    let client = signed_in(&laptop, &service).await;

    assert!(laptop.vault.holds(Entry::Session));
    assert_eq!(names_left(&client).await, ["Old"]);
    let again = laptop.start(&service);
    let status = again.status().await;
    assert_eq!(status.session, SessionState::Full);
    assert_eq!(status.keyring, KeyringState::Ready);
    let looking = laptop.start(&service).look().await;
    assert_eq!(looking.status.session, SessionState::Full);
    assert_eq!(looking.left_in, ["Old"]);
}

#[tokio::test]
async fn what_the_old_keyring_holds_is_removed_once_it_is_open() {
    let laptop = Laptop::new();
    let (_, service, _) = wiped_beside_an_old_one(&laptop).await;
    drop(signed_in(&laptop, &service).await);
    let client = laptop.start(&service);
    client.sync().await.unwrap();
    assert!(!laptop.vault.old_is_empty());

    laptop.vault.open_old();
    client.sync().await.unwrap();

    assert!(laptop.vault.old_is_empty());
    assert!(names_left(&client).await.is_empty());
    assert!(laptop.vault.holds(Entry::Session));
    let again = laptop.start(&service).status().await;
    assert_eq!(again.session, SessionState::Full);
}

#[tokio::test]
async fn the_order_is_done_once_the_old_keyring_is_empty() {
    let laptop = Laptop::new();
    let (client, service, _) = wiped_beside_an_old_one(&laptop).await;
    assert_eq!(client.status().await.removed, Some(Removed::Unfinished));
    assert!(laptop.vault.holds(Entry::Device), "a new key is kept");

    laptop.vault.open_old();
    client.sync().await.unwrap();

    let done = json!({"outcome": "done"});
    assert_eq!(acknowledged(&service), [failed("keyring"), done]);
    assert_eq!(client.status().await.removed, Some(Removed::Wiped));
}

#[tokio::test]
async fn what_was_wiped_never_comes_back_from_an_old_keyring() {
    let laptop = Laptop::new();
    let (_, service, _) = wiped_beside_an_old_one(&laptop).await;
    drop(signed_in(&laptop, &service).await);

    laptop.vault.replace_default();
    laptop.vault.open_old();
    let looked = laptop.start(&service).look().await.status;
    let status = laptop.start(&service).status().await;

    assert_eq!(looked.session, SessionState::None);
    assert_eq!(status.session, SessionState::None);
    assert!(laptop.vault.old_is_empty());
}
