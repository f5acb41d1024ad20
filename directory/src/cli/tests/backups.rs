//! The audit row of a backup is there before the backup is complete (law 13).

mod drills;

use super::*;
use sqlx::{ConnectOptions as _, Executor as _, SqliteConnection, sqlite::SqliteConnectOptions};
use std::io;

/// The length of a chunk of the encryption (age-encryption.org/v1) but the last one, which is shorter.
const CHUNK: usize = 64 * 1024 + 16;

/// A pipe whose reader goes away before the last chunk.
#[derive(Clone, Default)]
struct Reader {
    taken: Rc<RefCell<Vec<u8>>>,
    saw_a_chunk: bool,
}

impl Write for Reader {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.saw_a_chunk && bytes.len() < CHUNK {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.saw_a_chunk |= bytes.len() == CHUNK;
        self.taken.borrow_mut().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place
}

fn noted(place: &Place) -> usize {
    let rows = place.hear(&["audit", "show"]).1;
    rows.lines().filter(|row| row.contains("backup")).count()
}

/// Backs up into a pipe whose reader goes away before the end; returns what the reader got.
fn cut_off(place: &Place, recipient: &str) -> (Problem, Vec<u8>) {
    let reader = Reader::default();
    let pipe = Box::new(reader.clone());
    let output = Output::new(Language::English, pipe, Box::new(io::sink()));
    let settings = to_arguments(&place.path("settings.toml"));
    let service = ["chiave-directory", "--config", &settings];
    let backup = ["backup", "-", "--recipient", recipient];
    let line = service.iter().chain(&backup);
    let done = obey(Arguments::try_parse_from(line).unwrap(), &output);
    let got = reader.taken.borrow().clone();
    (done.unwrap_err(), got)
}

/// Another program that keeps everybody from writing the store, until it is closed.
async fn writer(place: &Place) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(place.config().store_path());
    let mut writer = options.connect().await.unwrap();
    writer.execute("BEGIN IMMEDIATE").await.unwrap();
    writer
}

// Law 13.
#[test]
fn a_backup_whose_end_is_missing_is_in_the_log() {
    let place = company();
    let owner = x25519::Identity::generate();
    fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
    let recipient = owner.to_public().to_string();

    let (problem, got) = cut_off(&place, &recipient);

    assert_eq!(said(&problem), Cli::CliOutputLost);
    assert_eq!(noted(&place), 1);
    assert!(got.len() > CHUNK);
    fs::write(place.path("part.age"), got).unwrap();
    fs::rename(place.path("data"), place.path("moved")).unwrap();
    let [file, identity] = ["part.age", "owner"].map(|name| to_arguments(&place.path(name)));
    let restored = place.run(&["restore", &file, "--identity", &identity]);
    assert_eq!(said(&restored.unwrap_err()), Cli::CliBackupUnreadable);
}

// Law 13.
#[test]
fn a_backup_that_cannot_be_noted_is_not_there() {
    let place = company();
    let recipient = x25519::Identity::generate().to_public().to_string();
    let file = to_arguments(&place.path("backup.age"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let writer = runtime.block_on(writer(&place));

    let done = place.run(&["backup", &file, "--recipient", &recipient]);

    assert!(done.is_err());
    assert!(!place.path("backup.age").exists());
    assert!(!place.path(".backup.age.unfinished").exists());
    drop(writer);
    place
        .run(&["backup", &file, "--recipient", &recipient])
        .unwrap();
}
