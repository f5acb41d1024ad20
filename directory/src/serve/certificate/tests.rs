//! Which certificate of the disk takes the place of the one in use.

use super::*;
use crate::tls_files::testing::Authority;
use rcgen::{CertificateParams, KeyPair};
use std::path::PathBuf;
use tempfile::TempDir;
use time::OffsetDateTime;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

/// A certificate in use, and the folder of its files.
struct InUse {
    certificate: Certificate,
    folder: TempDir,
}

impl InUse {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = Tls {
            certificate: folder.path().join("certificate.pem"),
            key: folder.path().join("key.pem"),
            client_authority: None,
        };
        write(&files, Made::new());
        Self {
            certificate: Certificate::load(files, "localhost", NOW).unwrap(),
            folder,
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Checks until nothing changes any more; returns whether the certificate was replaced.
    fn is_replaced(&mut self) -> bool {
        let mut in_use = self.certificate.in_use();
        in_use.mark_unchanged();
        self.certificate.look(NOW);
        self.certificate.look(NOW);
        in_use.has_changed().unwrap()
    }
}

struct Made {
    certificate: String,
    key: String,
}

impl Made {
    fn new() -> Self {
        Self::valid("localhost", (-60, 3600))
    }

    /// A certificate for `host` that is valid between two times, in seconds from now.
    fn valid(host: &str, (from, until): (i64, i64)) -> Self {
        let at = |seconds| OffsetDateTime::from_unix_timestamp(NOW.plus(seconds).as_unix());
        let mut params = CertificateParams::new([host.to_owned()]).unwrap();
        (params.not_before, params.not_after) = (at(from).unwrap(), at(until).unwrap());
        let key = KeyPair::generate().unwrap();
        Self {
            certificate: params.self_signed(&key).unwrap().pem(),
            key: key.serialize_pem(),
        }
    }
}

fn write(files: &Tls, made: Made) {
    std::fs::write(&files.certificate, made.certificate).unwrap();
    private(&files.key, &made.key);
}

fn private(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::write(path, text).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn a_key_that_others_can_read_is_kept_out() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut in_use = InUse::new();
    let key = in_use.file("key.pem");
    write(&in_use.certificate.files, Made::new());

    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o640)).unwrap();

    assert!(!in_use.is_replaced());
}

#[test]
fn changed_files_are_read_anew() {
    let mut in_use = InUse::new();
    assert!(!in_use.is_replaced(), "nothing has changed");

    write(&in_use.certificate.files, Made::new());

    assert!(in_use.is_replaced());
    assert!(!in_use.is_replaced(), "once");
}

#[test]
fn changed_authorities_of_computers_are_read_anew() {
    let mut in_use = InUse::new();
    let clients = in_use.file("computers.pem");
    std::fs::write(&clients, Authority::new().pem).unwrap();
    in_use.certificate.files.client_authority = Some(clients.clone());
    assert!(in_use.is_replaced());

    std::fs::write(&clients, "nonsense").unwrap();
    assert!(!in_use.is_replaced(), "the list before stays");
    std::fs::write(&clients, Authority::new().pem).unwrap();

    assert!(in_use.is_replaced());
}

#[test]
fn a_renamed_file_is_a_changed_file() {
    let mut in_use = InUse::new();
    let made = Made::new();
    for (name, text) in [("certificate.pem", made.certificate), ("key.pem", made.key)] {
        private(&in_use.file("new"), &text);
        std::fs::rename(in_use.file("new"), in_use.file(name)).unwrap();
    }

    assert!(in_use.is_replaced());
}

#[test]
fn a_pair_that_does_not_fit_is_kept_out() {
    let mut in_use = InUse::new();

    std::fs::write(in_use.file("key.pem"), Made::new().key).unwrap();
    assert!(!in_use.is_replaced());
    std::fs::write(in_use.file("certificate.pem"), "nonsense").unwrap();
    assert!(!in_use.is_replaced());
    std::fs::remove_file(in_use.file("key.pem")).unwrap();
    assert!(!in_use.is_replaced());

    write(&in_use.certificate.files, Made::new());
    assert!(in_use.is_replaced(), "once it is mended");
}

#[test]
fn whoever_is_asked_to_reads_unchanged_files_too() {
    let mut in_use = InUse::new();
    let mut watched = in_use.certificate.in_use();
    watched.mark_unchanged();

    in_use.certificate.read_anew(NOW);

    assert!(watched.has_changed().unwrap());
}

#[test]
fn a_certificate_that_every_computer_refuses_is_kept_out() {
    let mut in_use = InUse::new();
    let files = in_use.certificate.files.clone();

    write(&files, Made::valid("localhost", (-600, -60)));
    assert!(!in_use.is_replaced(), "it has expired");
    write(&files, Made::valid("chiave.example.com", (-60, 3600)));
    assert!(!in_use.is_replaced(), "it is for another host");

    in_use.certificate.read_anew(NOW);
    assert_eq!(in_use.certificate.findings(NOW).len(), 1, "it ends soon");
}

#[test]
fn a_certificate_is_used_from_its_first_second_on() {
    let mut in_use = InUse::new();
    write(
        &in_use.certificate.files,
        Made::valid("localhost", (600, 7200)),
    );
    assert!(!in_use.is_replaced());
    let mut watched = in_use.certificate.in_use();

    in_use.certificate.look(NOW.plus(599));
    assert!(!watched.has_changed().unwrap());
    in_use.certificate.look(NOW.plus(600));
    assert!(watched.has_changed().unwrap());
    watched.mark_unchanged();
}

#[test]
fn a_bad_certificate_makes_way_for_another_bad_one() {
    let mut in_use = InUse::new();
    let later = NOW.plus(3601);
    write(
        &in_use.certificate.files,
        Made::valid("localhost", (-60, 1800)),
    );
    let mut watched = in_use.certificate.in_use();
    watched.mark_unchanged();

    in_use.certificate.read_anew(later);

    assert!(watched.has_changed().unwrap());
}
