//! Managed settings, good, bad and forged.

use super::*;
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
};

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

    fn open_to_all(self, name: &str) -> Self {
        let path = self.0.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(0o666)).unwrap();
        self
    }

    fn owner(&self) -> u32 {
        fs::metadata(self.0.path()).unwrap().uid()
    }

    fn load_as(&self, owner: u32) -> Settings {
        let policy = self.0.path().to_owned();
        Settings::load(
            &Places {
                data: policy.clone(),
                config: policy.clone(),
                policy,
            },
            owner,
        )
    }

    fn load(&self) -> Settings {
        self.load_as(self.owner())
    }
}

fn faults(settings: &Settings) -> Vec<Fault> {
    settings
        .problems
        .iter()
        .map(|problem| problem.fault)
        .collect()
}

fn authority() -> String {
    let key = rcgen::KeyPair::generate().unwrap();
    rcgen::CertificateParams::new(vec![])
        .unwrap()
        .self_signed(&key)
        .unwrap()
        .pem()
}

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
    assert_eq!(settings.language, Some(Language::It));
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

#[test]
fn no_folder_means_no_settings_and_no_complaint() {
    let nowhere = Path::new("/nonexistent").to_owned();
    let places = Places {
        data: nowhere.clone(),
        config: nowhere.clone(),
        policy: nowhere,
    };

    let settings = Settings::load(&places, 0);

    assert!(settings.server.is_none());
    assert_eq!(settings.problems, []);
}

#[test]
fn a_file_that_others_can_write_is_refused_and_reported() {
    let settings = Folder::new()
        .with("10.json", r#"{"server": "https://evil.example.com"}"#)
        .open_to_all("10.json")
        .load();

    assert!(settings.server.is_none());
    assert_eq!(faults(&settings), [Fault::NotTrusted]);
}

#[test]
fn a_folder_of_somebody_else_is_refused_as_a_whole() {
    let folder = Folder::new().with("10.json", r#"{"server": "https://evil.example.com"}"#);

    let settings = folder.load_as(folder.owner() + 1);

    assert!(settings.server.is_none());
    assert_eq!(faults(&settings), [Fault::NotTrusted]);
}

#[test]
fn an_unreadable_configuration_is_reported_and_the_rest_still_counts() {
    let settings = Folder::new()
        .with("10.json", r#"{"server": "#)
        .with(
            "20.json",
            r#"{"server": "https://chiave.example.com", "colour": "red"}"#,
        )
        .load();

    assert!(settings.server.is_some());
    assert_eq!(faults(&settings), [Fault::NotJson, Fault::UnknownKey]);
    assert!(
        settings.problems[1]
            .to_string()
            .ends_with("20.json (colour)")
    );
}

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
    let settings = Folder::new()
        .with(
            "10.json",
            r#"{"server": "https://c.example.com", "authority": "company.pem"}"#,
        )
        .with("company.pem", &authority())
        .load();

    assert!(settings.server.is_some());
    assert!(settings.authority.unwrap().path.ends_with("company.pem"));
    assert_eq!(settings.problems, []);
}

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
