//! The shared resources of all commands: store, directory, hash pool.

use super::problem::Problem;
use crate::{
    clock::SystemClock,
    config::Config,
    hashing::{self, HashPool, PoolConfig},
    opening::{self, IfOlder, Opened},
};
use chiave_crypto::{LookupKey, Random, SealingKeys, SystemRandom, password_hash::Cost};
use chiave_domain::{
    account::{Account, UserName},
    audit::Actor,
    ports::{clock::Clock, connector::Connector as _, hashing::Hashing},
};
use chiave_flows::admin::{Operator, accounts::Accounts};
use chiave_protocol::{AccountId, Timestamp, typed::SignInDomains};
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use chiave_words::Cli;
use std::sync::Arc;

/// The store, the directory and the hash pool for one command.
pub(super) struct CliContext {
    /// The open store.
    pub(super) store: SqliteStore,
    /// The embedded directory in the store.
    pub(super) directory: EmbeddedDirectory,
    /// The keys that mark backups.
    pub(super) sealing: Arc<SealingKeys>,
    /// The key that names the buckets of the rate limits.
    pub(super) lookup: LookupKey,
    /// The hash pool. Two workers are enough: a command computes one hash at a time.
    pub(super) hashing: Arc<dyn Hashing>,
    /// The source of ids and activation codes.
    pub(super) random: Arc<dyn Random>,
    /// The time at which the command was given.
    pub(super) now: Timestamp,
    /// The person who gave the command.
    pub(super) by: Actor,
    /// The name of that person on the service's machine, as sudo reports it; `None` without sudo.
    pub(super) by_name: Option<String>,
    /// The company, as letters name it.
    pub(super) organisation: String,
    /// The domains that people may type after their user names.
    pub(super) domains: SignInDomains,
}

impl CliContext {
    /// Opens the store that `init` or `restore` made.
    pub(super) async fn open(config: &Config) -> Result<Self, Problem> {
        let now = SystemClock.now();
        Self::over(opening::open(config, now).await?, config, now)
    }

    /// Opens the store for `init`: creates the store if there is none, and accepts an empty one.
    pub(super) async fn open_or_make(config: &Config) -> Result<Self, Problem> {
        let (path, now) = (config.store_path(), SystemClock.now());
        let opened = match path.try_exists().map_err(Problem::on(&path))? {
            true => opening::open_file(&path, config, now, IfOlder::Refuse).await?,
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
            by_name: std::env::var("SUDO_USER").ok(),
            organisation: config.organisation.clone(),
            domains: config.sign_in_domains.clone(),
        })
    }

    /// The operator who gives the command, with the service.
    pub(super) fn operator(&self) -> Operator<'_> {
        Operator {
            by: self.by,
            clock: &SystemClock,
            random: self.random.as_ref(),
            lookup: &self.lookup,
        }
    }

    /// Refuses if `account` is that of the person who gives the command: nobody issues a code to themselves. As the
    /// number in the audit log, the name helps among people who do not cheat.
    pub(super) async fn not_own(&self, account: &Account) -> Result<(), Problem> {
        let Some(name) = self.by_name.as_deref() else {
            return Ok(());
        };
        match self.account(name).await {
            Ok(own) if own.id == account.id => {
                let user = account.user_name.as_str();
                Err(Problem::said(Cli::CliOwnCode, &[("user", user)]))
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// The operator who gives the command, with the accounts of the directory.
    pub(super) fn admin(&self) -> Accounts<'_> {
        Accounts::new(&self.directory, self.operator())
    }

    /// Finds the account with this user name, or with this id, which the log has. Compares the stored
    /// name first, which also finds a name that cannot be folded; then what a person would type.
    pub(super) async fn account(&self, typed: &str) -> Result<Account, Problem> {
        let stored = UserName::stored(typed.to_owned());
        let folded = UserName::parse(self.domains.strip(typed));
        let found = match (self.admin().show(&stored).await?, folded) {
            (None, Some(name)) => self.admin().show(&name).await?,
            (found, _) => found,
        };
        let found = match (found, typed.parse::<AccountId>()) {
            (None, Ok(id)) => self.directory.get(id).await?,
            (found, _) => found,
        };
        found.ok_or_else(|| Problem::said(Cli::CliAccountUnknown, &[("user", typed)]))
    }

    /// Finds the accounts with these user names, each once. If some do not exist, names all of those.
    pub(super) async fn accounts(&self, typed: &[String]) -> Result<Vec<Account>, Problem> {
        let (mut accounts, mut unknown) = (Vec::<Account>::new(), Vec::new());
        for name in typed {
            match self.account(name).await {
                Ok(account) if accounts.iter().any(|it| it.id == account.id) => {}
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

/// The operating system user who gives the command: the number that sudo reports, otherwise that of
/// this process. Whoever may run commands as the service's user could claim another number; the
/// number helps among people who do not cheat.
pub(super) fn operator() -> Actor {
    use std::os::unix::fs::MetadataExt as _;
    let by_sudo = std::env::var("SUDO_UID").ok();
    let uid: Option<u32> = by_sudo.and_then(|uid| uid.parse().ok());
    let own = || std::fs::metadata("/proc/self").ok().map(|own| own.uid());
    Actor::Operator(uid.or_else(own))
}
