//! The file with the certificate of this computer and its private key.

use super::*;
use crate::testing::Computers;

const SETTINGS: &str =
    r#"{"server": "https://c.example.com", "client_certificate": "computer.pem"}"#;

fn with_file(content: &str) -> Settings {
    Folder::new()
        .with("10.json", SETTINGS)
        .with("computer.pem", content)
        .load()
}

#[test]
fn a_certificate_with_its_key_counts() {
    let settings = with_file(&Computers::new().file);

    assert!(settings.client_certificate.is_some());
    assert!(settings.server.is_some());
}

// Law 16.
#[test]
fn a_certificate_without_its_key_closes_the_service() {
    let (one, other) = (Computers::new().file, Computers::new().file);
    let at = |file: &str| file.find("-----BEGIN PRIVATE KEY").unwrap();
    let (certificate, key) = (&one[..at(&one)], &one[at(&one)..]);
    let locked = key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    for wrong in [
        certificate.to_owned(),
        key.to_owned(),
        format!("{certificate}{}", &other[at(&other)..]),
        format!("{certificate}{locked}"),
        String::new(),
    ] {
        let settings = with_file(&wrong);

        assert!(settings.client_certificate.is_none() && settings.server.is_none());
        assert_eq!(settings.problems[0].fault, Fault::BadValue);
    }
}

// Law 17.
#[test]
fn a_certificate_that_others_can_write_closes_the_service() {
    let settings = Folder::new()
        .with("10.json", SETTINGS)
        .with("computer.pem", &Computers::new().file)
        .with_mode("computer.pem", 0o664)
        .load();

    assert!(settings.client_certificate.is_none() && settings.server.is_none());
    assert_eq!(settings.problems[0].fault, Fault::NotTrusted);
}

#[test]
fn a_renewed_certificate_makes_a_new_connection() {
    let one = with_file(&Computers::new().file);
    let renewed = with_file(&Computers::new().file);

    assert!(one.connects_like(&one.clone()));
    assert!(!one.connects_like(&renewed));
    assert!(one.trusts_like(&renewed), "the sessions stay");
}

// Law 10.
#[test]
fn a_private_key_is_not_in_what_a_log_would_show() {
    let file = Computers::new().file;
    let folder = Folder::new()
        .with("10.json", SETTINGS)
        .with("computer.pem", &file);
    let reading = Reading::take(&PolicyFolder {
        folder: folder.0.path().to_owned(),
        owner: folder.owner(),
    });

    let shown = format!("{reading:?} {:?}", Settings::read(reading.clone()));

    for line in file.lines() {
        assert!(!shown.contains(line), "{line}");
    }
    let bytes = format!("{:?}", file.as_bytes());
    assert!(!shown.contains(bytes.trim_matches(['[', ']'])));
}
