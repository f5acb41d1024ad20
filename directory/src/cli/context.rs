//! What the commands work with: store, directory, hash pool.

use super::problem::Problem;
use crate::{
    clock::SystemClock,
    config::Config,
    hashing::{self, HashPool, PoolConfig},
    opening::{self, Opened},
};
use chiave_crypto::{LookupKey, Random, SealingKeys, SystemRandom, password_hash::Cost};
use chiave_domain::{
    account::{Account, UserName},
    audit::Actor,
    ports::{clock::Clock, hashing::Hashing},
};
use chiave_flows::admin::{Operator, accounts::Accounts};
use chiave_protocol::{Timestamp, typed::SignInDomains};
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use chiave_words::Cli;
use std::sync::Arc;

/// Store, directory and hash pool of one command.
pub(super) struct CliContext {
    /// The open store.
    pub(super) store: SqliteStore,
    /// The directory in it.
    pub(super) directory: EmbeddedDirectory,
    /// Marks backups.
    pub(super) sealing: Arc<SealingKeys>,
    /// Names the throttle's buckets.
    pub(super) lookup: LookupKey,
    /// Two workers: a command makes one hash at a time.
    pub(super) hashing: Arc<dyn Hashing>,
    /// Where ids and passes come from.
    pub(super) random: Arc<dyn Random>,
    /// When the command was given.
    pub(super) now: Timestamp,
    /// By whom.
    pub(super) by: Actor,
    /// What people may type beside their user names.
    pub(super) domains: SignInDomains,
}

impl CliContext {
    /// Opens the store that `init` or `restore` made.
    pub(super) async fn open(config: &Config) -> Result<Self, Problem> {
        let now = SystemClock.now();
        Self::over(opening::open(config, now).await?, config, now)
    }

    /// Opens the store for `init`: one with nobody in it will do, and where none is, one is made.
    pub(super) async fn open_or_make(config: &Config) -> Result<Self, Problem> {
        let (path, now) = (config.store_path(), SystemClock.now());
        let opened = match path.try_exists().map_err(Problem::on(&path))? {
            true => opening::open_file(&path, config, now).await?,
            false => opening::create(config, now).await?,
        };
        Self::over(opened, config, now)
    }

    fn over(opened: Opened, config: &Config, now: Timestamp) -> Result<Self, Problem> {
        let Opened { keys, store } = opened;
        let random: Arc<dyn Random> = Arc::new(SystemRandom);
        let hashing: Arc<dyn Hashing> = HashPool::start(PoolConfig {
            workers: 2,
            queue: 2,
            keep_memory: hashing::KEEP_MEMORY,
            wipe_after: hashing::WIPE_AFTER,
            cost: Cost::default(),
            pepper: keys.pepper,
            random: Arc::clone(&random),
        })?;
        let directory = EmbeddedDirectory::new(&store, Arc::clone(&hashing));
        Ok(Self {
            store,
            directory,
            sealing: keys.sealing,
            lookup: keys.lookup,
            hashing,
            random,
            now,
            by: operator(),
            domains: config.sign_in_domains.clone(),
        })
    }

    /// Whoever gives the command.
    pub(super) fn operator(&self) -> Operator<'_> {
        Operator {
            by: self.by,
            now: self.now,
            random: self.random.as_ref(),
        }
    }

    /// The same at the entries.
    pub(super) fn admin(&self) -> Accounts<'_> {
        Accounts::new(&self.directory, self.operator())
    }

    /// The account with this user name: as it is stored, which also finds a name that cannot be
    /// folded, else as people type it.
    pub(super) async fn account(&self, typed: &str) -> Result<Account, Problem> {
        let stored = UserName::stored(typed.to_owned());
        let folded = UserName::parse(self.domains.strip(typed));
        let found = match (self.admin().show(&stored).await?, folded) {
            (None, Some(name)) => self.admin().show(&name).await?,
            (found, _) => found,
        };
        found.ok_or_else(|| Problem::said(Cli::CliAccountUnknown, &[("user", typed)]))
    }

    /// The accounts with these user names, or every name that nobody has.
    pub(super) async fn accounts(&self, typed: &[String]) -> Result<Vec<Account>, Problem> {
        let (mut accounts, mut unknown) = (Vec::new(), Vec::new());
        for name in typed {
            match self.account(name).await {
                Ok(account) => accounts.push(account),
                Err(problem @ Problem::Sentence(Cli::CliAccountUnknown, _)) => {
                    unknown.push(problem)
                }
                Err(problem) => return Err(problem),
            }
        }
        match unknown.len() {
            0 => Ok(accounts),
            1 if typed.len() == 1 => Err(unknown.remove(0)),
            _ => {
                unknown.push(Problem::said(Cli::CliNothingChanged, &[]));
                Err(Problem::Several(unknown))
            }
        }
    }

    /// Closes the store.
    pub(super) async fn close(self) {
        self.store.close().await;
    }
}

/// Who gives the command: the number of the user as sudo names it, else of this process. Whoever may
/// run commands as the service's user could claim another; it helps among people who do not.
pub(super) fn operator() -> Actor {
    use std::os::unix::fs::MetadataExt as _;
    let by_sudo = std::env::var("SUDO_UID").ok();
    let uid: Option<u32> = by_sudo.and_then(|uid| uid.parse().ok());
    let own = || std::fs::metadata("/proc/self").ok().map(|own| own.uid());
    Actor::Operator(uid.or_else(own))
}
