//! Tests of the flows with the real store and the real embedded directory. Only the hash pool is
//! replaced, by one that compares plain texts and counts.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set its scene fails there"
)]

mod abandoned;
mod activation_codes;
mod activity;
mod addresses;
mod admin;
mod audit;
mod busy;
mod changes;
mod clock;
mod completed;
mod costs;
mod counting;
mod current_password;
mod durations;
mod early_codes;
mod ended_codes;
mod endings;
mod expiry;
mod first_codes;
mod fleet;
mod help_desk_codes;
mod late_mail;
mod letters;
mod locks;
mod mailed_codes;
mod misdirected;
mod not_counted;
mod notices;
mod one_mailbox;
mod orders;
mod outside;
mod policies;
mod races;
mod recovery_codes;
mod refusals;
mod registrations;
mod replay;
mod requests;
mod reset_off;
mod rows;
mod sent_codes;
mod sessions;
mod shared_computers;
mod shown_elsewhere;
mod signing_out;
mod tags;
mod temporary_codes;
mod under_way;
mod used_codes;
mod waits;
mod writes;

use async_trait::async_trait;
use chiave_crypto::{
    CodeKey, KeyId, LookupKey, Random, SealingKeys, SystemRandom,
    code::{CodeFor, CodePurpose},
    random,
    token::{self, Kind, Token},
    work::Puzzle,
};
use chiave_domain::person::Person;
use chiave_domain::{
    account::{Role, UserName},
    audit::{Actor, StoredRow},
    delivery::Due,
    device::DeviceTrust,
    method::{Method, MethodDetail},
    notice::{Message, OutboxRow},
    ports::{
        clock::Clock,
        hashing::{HashFor, Hashing, HashingError, Matched},
        store::{LockKey, Store, StoreError, WriteTx},
    },
    verification::CodeScope,
};
use chiave_flows::{
    admin::{
        Operator,
        accounts::Accounts,
        activation_codes::{ActivationCodeFor, issue_activation_code},
    },
    dpop::replay::Proof,
    error::{FlowError, Refusal},
    service::{Caller, Service},
};
use chiave_protocol::{
    AccountId, MethodId, OperationId, RequestId, Secret, Thumbprint, Timestamp, TokenHash,
    activation::Activate,
    attempt::{AttemptStep, AttemptView, Purpose, StartAttempt},
    password::{SetPassword, WriteOutcome},
    session::SignIn,
};
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use outside::Outside;
use requests::{activate, sign_in, start_reset, work};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
};
use tempfile::TempDir;
use uuid::Uuid;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const PASSWORD: &str = "seven green lanterns hum";
/// The nonce of every request.
const NONCE: &str = "nonce";
/// The bits of every proof of work.
const BITS: u32 = 4;
const NEXT: &str = "nine quiet harbours turn";

/// A member of the IT department who gives a command, by a clock that stands still.
fn it(lookup: &LookupKey, now: Timestamp) -> Operator<'_> {
    Operator {
        by: Actor::Operator(Some(7)),
        clock: Box::leak(Box::new(Hands(AtomicI64::new(now.as_unix())))),
        random: &SystemRandom,
        lookup,
    }
}

/// A clock that a test moves.
struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix(self.0.load(Ordering::Relaxed))
    }
}

/// A hasher that keeps secrets unchanged and counts its calls.
#[derive(Default)]
struct Plain {
    made: AtomicU64,
    crowded: AtomicBool,
    full: AtomicBool,
    /// Held by a test that does something while a password is being checked.
    door: tokio::sync::RwLock<()>,
}

impl Plain {
    fn admit(&self) -> Result<(), HashingError> {
        if self.full.load(Ordering::Relaxed) {
            return Err(HashingError::Busy { retry_after_s: 7 });
        }
        self.made.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Hashing for Plain {
    async fn hash(
        &self,
        secret: Arc<Secret>,
        _: HashFor,
        _: DeviceTrust,
    ) -> Result<String, HashingError> {
        self.admit()?;
        Ok(secret.expose().to_owned())
    }

    async fn verify(
        &self,
        secret: Arc<Secret>,
        _: HashFor,
        phc: Option<String>,
        _: DeviceTrust,
    ) -> Result<Matched, HashingError> {
        self.admit()?;
        drop(self.door.read().await);
        Ok(match phc {
            Some(phc) if phc == secret.expose() => Matched::Yes { outdated: false },
            _ => Matched::No,
        })
    }

    fn is_crowded(&self, _: DeviceTrust) -> bool {
        self.crowded.load(Ordering::Relaxed)
    }
}

/// A company for one test.
struct Company {
    service: Service,
    store: SqliteStore,
    directory: EmbeddedDirectory,
    connector: Arc<Outside>,
    clock: Arc<Hands>,
    hashing: Arc<Plain>,
    folder: TempDir,
}

impl Company {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let id = || KeyId::parse("k1").unwrap();
        let random: Arc<dyn Random> = Arc::new(SystemRandom);
        let sealing = Arc::new(SealingKeys::generate(id(), &SystemRandom));
        let path = folder.path().join("chiave.db");
        let store = SqliteStore::create(&path, sealing, Arc::clone(&random))
            .await
            .unwrap();
        let hashing = Arc::new(Plain::default());
        let directory = EmbeddedDirectory::new(&store, hashing.clone());
        let connector = Arc::new(Outside::new(&store, hashing.clone()));
        let clock = Arc::new(Hands(AtomicI64::new(NOW.as_unix())));
        let service = Service {
            store: Arc::new(store.clone()),
            connector: connector.clone(),
            hashing: hashing.clone(),
            clock: clock.clone(),
            random,
            lookup: lookup(),
            codes: CodeKey::generate(id(), &SystemRandom),
            orders: orders::order_keys(),
            organisation: "Bianchi & Ward".into(),
            domains: chiave_protocol::typed::SignInDomains::new(&["BIANCHI".into()]),
            work_bits: BITS,
        };
        Self {
            service,
            store,
            directory,
            connector,
            clock,
            hashing,
            folder,
        }
    }

    /// Adds an account without methods and password.
    async fn add(&self, name: &str) -> AccountId {
        let person = Person {
            user_name: UserName::parse(name).unwrap(),
            display_name: name.into(),
            given_name: "Giulia".into(),
            family_name: "Ferri".into(),
            mail: Some(format!("{name}@work.example")),
            language: "it".into(),
            role: Role::Employee,
            groups: Vec::new(),
        };
        let admin = self.admin(self.service.clock.now());
        admin.add(&person).await.unwrap().unwrap()
    }

    /// The IT department with the accounts.
    fn admin(&self, now: Timestamp) -> Accounts<'_> {
        Accounts::new(&self.directory, it(&self.service.lookup, now))
    }

    /// An activation code for an account, as it is typed.
    async fn activation_code(&self, account: AccountId) -> Secret {
        self.activation_code_from(account, None).await
    }

    /// An activation code for an account that is good from a time on, for 7 days.
    async fn activation_code_from(&self, account: AccountId, from: Option<Timestamp>) -> Secret {
        let to = ActivationCodeFor {
            account,
            from,
            days: 7,
        };
        let operator = it(&self.service.lookup, self.service.clock.now());
        let issued = issue_activation_code(&self.store, self.hashing.as_ref(), operator, &to).await;
        issued.unwrap().activation_code
    }

    /// An activation on device 1, opened by a new activation code.
    async fn activation_of(
        &self,
        account: AccountId,
        name: &str,
        utc_offset_min: i16,
    ) -> TokenHash {
        let shown = activate(name, self.activation_code(account).await, utc_offset_min);
        let opened = self.service.activate(&caller(1), NONCE, shown).await;
        hash_of::<token::Activation>(&opened.unwrap().token)
    }

    /// An account with two email addresses and a password, registered with an activation code.
    async fn add_active(&self, name: &str) -> AccountId {
        let account = self.add(name).await;
        let token = self.activation_of(account, name, 60).await;
        for address in ["giulia@posta.example", "giulia@lettere.example"] {
            let mut method = mailbox(account, address);
            method.added_at = self.service.clock.now();
            self.write(async |tx| tx.put_method(&method).await).await;
        }
        let set = SetPassword {
            operation_id: operation(),
            new: Secret::new(PASSWORD.into()),
        };
        let done = self.service.first_password(&token, &caller(1), set).await;
        assert!(matches!(done.unwrap(), WriteOutcome::Done { .. }));
        account
    }

    async fn write(&self, change: impl AsyncFnOnce(&mut dyn WriteTx) -> Result<(), StoreError>) {
        let mut tx = self.store.work(LockKey::EVERYTHING).await.unwrap();
        change(tx.as_mut()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Every audit row, newest first.
    async fn rows(&self) -> Vec<StoredRow> {
        let mut tx = self.store.read().await.unwrap();
        tx.newest_rows(None, 999).await.unwrap()
    }

    /// Takes every mail out of the outbox.
    async fn mails(&self) -> Vec<OutboxRow> {
        let mut tx = self.store.work(LockKey::EVERYTHING).await.unwrap();
        let whenever = NOW.plus(i64::from(u32::MAX));
        let mut rows = Vec::new();
        for due in [Due::OldestCode, Due::OldestNotice] {
            while let Some(row) = tx.due_mail(whenever, due).await.unwrap() {
                tx.end_mail(row.id).await.unwrap();
                rows.push(row);
            }
        }
        tx.commit().await.unwrap();
        rows
    }
}

/// The caller with device `n`.
fn caller(n: u8) -> Caller {
    Caller {
        device: Thumbprint::from_bytes([n; 32]),
        request: RequestId::from_uuid(Uuid::from_u128(1)),
    }
}

fn operation() -> OperationId {
    OperationId::from_uuid(random::uuid(&SystemRandom))
}

/// A DPoP proof that was not spent yet.
fn proof() -> Proof {
    Proof {
        nonce: NONCE.into(),
        jti: random::uuid(&SystemRandom).to_string(),
        expires_at: NOW,
    }
}

/// The same key in every test, so a token's hash is known without the company.
fn lookup() -> LookupKey {
    LookupKey::parse(&format!("l1 {}", "ab".repeat(32))).unwrap()
}

fn hash_of<K: Kind>(token: &Secret) -> TokenHash {
    Token::<K>::parse(token.expose()).unwrap().hash(&lookup())
}

fn method(account: AccountId, detail: MethodDetail) -> Method {
    Method {
        id: MethodId::from_uuid(random::uuid(&SystemRandom)),
        account,
        label: "mine".into(),
        detail,
        added_at: NOW,
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: true,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}

fn mailbox(account: AccountId, address: &str) -> Method {
    let address = address.into();
    method(account, MethodDetail::Mail { address })
}

/// A view without the number that is asked for, which differs by name, and without the matching words, which
/// differ by attempt: they tell nothing of the account.
fn without_draws(mut view: AttemptView) -> AttemptView {
    if let AttemptStep::Prove { offers, .. } = &mut view.step {
        for offer in offers {
            offer.number = offer.number.map(|_| 1);
            offer.words = offer.words.as_ref().map(|_| "two words".into());
        }
    }
    view
}

/// The refusal of a flow.
fn refused<T>(outcome: Result<T, FlowError>) -> Refusal {
    match outcome {
        Err(FlowError::Refused(refusal)) => refusal,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

/// The code of the newest mail that confirms an address or is for a fresh verification.
fn method_code(company: &Company, mails: &[OutboxRow]) -> Secret {
    let newest = mails.iter().rev().find_map(|mail| match mail.message {
        Message::MethodCode {
            scope,
            method,
            serial,
            ..
        } => Some((scope, method, serial)),
        _ => None,
    });
    let (scope, method, serial) = newest.unwrap();
    let (purpose, within) = match scope {
        CodeScope::Session(session) => (CodePurpose::FreshVerification, session.as_uuid()),
        CodeScope::Activation(account) => (CodePurpose::Register, account.as_uuid()),
    };
    company.service.codes.code(&CodeFor {
        purpose,
        within,
        method: method.as_uuid(),
        serial: serial.into(),
    })
}
