//! A provider of the Secret Service in memory, for a person who opens no keyring.

mod objects;

use super::super::{BASE64, CONTENT, SecretService, attributes};
use crate::keyring::Entry;
use objects::{Collection, Item};
use secret_service::{EncryptionType, blocking::SecretService as Service};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
    thread,
};
use tokio::{net::UnixStream, runtime::Runtime};
use zbus::{
    Guid,
    blocking::{Connection, connection::Builder},
    fdo, interface,
    object_server::SignalEmitter,
    zvariant::{OwnedObjectPath, OwnedValue, Value},
};

const ROOT: &str = "/org/freedesktop/secrets";
/// The name of the attributes among the properties of a new item.
const ATTRIBUTES: &str = "org.freedesktop.Secret.Item.Attributes";

type Attributes = HashMap<String, String>;
/// A secret on the bus: its session, parameters, value and type.
type Secret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

/// A keyring of the person.
struct Keyring {
    name: &'static str,
    is_locked: bool,
    hides_while_locked: bool,
    keeps_its_items: bool,
    items: HashMap<OwnedObjectPath, Stored>,
}

struct Stored {
    attributes: Attributes,
    value: Vec<u8>,
}

#[derive(Default)]
struct Held {
    keyrings: Vec<Keyring>,
    /// Which one is the default.
    default: usize,
    made: usize,
    asked: Vec<&'static str>,
}

/// The keyrings of a person.
pub(super) struct Keyrings {
    held: Shared,
    served: Connection,
    client: Connection,
    _runtime: Runtime,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Held>>);

impl Keyrings {
    /// Open keyrings of these names, of which the first is the default one.
    pub(super) fn of(names: &[&'static str]) -> Self {
        let held = Shared::default();
        let runtime = Runtime::new().unwrap();
        let inside = runtime.enter();
        let (ours, theirs) = UnixStream::pair().unwrap();
        let client = thread::spawn(move || Builder::unix_stream(theirs).p2p().build());
        let mut server = Builder::unix_stream(ours).p2p();
        server = server.server(Guid::generate()).unwrap();
        server = server.serve_at(ROOT, Provider(held.clone())).unwrap();
        server = server.serve_at("/prompt", Prompt).unwrap();
        for (at, name) in names.iter().enumerate() {
            held.lock().keyrings.push(Keyring {
                name,
                is_locked: false,
                hides_while_locked: false,
                keeps_its_items: false,
                items: HashMap::new(),
            });
            let keyring = Collection(held.clone(), at);
            server = server.serve_at(collection(at), keyring).unwrap();
        }
        let served = server.build().unwrap();
        drop(inside);
        Self {
            held,
            served,
            client: client.join().unwrap().unwrap(),
            _runtime: runtime,
        }
    }

    pub(super) fn connect(&self) -> SecretService {
        let client = self.client.clone();
        SecretService(Service::connect_with_existing(EncryptionType::Plain, client).unwrap())
    }

    /// Stores every entry in a keyring, beside what is there.
    pub(super) fn fill(&self, name: &str, value: &[u8]) {
        for entry in Entry::ALL {
            let stored = Stored {
                attributes: owned(&attributes(entry)),
                value: BASE64.encode(value).into_bytes(),
            };
            let at = self.held.lock().at(name);
            let path = self.held.lock().store(at, stored);
            let item = Item(self.held.clone(), at, path.clone());
            self.served.object_server().at(path, item).unwrap();
        }
    }

    pub(super) fn lock(&self, name: &str) {
        self.held.lock().keyring(name).is_locked = true;
    }

    /// From now on a search in it finds nothing while it is locked, as with KeePassXC.
    pub(super) fn hide_while_locked(&self, name: &str) {
        self.held.lock().keyring(name).hides_while_locked = true;
    }

    /// From now on nothing in it can be deleted.
    pub(super) fn keep_items(&self, name: &str) {
        self.held.lock().keyring(name).keeps_its_items = true;
    }

    /// Makes it the default one, as KeePassXC does with the one in front.
    pub(super) fn bring_to_front(&self, name: &str) {
        let mut held = self.held.lock();
        held.default = held.at(name);
    }

    pub(super) fn unlock(&self, name: &str) {
        self.held.lock().keyring(name).is_locked = false;
    }

    /// The number of items in a keyring.
    pub(super) fn count(&self, name: &str) -> usize {
        self.held.lock().keyring(name).items.len()
    }

    /// The keyrings that the person was asked to open.
    pub(super) fn asked_to_open(&self) -> Vec<&'static str> {
        self.held.lock().asked.clone()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap()
    }
}

impl Held {
    fn at(&self, name: &str) -> usize {
        self.keyrings.iter().position(|it| it.name == name).unwrap()
    }

    fn keyring(&mut self, name: &str) -> &mut Keyring {
        let at = self.at(name);
        &mut self.keyrings[at]
    }

    fn store(&mut self, at: usize, stored: Stored) -> OwnedObjectPath {
        self.made += 1;
        let path = path(&format!("{}/{}", collection(at), self.made));
        self.keyrings[at].items.insert(path.clone(), stored);
        path
    }
}

impl Keyring {
    fn matching(&self, wanted: &Attributes) -> Vec<OwnedObjectPath> {
        let hides = self.is_locked && self.hides_while_locked;
        let fits = |it: &Stored| {
            !hides && (wanted.iter()).all(|(name, of)| it.attributes.get(name) == Some(of))
        };
        let found = self.items.iter().filter(|(_, it)| fits(it));
        found.map(|(path, _)| path.clone()).collect()
    }
}

fn owned(attributes: &HashMap<&str, &str>) -> Attributes {
    let one = |(name, of): (&&str, &&str)| ((*name).to_owned(), (*of).to_owned());
    attributes.iter().map(one).collect()
}

fn path(text: &str) -> OwnedObjectPath {
    OwnedObjectPath::try_from(text).unwrap()
}

fn collection(at: usize) -> String {
    format!("{ROOT}/collection/{at}")
}

struct Provider(Shared);

#[interface(name = "org.freedesktop.Secret.Service")]
impl Provider {
    fn open_session(&self, _algorithm: &str, _input: Value<'_>) -> (OwnedValue, OwnedObjectPath) {
        (OwnedValue::from(0_u8), path("/session"))
    }

    fn search_items(&self, wanted: Attributes) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        let held = self.0.lock();
        let found = |is_locked| {
            let all = held.keyrings.iter();
            let these = all.filter(|it| it.is_locked == is_locked);
            these.flat_map(|it| it.matching(&wanted)).collect()
        };
        (found(false), found(true))
    }

    /// Asks the person, who declines.
    fn unlock(
        &self,
        objects: Vec<OwnedObjectPath>,
    ) -> fdo::Result<(Vec<OwnedObjectPath>, OwnedObjectPath)> {
        let mut held = self.0.lock();
        let held = &mut *held;
        for object in objects {
            let at = (0..held.keyrings.len()).find(|at| object.starts_with(&collection(*at)));
            held.asked.extend(at.map(|at| held.keyrings[at].name));
        }
        Ok((Vec::new(), path("/prompt")))
    }

    fn read_alias(&self, _name: &str) -> OwnedObjectPath {
        let is_empty = self.0.lock().keyrings.is_empty();
        match is_empty {
            true => path("/"),
            false => path(&collection(self.0.lock().default)),
        }
    }

    #[zbus(property)]
    fn collections(&self) -> Vec<OwnedObjectPath> {
        let count = self.0.lock().keyrings.len();
        (0..count).map(|at| path(&collection(at))).collect()
    }
}

/// A question to the person, who declines it.
struct Prompt;

#[interface(name = "org.freedesktop.Secret.Prompt")]
impl Prompt {
    async fn prompt(
        &self,
        _window: &str,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> fdo::Result<()> {
        Ok(Self::completed(&emitter, true, Value::from("")).await?)
    }

    #[zbus(signal)]
    async fn completed(
        emitter: &SignalEmitter<'_>,
        dismissed: bool,
        result: Value<'_>,
    ) -> zbus::Result<()>;
}
