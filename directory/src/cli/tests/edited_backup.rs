//! A backup that somebody edited who can open it, but has no key of the service.

use super::*;
use age::{Decryptor, Encryptor};
use std::io::{Read, Write};

/// A backup, and no store any more.
struct Stored {
    place: Place,
    owner: x25519::Identity,
}

impl Stored {
    fn new() -> Self {
        let place = Place::new();
        place.run(&["init"]).unwrap();
        let owner = x25519::Identity::generate();
        fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
        let file = to_arguments(&place.path("backup.age"));
        let recipient = owner.to_public().to_string();
        place
            .run(&["backup", &file, "--recipient", &recipient])
            .unwrap();
        fs::remove_dir_all(place.path("data")).unwrap();
        Self { place, owner }
    }

    /// Decrypts the backup, changes it and encrypts it to the same recipient again.
    fn edit(&self, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
        let path = self.place.path("backup.age");
        let decryptor = Decryptor::new(fs::File::open(&path).unwrap()).unwrap();
        let identity: &dyn age::Identity = &self.owner;
        let mut plain = Vec::new();
        let mut reader = decryptor.decrypt(std::iter::once(identity)).unwrap();
        reader.read_to_end(&mut plain).unwrap();
        fs::remove_file(&path).unwrap();
        let recipient = self.owner.to_public();
        let recipient: &dyn age::Recipient = &recipient;
        let encryptor = Encryptor::with_recipients(std::iter::once(recipient)).unwrap();
        let file = fs::File::create(&path).unwrap();
        let mut writer = encryptor.wrap_output(file).unwrap();
        writer.write_all(&change(plain)).unwrap();
        writer.finish().unwrap();
    }

    fn restore(&self, more: &[&str]) -> Result<(), Problem> {
        let file = to_arguments(&self.place.path("backup.age"));
        let identity = to_arguments(&self.place.path("owner"));
        let restore = ["restore", &file, "--identity", &identity];
        self.place.run(&[&restore, more].concat())
    }

    fn left(&self) -> usize {
        fs::read_dir(self.place.path("data")).unwrap().count()
    }
}

/// Where the store begins.
fn store_in(plain: &[u8]) -> usize {
    let begins = plain.windows(15).position(|at| at == b"SQLite format 3");
    begins.unwrap()
}

// Law 10.
#[test]
fn is_refused_and_nothing_is_changed() {
    let stored = Stored::new();
    stored.edit(|mut plain| {
        let name = plain.windows(13).position(|at| at == b"administrator");
        plain[name.unwrap()] = b'b';
        plain
    });

    for more in [&[][..], &["--unmarked"]] {
        let problem = stored.restore(more).unwrap_err();

        assert_eq!(said(&problem), Cli::CliBackupEdited);
        assert_eq!(stored.left(), 0);
    }
}

#[test]
fn that_lost_its_mark_is_restored_only_where_that_is_asked_for() {
    let stored = Stored::new();
    stored.edit(|plain| plain[store_in(&plain)..].to_vec());

    let problem = stored.restore(&[]).unwrap_err();

    assert_eq!(said(&problem), Cli::CliBackupUnmarked);
    assert_eq!(stored.left(), 0);
    stored.restore(&["--unmarked"]).unwrap();
    assert_eq!(stored.place.users(), ["administrator"]);
}

#[test]
fn that_is_no_backup_is_refused() {
    let stored = Stored::new();
    stored.edit(|_| b"nothing of ours, but long enough".to_vec());

    let problem = stored.restore(&["--unmarked"]).unwrap_err();

    assert_eq!(said(&problem), Cli::CliBackupUnreadable);
}

#[test]
fn that_was_not_edited_is_restored() {
    let stored = Stored::new();
    stored.edit(|plain| plain);

    stored.restore(&[]).unwrap();
    assert_eq!(stored.place.users(), ["administrator"]);
}
