//! A row that cannot be read is left out of the lists of everybody (law 22).

use crate::fixture::{Folder, fresh, tamper};
use chiave_domain::{
    audit::{AuditEvent, AuditRow, MadeFull},
    method::Method,
    ports::store::{LockKey, ReadTx, Store},
    rate_limit::Bucket,
    testing::samples::{NOW, account, audit, method, method_id},
};

/// A transaction on a store with a row of two accounts in each list. The rows of the first account are
/// spoilt by the statement.
async fn spoilt(sql: &'static str) -> (Box<dyn ReadTx>, Folder) {
    let (store, folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    let closed = Bucket {
        closed_until: NOW.plus(60),
        ..Bucket::default()
    };
    for n in [1, 2] {
        let of_account = Method {
            account: account(n),
            ..method(n)
        };
        tx.put_method(&of_account).await.unwrap();
        let told = tx.tell_not_counted(account(n), method_id(n), NOW);
        told.await.unwrap();
        let signed_in = AuditRow {
            event: AuditEvent::SignedIn(MadeFull::Password),
            account: Some(account(n)),
            ..audit(n)
        };
        tx.put_audit(&signed_in).await.unwrap();
        tx.put_bucket(&[n; 16], &closed).await.unwrap();
        tx.add_send(&[n; 16], NOW).await.unwrap();
    }
    tx.commit().await.unwrap();
    tamper(&folder, sql).await;
    (store.read().await.unwrap(), folder)
}

// Law 22.
#[tokio::test]
async fn of_methods_have_the_others() {
    let sql = "UPDATE methods SET account = x'00' WHERE seq = (SELECT MIN(seq) FROM methods
                WHERE account <> zeroblob(16))";
    let (mut tx, _folder) = spoilt(sql).await;

    let all = tx.all_methods().await.unwrap();

    let ids: Vec<_> = all.iter().map(|method| method.id).collect();
    assert_eq!(ids, [method_id(2)]);
}

// Law 22.
#[tokio::test]
async fn of_what_was_told_have_the_others() {
    let sql = "UPDATE methods_not_counted SET account = x'00' WHERE rowid = 1";
    let (mut tx, _folder) = spoilt(sql).await;

    let all = tx.all_told_not_counted().await.unwrap();

    let ids: Vec<_> = all.iter().map(|told| told.method).collect();
    assert_eq!(ids, [method_id(2)]);
}

// Law 22.
#[tokio::test]
async fn of_sign_ins_have_the_others() {
    let (mut tx, _folder) = spoilt("UPDATE audit SET id = x'00' WHERE seq = 1").await;

    let all = tx.last_sign_ins(None).await.unwrap();

    let accounts: Vec<_> = all.iter().map(|row| row.account).collect();
    assert_eq!(accounts, [Some(account(2))]);
    let own = tx.last_sign_ins(Some(account(1))).await.unwrap();
    assert_eq!(own, []);
}

// Law 22.
#[tokio::test]
async fn of_delays_have_the_others() {
    let sql = "UPDATE throttle_buckets SET wrong = 'no list' WHERE rowid = 1";
    let (mut tx, _folder) = spoilt(sql).await;

    let all = tx.closed_buckets(NOW).await.unwrap();

    let keys: Vec<_> = all.iter().map(|closed| closed.key).collect();
    assert_eq!(keys, [[2; 16]]);
}

// Law 22.
#[tokio::test]
async fn of_sent_codes_have_the_others() {
    let sql = "UPDATE code_sends SET destination = x'00' WHERE seq = 1";
    let (mut tx, _folder) = spoilt(sql).await;

    let all = tx.all_sends(NOW).await.unwrap();

    let sent_to: Vec<_> = all.iter().map(|sent| sent.destination).collect();
    assert_eq!(sent_to, [[2; 16]]);
}
