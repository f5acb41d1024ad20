//! Which exit code tells a service manager that another start of the service would not help.

use super::*;
use crate::network::NetworkFinding;
use chiave_protocol::Timestamp;
use std::os::unix::fs::PermissionsExt;

fn ready() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place
}

/// The exit code of a service that opens its keys and its store.
fn of_opening(place: &Place) -> String {
    let (runtime, config) = (tokio::runtime::Runtime::new().unwrap(), place.config());
    let served = crate::opening::open_to_serve(&config, Timestamp::from_unix(1));
    let error = runtime.block_on(served).map(drop).unwrap_err();
    of(&not_served(error.into()))
}

fn of(problem: &Problem) -> String {
    format!("{:?}", problem.exit_code())
}

fn code(code: u8) -> String {
    format!("{:?}", ExitCode::from(code))
}

#[test]
fn wrong_settings_wait_for_a_person() {
    let place = ready();
    let file = place.path("settings.toml");
    let settings = fs::read_to_string(&file).unwrap();
    fs::write(&file, settings + "\n[unheard_of]\nkey = 1\n").unwrap();

    assert_eq!(of(&place.run(&["serve"]).unwrap_err()), code(78));
    assert_eq!(of(&place.run(&["account", "list"]).unwrap_err()), code(2));
    let mail = ServeError::Mail("no name".into());
    assert_eq!(of(&not_served(mail)), code(78));
}

#[test]
fn wrong_keys_wait_for_a_person() {
    let (place, other) = (ready(), ready());
    let key = "keys/sealing.key";
    let right = fs::read(place.path(key)).unwrap();
    let put = |bytes: &[u8]| {
        fs::remove_file(place.path(key)).unwrap();
        fs::write(place.path(key), bytes).unwrap();
        let owner_only = fs::Permissions::from_mode(0o400);
        fs::set_permissions(place.path(key), owner_only).unwrap();
    };

    put(b"no key");
    assert_eq!(of_opening(&place), code(78), "no key at all");
    put(&fs::read(other.path(key)).unwrap());
    assert_eq!(of_opening(&place), code(78), "the key of another store");
    put(&right);
    fs::set_permissions(place.path(key), fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(of_opening(&place), code(78), "a key that everybody reads");
}

#[test]
fn what_may_come_later_is_waited_for() {
    for file in ["keys/sealing.key", "data/chiave.db"] {
        let place = ready();
        fs::remove_file(place.path(file)).unwrap();
        assert_ne!(of_opening(&place), code(78), "{file}");
    }
    let certificate = ServeError::Tls("no such file".into());
    assert_ne!(of(&not_served(certificate)), code(78));
}

#[test]
fn settings_that_are_no_text_wait_for_a_person() {
    let place = ready();
    fs::write(place.path("settings.toml"), b"organisation = \"\xff\"\n").unwrap();

    assert_eq!(of(&place.run(&["serve"]).unwrap_err()), code(78));
    assert_eq!(of(&place.run(&["account", "list"]).unwrap_err()), code(2));
}

#[test]
fn wrong_keys_and_a_missing_store_have_one_code_each() {
    let (place, other) = (ready(), ready());
    fs::remove_file(place.path("keys/pepper.key")).unwrap();
    fs::copy(other.path("keys/pepper.key"), place.path("keys/pepper.key")).unwrap();
    for line in [&["account", "list"][..], &["config", "check"]] {
        assert_eq!(of(&place.run(line).unwrap_err()), code(2), "{line:?}");
    }

    fs::remove_file(other.path("data/chiave.db")).unwrap();
    assert_eq!(of_opening(&other), code(3));
    assert_eq!(of(&other.run(&["account", "list"]).unwrap_err()), code(3));
}

#[test]
fn a_password_file_that_is_missing_may_come_later() {
    let place = ready();
    let mut smtp = place.config().smtp;
    smtp.login = Some(crate::config::Login {
        user_name: "chiave".to_owned(),
        password_file: place.path("nowhere"),
    });
    let error = crate::mail::SmtpMail::new(&smtp).map(drop).unwrap_err();

    let problem = not_served(ServeError::Mail(error.into()));

    assert_eq!(of(&problem), code(3));
    assert_eq!(said(&problem), Cli::CliFileFailed);
}

#[test]
fn a_mail_server_that_is_down_is_no_wrong_setting() {
    let wrong = |finding| {
        Problem::Settings(
            PathBuf::new(),
            vec![crate::config::ConfigError {
                key: String::new(),
                line: None,
                expected: crate::config::Expected::Network(finding),
            }],
        )
    };
    let down = NetworkFinding::MailUnreachable(String::new());
    let refused = NetworkFinding::MailLogin(String::new());

    assert_eq!(of(&wrong(down)), code(1));
    assert_eq!(of(&wrong(refused)), code(2));
}
