//! Changes of the audit log by an intruder are detected (law 13).

use super::*;
use chiave_crypto::AuditKey;
use chiave_domain::audit::ChainHead;
use chiave_flows::{
    admin::purge_names::purge_names,
    seal_audit::{SignedCheckpoint, seal_audit},
    verify_audit::{Finding, Verdict, verify_audit},
};
use chiave_protocol::state::EventKind;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, sqlite::SqliteConnectOptions};

/// A company whose log was chained, with the checkpoint of that time.
struct Logged {
    company: Company,
    key: AuditKey,
    outside: SignedCheckpoint,
}

impl Logged {
    async fn new() -> Self {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let key = AuditKey::generate(KeyId::parse("k1").unwrap(), &SystemRandom);
        let outside = seal_audit(&company.store, &key, NOW).await;
        let outside = outside.unwrap().unwrap();
        assert!(outside.checkpoint.rows >= 3, "{outside:?}");
        Self {
            company,
            key,
            outside,
        }
    }

    /// Changes the file, bypassing the service.
    async fn tamper(&self, sql: &str) {
        let file = self.company.folder.path().join("chiave.db");
        let options = SqliteConnectOptions::new()
            .filename(file)
            .foreign_keys(false);
        let mut intruder = options.connect().await.unwrap();
        let done = intruder.execute(AssertSqlSafe(sql)).await.unwrap();
        assert_ne!(done.rows_affected(), 0, "{sql}");
    }

    async fn verify(&self, outside: Option<&SignedCheckpoint>) -> Verdict {
        let verdict = verify_audit(&self.company.store, &self.key, outside).await;
        verdict.unwrap()
    }

    /// The finding of a verification with the checkpoint.
    async fn found(&self) -> Option<Finding> {
        self.verify(Some(&self.outside)).await.finding
    }
}

#[tokio::test]
async fn an_untouched_log_is_whole_and_may_outgrow_its_checkpoint() {
    let log = Logged::new().await;
    log.company.add("e.ward").await;
    seal_audit(&log.company.store, &log.key, NOW).await.unwrap();
    log.company.add("not.chained.yet").await;

    let verdict = log.verify(Some(&log.outside)).await;

    assert_eq!(verdict.finding, None);
    assert_eq!(verdict.rows, log.outside.checkpoint.rows + 1);
    assert_eq!(log.verify(None).await, verdict);
}

#[tokio::test]
async fn an_edited_row_is_named() {
    for edit in [
        "UPDATE audit SET detail = 'x' WHERE seq = 2",
        "UPDATE audit SET at = at + 1 WHERE seq = 2",
        "UPDATE audit SET kind = 'signed-out' WHERE seq = 2",
        "UPDATE audit SET kind = 'of another age' WHERE seq = 2",
        "UPDATE audit SET account = NULL WHERE seq = 2",
        "UPDATE audit SET device = zeroblob(32) WHERE seq = 2",
        "UPDATE audit SET id = zeroblob(16) WHERE seq = 2",
        "UPDATE audit_links SET hash = zeroblob(32) WHERE row = 2",
    ] {
        let log = Logged::new().await;

        log.tamper(edit).await;

        assert_eq!(log.found().await, Some(Finding::Edited(2)), "{edit}");
        assert_eq!(log.verify(None).await.finding, Some(Finding::Edited(2)));
    }
}

#[tokio::test]
async fn a_removed_or_unreadable_row_is_named() {
    for edit in [
        "DELETE FROM audit WHERE seq = 2",
        "UPDATE audit SET seq = -2 WHERE seq = 2",
        "UPDATE audit SET id = 'none' WHERE seq = 2",
    ] {
        let log = Logged::new().await;

        log.tamper(edit).await;

        assert_eq!(log.found().await, Some(Finding::Removed(2)), "{edit}");
    }
}

#[tokio::test]
async fn a_row_that_is_removed_with_its_link_leaves_a_gap() {
    let log = Logged::new().await;

    log.tamper("DELETE FROM audit_links WHERE row = 2").await;
    log.tamper("DELETE FROM audit WHERE seq = 2").await;

    assert_eq!(log.found().await, Some(Finding::LinkRemoved(2)));
}

#[tokio::test]
async fn a_row_that_was_slipped_in_shows() {
    let log = Logged::new().await;

    log.tamper(
        "INSERT INTO audit (seq, id, at, kind, detail) VALUES (-1, zeroblob(16), 1, 'signed-in', '')",
    )
    .await;

    assert_eq!(log.found().await, Some(Finding::Inserted));
}

#[tokio::test]
async fn a_cut_tail_shows_against_the_checkpoint() {
    let log = Logged::new().await;
    let expected = log.outside.checkpoint.rows;

    log.tamper(&format!("DELETE FROM audit_links WHERE link = {expected}"))
        .await;
    log.tamper(&format!("DELETE FROM audit WHERE seq = {expected}"))
        .await;

    assert_eq!(log.found().await, Some(Finding::Cut { expected }));
    assert_eq!(log.verify(None).await.finding, None);
}

#[tokio::test]
async fn a_chain_that_was_computed_anew_shows_against_the_checkpoint() {
    let log = Logged::new().await;

    log.tamper("UPDATE audit SET detail = 'x' WHERE seq = 2")
        .await;
    log.tamper("DELETE FROM audit_links").await;
    seal_audit(&log.company.store, &log.key, NOW).await.unwrap();

    assert_eq!(log.found().await, Some(Finding::Rewritten));
    assert_eq!(log.verify(None).await.finding, None);
}

#[tokio::test]
async fn a_checkpoint_that_was_edited_or_is_of_elsewhere_is_refused() {
    let log = Logged::new().await;
    let mut edited = log.outside.clone();
    edited.checkpoint.rows -= 1;
    let elsewhere = Logged::new().await;
    let mut dropped = log.outside.clone();
    dropped.seal.key = KeyId::parse("earlier").unwrap();

    for outside in [&edited, &elsewhere.outside] {
        let finding = log.verify(Some(outside)).await.finding;
        assert_eq!(finding, Some(Finding::CheckpointRefused));
    }
    let finding = log.verify(Some(&dropped)).await.finding;
    assert_eq!(finding, Some(Finding::CheckpointKeyMissing));
}

#[tokio::test]
async fn purged_names_are_no_finding() {
    let log = Logged::new().await;

    let operator = it(&log.company.service.lookup, NOW.plus(2));
    let purged = purge_names(&log.company.store, operator, NOW.plus(1)).await;

    assert_ne!(purged.unwrap(), 0);
    assert_eq!(log.found().await, None);
    seal_audit(&log.company.store, &log.key, NOW).await.unwrap();
    assert_eq!(log.found().await, None);
    let rows = log.company.rows().await;
    assert!(rows.iter().all(|row| row.device_name.is_none()));
    let own = rows.first().unwrap();
    assert_eq!(own.event_kind(), EventKind::ServiceChanged);
    assert!(
        own.detail.starts_with("audit-names before-2027-01-15"),
        "{}",
        own.detail
    );
    assert!(own.detail.ends_with("by-uid-7"));
}

// Law 13.
#[tokio::test]
async fn the_chain_covers_every_row_once_and_its_checkpoint_is_signed() {
    let company = Company::new().await;
    company.add("g.ferri").await;
    let key = AuditKey::generate(KeyId::parse("k1").unwrap(), &SystemRandom);

    let first = seal_audit(&company.store, &key, NOW)
        .await
        .unwrap()
        .unwrap();
    let nothing_new = seal_audit(&company.store, &key, NOW).await.unwrap();
    company.add("e.ward").await;
    let second = seal_audit(&company.store, &key, NOW)
        .await
        .unwrap()
        .unwrap();

    assert!(key.verifies(&first.checkpoint, &first.seal));
    let (first, second) = (first.checkpoint, second.checkpoint);
    assert!(nothing_new.is_none());
    assert_eq!(second.rows, first.rows + 1);
    assert_ne!(second.hash, first.hash);
    let mut tx = company.store.read().await.unwrap();
    let head = tx.chain_head().await.unwrap();
    let expected = ChainHead {
        link: 2,
        hash: *second.hash.as_bytes(),
    };
    assert_eq!(head, Some(expected));
}

mod a_kind_that_this_binary_does_not_know {
    use super::*;

    const NEWER: &str = "INSERT INTO audit (id, at, kind, detail)
         VALUES (randomblob(16), 1800000000, 'of-a-later-version', 'x')";

    // Law 13.
    #[tokio::test]
    async fn is_chained_by_its_text_and_verifies() {
        let log = Logged::new().await;
        log.tamper(NEWER).await;
        seal_audit(&log.company.store, &log.key, NOW).await.unwrap();
        assert_eq!(log.found().await, None);

        log.tamper(
            "UPDATE audit SET kind = 'of-another-version' WHERE kind = 'of-a-later-version'",
        )
        .await;

        assert!(matches!(log.found().await, Some(Finding::Edited(_))));
    }
}

mod links_of_the_first_version {
    use super::*;
    use chiave_crypto::audit::{ChainHash, Row};

    /// Writes the chain anew with the encoding of the first version.
    async fn chain_as_before(log: &Logged) {
        log.tamper("DELETE FROM audit_links").await;
        let mut hash = ChainHash::start("embedded");
        let mut rows = log.company.rows().await;
        rows.reverse();
        for (link, row) in (1..).zip(&rows) {
            let kind = serde_json::to_vec(&row.event_kind()).unwrap();
            let account = row.account.map(|id| id.as_uuid().into_bytes());
            let device = row.device.map(|key| key.as_bytes().to_vec());
            let bytes = Row::new()
                .field("number", &row.number.to_be_bytes())
                .field("id", row.id.as_bytes())
                .field("at", &row.at.as_unix().to_be_bytes())
                .field("kind", &kind)
                .field("account", account.as_ref().map_or(&[], |id| &id[..]))
                .field("device", device.as_deref().unwrap_or_default())
                .field("detail", row.detail.as_bytes());
            hash = hash.then(bytes.as_bytes());
            let hash: String = hash.as_bytes().iter().map(|b| format!("{b:02x}")).collect();
            let number = row.number;
            log.tamper(&format!(
                "INSERT INTO audit_links (link, row, hash) VALUES ({link}, {number}, x'{hash}')"
            ))
            .await;
        }
    }

    #[tokio::test]
    async fn go_on_to_verify_beside_newer_ones() {
        let log = Logged::new().await;
        chain_as_before(&log).await;
        assert_eq!(log.verify(None).await.finding, None);

        log.company.add("e.ward").await;
        seal_audit(&log.company.store, &log.key, NOW).await.unwrap();

        assert_eq!(log.verify(None).await.finding, None);
        log.tamper("UPDATE audit_links SET version = 2 WHERE link = 2")
            .await;
        let found = log.verify(None).await.finding;
        assert!(matches!(found, Some(Finding::Edited(_))), "{found:?}");
    }
}
