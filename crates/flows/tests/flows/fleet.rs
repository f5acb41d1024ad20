//! The view of all computers.

use super::*;
use chiave_domain::{
    ports::store::{NoTurn, ReadTx},
    settings::PolicyBook,
};
use chiave_flows::admin::fleet::{Counts, Fleet, fleet};
use chiave_protocol::report::{Keyring, Report};

const DAY: i64 = 24 * 60 * 60;

fn report(keyring: Keyring) -> Report {
    Report {
        version: "0.1.0".into(),
        policy: "0123456789abcdef".into(),
        keyring,
    }
}

fn counts<const N: usize>(counts: [(&str, u64); N]) -> Counts {
    counts.map(|(word, count)| (word.to_owned(), count)).into()
}

impl Company {
    async fn fleet(&self) -> Fleet {
        let now = self.service.clock.now();
        let accounts = self.admin(now).list().await.unwrap();
        fleet(&self.store, &accounts, now).await.unwrap()
    }

    /// Signs in on device `n` and synchronises with a report.
    async fn reports(&self, n: u8, keyring: Keyring) -> TokenHash {
        let token = hash_of::<token::Session>(&self.enters(n).await.token);
        self.reports_again(n, &token, keyring).await;
        token
    }

    async fn reports_again(&self, n: u8, token: &TokenHash, keyring: Keyring) {
        let in_step = self.service.in_step(token, &caller(n)).await.unwrap();
        let noted = self.service.note_report(&in_step, report(keyring)).await;
        noted.unwrap();
    }
}

#[tokio::test]
async fn computers_are_counted_by_what_they_say() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.reports(2, Keyring::Open).await;
    company.reports(3, Keyring::Locked).await;
    company.enters(4).await;

    let fleet = company.fleet().await;

    assert_eq!(fleet.computers, 3);
    assert_eq!(fleet.versions, counts([("0.1.0", 2), ("unknown", 1)]));
    assert_eq!(
        fleet.policies,
        counts([("0123456789abcdef", 2), ("unknown", 1)])
    );
    let keyrings = counts([("locked", 1), ("open", 1), ("unknown", 1)]);
    assert_eq!(fleet.keyrings, keyrings);
    assert_eq!(fleet.passwords, counts([("never", 3)]));
    assert_eq!(fleet.contacts, counts([("1-day", 3)]));
}

#[tokio::test]
async fn the_last_report_counts() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = company.reports(2, Keyring::Open).await;

    company.reports_again(2, &token, Keyring::None).await;

    assert_eq!(company.fleet().await.keyrings, counts([("none", 1)]));
}

#[tokio::test]
async fn a_computer_with_two_sessions_counts_once() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.add_active("b.ricci").await;
    company.reports(2, Keyring::Locked).await;
    company.clock.0.fetch_add(1, Ordering::Relaxed);
    company.enters_as("b.ricci", 2).await;
    company.clock.0.fetch_add(1, Ordering::Relaxed);
    company.reports(2, Keyring::Open).await;

    let fleet = company.fleet().await;

    assert_eq!(fleet.computers, 1);
    assert_eq!(fleet.keyrings, counts([("open", 1)]));
    assert_eq!(fleet.passwords, counts([("never", 1)]));
}

#[tokio::test]
async fn a_begun_sign_in_is_no_computer() {
    let company = Company::new().await;
    company.add_with_app().await;

    company.enters(2).await;

    assert_eq!(company.fleet().await, Fleet::default());
}

/// A store in which no unit of work gets its turn.
struct NoTurns(SqliteStore);

#[async_trait]
impl Store for NoTurns {
    async fn work(&self, _: &[LockKey]) -> Result<Box<dyn WriteTx>, StoreError> {
        Err(StoreError(NoTurn.into()))
    }

    async fn read(&self) -> Result<Box<dyn ReadTx>, StoreError> {
        self.0.read().await
    }

    async fn read_once(&self) -> Result<Box<dyn ReadTx>, StoreError> {
        self.0.read_once().await
    }
}

// Law 22.
#[tokio::test]
async fn a_report_that_gets_no_turn_costs_itself() {
    let mut company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = hash_of::<token::Session>(&company.enters(2).await.token);
    let service = &mut company.service;
    service.store = Arc::new(NoTurns(company.store.clone()));
    let in_step = service.in_step(&token, &caller(2)).await.unwrap();

    let noted = service.note_report(&in_step, report(Keyring::Open)).await;

    assert!(noted.is_ok(), "{noted:?}");
    assert_eq!(company.fleet().await.keyrings, counts([("unknown", 1)]));
}

#[tokio::test]
async fn an_ended_session_is_no_computer() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.reports(2, Keyring::Open).await;
    company.clock.0.fetch_add(8 * DAY, Ordering::Relaxed);
    assert_eq!(company.fleet().await.contacts, counts([("30-days", 1)]));

    company.clock.0.fetch_add(23 * DAY, Ordering::Relaxed);

    assert_eq!(company.fleet().await, Fleet::default());
}

#[tokio::test]
async fn passwords_fall_into_the_time_until_they_expire() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.enters(2).await;
    let mut book = PolicyBook::default();
    book.default.max_age_days = Some(60);
    company
        .write(async |tx| tx.put_policy_book(&book).await)
        .await;

    let mut seen = Vec::new();
    for days in [0, 29, 1, 16, 7, 7] {
        company.clock.0.fetch_add(days * DAY, Ordering::Relaxed);
        let passwords = company.fleet().await.passwords;
        seen.extend(passwords.into_keys());
        company.seen_again(2).await;
    }

    let expected = ["later", "later", "30-days", "14-days", "7-days", "expired"];
    assert_eq!(seen, expected);
}

impl Company {
    /// Keeps the session of device `n` alive.
    async fn seen_again(&self, n: u8) {
        let mut tx = self.store.work(LockKey::EVERYTHING).await.unwrap();
        let reports = tx.all_reports().await.unwrap();
        for reported in reports {
            let mut session = reported.session;
            assert_eq!(session.device, caller(n).device);
            session.seen_at = self.service.clock.now();
            tx.put_session(&session).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}
