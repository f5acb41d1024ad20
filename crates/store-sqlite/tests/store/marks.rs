//! Whoever writes the file without the keys cannot make a row valid (law 10).

use crate::fixture::{Folder, fresh, keys, open, tamper};
use chiave_crypto::{SystemRandom, seal::Place};
use chiave_domain::{
    method::{Method, MethodDetail},
    ports::store::{LockKey, Store},
    testing::samples::{
        NOW, account, activation, device, device_key, method, method_id, session, token,
    },
};
use chiave_store_sqlite::SqliteStore;
use sqlx::{Connection, query};

const ADDRESS: &str = "planted@posta.example";

/// An account with an app, an address, a removed address, a session, a device and an activation.
async fn company() -> (SqliteStore, Folder) {
    let (store, folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    for n in [1, 2] {
        tx.put_method(&method(n)).await.unwrap();
    }
    let removed = Method {
        detail: MethodDetail::Mail {
            address: ADDRESS.into(),
        },
        ..method(4)
    };
    tx.put_method(&removed).await.unwrap();
    tx.remove_method(method_id(4), NOW).await.unwrap();
    tx.put_session(&session(1)).await.unwrap();
    tx.put_device(&device(1)).await.unwrap();
    tx.put_activation(&activation(1)).await.unwrap();
    tx.commit().await.unwrap();
    (store, folder)
}

fn shown(method: &Method) -> &str {
    match &method.detail {
        MethodDetail::Authenticator { secret } => secret.expose(),
        MethodDetail::Mail { address } => address,
        MethodDetail::RecoveryCodes { .. }
        | MethodDetail::TemporaryCode(_)
        | MethodDetail::Unreadable => "",
    }
}

/// The methods of an account as the store reads them, and the number of values in the store that do
/// not open.
async fn seen(store: &SqliteStore, of: u8) -> (Vec<String>, usize) {
    let mut tx = store.read().await.unwrap();
    let methods = tx.methods(account(of)).await.unwrap();
    let shown = methods.iter().map(|it| shown(it).to_owned()).collect();
    (shown, store.unreadable().await.unwrap().len())
}

mod a_method {
    use super::*;

    #[tokio::test]
    async fn that_stands_as_it_was_written_opens() {
        let (store, _folder) = company().await;

        let (shown, lost) = seen(&store, 1).await;

        assert_eq!((shown.len(), lost), (2, 0));
        let mut tx = store.read().await.unwrap();
        let removed = tx.removed_mail_methods(account(1), NOW.plus(-1)).await;
        assert_eq!(super::shown(&removed.unwrap()[0]), ADDRESS);
    }

    // Law 10.
    #[tokio::test]
    async fn moved_to_another_account_opens_for_neither() {
        let (store, folder) = company().await;
        let (own, _) = seen(&store, 1).await;

        tamper(
            &folder,
            "UPDATE methods SET account = x'09090909090909090909090909090909'
             WHERE account <> zeroblob(16)",
        )
        .await;

        let (others, lost) = seen(&store, 9).await;
        // What is lost is still asked for, and nobody has it.
        assert_eq!((others.len(), lost), (2, 3));
        assert!(others.iter().all(|other| !own.contains(other)));
        assert_eq!(seen(&store, 1).await.0, Vec::<String>::new());
    }

    #[tokio::test]
    async fn with_a_changed_flag_does_not_open() {
        for (sql, lost) in [
            ("UPDATE methods SET confirmed = 1 - confirmed", 3),
            ("UPDATE methods SET bound_by_pass = 1 - bound_by_pass", 3),
            ("UPDATE methods SET added_at = added_at - 1", 3),
            (
                "UPDATE methods SET begun_in = x'09090909090909090909090909090909'",
                3,
            ),
            // Only the removed address changes by this statement.
            ("UPDATE methods SET removed_at = NULL", 1),
            // A code that was accepted would be accepted once more.
            (
                "UPDATE methods SET last_used_step = COALESCE(last_used_step, 0) + 1",
                3,
            ),
            ("UPDATE methods SET mark = NULL", 3),
        ] {
            let (store, folder) = company().await;
            let (own, _) = seen(&store, 1).await;

            tamper(&folder, sql).await;

            let (now, found) = seen(&store, 1).await;
            assert_eq!(found, lost, "{sql}");
            assert!(!now.contains(&ADDRESS.to_owned()), "{sql}");
            let opens = now.iter().filter(|one| own.contains(one)).count();
            assert_eq!(opens, 3 - lost, "{sql}");
        }
    }

    /// What a verification does with every method of the account.
    #[tokio::test]
    async fn put_back_after_a_change_is_not_good_by_that() {
        let (store, folder) = company().await;
        let (own, _) = seen(&store, 1).await;
        tamper(
            &folder,
            "UPDATE methods SET bound_by_pass = 1 - bound_by_pass",
        )
        .await;

        let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
        for mut method in tx.methods(account(1)).await.unwrap() {
            method.wrong_in_row = 0;
            tx.put_method(&method).await.unwrap();
        }
        tx.commit().await.unwrap();

        let (now, lost) = seen(&store, 1).await;
        assert_eq!(lost, 3);
        assert!(now.iter().all(|one| !own.contains(one)));
    }

    #[tokio::test]
    async fn whose_flags_the_service_changes_still_opens() {
        let (store, _folder) = company().await;
        let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
        for mut method in tx.methods(account(1)).await.unwrap() {
            method.confirmed = !method.confirmed;
            method.added_at = NOW.plus(5);
            tx.put_method(&method).await.unwrap();
        }
        tx.commit().await.unwrap();

        let (shown, lost) = seen(&store, 1).await;

        assert_eq!((shown.len(), lost), (2, 0));
    }
}

mod a_store_of_an_earlier_version {
    use super::*;

    /// Seals a detail as earlier versions did: for the method alone.
    async fn seal_as_before(folder: &Folder, n: u8, plain: &str) {
        let id = method_id(n).as_uuid();
        let place = Place {
            table: "methods",
            column: "detail",
            row: id.as_bytes(),
        };
        let sealed = keys().seal(place, plain.as_bytes(), &SystemRandom).unwrap();
        let mut raw = crate::fixture::raw(folder).await;
        query("UPDATE methods SET detail = $2, mark = NULL, mark_version = 1 WHERE id = $1")
            .bind(id.as_bytes().to_vec())
            .bind(sealed)
            .execute(&mut raw)
            .await
            .unwrap();
        raw.close().await.unwrap();
    }

    #[tokio::test]
    async fn has_its_methods_bound_once() {
        let (store, folder) = company().await;
        for n in [2, 4] {
            seal_as_before(&folder, n, ADDRESS).await;
        }
        store.close().await;
        let store = open(&folder.path("chiave.db")).await;
        assert_eq!(seen(&store, 1).await.1, 2);

        store.bind_methods(NOW).await.unwrap();

        let (shown, lost) = seen(&store, 1).await;
        assert_eq!(lost, 0);
        assert!(shown.contains(&ADDRESS.to_owned()));
        let before = store.counts().writes;
        store.bind_methods(NOW).await.unwrap();
        assert_eq!(store.counts().writes, before);
    }

    // Law 22.
    #[tokio::test]
    async fn has_the_others_bound_though_a_row_cannot_be_read() {
        for sql in [
            "UPDATE methods SET added_at = 'x' WHERE removed_at IS NOT NULL",
            "UPDATE methods SET account = x'01' WHERE removed_at IS NOT NULL",
        ] {
            let (store, folder) = company().await;
            for n in [2, 4] {
                seal_as_before(&folder, n, ADDRESS).await;
            }
            tamper(&folder, sql).await;

            store.bind_methods(NOW).await.unwrap();

            let (shown, lost) = seen(&store, 1).await;
            assert_eq!(lost, 1, "listed as unreadable: {sql}");
            assert!(shown.contains(&ADDRESS.to_owned()), "{sql}");
        }
    }

    #[tokio::test]
    async fn is_no_excuse_for_a_row_without_its_mark() {
        let (store, folder) = company().await;
        tamper(
            &folder,
            "UPDATE methods SET mark = NULL, mark_version = 1, account = x'09090909090909090909090909090909'
             WHERE account <> zeroblob(16)",
        )
        .await;

        store.bind_methods(NOW).await.unwrap();

        assert_eq!(seen(&store, 9).await.1, 3);
    }
}

mod a_session {
    use super::*;

    async fn opens(store: &SqliteStore) -> bool {
        let mut tx = store.read().await.unwrap();
        let found = [
            tx.session(&token(1)).await.unwrap().is_some(),
            tx.session_in_step(&token(1)).await.unwrap().is_some(),
            tx.session_by_id(session(1).id).await.unwrap().is_some(),
        ];
        assert!(found.iter().all(|one| *one == found[0]));
        found[0]
    }

    // Law 10.
    #[tokio::test]
    async fn that_was_changed_or_planted_opens_nothing() {
        let (store, _folder) = company().await;
        assert!(opens(&store).await);
        for sql in [
            "UPDATE sessions SET account = x'09090909090909090909090909090909'",
            "UPDATE sessions SET device = zeroblob(32)",
            "UPDATE sessions SET standing = 'must-change-expired'",
            "UPDATE sessions SET administers = 1 - administers",
            "UPDATE sessions SET shared = 1 - shared",
            "UPDATE sessions SET opened_at = opened_at + 1",
            "UPDATE sessions SET seen_at = seen_at + 1",
            "UPDATE sessions SET proven_at = 1900000000",
            "UPDATE sessions SET proof_usable_from = 5",
            "UPDATE sessions SET mark = NULL",
            "UPDATE sessions SET mark = (SELECT mark FROM devices)",
        ] {
            let (store, folder) = company().await;
            tamper(&folder, sql).await;
            assert!(!opens(&store).await, "{sql}");
        }
    }
}

mod a_device {
    use super::*;

    async fn is_there(store: &SqliteStore) -> bool {
        let mut tx = store.read().await.unwrap();
        let one = tx.device(account(1), &device_key(1)).await.unwrap();
        let all = tx.devices(account(1)).await.unwrap();
        assert_eq!(one.is_some(), !all.is_empty());
        one.is_some()
    }

    // Law 10.
    #[tokio::test]
    async fn that_was_changed_or_planted_is_not_there() {
        let (store, _folder) = company().await;
        assert!(is_there(&store).await);
        for sql in [
            "UPDATE devices SET proven_at = proven_at + 1",
            "UPDATE devices SET mark = NULL",
        ] {
            let (store, folder) = company().await;
            tamper(&folder, sql).await;
            assert!(!is_there(&store).await, "{sql}");
        }
    }

    #[tokio::test]
    async fn copied_to_another_account_is_not_there() {
        let (store, folder) = company().await;

        tamper(
            &folder,
            "INSERT INTO devices (account, key, name, proven_at, mark)
             SELECT x'09090909090909090909090909090909', key, name, proven_at, mark FROM devices",
        )
        .await;

        let mut tx = store.read().await.unwrap();
        let copied = tx.device(account(9), &device_key(1)).await;
        assert_eq!(copied.unwrap(), None);
    }
}

// Law 10.
#[tokio::test]
async fn an_activation_that_was_changed_opens_nothing() {
    let (store, _folder) = company().await;
    let mut tx = store.read().await.unwrap();
    assert!(tx.activation(&token(1)).await.unwrap().is_some());
    for sql in [
        "UPDATE activations SET account = x'09090909090909090909090909090909'",
        "UPDATE activations SET device = zeroblob(32)",
        "UPDATE activations SET expires_at = expires_at + 1",
        "UPDATE activations SET mark = NULL",
    ] {
        let (store, folder) = company().await;
        tamper(&folder, sql).await;
        let mut tx = store.read().await.unwrap();
        assert_eq!(tx.activation(&token(1)).await.unwrap(), None, "{sql}");
    }
}

mod a_store_whose_marks_cover_no_step {
    use super::*;

    /// A mark as it was made before migration 0024.
    async fn mark_as_before(folder: &Folder, n: u8) {
        let method = method(n);
        let (id, owner) = (method.id.as_uuid(), method.account.as_uuid());
        let kind: &[u8] = match method.detail {
            MethodDetail::Authenticator { .. } => b"authenticator",
            _ => b"mail",
        };
        let flags = [
            u8::from(method.confirmed),
            u8::from(method.bound_by_activation_code),
        ];
        let added_at = method.added_at.as_unix().to_be_bytes();
        let begun_in = method.begun_in.map(|session| *session.as_uuid().as_bytes());
        let fields: [&[u8]; 7] = [
            id.as_bytes(),
            owner.as_bytes(),
            kind,
            &added_at,
            &flags,
            begun_in.as_ref().map_or(&[], |bytes| &bytes[..]),
            &[],
        ];
        let mut raw = crate::fixture::raw(folder).await;
        query("UPDATE methods SET mark = $2, mark_version = 1 WHERE id = $1")
            .bind(id.as_bytes().to_vec())
            .bind(keys().mark("methods", &fields))
            .execute(&mut raw)
            .await
            .unwrap();
        raw.close().await.unwrap();
    }

    async fn steps(store: &SqliteStore) -> Vec<Option<u64>> {
        let mut tx = store.read().await.unwrap();
        let methods = tx.methods(account(1)).await.unwrap();
        methods.iter().map(|method| method.last_used_step).collect()
    }

    // Law 20.
    #[tokio::test]
    async fn has_them_marked_anew_with_no_earlier_code_left() {
        let (store, folder) = company().await;
        let own = seen(&store, 1).await.0;
        for n in [1, 2] {
            mark_as_before(&folder, n).await;
        }
        tamper(
            &folder,
            "UPDATE methods SET last_used_step = 3 WHERE kind = 'authenticator'",
        )
        .await;
        assert_eq!(seen(&store, 1).await.1, 2, "before it is marked anew");

        store.bind_methods(NOW).await.unwrap();

        assert_eq!(seen(&store, 1).await, (own, 0));
        let after_now = u64::try_from(NOW.as_unix()).unwrap() / 30 + 1;
        assert_eq!(steps(&store).await[0], Some(after_now));
        let before = store.counts().writes;
        store.bind_methods(NOW).await.unwrap();
        assert_eq!(store.counts().writes, before);
    }

    #[tokio::test]
    async fn is_no_excuse_for_a_row_that_was_changed() {
        let (store, folder) = company().await;
        mark_as_before(&folder, 1).await;
        tamper(
            &folder,
            "UPDATE methods SET bound_by_pass = 1 - bound_by_pass WHERE mark_version = 1",
        )
        .await;

        store.bind_methods(NOW).await.unwrap();

        assert_eq!(seen(&store, 1).await.1, 1);
    }
}

mod a_waiting_code {
    use super::*;
    use chiave_domain::{testing::store_contract::codes, verification::CodeScope};

    async fn waits(store: &SqliteStore) -> bool {
        let code = codes::code(2, 4);
        let mut tx = store.read().await.unwrap();
        let found = tx.waiting_code(code.scope, code.method).await.unwrap();
        assert!(found.is_none_or(|found| found == code));
        found.is_some()
    }

    // Law 10.
    #[tokio::test]
    async fn that_was_changed_or_planted_is_not_awaited() {
        for (sql, is_awaited) in [
            ("SELECT 1", true),
            ("UPDATE waiting_codes SET wrong = 0", false),
            ("UPDATE waiting_codes SET serial = 3", false),
            (
                "UPDATE waiting_codes SET expires_at = expires_at + 600",
                false,
            ),
            ("UPDATE waiting_codes SET sent_at = sent_at + 1", false),
            ("UPDATE waiting_codes SET wrong = 'none'", false),
            (
                "UPDATE waiting_codes SET mark = (SELECT mark FROM devices)",
                false,
            ),
        ] {
            let (store, folder) = company().await;
            let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
            tx.put_code(&codes::code(2, 4)).await.unwrap();
            tx.commit().await.unwrap();

            tamper(&folder, sql).await;

            assert_eq!(waits(&store).await, is_awaited, "{sql}");
        }
    }

    #[tokio::test]
    async fn moved_to_another_session_is_not_awaited_there() {
        let (store, folder) = company().await;
        let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
        tx.put_code(&codes::code(2, 4)).await.unwrap();
        tx.commit().await.unwrap();
        let other = session(2).id;
        let mut raw = crate::fixture::raw(&folder).await;
        query("UPDATE waiting_codes SET owner = $1")
            .bind(other.as_uuid().as_bytes().to_vec())
            .execute(&mut raw)
            .await
            .unwrap();

        let mut tx = store.read().await.unwrap();
        let moved = CodeScope::Session(other);
        let found = tx.waiting_code(moved, method_id(2)).await;
        assert_eq!(found.unwrap(), None);
    }
}
