//! The directory is asked while no transaction of the store is open (law 23).

use super::*;
use chiave_domain::{
    account::Account,
    order::WriteOrder,
    ports::connector::{Capabilities, Checked, Connector, ConnectorError, Settled, Written},
};
use std::time::Duration;
use tokio::{task::JoinSet, time::timeout};

/// The number of simultaneous requests: many times the readers of the store.
const MANY: usize = 64;
/// Far longer than [`MANY`] reads take, far shorter than the time after which the store gives up.
const PATIENCE: Duration = Duration::from_secs(15);

/// The embedded directory; a call by a task with an open transaction fails the test.
pub(super) struct Outside {
    directory: EmbeddedDirectory,
    store: SqliteStore,
    /// Whether the answers of writes are lost.
    pub(super) loses_answers: AtomicBool,
    /// Whether the directory cannot say how a write ended.
    pub(super) cannot_tell: AtomicBool,
    /// Whether the directory answers nothing.
    pub(super) is_down: AtomicBool,
    /// The account for which the directory does not answer.
    pub(super) silent_of: std::sync::Mutex<Option<AccountId>>,
    /// Held by a test that does something while an account is being read.
    pub(super) door: tokio::sync::RwLock<()>,
    /// How often an account was asked for.
    pub(super) gets: AtomicU64,
    /// Held by a test that does something between the intent of a write and the write.
    pub(super) write_door: tokio::sync::RwLock<()>,
    /// How many writes were requested.
    pub(super) writes: AtomicU64,
}

impl Outside {
    pub(super) fn new(store: &SqliteStore, hashing: Arc<dyn Hashing>) -> Self {
        Self {
            directory: EmbeddedDirectory::new(store, hashing),
            store: store.clone(),
            loses_answers: AtomicBool::new(false),
            cannot_tell: AtomicBool::new(false),
            is_down: AtomicBool::new(false),
            silent_of: std::sync::Mutex::default(),
            door: tokio::sync::RwLock::default(),
            gets: AtomicU64::default(),
            write_door: tokio::sync::RwLock::default(),
            writes: AtomicU64::default(),
        }
    }

    fn asked(&self) -> &EmbeddedDirectory {
        assert!(
            !self.store.is_held_here(),
            "the directory is asked inside a transaction"
        );
        &self.directory
    }
}

#[async_trait]
impl Connector for Outside {
    fn capabilities(&self) -> Capabilities {
        self.directory.capabilities()
    }

    async fn find(&self, name: &UserName) -> Result<Option<Account>, ConnectorError> {
        self.asked().find(name).await
    }

    async fn get(&self, id: AccountId) -> Result<Option<Account>, ConnectorError> {
        self.gets.fetch_add(1, Ordering::Relaxed);
        drop(self.door.read().await);
        let silent = *self.silent_of.lock().unwrap() == Some(id);
        if silent || self.is_down.load(Ordering::Relaxed) {
            return Err(ConnectorError::Unreachable("no route".into()));
        }
        self.asked().get(id).await
    }

    async fn check(
        &self,
        account: Option<AccountId>,
        password: Arc<Secret>,
        trust: DeviceTrust,
    ) -> Result<Checked, ConnectorError> {
        self.asked().check(account, password, trust).await
    }

    async fn write(&self, order: WriteOrder, now: Timestamp) -> Result<Written, ConnectorError> {
        self.writes.fetch_add(1, Ordering::Relaxed);
        drop(self.write_door.read().await);
        let written = self.asked().write(order, now).await;
        if self.loses_answers.load(Ordering::Relaxed) {
            return Err(ConnectorError::Lost("the answer was lost".into()));
        }
        written
    }

    async fn settle(
        &self,
        account: AccountId,
        operation: OperationId,
    ) -> Result<Settled, ConnectorError> {
        if self.cannot_tell.load(Ordering::Relaxed) {
            return Ok(Settled::CannotTell);
        }
        self.asked().settle(account, operation).await
    }
}

/// An open attempt and an open activation.
struct Open {
    attempt: TokenHash,
    activation: TokenHash,
}

async fn open(company: &Company) -> Open {
    company.add_active("g.ferri").await;
    let start = start_reset(7, "g.ferri", 0);
    let (service, caller) = (&company.service, caller(7));
    let attempt = service.start_attempt(&caller, proof(), start).await;
    let new_here = company.add("e.ward").await;
    let activation_code = company.activation_code(new_here).await;
    let request = activate("e.ward", activation_code, 0);
    let activation = service.activate(&caller, NONCE, request).await;
    Open {
        attempt: hash_of::<token::Attempt>(&attempt.unwrap().token),
        activation: hash_of::<token::Activation>(&activation.unwrap().token),
    }
}

/// Reads attempt and activation, each [`MANY`] times at once.
async fn look(company: &Arc<Company>, open: &Open) {
    let mut looks = JoinSet::new();
    for _ in 0..MANY {
        let (company, token) = (Arc::clone(company), open.attempt);
        looks.spawn(async move { company.service.attempt(&token, &caller(7)).await.is_ok() });
    }
    for _ in 0..MANY {
        let (company, token) = (Arc::clone(company), open.activation);
        looks.spawn(async move { company.service.activation(&token, &caller(7)).await.is_ok() });
    }
    let Ok(seen) = timeout(PATIENCE, looks.join_all()).await else {
        panic!("the reads wait for one another");
    };
    assert!(seen.into_iter().all(|it_was_there| it_was_there));
}

// Law 23.
#[tokio::test]
async fn parallel_reads_wait_for_nobody_and_sign_ins_go_on() {
    let company = Arc::new(Company::new().await);
    let open = open(&company).await;
    let signing_in = async {
        for n in 20..28 {
            let (caller, request) = (caller(n), sign_in("g.ferri", PASSWORD, 0));
            let entered = company.service.sign_in(&caller, proof(), request);
            let entered = timeout(PATIENCE, entered).await;
            assert!(entered.expect("a sign-in waits for reads").is_ok());
        }
    };

    tokio::join!(look(&company, &open), signing_in);
}

// Law 23.
#[tokio::test]
async fn parallel_reads_do_not_wait_for_a_busy_writer() {
    let company = Arc::new(Company::new().await);
    let open = open(&company).await;
    let writer = company.store.work(LockKey::EVERYTHING).await.unwrap();
    let read = {
        let company = Arc::clone(&company);
        tokio::spawn(async move { look(&company, &open).await })
    };

    read.await.unwrap();
    drop(writer);
    let request = sign_in("g.ferri", PASSWORD, 0);
    let entered = company.service.sign_in(&caller(2), proof(), request).await;
    assert!(entered.is_ok());
}
