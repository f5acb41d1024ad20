//! Deliveries from the real store to a mail server that does as it is told.

use super::*;
use async_trait::async_trait;
use chiave_crypto::{
    AuditKey, CodeKey, KeyId, LookupKey, Random, SealingKeys, SystemRandom,
    code::{CodeFor, CodePurpose},
    order::OrderKeys,
    random,
};
use chiave_domain::{
    account::{Role, UserName},
    delivery::{Due, EnhancedCode, GIVEN_UP_AFTER, MailRefusal, Relay, Reply, Stage, Taken},
    device::DeviceTrust,
    method::{Method, MethodDetail},
    notice::{Destination, Message, OutboxRow},
    ports::{
        clock::Clock,
        hashing::{HashFor, Hashing, HashingError, Matched},
        mail::{Letter, MailError},
        store::{LockKey, Store, StoreError, WriteTx},
    },
};
use chiave_domain::{audit::Actor, person::Person};
use chiave_flows::admin::{Operator, accounts::Accounts};
use chiave_protocol::{AccountId, AttemptId, MethodId, Secret, Timestamp};
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use std::{
    sync::{
        Mutex,
        atomic::{AtomicI64, Ordering},
    },
    time::Instant,
};
use tempfile::TempDir;
use uuid::Uuid;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const MAILBOX: MethodId = MethodId::from_uuid(Uuid::from_u128(5));
const ATTEMPT: AttemptId = AttemptId::from_uuid(Uuid::from_u128(6));

/// What a mail server does with the next mails.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Takes,
    /// The destination is busy.
    IsBusy,
    /// There is no such mailbox.
    KnowsNobody,
    /// The service may not send to anybody.
    Denies,
    /// The service may not log in.
    LetsNobodyIn,
}

impl Mood {
    fn refusal(self) -> Option<MailRefusal> {
        let refusal = |stage, code, enhanced| MailRefusal {
            stage,
            reply: Some(Reply {
                code,
                enhanced: EnhancedCode::within(enhanced),
            }),
        };
        match self {
            Self::Takes => None,
            Self::IsBusy => Some(refusal(Stage::Recipient, 450, "4.2.1")),
            Self::KnowsNobody => Some(refusal(Stage::Recipient, 550, "5.1.1")),
            Self::Denies => Some(refusal(Stage::Recipient, 554, "5.7.1")),
            Self::LetsNobodyIn => Some(refusal(Stage::Login, 535, "5.7.8")),
        }
    }
}

struct Post {
    mood: Mutex<Mood>,
    letters: Mutex<Vec<Letter>>,
    asked: AtomicI64,
    rehearsed: AtomicI64,
    /// How long a mail takes, and a decoy.
    takes: Duration,
    /// Addresses below this domain take for ever.
    stuck: &'static str,
}

impl Default for Post {
    fn default() -> Self {
        Self {
            mood: Mutex::new(Mood::Takes),
            letters: Mutex::default(),
            asked: AtomicI64::new(0),
            rehearsed: AtomicI64::new(0),
            takes: Duration::ZERO,
            stuck: "stuck.example",
        }
    }
}

#[async_trait]
impl Mail for Post {
    async fn send(&self, letter: Letter) -> Result<Taken, MailError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if letter.to.ends_with(self.stuck) {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(self.takes).await;
        if let Some(refusal) = self.mood.lock().unwrap().refusal() {
            return Err(MailError::refused(refusal, "as told"));
        }
        self.letters.lock().unwrap().push(letter);
        Ok(Taken { utf8: true })
    }

    async fn rehearse(&self) -> Result<Taken, MailError> {
        self.rehearsed.fetch_add(1, Ordering::Relaxed);
        tokio::time::sleep(self.takes).await;
        let refusal = self.mood.lock().unwrap().refusal();
        match refusal.filter(|refusal| !refusal.stage.is_past_us()) {
            Some(refusal) => Err(MailError::refused(refusal, "as told")),
            None => Ok(Taken { utf8: true }),
        }
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
    async fn hash(
        &self,
        _: Arc<Secret>,
        _: HashFor,
        _: DeviceTrust,
    ) -> Result<String, HashingError> {
        Err(HashingError::Stopped)
    }

    async fn verify(
        &self,
        _: Arc<Secret>,
        _: HashFor,
        _: Option<String>,
        _: DeviceTrust,
    ) -> Result<Matched, HashingError> {
        Err(HashingError::Stopped)
    }

    fn is_crowded(&self, _: DeviceTrust) -> bool {
        false
    }
}

struct Place {
    service: Arc<Service>,
    store: SqliteStore,
    clock: Arc<Hands>,
    post: Arc<Post>,
    giulia: AccountId,
    _folder: TempDir,
}

impl Place {
    async fn new() -> Self {
        Self::with(Post::default()).await
    }

    async fn with(post: Post) -> Self {
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
        let lookup = LookupKey::generate(id(), &SystemRandom);
        let clock = Arc::new(Hands(AtomicI64::new(NOW.as_unix())));
        let operator = Operator {
            by: Actor::Operator(None),
            clock: clock.as_ref(),
            random: random.as_ref(),
            lookup: &lookup,
        };
        let accounts = Accounts::new(&directory, operator);
        let giulia = accounts.add(&giulia()).await.unwrap().unwrap();
        let audit = AuditKey::generate(id(), &SystemRandom);
        let orders = OrderKeys::derive(&audit, store.id().await.unwrap()).unwrap();
        let service = Service {
            store: Arc::new(store.clone()),
            connector: Arc::new(directory),
            hashing,
            clock: clock.clone(),
            random,
            lookup: LookupKey::generate(id(), &SystemRandom),
            codes: CodeKey::generate(id(), &SystemRandom),
            orders,
            organisation: "Bianchi & Ward".into(),
            domains: chiave_protocol::typed::SignInDomains::default(),
            work_bits: 0,
        };
        let place = Self {
            service: Arc::new(service),
            store,
            clock,
            post: Arc::new(post),
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
            bound_by_activation_code: true,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        }
    }

    async fn write(&self, change: impl AsyncFnOnce(&mut dyn WriteTx) -> Result<(), StoreError>) {
        let mut tx = self.store.work(LockKey::EVERYTHING).await.unwrap();
        change(tx.as_mut()).await.unwrap();
        tx.commit().await.unwrap();
    }

    fn row(&self, message: Message, destination: Destination) -> OutboxRow {
        let decoy = destination == Destination::Nowhere;
        OutboxRow {
            id: random::uuid(&SystemRandom),
            account: (!decoy).then_some(self.giulia),
            message,
            destination,
            language: "it".into(),
            device_name: "giulia-laptop".into(),
            utc_offset_min: 60,
            created_at: NOW,
            next_try_at: NOW,
            tries: 0,
        }
    }

    async fn queue(&self, message: Message, destination: Destination) -> Uuid {
        let row = self.row(message, destination);
        self.write(async |tx| tx.put_mail(&row).await).await;
        row.id
    }

    fn delivery(&self, at_once: usize) -> Delivery {
        let at_once = NonZeroUsize::new(at_once).unwrap();
        Delivery::new(
            self.service.clone(),
            self.post.clone(),
            at_once,
            Arc::default(),
        )
    }

    async fn deliver(&self) -> usize {
        self.delivery(8).drain().await
    }

    /// The first row of each kind that is left, whenever it is due.
    async fn left(&self) -> Vec<OutboxRow> {
        let mut tx = self.store.read().await.unwrap();
        let whenever = NOW.plus(i64::from(u32::MAX));
        let mut rows = Vec::new();
        for due in [Due::OldestCode, Due::OldestNotice] {
            rows.extend(tx.due_mail(whenever, due).await.unwrap());
        }
        rows
    }

    async fn relay(&self) -> Relay {
        self.store.read().await.unwrap().relay().await.unwrap()
    }

    /// Mails and decoys that were begun.
    fn begun(&self) -> i64 {
        self.post.asked.load(Ordering::Relaxed) + self.post.rehearsed.load(Ordering::Relaxed)
    }

    fn mood(&self, mood: Mood) {
        *self.post.mood.lock().unwrap() = mood;
    }

    /// Waits for the mail with this id.
    async fn arrives(&self, id: Uuid) -> Duration {
        let begun = Instant::now();
        while !self
            .post
            .letters
            .lock()
            .unwrap()
            .iter()
            .any(|it| it.id == id)
        {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        begun.elapsed()
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
    code_of(ATTEMPT)
}

fn code_of(attempt: AttemptId) -> Message {
    Message::AttemptCode {
        attempt,
        serial: 3,
        expires_at: NOW.plus(600),
    }
}

// Law 6.
#[tokio::test]
async fn the_code_at_the_address_on_record_is_the_accepted_one() {
    let place = Place::new().await;
    let id = place
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
    assert_eq!(letters[0].id, id);
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

// Law 5.
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
    assert_eq!(decoy.post.rehearsed.load(Ordering::Relaxed), 1);
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
async fn a_busy_server_is_asked_again_after_growing_delays() {
    let place = Place::new().await;
    place.mood(Mood::IsBusy);
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
        i64::from(GIVEN_UP_AFTER)
    );
}

#[tokio::test]
async fn a_refused_mail_is_not_sent_again() {
    let place = Place::new().await;
    place.mood(Mood::KnowsNobody);
    let id = place.queue(Message::Activated, Destination::Work).await;

    place.deliver().await;

    assert!(place.left().await.is_empty());
    let mut tx = place.store.read().await.unwrap();
    let lost = tx.lost_mail(NOW.plus(-1)).await.unwrap().pop().unwrap();
    assert_eq!((lost.id, lost.account), (id, Some(place.giulia)));
    assert_eq!(lost.refusal, "550 5.1.1 at recipient");
}

// Law 3.
#[tokio::test]
async fn a_removed_address_gets_notices_for_30_days_and_no_code() {
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

mod an_empty_outbox {
    use super::*;

    #[tokio::test]
    async fn waits_for_no_writer_and_keeps_none_waiting() {
        let place = Place::new().await;
        let writer = place.store.work(LockKey::EVERYTHING).await.unwrap();

        let look = Duration::from_secs(5);
        let looked = tokio::time::timeout(look, place.deliver()).await;

        assert_eq!(looked.unwrap(), 0);
        drop(writer);
    }
}

mod many_codes_at_once {
    use super::*;

    const NAMES: u128 = 600;

    /// Three codes each for so many names, of which every second is nobody's.
    async fn ask_for_all(place: &Place) {
        let rows: Vec<_> = (0..NAMES)
            .flat_map(|name| [name; 3])
            .map(|name| {
                let destination = match name % 2 {
                    0 => Destination::Method(MAILBOX),
                    _ => Destination::Nowhere,
                };
                let attempt = AttemptId::from_uuid(Uuid::from_u128(1000 + name));
                place.row(code_of(attempt), destination)
            })
            .collect();
        place
            .write(async |tx| {
                for row in &rows {
                    tx.put_mail(row).await?;
                }
                Ok(())
            })
            .await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn hold_nobodys_own_code_up() {
        let place = Place::with(Post {
            takes: Duration::from_millis(300),
            ..Post::default()
        })
        .await;
        ask_for_all(&place).await;
        let delivering = tokio::spawn(place.delivery(8).run());
        tokio::time::sleep(Duration::from_millis(500)).await;

        let own = place
            .queue(reset_code(), Destination::Method(MAILBOX))
            .await;
        let took = tokio::time::timeout(Duration::from_secs(10), place.arrives(own)).await;

        delivering.abort();
        assert!(took.is_ok(), "not within ten seconds");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn hold_no_notice_up_for_ever() {
        let place = Place::new().await;
        ask_for_all(&place).await;
        let notice = place.queue(Message::PasswordReset, Destination::Work).await;

        place.deliver().await;

        let letters = place.post.letters.lock().unwrap();
        let before = letters.iter().position(|letter| letter.id == notice);
        assert!(before.unwrap() < 20, "{before:?}");
    }
}

mod a_colleague {
    use super::*;

    /// How many milliseconds the own code takes where three codes were asked for somebody just before,
    /// over one connection, where everything that is done for somebody else is felt.
    async fn own_code_after(place: &Place, somebody: Destination, round: u128) -> u128 {
        let attempt = |n| AttemptId::from_uuid(Uuid::from_u128(1000 + n));
        for _ in 0..3 {
            place.queue(code_of(attempt(2 * round)), somebody).await;
        }
        let (before, begun) = (place.begun(), Instant::now());
        let delivering = tokio::spawn(place.delivery(1).run());
        while place.begun() == before && begun.elapsed() < Duration::from_millis(200) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let own = code_of(attempt(2 * round + 1));
        let own = place.queue(own, Destination::Method(MAILBOX)).await;
        let took = place.arrives(own).await.as_millis();
        delivering.abort();
        took
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn cannot_be_told_from_nobody_by_the_time_of_an_own_code() {
        let place = Place::with(Post {
            takes: Duration::from_millis(40),
            ..Post::default()
        })
        .await;

        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for round in 0..16 {
            let mailbox = Destination::Method(MAILBOX);
            known.push(own_code_after(&place, mailbox, 2 * round).await);
            unknown.push(own_code_after(&place, Destination::Nowhere, 2 * round + 1).await);
        }

        known.sort_unstable();
        unknown.sort_unstable();
        let middle = known.len() / 2;
        let apart = known[middle].abs_diff(unknown[middle]);
        assert!(apart < 20, "{apart} ms apart: {known:?} {unknown:?}");
    }
}

mod a_destination_that_never_answers {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn holds_nobody_else_up() {
        let place = Place::with(Post {
            stuck: "work.example",
            ..Post::default()
        })
        .await;
        place.queue(Message::Activated, Destination::Work).await;
        let code = place
            .queue(reset_code(), Destination::Method(MAILBOX))
            .await;

        let delivering = tokio::spawn(place.delivery(2).run());
        let came = tokio::time::timeout(Duration::from_secs(5), place.arrives(code)).await;

        delivering.abort();
        assert!(came.is_ok());
    }
}

mod a_server_that_takes_nothing {
    use super::*;

    #[tokio::test]
    async fn is_sent_one_mail_at_a_time_and_every_mail_is_kept() {
        let place = Place::new().await;
        place.mood(Mood::LetsNobodyIn);
        for _ in 0..9 {
            place.queue(Message::PasswordReset, Destination::Work).await;
        }

        // What was under way at the first refusal is refused too.
        for minute in 0..20 {
            let tried = place.delivery(1).drain().await;
            assert!(tried <= 1, "{tried} in minute {minute}");
            place.later(60);
        }
        for _ in 0..200 {
            place.delivery(1).drain().await;
            place.later(3600);
        }

        let failing = place.relay().await.failing.unwrap();
        assert_eq!(failing.since, NOW);
        place.mood(Mood::Takes);
        assert_eq!(place.deliver().await, 9);
        assert_eq!(place.addresses().len(), 9);
        assert_eq!(place.relay().await.failing, None);
    }

    #[tokio::test]
    async fn is_noticed_by_a_decoy_as_by_a_mail() {
        for destination in [Destination::Nowhere, Destination::Method(MAILBOX)] {
            let place = Place::new().await;
            place.mood(Mood::LetsNobodyIn);
            place.queue(reset_code(), destination).await;

            place.deliver().await;

            assert!(place.relay().await.delays_mail());
            assert_eq!(place.left().await.len(), 1);
            place.mood(Mood::Takes);
            place.later(60);
            place.deliver().await;
            assert!(!place.relay().await.delays_mail());
            assert!(place.left().await.is_empty());
        }
    }

    #[tokio::test]
    async fn leaves_no_code_that_is_over() {
        let place = Place::new().await;
        place.mood(Mood::LetsNobodyIn);
        place
            .queue(reset_code(), Destination::Method(MAILBOX))
            .await;
        place.deliver().await;
        place.later(600);

        place.mood(Mood::Takes);
        place.deliver().await;

        assert!(place.left().await.is_empty());
        assert!(place.addresses().is_empty());
    }
}

mod a_server_that_denies_every_recipient {
    use super::*;

    #[tokio::test]
    async fn loses_no_mail_and_is_said_to_be_late() {
        let place = Place::new().await;
        place.mood(Mood::Denies);
        for _ in 0..3 {
            place.queue(Message::PasswordReset, Destination::Work).await;
        }

        for _ in 0..300 {
            place.deliver().await;
            place.later(3600);
        }

        assert!(place.relay().await.delays_mail());
        let mut tx = place.store.read().await.unwrap();
        let waiting = tx.waiting_mail().await.unwrap();
        assert_eq!(waiting[0].count, 3);
        assert_eq!(waiting[0].fault, Some(Fault::Policy));
        assert_eq!(tx.lost_mail(NOW.plus(-1)).await.unwrap(), []);
    }

    #[tokio::test]
    async fn is_sent_what_waits_soon_after_it_takes_one() {
        let place = Place::new().await;
        place.mood(Mood::Denies);
        place.queue(Message::PasswordReset, Destination::Work).await;
        for _ in 0..3 {
            place.deliver().await;
            place.later(600);
        }
        place.deliver().await;

        place.mood(Mood::Takes);
        place.later(60);
        assert_eq!(place.deliver().await, 0, "it waits for ten minutes");
        place
            .queue(reset_code_later(), Destination::Method(MAILBOX))
            .await;

        assert_eq!(place.deliver().await, 2);
        assert!(place.left().await.is_empty());
    }

    /// One that is not over when the test comes to it.
    fn reset_code_later() -> Message {
        Message::AttemptCode {
            attempt: ATTEMPT,
            serial: 3,
            expires_at: NOW.plus(86_400),
        }
    }
}

#[test]
fn a_server_with_fewer_connections_is_sent_fewer_at_a_time() {
    let mut width = Width::new(8);

    width.learn(Delivered::Refused(Fault::Relay), 7);
    width.learn(Delivered::Refused(Fault::Relay), 3);
    assert_eq!(width.now, 3);

    for _ in 0..TAKEN_BEFORE_MORE {
        width.learn(Delivered::Taken, 2);
    }
    assert_eq!(width.now, 4);

    width.learn(Delivered::Refused(Fault::Relay), 0);
    assert_eq!(width.now, 1);
    width.learn(Delivered::Refused(Fault::Address), 0);
    assert_eq!(width.now, 1);
}
