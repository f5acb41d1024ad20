//! The pool with workers that stop at a gate: where the salt is drawn. No test waits for time.

use super::*;
use chiave_crypto::{KeyId, SystemRandom};
use chiave_protocol::AccountId;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Whose hashes are made here.
const ANNA: AccountId = AccountId::from_uuid(Uuid::from_bytes([1; 16]));
/// Whose decoys are.
const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());
/// A wait that ends at once.
const A_MOMENT: Duration = Duration::from_millis(1);

/// A source of salts that keeps whoever draws waiting while it is shut.
#[derive(Default)]
struct Gate {
    state: Mutex<GateState>,
    changed: Condvar,
}

#[derive(Default)]
struct GateState {
    shut: bool,
    waiting: usize,
}

impl Gate {
    fn set(&self, shut: bool) {
        self.state.lock().unwrap().shut = shut;
        self.changed.notify_all();
    }

    fn waiting(&self) -> usize {
        self.state.lock().unwrap().waiting
    }
}

impl Random for Gate {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.state.lock().unwrap();
        state.waiting += 1;
        let mut state = self.changed.wait_while(state, |state| state.shut).unwrap();
        state.waiting -= 1;
        SystemRandom.fill(bytes);
    }
}

/// A pool whose workers stop at a gate that is shut.
struct Works {
    pool: Arc<HashPool>,
    gate: Arc<Gate>,
}

impl Works {
    fn new(workers: usize, queue: usize) -> Self {
        Self::resting(workers, queue, (WIPE_AFTER, KEEP_MEMORY))
    }

    fn resting(
        workers: usize,
        queue: usize,
        (wipe_after, keep_memory): (Duration, Duration),
    ) -> Self {
        let gate = Arc::new(Gate::default());
        let pool = HashPool::start(PoolConfig {
            workers,
            queue,
            wipe_after,
            keep_memory,
            cost: Cost {
                memory_kib: 8,
                passes: 1,
                lanes: 1,
            },
            pepper: Pepper::generate(KeyId::parse("k1").unwrap(), &SystemRandom),
            random: gate.clone(),
        });
        gate.set(true);
        Self {
            pool: pool.unwrap(),
            gate,
        }
    }

    /// Asks for a hash without waiting for it.
    fn ask(&self, trust: DeviceTrust) -> JoinHandle<Result<String, HashingError>> {
        let pool = Arc::clone(&self.pool);
        let secret = Arc::new(Secret::new("a".into()));
        tokio::spawn(async move { pool.hash(secret, HashFor::password(ANNA), trust).await })
    }

    fn waiting(&self, trust: DeviceTrust) -> usize {
        self.pool.shared.lock().of(trust).len()
    }

    fn holding(&self) -> usize {
        self.pool.shared.holding.load(Ordering::Relaxed)
    }

    fn unwiped(&self) -> usize {
        self.pool.shared.unwiped.load(Ordering::Relaxed)
    }

    /// Asks, and goes on once so many jobs stand in the queue.
    async fn queue(
        &self,
        trust: DeviceTrust,
        then: usize,
    ) -> JoinHandle<Result<String, HashingError>> {
        let asked = self.ask(trust);
        until(|| self.waiting(trust) == then).await;
        asked
    }

    /// Asks, and goes on once so many workers stand at the gate.
    async fn begin(
        &self,
        trust: DeviceTrust,
        then: usize,
    ) -> JoinHandle<Result<String, HashingError>> {
        let asked = self.ask(trust);
        until(|| self.gate.waiting() == then).await;
        asked
    }
}

/// Goes on when something is so; a minute without it is a failure.
async fn until(is_so: impl Fn() -> bool) {
    let so = async {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    };
    let soon = tokio::time::timeout(Duration::from_secs(60), so).await;
    assert!(soon.is_ok(), "never so");
}

#[tokio::test]
async fn half_of_the_workers_serve_known_devices_only() {
    let works = Works::new(4, 16);
    let mut asked = Vec::new();

    for busy in [1, 2] {
        asked.push(works.begin(DeviceTrust::Unknown, busy).await);
    }
    for waiting in [1, 2] {
        asked.push(works.queue(DeviceTrust::Unknown, waiting).await);
    }
    for busy in [3, 4] {
        asked.push(works.begin(DeviceTrust::Known, busy).await);
    }

    assert_eq!(works.waiting(DeviceTrust::Unknown), 2);
    assert_eq!(works.waiting(DeviceTrust::Known), 0);
    works.gate.set(false);
    for asked in asked {
        assert!(asked.await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_full_queue_refuses_at_once_and_fills_for_its_own_lane_only() {
    let works = Works::new(2, 2);
    let begun = works.begin(DeviceTrust::Unknown, 1).await;
    let first = works.queue(DeviceTrust::Unknown, 1).await;
    assert!(!works.pool.is_crowded(DeviceTrust::Unknown));
    let second = works.queue(DeviceTrust::Unknown, 2).await;
    assert!(works.pool.is_crowded(DeviceTrust::Unknown));
    assert!(!works.pool.is_crowded(DeviceTrust::Known));

    let refused = works.ask(DeviceTrust::Unknown).await.unwrap();

    assert!(matches!(
        refused,
        Err(HashingError::Busy { retry_after_s: 1.. })
    ));
    assert_eq!(works.pool.made(), 1);
    let known = works.begin(DeviceTrust::Known, 2).await;
    works.gate.set(false);
    for asked in [begun, first, second, known] {
        assert!(asked.await.unwrap().is_ok());
    }
    assert_eq!(works.pool.made(), 4);
}

#[tokio::test]
async fn a_client_that_has_gone_gets_no_hash() {
    let works = Works::new(2, 4);
    let begun = works.begin(DeviceTrust::Unknown, 1).await;
    let gone = works.queue(DeviceTrust::Unknown, 1).await;
    let patient = works.queue(DeviceTrust::Unknown, 2).await;

    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    works.gate.set(false);

    assert!(begun.await.unwrap().is_ok());
    assert!(patient.await.unwrap().is_ok());
    assert_eq!(works.pool.made(), 2);
}

#[tokio::test]
async fn a_worker_without_work_wipes_its_memory_and_keeps_it() {
    let works = Works::resting(2, 4, (A_MOMENT, KEEP_MEMORY));
    let begun = works.begin(DeviceTrust::Unknown, 1).await;
    assert_eq!((works.holding(), works.unwiped()), (1, 1));

    works.gate.set(false);

    assert!(begun.await.unwrap().is_ok());
    until(|| works.unwiped() == 0).await;
    assert_eq!(works.holding(), 1);
}

#[tokio::test]
async fn a_worker_without_work_gives_its_memory_back() {
    let works = Works::resting(2, 4, (A_MOMENT, A_MOMENT));
    let begun = works.begin(DeviceTrust::Unknown, 1).await;
    assert_eq!(works.holding(), 1);

    works.gate.set(false);

    assert!(begun.await.unwrap().is_ok());
    until(|| works.holding() == 0).await;
    assert_eq!(works.unwiped(), 0);
}

#[tokio::test]
async fn a_secret_without_a_hash_costs_one_and_is_never_right() {
    let works = Works::new(2, 4);
    works.gate.set(false);
    let secret = Arc::new(Secret::new("a".into()));
    let phc = works
        .pool
        .hash(
            Arc::clone(&secret),
            HashFor::password(ANNA),
            DeviceTrust::Known,
        )
        .await
        .unwrap();

    let right = works
        .pool
        .verify(
            Arc::clone(&secret),
            HashFor::password(ANNA),
            Some(phc),
            DeviceTrust::Known,
        )
        .await;
    let nobody = works
        .pool
        .verify(secret, HashFor::password(ANNA), None, DeviceTrust::Known)
        .await;

    assert_eq!(right.unwrap(), Matched::Yes { outdated: false });
    assert_eq!(nobody.unwrap(), Matched::No);
    assert_eq!(works.pool.made(), 3);
}

#[tokio::test]
async fn one_comparison_is_one_place_in_the_queue_for_every_name() {
    let works = Works::new(2, 8);
    let begun = works.begin(DeviceTrust::Unknown, 1).await;
    let stored = Hasher::decoy(
        works.pool.shared.config.cost,
        &works.pool.shared.config.pepper,
        &SystemRandom,
    );
    let gone = Pepper::generate(KeyId::parse("old").unwrap(), &SystemRandom);
    let retired = Hasher::decoy(works.pool.shared.config.cost, &gone, &SystemRandom);
    let names = [
        None,
        Some(stored.unwrap().as_phc().to_owned()),
        Some(retired.unwrap().as_phc().to_owned()),
        Some("no hash at all".to_owned()),
    ];

    let asked: Vec<_> = names
        .map(|phc| {
            let pool = Arc::clone(&works.pool);
            let secret = Arc::new(Secret::new("a".into()));
            tokio::spawn(async move {
                pool.verify(secret, HashFor::password(NOBODY), phc, DeviceTrust::Unknown)
                    .await
            })
        })
        .into();
    until(|| works.waiting(DeviceTrust::Unknown) == 4).await;
    works.gate.set(false);

    assert!(begun.await.unwrap().is_ok());
    for asked in asked {
        assert_eq!(asked.await.unwrap().unwrap(), Matched::No);
    }
    assert_eq!(works.pool.made(), 5, "one each, and the one begun before");
}

#[tokio::test]
async fn a_secret_longer_than_any_is_refused_before_it_waits() {
    let works = Works::new(2, 2);
    let begun = works.begin(DeviceTrust::Unknown, 1).await;
    let waiting = [
        works.queue(DeviceTrust::Unknown, 1).await,
        works.queue(DeviceTrust::Unknown, 2).await,
    ];
    let huge = Arc::new(Secret::new("a".repeat(PASSWORD_BYTES + 1)));

    let refused = works
        .pool
        .verify(huge, HashFor::password(ANNA), None, DeviceTrust::Unknown)
        .await;

    assert!(matches!(refused, Err(HashingError::TooLong)));
    works.gate.set(false);
    assert!(begun.await.unwrap().is_ok());
    for waiting in waiting {
        assert!(waiting.await.unwrap().is_ok());
    }
    assert_eq!(works.pool.made(), 3);
}
