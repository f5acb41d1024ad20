//! Managed settings: valid, wrong and forged.

mod authority_key;
mod autostart;
mod client_certificate;
mod fuzz;
mod kiosk;
mod logos;
mod managed_preferences;
mod names;
mod person;

use super::*;
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
};

const GOOD: &str = r#"{"server": "https://chiave.example.com"}"#;
const AUTHORITY: &str = r#"{"server": "https://c.example.com", "authority": "company.pem"}"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        Self(folder)
    }

    fn with(self, name: &str, content: &str) -> Self {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        self
    }

    fn with_mode(self, name: &str, mode: u32) -> Self {
        let path = self.0.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        self
    }

    /// Adds a complete valid file, so only another file can block the connection.
    fn with_a_good_one(self) -> Self {
        self.with("20.json", GOOD)
    }

    fn owner(&self) -> u32 {
        fs::metadata(self.0.path()).unwrap().uid()
    }

    fn load_as(&self, owner: u32) -> Settings {
        let folder = self.0.path().to_owned();
        Settings::load(&PolicyFolder { folder, owner })
    }

    fn load(&self) -> Settings {
        self.load_as(self.owner())
    }
}

fn mandatory<T>(value: T) -> Managed<T> {
    Managed {
        value,
        level: Level::Mandatory,
    }
}

fn faults(settings: &Settings) -> Vec<Fault> {
    let problems = settings.problems.iter();
    problems.map(|problem| problem.fault).collect()
}

/// The settings that name an authority whose file has the content `pem`.
fn with_authority(pem: &str) -> Settings {
    let folder = Folder::new().with("10.json", AUTHORITY);
    folder.with("company.pem", pem).load()
}

fn authority() -> String {
    let key = rcgen::KeyPair::generate().unwrap();
    rcgen::CertificateParams::new(vec![])
        .unwrap()
        .self_signed(&key)
        .unwrap()
        .pem()
}

// Law 16.
#[test]
fn a_later_file_wins_and_every_value_names_its_file() {
    let settings = Folder::new()
        .with(
            "10.json",
            r#"{"server": "https://old.example.com", "language": "it"}"#,
        )
        .with("20.json", r#"{"server": "https://new.example.com"}"#)
        .with("notes.txt", "not a setting")
        .load();

    assert_eq!(
        settings.server.as_ref().unwrap().as_str(),
        "https://new.example.com"
    );
    assert_eq!(settings.language, Some(mandatory(Language::It)));
    assert_eq!(settings.managed(), ["language", "server"]);
    assert!(
        settings
            .sourced("server")
            .unwrap()
            .source
            .ends_with("20.json")
    );
    assert_eq!(settings.problems, []);
}

// Law 16.
#[test]
fn what_is_recommended_is_shown_and_locks_nothing() {
    let settings = Folder::new()
        .with("10.json", "{\n\"recommended\": {\"theme\": \"dark\"}}")
        .load();

    let theme = settings.sourced("theme").unwrap();
    assert_eq!((theme.level, theme.line), (Level::Recommended, Some(2)));
    assert_eq!(settings.managed(), Vec::<String>::new());
    assert_eq!(settings.problems, []);
}

#[test]
fn no_folder_means_no_settings_and_no_complaint() {
    let settings = Settings::load(&PolicyFolder {
        folder: "/nonexistent".into(),
        owner: 0,
    });

    assert!(settings.server.is_none());
    assert_eq!(settings.problems, []);
}

// Law 17.
#[test]
fn a_file_that_others_can_write_is_refused_and_reported() {
    for mode in [0o666, 0o664, 0o646] {
        let settings = Folder::new()
            .with("10.json", r#"{"server": "https://evil.example.com"}"#)
            .with_mode("10.json", mode)
            .load();

        assert!(settings.server.is_none());
        assert_eq!(faults(&settings), [Fault::NotTrusted]);
        assert_eq!(settings.managed(), Vec::<String>::new());
    }
}

// Law 16.
#[test]
fn an_untrusted_file_blocks_whatever_other_files_say() {
    let forged = Folder::new()
        .with_a_good_one()
        .with("30.json", "{}")
        .with_mode("30.json", 0o666);
    let cut_off = Folder::new()
        .with_a_good_one()
        .with("30.json", r#"{"proxy": "http://pro"#);
    let a_list = Folder::new().with_a_good_one().with("10.json", "[]");
    let too_long = Folder::new()
        .with_a_good_one()
        .with("30.json", &format!("{{}}{}", " ".repeat(1 << 20)));
    let a_folder = Folder::new().with_a_good_one();
    fs::create_dir(a_folder.0.path().join("30.json")).unwrap();
    let nowhere = Folder::new().with_a_good_one();
    std::os::unix::fs::symlink("/nonexistent", nowhere.0.path().join("30.json")).unwrap();

    for (folder, fault) in [
        (forged, Fault::NotTrusted),
        (cut_off, Fault::NotJson),
        (a_list, Fault::NotJson),
        (too_long, Fault::Unreadable),
        (a_folder, Fault::Unreadable),
        (nowhere, Fault::Unreadable),
    ] {
        let settings = folder.load();

        assert!(settings.server.is_none(), "{fault:?}");
        assert_eq!(faults(&settings), [fault]);
    }
}

// Law 16.
#[test]
fn an_untrusted_file_sets_nothing() {
    let contents = ["", "{", GOOD, r#"{"proxy": "http://evil.example.com"}"#];

    let read: Vec<_> = contents
        .into_iter()
        .map(|content| {
            let settings = Folder::new()
                .with_a_good_one()
                .with("30.json", content)
                .with_mode("30.json", 0o666)
                .load();
            let is_direct = settings.proxy == Proxy::Direct;
            (faults(&settings), settings.server, is_direct)
        })
        .collect();

    assert_eq!(read, vec![(vec![Fault::NotTrusted], None, true); 4]);
}

#[test]
fn a_pipe_holds_nobody_up() {
    let folder = Folder::new().with_a_good_one();
    let pipe = folder.0.path().join("30.json");
    assert!(
        std::process::Command::new("mkfifo")
            .args(["--mode=644".as_ref(), pipe.as_os_str()])
            .status()
            .unwrap()
            .success()
    );

    let settings = folder.load();

    assert!(settings.server.is_none());
    assert_eq!(faults(&settings), [Fault::Unreadable]);
}

// Law 17.
#[test]
fn a_folder_of_somebody_else_is_refused_as_a_whole() {
    let folder = Folder::new().with("10.json", r#"{"server": "https://evil.example.com"}"#);

    let settings = folder.load_as(folder.owner() + 1);

    assert!(settings.server.is_none());
    assert_eq!(faults(&settings), [Fault::NotTrusted]);
}

#[test]
fn what_no_setting_is_called_is_ignored_and_reported() {
    let settings = Folder::new()
        .with_a_good_one()
        .with("30.json", r#"{"colour": "red", "shape": 4}"#)
        .load();

    assert!(settings.server.is_some());
    assert_eq!(faults(&settings), [Fault::UnknownKey, Fault::UnknownKey]);
    assert!(
        settings.problems[0]
            .to_string()
            .ends_with("30.json:1:12 (colour)")
    );
}

// Law 16.
#[test]
fn a_value_that_is_no_text_blocks_only_where_it_restricts() {
    for key in ["server", "authority", "pins", "pins_report_only", "proxy"] {
        for value in ["null", "443", r#"["a"]"#, "[]", "{}"] {
            let settings = Folder::new()
                .with_a_good_one()
                .with("30.json", &format!(r#"{{"{key}": {value}}}"#))
                .load();

            assert!(settings.server.is_none(), "{key} {value}");
            assert_eq!(faults(&settings), [Fault::BadValue]);
        }
    }
    for key in [
        "organisation",
        "organisation_help",
        "help_url",
        "language",
        "theme",
        "log_level",
    ] {
        let settings = Folder::new()
            .with_a_good_one()
            .with("30.json", &format!(r#"{{"{key}": 7}}"#))
            .load();

        assert!(settings.server.is_some(), "{key}");
        assert_eq!(settings.managed(), ["server"]);
        assert_eq!(faults(&settings), [Fault::BadValue]);
    }
}

// Law 16.
#[test]
fn a_wrong_proxy_closes_the_way_to_the_server() {
    for proxy in [
        "proxy.example.com",
        "socks5://proxy",
        "http://me:word@proxy",
    ] {
        let settings = Folder::new()
            .with_a_good_one()
            .with("30.json", &format!(r#"{{"proxy": "{proxy}"}}"#))
            .load();

        assert!(settings.server.is_none(), "{proxy}");
        assert_eq!(faults(&settings), [Fault::BadValue]);
    }
}

// Law 16.
#[test]
fn a_script_for_the_proxy_closes_the_way_and_is_named() {
    let settings = Folder::new()
        .with_a_good_one()
        .with("30.json", r#"{"proxy": "http://wpad/wpad.dat"}"#)
        .load();

    assert!(settings.server.is_none());
    assert_eq!(faults(&settings), [Fault::ProxyScript]);
}

// Law 16.
#[test]
fn a_wrong_authority_closes_the_way_to_the_server() {
    let server = r#""server": "https://chiave.example.com""#;
    let folder = Folder::new()
        .with(
            "10.json",
            &format!(r#"{{{server}, "authority": "company.pem"}}"#),
        )
        .with("company.pem", "not a certificate");

    let settings = folder.load();

    assert!(settings.server.is_none());
    assert_eq!(faults(&settings), [Fault::BadValue]);
}

#[test]
fn the_companys_authority_lies_beside_the_file_that_names_it() {
    let settings = with_authority(&authority());

    assert!(settings.server.is_some());
    assert!(settings.authority.unwrap().path.ends_with("company.pem"));
    assert_eq!(settings.problems, []);
}

// Law 16.
#[test]
fn a_wrong_language_is_ignored_and_reported() {
    let settings = Folder::new()
        .with(
            "10.json",
            r#"{"server": "https://c.example.com", "language": "klingon"}"#,
        )
        .load();

    assert!(settings.server.is_some());
    assert_eq!(settings.language, None);
    assert_eq!(faults(&settings), [Fault::BadValue]);
}

#[test]
fn a_mark_before_a_text_is_no_part_of_it() {
    let settings = Folder::new()
        .with("10.json", &format!("\u{feff}{AUTHORITY}"))
        .with("company.pem", &format!("\u{feff}{}", authority()))
        .load();

    assert_eq!(faults(&settings), []);
    assert!(settings.server.is_some() && settings.authority.is_some());
}

#[test]
fn an_authority_that_cannot_be_used_is_reported() {
    let pem = "-----BEGIN CERTIFICATE-----\nAAECAwQF\n-----END CERTIFICATE-----\n";

    let settings = with_authority(pem);

    assert_eq!(faults(&settings), [Fault::BadValue]);
    assert!(settings.server.is_none());
}

// Law 16.
#[test]
fn a_wrong_value_hides_the_action_and_nothing_else() {
    let wrong = Folder::new()
        .with("10.json", GOOD)
        .with("20.json", r#"{"reset": "shown"}"#)
        .with(
            "30.json",
            r#"{"reset": false, "recommended": {"unlock": "hidden"}}"#,
        )
        .load();

    assert_eq!(wrong.offers.missing(), ["reset", "unlock"]);
    assert!(wrong.server.is_some());
}
