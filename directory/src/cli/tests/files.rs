//! Files that cannot be read or written are named, and `init` says whose its files are.

use super::*;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

/// What a command that fails says, as one text.
fn failure(place: &Place, arguments: &[&str]) -> String {
    let problem = place.run(arguments).unwrap_err();
    problem.sentences(&output()).join("\n")
}

fn ready() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place
}

/// A folder that is none: whatever is to be made or read below it fails.
fn below_a_file(place: &Place) -> String {
    fs::write(place.path("file"), "").unwrap();
    to_arguments(&place.path("file").join("below"))
}

#[test]
fn a_backup_that_cannot_be_written_is_named() {
    let place = ready();
    let recipient = x25519::Identity::generate().to_public().to_string();
    let file = below_a_file(&place);

    let said = failure(&place, &["backup", &file, "--recipient", &recipient]);

    assert!(said.contains(&file), "{said}");
}

#[test]
fn a_backup_into_a_folder_that_others_can_write_is_warned_of() {
    let place = ready();
    let recipient = x25519::Identity::generate().to_public().to_string();
    for (mode, is_warned) in [
        (0o700, false),
        (0o755, false),
        (0o775, true),
        (0o1777, false),
    ] {
        let folder = place.path(&format!("backups-{mode:o}"));
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
        let file = to_arguments(&folder.join("b.age"));

        let (done, _, said) = place.hear(&["backup", &file, "--recipient", &recipient]);

        done.unwrap();
        let folder = folder.display().to_string();
        let is_named = said.contains(&format!("{folder} ")) && said.contains("0775");
        assert_eq!(is_named, is_warned, "{mode:o}: {said}");
    }
}

#[test]
fn a_backup_or_identity_that_cannot_be_read_is_named() {
    let place = ready();
    fs::remove_dir_all(place.path("data")).unwrap();
    let missing = to_arguments(&place.path("missing"));
    let said = failure(&place, &["restore", &missing, "--identity", &missing]);
    assert!(said.contains(&missing), "{said}");

    let owner = x25519::Identity::generate();
    fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
    let identity = to_arguments(&place.path("owner"));
    let said = failure(&place, &["restore", &missing, "--identity", &identity]);
    assert!(said.contains(&missing), "{said}");
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let place = Place::new();
    let folder = below_a_file(&place);
    let settings = fs::read_to_string(place.path("settings.toml")).unwrap();
    let settings = settings.replace("\"data\"", &format!("{folder:?}"));
    fs::write(place.path("settings.toml"), settings).unwrap();

    let said = failure(&place, &["init"]);

    assert!(said.contains(&folder), "{said}");
}

#[test]
fn a_log_file_that_cannot_be_opened_is_named() {
    let place = ready();
    let file = below_a_file(&place);
    let settings = fs::read_to_string(place.path("settings.toml")).unwrap();
    let settings = settings.replace("[log]", &format!("[log]\nfile = {file:?}"));
    fs::write(place.path("settings.toml"), settings).unwrap();

    let said = failure(&place, &["serve"]);

    assert!(said.contains(&file), "{said}");
}

/// Root alone can give files away.
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[test]
fn init_by_root_gives_the_files_to_the_owner_of_the_data_folder() {
    if !is_root() {
        return;
    }
    let place = Place::new();
    fs::create_dir(place.path("data")).unwrap();
    std::os::unix::fs::chown(place.path("data"), Some(4711), Some(4712)).unwrap();

    let (done, _, said) = place.hear(&["init"]);

    done.unwrap();
    assert!(said.contains("user number 4711"), "{said}");
    for made in ["keys", "keys/sealing.key", "data/chiave.db"] {
        let found = fs::metadata(place.path(made)).unwrap();
        assert_eq!((found.uid(), found.gid()), (4711, 4712), "{made}");
    }
}

#[test]
fn init_by_root_in_a_folder_of_root_says_so() {
    if !is_root() {
        return;
    }
    let place = Place::new();

    let (done, answers, said) = place.hear(&["init"]);

    done.unwrap();
    assert!(said.contains("belong to root"), "{said}");
    assert!(!answers.contains("root"));
}
