//! A store that the disk, the file system or another program keeps from being used.

use super::*;
use chiave_store_sqlite::FileFault;
use std::os::unix::fs::PermissionsExt as _;

fn ready() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place
}

/// What a problem says, and the exit code of the command.
fn heard(problem: &Problem) -> (String, String) {
    let sentences = problem.sentences(&output()).join("\n");
    (sentences, format!("{:?}", problem.exit_code()))
}

fn exit_code(code: u8) -> String {
    format!("{:?}", ExitCode::from(code))
}

#[test]
fn every_fault_names_the_file_and_has_an_exit_code_of_its_own() {
    let path = Path::new("/tmp/chiave.db");
    let faults = [
        (FileFault::Full, "disk is full"),
        (FileFault::Failing, "free on its disk"),
        (FileFault::Busy, "another program"),
        (FileFault::Damaged, "damaged"),
        (FileFault::ReadOnly, "belongs to user number"),
    ];
    for (fault, words) in faults {
        let problem = Problem::Several(vec![Problem::Store(fault)]).of_store(path);

        let (said, code) = heard(&problem);

        assert!(
            said.contains("/tmp/chiave.db") && said.contains(words),
            "{said}"
        );
        assert_eq!(code, exit_code(3), "{said}");
    }
}

#[test]
fn an_error_of_any_port_that_the_disk_caused_is_one_of_the_disk() {
    let error = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let store = chiave_domain::ports::store::StoreError(Box::new(error));
    let flow = chiave_flows::error::FlowError::from(store);

    let (said, code) = heard(&Problem::from(flow).of_store(Path::new("/tmp/chiave.db")));

    assert!(
        said.contains("/tmp/chiave.db") && said.contains("full"),
        "{said}"
    );
    assert_eq!(code, exit_code(3));
}

#[test]
fn a_key_file_that_cannot_be_written_is_named() {
    let error = crate::keys::KeysError::File {
        path: PathBuf::from("/tmp/sealing.key"),
        source: std::io::ErrorKind::ReadOnlyFilesystem.into(),
    };

    let (said, code) = heard(&Problem::from(error).of_store(Path::new("/tmp/chiave.db")));

    assert!(
        said.contains("/tmp/sealing.key") && !said.contains("chiave.db"),
        "{said}"
    );
    assert_eq!(code, exit_code(3));
}

#[test]
fn a_damaged_store_is_named_by_every_command() {
    let place = ready();
    let path = place.path("data/chiave.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..].fill(0x55);
    fs::write(&path, bytes).unwrap();

    let commands: [&[&str]; 4] = [
        &["account", "list"],
        &["audit", "show"],
        &["outbox", "show"],
        &["store", "unreadable"],
    ];
    for command in commands {
        let problem = place.run(command).unwrap_err();
        let (said, code) = heard(&problem);
        assert!(
            said.contains("chiave.db") && said.contains("restore"),
            "{command:?}: {said}"
        );
        assert!(!said.contains("malformed"), "{command:?}: {said}");
        assert_eq!(code, exit_code(3), "{command:?}");
    }
}

#[test]
fn what_others_can_read_is_warned_of_by_path_and_mode() {
    let place = ready();
    let check = || place.hear(&["config", "check"]).2;
    let opened = [
        ("keys", 0o750, "chmod 0700"),
        ("data", 0o755, "chmod 0700"),
        ("data/chiave.db", 0o644, "chmod 0600"),
        ("data/chiave.db-wal", 0o660, "chmod 0600"),
        ("data/chiave.db-shm", 0o604, "chmod 0600"),
    ];
    assert!(!check().contains("others than"), "{}", check());

    for (name, mode, advice) in opened {
        let path = place.path(name);
        if !path.exists() {
            fs::write(&path, "").unwrap();
        }
        let right = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();

        // Opening the store may remove what lies beside it, so the files are looked at alone.
        let config = place.config();
        let found = config.check_files(
            &place.path("settings.toml"),
            chiave_protocol::Timestamp::from_unix(0),
        );
        let said = Problem::warnings(&place.path("settings.toml"), found.warnings, &output());

        let path = path.display().to_string();
        let about = |said: &&String| said.contains(&format!(" {path} "));
        let said = said.iter().find(about).unwrap();
        assert!(
            said.contains(&format!("{mode:04o}")) && said.contains(advice),
            "{said}"
        );
        fs::set_permissions(place.path(name), right).unwrap();
    }
}
