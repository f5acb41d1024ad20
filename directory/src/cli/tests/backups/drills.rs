//! Dated backups of a folder, and the drill that proves the newest one.

use super::*;
use crate::keys::Keys;
use sqlx::{ConnectOptions as _, Executor as _, sqlite::SqliteConnectOptions};

/// A company with a folder for backups and an identity that opens them.
struct Drilled {
    place: Place,
    folder: String,
    identity: String,
    recipient: String,
}

impl Drilled {
    fn new() -> Self {
        let place = Place::new();
        place.run(&["init"]).unwrap();
        let identity = x25519::Identity::generate();
        let file = place.path("identity");
        std::fs::write(&file, identity.to_string().expose_secret()).unwrap();
        let folder = place.path("backups");
        std::fs::create_dir(&folder).unwrap();
        Self {
            folder: to_arguments(&folder),
            identity: to_arguments(&file),
            recipient: identity.to_public().to_string(),
            place,
        }
    }

    fn back_up(&self, keep: &str) {
        let line = ["backup", &self.folder, "--keep", keep, "--recipient"];
        let line = [&line[..], &[&self.recipient]].concat();
        self.place.run(&line).unwrap();
    }

    fn drill(&self) -> (Result<(), Problem>, String, String) {
        let line = [
            "restore",
            &self.folder,
            "--drill",
            "--identity",
            &self.identity,
        ];
        self.place.hear(&line)
    }

    fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.folder).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    fn audit(&self) -> String {
        self.place.hear(&["audit", "show"]).1
    }
}

#[test]
fn the_newest_are_kept_and_no_other_file_is_touched() {
    let drilled = Drilled::new();
    for old in [
        "2026-01-01T000000Z.age",
        "2026-01-02T000000Z.age",
        "letter.age",
    ] {
        std::fs::write(drilled.place.path("backups").join(old), "").unwrap();
    }

    drilled.back_up("2");

    let files = drilled.files();
    assert_eq!(files.len(), 3, "{files:?}");
    assert_eq!(files[0], "2026-01-02T000000Z.age");
    assert_eq!(files[2], "letter.age");
}

#[test]
fn a_backup_stays_that_was_made_after_the_clock_was_set_back() {
    let drilled = Drilled::new();
    let ahead = ["2099-01-01T000000Z.age", "2099-01-02T000000Z.age"];
    for old in ahead {
        std::fs::write(drilled.place.path("backups").join(old), "").unwrap();
    }

    drilled.back_up("2");

    let files = drilled.files();
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(!ahead.contains(&files[0].as_str()), "{files:?}");
    assert_eq!(files[1], ahead[1]);
}

#[test]
fn the_newest_backup_is_proved_and_noted() {
    let drilled = Drilled::new();
    std::fs::write(drilled.place.path("backups/2026-01-01T000000Z.age"), "").unwrap();
    drilled.back_up("5");

    let (done, _, told) = drilled.drill();

    done.unwrap();
    assert!(told.contains("can be restored"), "{told}");
    let audit = drilled.audit();
    assert!(audit.contains("drill accounts-1 rows-"), "{audit}");
    let left: Vec<_> = crate::left::copies(&drilled.place.path("data"));
    assert!(left.is_empty(), "{left:?}");
    assert!(drilled.place.path("data/chiave.db").exists());
}

#[test]
fn a_damaged_backup_is_not_proved() {
    let drilled = Drilled::new();
    drilled.back_up("5");
    let file = drilled.place.path("backups").join(&drilled.files()[0]);
    let mut bytes = std::fs::read(&file).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&file, bytes).unwrap();

    let (done, _, _) = drilled.drill();

    assert!(done.is_err());
    assert!(!drilled.audit().contains("drill"));
}

#[test]
fn a_backup_with_an_altered_audit_log_is_not_proved() {
    let drilled = Drilled::new();
    let audit = Keys::load(&drilled.place.config().keys_dir).unwrap().audit;
    drilled.place.look(async |context| {
        let sealed = seal_audit(&context.store, &audit, context.now).await;
        assert!(sealed.unwrap().is_some());
    });
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = SqliteConnectOptions::new().filename(drilled.place.config().store_path());
        let mut intruder = store.connect().await.unwrap();
        let alter = "UPDATE audit SET at = at - 1 WHERE seq = 1";
        intruder.execute(alter).await.unwrap();
    });
    drilled.back_up("5");

    let (done, _, _) = drilled.drill();

    assert!(done.is_err());
    assert!(!drilled.audit().contains("drill"));
}

#[test]
fn a_folder_without_a_backup_is_named() {
    let drilled = Drilled::new();

    let (done, _, _) = drilled.drill();

    assert_eq!(said(&done.unwrap_err()), Cli::CliDrillNone);
}
