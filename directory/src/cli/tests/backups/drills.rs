//! The drill that proves the newest backup of a folder.

mod dated;

use super::*;
use crate::keys::Keys;
use sqlx::{ConnectOptions as _, Executor as _, sqlite::SqliteConnectOptions};

/// Moves the newest row of the audit log by two days.
const NEWEST_ROW_EARLIER: &str =
    "UPDATE audit SET at = at - 172800 WHERE seq = (SELECT MAX(seq) FROM audit)";

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

    /// Makes a backup; returns what was said.
    fn back_up(&self, keep: &str) -> String {
        let line = ["backup", &self.folder, "--keep", keep, "--recipient"];
        let line = [&line[..], &[&self.recipient]].concat();
        let (done, _, told) = self.place.hear(&line);
        done.unwrap();
        told
    }

    /// Puts an empty file into the folder.
    fn lay(&self, name: &str) {
        std::fs::write(self.place.path("backups").join(name), "").unwrap();
    }

    /// What the next backup would say of unfinished ones.
    fn told_of_unfinished(&self) -> String {
        let told = Ear::default();
        let unheard = Box::new(Ear::default());
        let output = Output::new(Language::English, unheard, Box::new(told.clone()));
        let path = self.place.path("backups/2026-01-02T000000Z.age");
        crate::cli::backup::clear_unfinished(&path, true, &output).unwrap();
        told.heard()
    }

    /// Renames the only backup.
    fn rename(&self, name: &str) {
        let folder = self.place.path("backups");
        let [made] = &self.files()[..] else {
            panic!("{:?}", self.files());
        };
        std::fs::rename(folder.join(made), folder.join(name)).unwrap();
    }

    fn drill(&self) -> (Result<(), Problem>, String, String) {
        self.drill_of(&self.folder)
    }

    fn drill_of(&self, backup: &str) -> (Result<(), Problem>, String, String) {
        let line = ["restore", backup, "--drill", "--identity", &self.identity];
        self.place.hear(&line)
    }

    fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.folder).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    /// When a drill proved a backup, as the metrics say.
    fn proved(&self) -> Option<chiave_protocol::Timestamp> {
        let look = async |context: &CliContext| context.store.last_change("drill").await;
        self.place.look(look).unwrap()
    }

    fn audit(&self) -> String {
        self.place.hear(&["audit", "show"]).1
    }

    /// Changes the store as no command does.
    fn alter(&self, statement: &'static str) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let store = SqliteConnectOptions::new().filename(self.place.config().store_path());
            let mut store = store.connect().await.unwrap();
            store.execute(statement).await.unwrap();
        });
    }

    /// Drills, and asserts that the backup is not proved.
    #[track_caller]
    fn assert_not_proved(&self) {
        let (done, _, _) = self.drill();

        assert!(done.is_err());
        let audit = self.audit();
        let noted = audit.contains("drill-failed") && !audit.contains("drill accounts");
        assert!(noted, "{audit}");
        assert_eq!(self.proved(), None);
    }
}

#[test]
fn the_newest_backup_is_proved_and_noted() {
    let drilled = Drilled::new();
    std::fs::write(drilled.place.path("backups/2026-01-01T000000Z.age"), "").unwrap();
    drilled.back_up("5");

    let (done, _, told) = drilled.drill();

    done.unwrap();
    assert!(told.contains("can be restored"), "{told}");
    assert!(told.contains("less than an hour ago"), "{told}");
    assert!(drilled.proved().is_some());
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

    drilled.assert_not_proved();
}

#[test]
fn a_backup_with_an_altered_audit_log_is_not_proved() {
    let drilled = Drilled::new();
    let audit = Keys::load(&drilled.place.config().keys_dir).unwrap().audit;
    drilled.place.look(async |context| {
        let sealed = seal_audit(&context.store, &audit, context.now).await;
        assert!(sealed.unwrap().is_some());
    });
    drilled.alter("UPDATE audit SET at = at - 1 WHERE seq = 1");
    drilled.back_up("5");

    drilled.assert_not_proved();
}

#[test]
fn a_folder_without_a_backup_is_named() {
    let drilled = Drilled::new();

    let (done, _, _) = drilled.drill();

    assert_eq!(said(&done.unwrap_err()), Cli::CliDrillNone);
}

#[test]
fn a_backup_that_was_renamed_to_a_newer_time_is_not_proved() {
    let drilled = Drilled::new();
    drilled.back_up("5");
    drilled.rename("2026-01-01T000000Z.age");
    drilled.drill().0.unwrap();
    // The backup was made two days ago, and all that came before.
    drilled.alter("UPDATE audit SET at = at - 172800");
    drilled.rename("gone.age");
    std::fs::remove_file(drilled.place.path("backups/gone.age")).unwrap();
    drilled.back_up("5");
    drilled.alter(NEWEST_ROW_EARLIER);

    let (done, _, _) = drilled.drill();

    assert_eq!(said(&done.unwrap_err()), Cli::CliDrillRenamed);
}

#[test]
fn a_backup_from_before_the_clock_was_set_right_is_proved() {
    let drilled = Drilled::new();
    drilled.back_up("5");
    // The clock was two days ahead until the backup was made.
    drilled.alter(NEWEST_ROW_EARLIER);

    drilled.drill().0.unwrap();
}

#[test]
fn a_backup_of_another_store_is_not_proved() {
    let drilled = Drilled::new();
    drilled.back_up("5");
    drilled.alter("DELETE FROM audit");

    let (done, _, _) = drilled.drill();

    assert_eq!(said(&done.unwrap_err()), Cli::CliDrillOther);
    assert!(drilled.audit().contains("drill-failed"));
}

#[test]
fn a_pipe_is_no_backup() {
    let drilled = Drilled::new();
    let pipe = to_arguments(&drilled.place.path("pipe"));
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());

    let (done, _, _) = drilled.drill_of(&pipe);

    assert_eq!(said(&done.unwrap_err()), Cli::CliBackupIrregular);
}
