//! The outbox and the audit chain over the real store: the flows see only ports, so they are tried
//! where they are wired.

use async_trait::async_trait;
use chiave_crypto::{
    AuditKey, CodeKey, KeyId, LookupKey, Random, SealingKeys, SystemRandom,
    code::{CodeFor, CodePurpose},
};
use chiave_domain::{
    account::{Role, UserName},
    device::Lane,
    method::{Method, MethodDetail},
    notice::{Destination, Message, OutboxRow},
    ports::{
        clock::Clock,
        hashing::{Hashing, HashingError, Matched},
        mail::{Letter, Mail, MailError},
        store::{Store, StoreError, WriteTx},
    },
};
use chiave_flows::{deliver::MOST_TRIES, seal_audit::seal_audit, service::Service};
use chiave_protocol::{AccountId, AttemptId, MethodId, Secret, Timestamp};
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore, embedded::Person};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};
use tempfile::TempDir;
use uuid::Uuid;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const MAILBOX: MethodId = MethodId::from_uuid(Uuid::from_u128(5));
const ATTEMPT: AttemptId = AttemptId::from_uuid(Uuid::from_u128(6));

/// What a mail server does with the next mail.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Takes,
    IsBusy,
    Refuses,
}

struct Post {
    mood: Mutex<Mood>,
    letters: Mutex<Vec<Letter>>,
    asked: AtomicI64,
}

#[async_trait]
impl Mail for Post {
    async fn send(&self, letter: Letter) -> Result<(), MailError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        match *self.mood.lock().unwrap() {
            Mood::Takes => self.letters.lock().unwrap().push(letter),
            Mood::IsBusy => return Err(MailError::Temporary("busy".into())),
            Mood::Refuses => return Err(MailError::Permanent("no such mailbox".into())),
        }
        Ok(())
    }
}

struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix(self.0.load(Ordering::Relaxed))
    }
}

/// No mail needs a hash.
struct NoHashing;

#[async_trait]
impl Hashing for NoHashing {
    async fn hash(&self, _: Arc<Secret>, _: Lane) -> Result<String, HashingError> {
        Err(HashingError::Stopped)
    }

    async fn verify(
        &self,
        _: Arc<Secret>,
        _: Option<String>,
        _: Lane,
    ) -> Result<Matched, HashingError> {
        Err(HashingError::Stopped)
    }

    fn is_crowded(&self, _: Lane) -> bool {
        false
    }
}

struct Place {
    service: Service,
    store: SqliteStore,
    clock: Arc<Hands>,
    post: Post,
    giulia: AccountId,
    _folder: TempDir,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let id = || KeyId::parse("k1").unwrap();
        let random: Arc<dyn Random> = Arc::new(SystemRandom);
        let sealing = Arc::new(SealingKeys::generate(id(), &SystemRandom));
        let path = folder.path().join("chiave.db");
        let store = SqliteStore::create(&path, sealing, Arc::clone(&random))
            .await
            .unwrap();
        let hashing: Arc<dyn Hashing> = Arc::new(NoHashing);
        let directory = EmbeddedDirectory::new(&store, Arc::clone(&hashing));
        let giulia = directory.admin(NOW).add(&giulia()).await.unwrap().unwrap();
        let clock = Arc::new(Hands(AtomicI64::new(NOW.as_unix())));
        let service = Service {
            store: Arc::new(store.clone()),
            connector: Arc::new(directory),
            hashing,
            clock: clock.clone(),
            random,
            lookup: LookupKey::generate(id(), &SystemRandom),
            codes: CodeKey::generate(id(), &SystemRandom),
            organisation: "Bianchi & Ward".into(),
            work_bits: 0,
        };
        let (mood, letters) = (Mutex::new(Mood::Takes), Mutex::default());
        let post = Post {
            mood,
            letters,
            asked: AtomicI64::new(0),
        };
        let place = Self {
            service,
            store,
            clock,
            post,
            giulia,
            _folder: folder,
        };
        let mailbox = place.mailbox();
        place.write(async |tx| tx.put_method(&mailbox).await).await;
        place
    }

    fn mailbox(&self) -> Method {
        Method {
            id: MAILBOX,
            account: self.giulia,
            label: "home".into(),
            detail: MethodDetail::Mail {
                address: "giulia@posta.example".into(),
            },
            added_at: NOW,
            confirmed: true,
            begun_in: None,
            bound_by_pass: true,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        }
    }

    async fn write(&self, change: impl AsyncFnOnce(&mut dyn WriteTx) -> Result<(), StoreError>) {
        let mut tx = self.store.begin().await.unwrap();
        change(tx.as_mut()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn queue(&self, message: Message, destination: Destination) {
        let decoy = destination == Destination::Nowhere;
        let row = OutboxRow {
            id: Uuid::from_u128(77),
            account: (!decoy).then_some(self.giulia),
            message,
            destination,
            language: "it".into(),
            device_name: "giulia-laptop".into(),
            utc_offset_min: 60,
            created_at: NOW,
            next_try_at: NOW,
            tries: 0,
        };
        self.write(async |tx| tx.put_mail(&row).await).await;
    }

    async fn deliver(&self) -> u32 {
        self.service.deliver_due(&self.post).await.unwrap()
    }

    /// Rows that are left, whenever they are due.
    async fn left(&self) -> Vec<OutboxRow> {
        let mut tx = self.store.read().await.unwrap();
        tx.due_mail(NOW.plus(i64::from(u32::MAX)), 10)
            .await
            .unwrap()
    }

    fn later(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::Relaxed);
    }

    fn addresses(&self) -> Vec<String> {
        self.post
            .letters
            .lock()
            .unwrap()
            .iter()
            .map(|letter| letter.to.clone())
            .collect()
    }
}

fn giulia() -> Person {
    Person {
        user_name: UserName::parse("g.ferri").unwrap(),
        display_name: "Giulia Ferri".into(),
        given_name: "Giulia".into(),
        family_name: "Ferri".into(),
        mail: Some("g.ferri@work.example".into()),
        language: "it".into(),
        role: Role::Employee,
        groups: Vec::new(),
    }
}

fn reset_code() -> Message {
    Message::AttemptCode {
        attempt: ATTEMPT,
        serial: 3,
        expires_at: NOW.plus(600),
    }
}

#[tokio::test]
async fn a_code_goes_to_the_address_on_record_and_is_the_one_that_is_judged() {
    let place = Place::new().await;
    place
        .queue(reset_code(), Destination::Method(MAILBOX))
        .await;

    assert_eq!(place.deliver().await, 1);

    let within = ATTEMPT.as_uuid();
    let (purpose, method) = (CodePurpose::Attempt, MAILBOX.as_uuid());
    let code = place.service.codes.code(&CodeFor {
        purpose,
        within,
        method,
        serial: 3,
    });
    let letters = place.post.letters.lock().unwrap();
    assert_eq!(letters[0].to, "giulia@posta.example");
    assert_eq!(letters[0].id, Uuid::from_u128(77));
    assert!(letters[0].text.expose().contains(code.expose()));
    assert!(letters[0].text.expose().contains("entro 10 minuti"));
    assert!(!letters[0].subject.contains(code.expose()));
}

#[tokio::test]
async fn a_delivered_mail_leaves_the_outbox() {
    let place = Place::new().await;
    place.queue(Message::PasswordReset, Destination::Work).await;

    place.deliver().await;

    assert_eq!(place.addresses(), ["g.ferri@work.example"]);
    assert!(place.left().await.is_empty());
    assert_eq!(place.deliver().await, 0);
}

#[tokio::test]
async fn a_decoy_is_handled_like_a_mail_and_goes_nowhere() {
    let (place, decoy) = (Place::new().await, Place::new().await);
    place
        .queue(reset_code(), Destination::Method(MAILBOX))
        .await;
    decoy.queue(reset_code(), Destination::Nowhere).await;

    let counted = async |place: &Place| {
        let before = place.store.counts();
        place.deliver().await;
        let after = place.store.counts();
        (after.reads - before.reads, after.writes - before.writes)
    };

    assert_eq!(counted(&place).await, counted(&decoy).await);
    assert_eq!(decoy.post.asked.load(Ordering::Relaxed), 0);
    assert!(decoy.left().await.is_empty());
}

#[tokio::test]
async fn an_expired_code_is_not_sent_any_more() {
    let place = Place::new().await;
    place
        .queue(reset_code(), Destination::Method(MAILBOX))
        .await;
    place.later(600);

    place.deliver().await;

    assert!(place.addresses().is_empty());
    assert!(place.left().await.is_empty());
}

#[tokio::test]
async fn a_busy_server_is_asked_again_after_growing_delays_and_then_no_more() {
    let place = Place::new().await;
    *place.post.mood.lock().unwrap() = Mood::IsBusy;
    place.queue(Message::Activated, Destination::Work).await;

    let mut delays = Vec::new();
    while let Some(row) = place.left().await.pop() {
        place
            .clock
            .0
            .store(row.next_try_at.as_unix(), Ordering::Relaxed);
        assert_eq!(place.deliver().await, 1);
        if let Some(after) = place.left().await.pop() {
            delays.push(after.next_try_at.since(row.next_try_at));
        }
    }

    assert_eq!(delays[..4], [60, 120, 240, 480]);
    assert_eq!(delays.last(), Some(&3600));
    assert_eq!(
        place.post.asked.load(Ordering::Relaxed),
        i64::from(MOST_TRIES)
    );
}

#[tokio::test]
async fn a_refused_mail_is_not_sent_again() {
    let place = Place::new().await;
    *place.post.mood.lock().unwrap() = Mood::Refuses;
    place.queue(Message::Activated, Destination::Work).await;

    place.deliver().await;

    assert!(place.left().await.is_empty());
}

#[tokio::test]
async fn a_removed_address_gets_notices_for_thirty_days_and_never_a_code() {
    let day = 24 * 60 * 60;
    let place = Place::new().await;
    place
        .write(async |tx| tx.remove_method(MAILBOX, NOW).await)
        .await;

    place
        .queue(reset_code(), Destination::Method(MAILBOX))
        .await;
    place.deliver().await;
    assert!(place.addresses().is_empty());

    place
        .queue(Message::MethodRemoved, Destination::Method(MAILBOX))
        .await;
    place.deliver().await;
    assert_eq!(place.addresses(), ["giulia@posta.example"]);

    place.later(31 * day);
    place
        .queue(Message::PasswordReset, Destination::Method(MAILBOX))
        .await;
    place.deliver().await;
    assert_eq!(place.addresses().len(), 1);
}

#[tokio::test]
async fn the_chain_covers_every_row_once_and_its_checkpoint_is_signed() {
    let place = Place::new().await;
    let key = AuditKey::generate(KeyId::parse("k1").unwrap(), &SystemRandom);

    let (first, seal) = seal_audit(&place.store, &key, NOW).await.unwrap().unwrap();
    let nothing_new = seal_audit(&place.store, &key, NOW).await.unwrap();
    let person = Person {
        user_name: UserName::parse("e.ward").unwrap(),
        ..giulia()
    };
    let hashing: Arc<dyn Hashing> = Arc::new(NoHashing);
    EmbeddedDirectory::new(&place.store, hashing)
        .admin(NOW)
        .add(&person)
        .await
        .unwrap();
    let (second, _) = seal_audit(&place.store, &key, NOW).await.unwrap().unwrap();

    assert!(key.verifies(&first, &seal));
    assert!(nothing_new.is_none());
    assert_eq!(second.rows, first.rows + 1);
    assert_ne!(second.hash, first.hash);
    let head = place
        .store
        .read()
        .await
        .unwrap()
        .chain_head()
        .await
        .unwrap();
    assert_eq!(head, Some((2, *second.hash.as_bytes())));
}
