//! What root makes belongs to the owner of the data folder.

use super::*;
use std::os::unix::fs::{MetadataExt as _, chown};

/// A user of no account.
const USER: u32 = 61_234;

/// A backup and what opens it, beside an empty data folder.
fn backed_up() -> (Place, [String; 2]) {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let owner = x25519::Identity::generate();
    fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
    let files = ["backup.age", "owner"].map(|name| to_arguments(&place.path(name)));
    let recipient = owner.to_public().to_string();
    let backup = ["backup", &files[0], "--recipient", &recipient];
    place.run(&backup).unwrap();
    fs::remove_dir_all(place.path("data")).unwrap();
    fs::create_dir(place.path("data")).unwrap();
    (place, files)
}

/// Restores the backup and says what was told.
fn restored(place: &Place, [file, identity]: &[String; 2]) -> String {
    let (done, _, told) = place.hear(&["restore", file, "--identity", identity]);
    done.unwrap();
    told
}

#[test]
fn a_restored_store_goes_to_the_owner_of_the_data_folder() {
    // Only root can give a file away.
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let (place, files) = backed_up();
    chown(place.path("data"), Some(USER), Some(USER)).unwrap();

    let told = restored(&place, &files);

    for entry in fs::read_dir(place.path("data")).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().uid(), USER, "{entry:?}");
    }
    assert!(told.contains("user number 61234"), "{told}");
}

#[test]
fn a_store_that_root_restores_for_itself_is_told_of() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let (place, files) = backed_up();

    let told = restored(&place, &files);

    assert!(told.contains("belongs to root now"), "{told}");
}

#[test]
fn a_backup_by_root_can_be_read_by_the_service() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let (place, files) = backed_up();
    restored(&place, &files);
    for entry in fs::read_dir(place.path("data")).unwrap() {
        chown(entry.unwrap().path(), Some(USER), Some(USER)).unwrap();
    }
    chown(place.path("data"), Some(USER), Some(USER)).unwrap();
    let recipient = x25519::Identity::generate().to_public().to_string();
    fs::create_dir(place.path("copies")).unwrap();
    chown(place.path("copies"), Some(USER), Some(USER)).unwrap();
    let owned_by = |name: &str| {
        let file = to_arguments(&place.path(name));
        let backup = ["backup", &file, "--recipient", &recipient];
        place.run(&backup).unwrap();
        let found = fs::metadata(place.path(name)).unwrap();
        assert_eq!(found.mode() & 0o777, 0o600);
        found.uid()
    };

    assert_eq!(owned_by("copies/second.age"), USER);
    assert_eq!(owned_by("third.age"), 0, "a folder of root");
    let first = fs::metadata(place.path("backup.age")).unwrap();
    assert_eq!(first.uid(), 0, "root's own data folder");
}
