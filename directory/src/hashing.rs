//! A fixed pool of workers that hash passwords (law 11).
//!
//! Each worker is a thread with its own Argon2id memory. A worker without work wipes its memory
//! after a moment and frees it after a while. Half of the workers serve known devices only, so
//! people at their own computers can sign in during a flood of requests from unknown devices. A
//! full queue refuses at once and spends nothing.

mod conversions;
mod queues;

use crate::metrics::Times;
use async_trait::async_trait;
use chiave_crypto::{
    Pepper, Random,
    password_hash::{self, Cost, HashError, Hasher, ParsedHash, StoredHash},
};
use chiave_domain::{
    device::DeviceTrust,
    ports::hashing::{HashFor, Hashing, HashingError, Matched},
};
use chiave_protocol::{Secret, limits::PASSWORD_BYTES};
use conversions::{context_of, from_match};
use queues::{Job, Queues};
use std::{
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// How long an idle worker keeps the content of its memory after its last hash.
///
/// A wipe costs a twelfth of a hash, and the next hash overwrites every block. Wiping during a
/// pause of some milliseconds between two people would gain nothing. The content does not help
/// anybody to guess faster than the stored hash does: every block depends on the pepper.
pub const WIPE_AFTER: Duration = Duration::from_millis(100);
/// How long an idle worker keeps its memory before it frees it.
pub const KEEP_MEMORY: Duration = Duration::from_secs(20);
/// About the time of one hash, for telling a refused client when to come back.
const HASH_MS: u64 = 25;

/// The settings of a pool.
pub struct PoolConfig {
    /// The number of threads; at least two, so known and unknown devices have one each.
    pub workers: usize,
    /// The maximum number of jobs in the queue of each trust level before the pool refuses.
    pub queue: usize,
    /// How long an idle worker leaves its memory unwiped.
    pub wipe_after: Duration,
    /// How long an idle worker keeps its memory.
    pub keep_memory: Duration,
    /// The cost of a new hash.
    pub cost: Cost,
    /// The secret part of every hash.
    pub pepper: Pepper,
    /// The source of salts.
    pub random: Arc<dyn Random>,
}

/// A pool of hash workers. Dropping the pool ends the workers after the jobs that they began.
pub struct HashPool {
    shared: Arc<Shared>,
    decoy: ParsedHash,
}

struct Shared {
    config: PoolConfig,
    queues: Mutex<Queues>,
    work: Condvar,
    /// The number of hashes since the start.
    made: AtomicU64,
    /// How long the jobs waited that a worker took.
    waits: Mutex<Times>,
    /// The number of workers that hold memory now.
    holding: AtomicUsize,
    /// The number of workers whose memory is not wiped.
    unwiped: AtomicUsize,
}

/// The state of one worker's memory.
enum Memory {
    None,
    Wiped(Hasher),
    Used(Hasher),
}

enum Task {
    Hash(HashFor, oneshot::Sender<Result<String, HashingError>>),
    Verify(ParsedHash, oneshot::Sender<Result<Matched, HashingError>>),
}

impl HashPool {
    /// Starts the workers.
    ///
    /// # Errors
    ///
    /// [`HashingError::Failed`] if the cost is out of range, [`HashingError::Stopped`] if the
    /// system allows no thread.
    pub fn start(config: PoolConfig) -> Result<Arc<Self>, HashingError> {
        let decoy = Hasher::decoy(config.cost, &config.pepper, config.random.as_ref())
            .and_then(|decoy| {
                config
                    .pepper
                    .take_apart(&decoy, password_hash::SecretContext::NOBODY)
            })
            .map_err(failed)?;
        let workers = config.workers.max(2);
        let shared = Arc::new(Shared {
            config,
            queues: Mutex::default(),
            work: Condvar::new(),
            made: AtomicU64::new(0),
            waits: Mutex::default(),
            holding: AtomicUsize::new(0),
            unwiped: AtomicUsize::new(0),
        });
        for index in 0..workers {
            let shared = Arc::clone(&shared);
            let known_only = index < workers / 2;
            thread::Builder::new()
                .name(format!("hash-{index}"))
                .spawn(move || shared.work(known_only))
                .map_err(|_| HashingError::Stopped)?;
        }
        Ok(Arc::new(Self { shared, decoy }))
    }

    /// The number of hashes since the start, including those for unknown names.
    pub fn made(&self) -> u64 {
        self.shared.made.load(Ordering::Relaxed)
    }

    /// The number of jobs that wait in the queue of one trust level.
    pub fn waiting(&self, trust: DeviceTrust) -> u64 {
        self.shared.lock().of(trust).len() as u64
    }

    /// How long the jobs waited that a worker took since the start.
    pub fn waits(&self) -> Times {
        let waits = self.shared.waits.lock();
        waits.unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn run<T>(
        &self,
        trust: DeviceTrust,
        secret: Arc<Secret>,
        task: impl FnOnce(oneshot::Sender<Result<T, HashingError>>) -> Task,
    ) -> Result<T, HashingError> {
        // The length is checked here, for every name alike, so no secret turns out to be too long
        // after it waited in the queue.
        if secret.expose().len() > PASSWORD_BYTES {
            return Err(HashingError::TooLong);
        }
        let (sender, receiver) = oneshot::channel();
        self.shared.push(trust, secret, task(sender))?;
        receiver.await.unwrap_or(Err(HashingError::Stopped))
    }
}

#[async_trait]
impl Hashing for HashPool {
    async fn hash(
        &self,
        secret: Arc<Secret>,
        bound: HashFor,
        trust: DeviceTrust,
    ) -> Result<String, HashingError> {
        self.run(trust, secret, |sender| Task::Hash(bound, sender))
            .await
    }

    async fn verify(
        &self,
        secret: Arc<Secret>,
        bound: HashFor,
        phc: Option<String>,
        trust: DeviceTrust,
    ) -> Result<Matched, HashingError> {
        let real = phc.and_then(|phc| self.shared.parse(phc, bound));
        let is_real = real.is_some();
        let hash = real.unwrap_or_else(|| self.decoy.clone());
        let matched = self
            .run(trust, secret, |sender| Task::Verify(hash, sender))
            .await?;
        Ok(if is_real { matched } else { Matched::No })
    }

    fn is_crowded(&self, trust: DeviceTrust) -> bool {
        let waiting = self.shared.lock().of(trust).len();
        2 * waiting > self.shared.config.queue
    }
}

impl Drop for HashPool {
    fn drop(&mut self) {
        self.shared.lock().stopped = true;
        self.shared.work.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queues> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Parses a stored hash before the job enters the queue. A hash that cannot be parsed is
    /// replaced by the decoy before anything was spent, so the job costs one place in the queue
    /// like any other (law 5).
    fn parse(&self, phc: String, bound: HashFor) -> Option<ParsedHash> {
        let stored = StoredHash::from_phc(phc);
        match self.config.pepper.take_apart(&stored, context_of(bound)) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                tracing::error!(%error, "a stored hash cannot be compared");
                None
            }
        }
    }

    fn push(
        &self,
        trust: DeviceTrust,
        secret: Arc<Secret>,
        task: Task,
    ) -> Result<(), HashingError> {
        let mut queues = self.lock();
        if queues.stopped {
            return Err(HashingError::Stopped);
        }
        let arrived = queues.arrived;
        queues.arrived += 1;
        let queue = queues.of_mut(trust);
        if queue.len() >= self.config.queue {
            let waiting = queue.len() as u64;
            return Err(HashingError::Busy {
                retry_after_s: (waiting * HASH_MS).div_ceil(1000),
            });
        }
        queue.push_back(Job {
            arrived,
            since: Instant::now(),
            secret,
            task,
        });
        drop(queues);
        // All workers are woken: a single call might wake a worker that may not take jobs of this
        // trust level.
        self.work.notify_all();
        Ok(())
    }

    fn work(&self, known_only: bool) {
        let mut memory = Memory::None;
        loop {
            let queues = self.lock();
            let (mut queues, wait) = self
                .work
                .wait_timeout_while(queues, self.patience(&memory), |queues| {
                    !queues.stopped && !queues.has_work(known_only)
                })
                .unwrap_or_else(PoisonError::into_inner);
            let job = queues.take(known_only);
            let stopped = queues.stopped;
            drop(queues);
            match job {
                Some(job) => memory = self.serve(job, memory),
                None if stopped => return,
                None if wait.timed_out() => memory = self.rest(memory),
                None => {}
            }
        }
    }

    /// How long a worker waits for a job before it wipes or frees its memory.
    fn patience(&self, memory: &Memory) -> Duration {
        match memory {
            Memory::Used(_) => self.config.wipe_after,
            Memory::Wiped(_) | Memory::None => self.config.keep_memory,
        }
    }

    /// Handles a wait without a job: wipes memory with content, frees memory that is wiped.
    fn rest(&self, memory: Memory) -> Memory {
        match memory {
            Memory::Used(mut hasher) => {
                hasher.wipe();
                self.unwiped.fetch_sub(1, Ordering::Relaxed);
                Memory::Wiped(hasher)
            }
            Memory::Wiped(_) => {
                self.holding.fetch_sub(1, Ordering::Relaxed);
                Memory::None
            }
            Memory::None => Memory::None,
        }
    }

    /// The memory for a job, which counts as unwiped from now on.
    fn take_up(&self, memory: Memory) -> Result<Hasher, HashError> {
        let hasher = match memory {
            Memory::Used(hasher) => return Ok(hasher),
            Memory::Wiped(hasher) => hasher,
            Memory::None => {
                let new = Hasher::new(self.config.cost)?.lazy();
                self.holding.fetch_add(1, Ordering::Relaxed);
                new
            }
        };
        self.unwiped.fetch_add(1, Ordering::Relaxed);
        Ok(hasher)
    }

    fn serve(&self, job: Job, memory: Memory) -> Memory {
        let PoolConfig { pepper, random, .. } = &self.config;
        let secret = job.secret.expose();
        let mut waits = self.waits.lock().unwrap_or_else(PoisonError::into_inner);
        waits.observe(job.since.elapsed());
        drop(waits);
        let mut ready = match self.take_up(memory) {
            Ok(ready) => ready,
            Err(error) => {
                job.task.fail(error);
                return Memory::None;
            }
        };
        // If the client has gone, nothing is hashed.
        match job.task {
            Task::Hash(bound, to) if !to.is_closed() => {
                self.made.fetch_add(1, Ordering::Relaxed);
                let hashed = ready.hash(secret, context_of(bound), pepper, random.as_ref());
                let _ = to.send(hashed.map(|hash| hash.as_phc().to_owned()).map_err(failed));
            }
            Task::Verify(hash, to) if !to.is_closed() => {
                self.made.fetch_add(1, Ordering::Relaxed);
                let matched = ready.compare(secret, &hash, pepper);
                let _ = to.send(matched.map(from_match).map_err(failed));
            }
            Task::Hash(..) | Task::Verify(..) => {}
        }
        Memory::Used(ready)
    }
}

impl Task {
    fn fail(self, error: HashError) {
        match self {
            Self::Hash(_, to) => drop(to.send(Err(failed(error)))),
            Self::Verify(_, to) => drop(to.send(Err(failed(error)))),
        }
    }
}

fn failed(error: HashError) -> HashingError {
    tracing::error!(%error, "a hash could not be made");
    HashingError::Failed
}

#[cfg(test)]
mod tests;
