//! Backups, epochs and crashes.

use crate::fixture::{Company, Folder, fresh, number, open};
use chiave_domain::{
    activation_code::ActivationCode,
    delivery::Due,
    intent::End,
    notice::{Message, OutboxRow},
    ports::store::{LockKey, Store},
    testing::{
        samples::{
            NOW, account, activation, activation_code, attempt, device, intent, mail, method,
            method_id, session, sheet, temporary_code, token, uuid,
        },
        store_contract::codes::code,
    },
};
use chiave_store_sqlite::SqliteStore;

/// A store in the middle of its work.
pub(crate) async fn busy(store: &SqliteStore) {
    let waiting = code(2, 1);
    let notice = OutboxRow {
        message: Message::PasswordReset,
        ..mail(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_session(&session(1)).await.unwrap();
    tx.put_device(&device(1)).await.unwrap();
    tx.open_attempt(&token(1), &attempt(1)).await.unwrap();
    tx.put_activation(&activation(1)).await.unwrap();
    tx.put_activation_code(&activation_code(1)).await.unwrap();
    tx.put_method(&method(1)).await.unwrap();
    tx.put_method(&method(2)).await.unwrap();
    tx.next_code_serial(method_id(2)).await.unwrap();
    tx.put_code(&waiting).await.unwrap();
    tx.put_intent(&intent(1)).await.unwrap();
    tx.put_mail(&mail(1)).await.unwrap();
    tx.put_mail(&notice).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_backup_is_a_store_with_the_last_committed_state() {
    let (store, folder) = fresh().await;
    busy(&store).await;
    let mut writer = store.work(LockKey::EVERYTHING).await.unwrap();
    writer.put_session(&session(2)).await.unwrap();

    store.backup_to(&folder.path("backup.db")).await.unwrap();
    writer.commit().await.unwrap();

    let backup = open(&folder.path("backup.db")).await;
    let mut tx = backup.read().await.unwrap();
    assert_eq!(tx.session(&token(1)).await.unwrap(), Some(session(1)));
    assert_eq!(tx.session(&token(2)).await.unwrap(), None);
    assert_eq!(tx.methods(account(1)).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_backup_never_replaces_a_file() {
    let (store, folder) = fresh().await;
    std::fs::write(folder.path("backup.db"), "precious").unwrap();

    assert!(store.backup_to(&folder.path("backup.db")).await.is_err());

    assert_eq!(
        std::fs::read(folder.path("backup.db")).unwrap(),
        b"precious"
    );
}

// Law 20.
#[tokio::test]
async fn what_was_open_at_the_backup_is_over_in_a_new_epoch() {
    let (store, folder) = fresh().await;
    busy(&store).await;

    store.begin_epoch(NOW).await.unwrap();

    assert_eq!(store.epoch().await.unwrap(), 2);
    assert_eq!(store.epoch_began_at().await.unwrap(), NOW);
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.session(&token(1)).await.unwrap(), None);
    assert_eq!(tx.attempt(&token(1)).await.unwrap(), None);
    assert_eq!(tx.activation(&token(1)).await.unwrap(), None);
    for gone in [
        "SELECT COUNT(*) FROM waiting_codes",
        "SELECT COUNT(*) FROM devices",
    ] {
        assert_eq!(number(&folder, gone).await, 0, "{gone}");
    }
    let spent = ActivationCode {
        expires_at: NOW,
        ..activation_code(1)
    };
    assert_eq!(tx.activation_code(account(1)).await.unwrap(), Some(spent));
    // The intent is settled as after a crash.
    assert_eq!(tx.open_intents().await.unwrap(), [intent(1)]);
}

// Law 20.
#[tokio::test]
async fn no_code_from_before_a_restore_is_accepted_after_it() {
    let (store, _folder) = fresh().await;
    busy(&store).await;

    store.begin_epoch(NOW).await.unwrap();

    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    let steps: Vec<_> = tx
        .methods(account(1))
        .await
        .unwrap()
        .iter()
        .map(|m| m.last_used_step)
        .collect();
    let step_after_now = u64::try_from(NOW.as_unix()).unwrap() / 30 + 1;
    assert_eq!(steps, [Some(step_after_now), method(2).last_used_step]);
    assert!(tx.next_code_serial(method_id(2)).await.unwrap() > 10_000);
}

// Law 20.
#[tokio::test]
async fn a_restore_sends_notices_but_no_codes() {
    let (store, _folder) = fresh().await;
    busy(&store).await;

    store.begin_epoch(NOW).await.unwrap();

    let mut tx = store.read().await.unwrap();
    let notice = tx.due_mail(NOW, Due::OldestNotice).await.unwrap();
    assert_eq!(notice.map(|row| row.id), Some(uuid(2)));
    assert_eq!(tx.due_mail(NOW, Due::OldestCode).await.unwrap(), None);
}

// Law 9.
/// A killed process leaves its files as they are at that moment.
#[tokio::test]
async fn after_a_kill_what_was_committed_is_there_and_nothing_else() {
    let (store, folder) = fresh().await;
    busy(&store).await;
    let mut open_tx = store.work(LockKey::EVERYTHING).await.unwrap();
    open_tx.put_session(&session(2)).await.unwrap();

    let crash = Folder::new();
    for name in ["chiave.db", "chiave.db-wal"] {
        std::fs::copy(folder.path(name), crash.path(name)).unwrap();
    }

    let store = open(&crash.path("chiave.db")).await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    assert_eq!(tx.session(&token(1)).await.unwrap(), Some(session(1)));
    assert_eq!(tx.session(&token(2)).await.unwrap(), None);
    tx.put_session(&session(3)).await.unwrap();
    tx.commit().await.unwrap();
    drop(open_tx);
}

#[tokio::test]
async fn an_attempt_whose_write_is_open_is_never_swept() {
    let (store, _folder) = fresh().await;
    busy(&store).await;

    store.sweep(NOW.plus(365 * 86_400)).await.unwrap();
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    assert_eq!(tx.attempt(&token(1)).await.unwrap(), Some(attempt(1)));
    tx.close_intent(intent(1).operation, &chiave_domain::intent::End::NotSent)
        .await
        .unwrap();
    tx.commit().await.unwrap();

    store.sweep(NOW.plus(365 * 86_400)).await.unwrap();
    assert_eq!(
        store
            .read()
            .await
            .unwrap()
            .attempt(&token(1))
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn an_ended_write_is_forgotten_with_its_marker_in_time() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();
    let mut tx = company.store.work(LockKey::EVERYTHING).await.unwrap();
    for n in [1, 2] {
        tx.put_intent(&intent(n)).await.unwrap();
    }
    let done = End::Done(NOW);
    tx.close_intent(intent(1).operation, &done).await.unwrap();
    tx.commit().await.unwrap();
    let kept = async || {
        let mut tx = company.store.read().await.unwrap();
        let intents = [intent(1), intent(2)].map(|intent| intent.operation);
        let ended = tx.intent(intents[0]).await.unwrap().is_some();
        let open = tx.intent(intents[1]).await.unwrap().is_some();
        let markers = "SELECT COUNT(*) FROM embedded_last_writes";
        (ended, open, number(&company.folder, markers).await)
    };

    company.store.sweep(NOW.plus(89 * 86_400)).await.unwrap();
    assert_eq!(kept().await, (true, true, 1));
    company.store.sweep(NOW.plus(91 * 86_400)).await.unwrap();
    assert_eq!(kept().await, (false, true, 0));
}

// Law 20.
#[tokio::test]
async fn a_new_epoch_spends_every_code_of_a_recovery_sheet() {
    let (store, _folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_method(&sheet(1)).await.unwrap();
    tx.commit().await.unwrap();

    store.begin_epoch(NOW).await.unwrap();

    let mut tx = store.read().await.unwrap();
    let methods = tx.methods(account(1)).await.unwrap();
    assert_eq!(methods[0].codes_left(), Some(0));
}

// Law 20.
#[tokio::test]
async fn a_new_epoch_ends_temporary_codes() {
    let (store, _folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_method(&temporary_code(1, false)).await.unwrap();
    tx.put_method(&method(2)).await.unwrap();
    tx.commit().await.unwrap();

    store.begin_epoch(NOW).await.unwrap();

    let mut tx = store.read().await.unwrap();
    let left = tx.methods(account(1)).await.unwrap();
    let ids: Vec<_> = left.iter().map(|method| method.id).collect();
    assert_eq!(ids, [method_id(2)]);
}
