//! The files that the settings name, and the file of the settings.

use super::*;
use crate::tls_files::testing::Authority;

#[test]
fn a_key_of_another_certificate_is_found() {
    let place = Place::new(EXAMPLE);
    let made = || rcgen::generate_simple_self_signed(["chiave.example.org".to_owned()]).unwrap();
    let Tls {
        certificate, key, ..
    } = &place.config.tls;
    let own = made();
    put(certificate, &own.cert.pem(), 0o644);

    put(key, &made().signing_key.serialize_pem(), 0o600);
    assert_eq!(place.about("tls.key"), "KeyOfCertificate");

    put(key, &own.signing_key.serialize_pem(), 0o600);
    assert_eq!(place.about("tls.key") + &place.about("tls.certificate"), "");
}

#[test]
fn the_authorities_of_computers_have_to_be_usable() {
    let named = "[tls]\nclient_authority = \"computers.pem\"\n";
    let place = Place::new(&changed("[tls]\n", named));
    let file = place.config.tls.client_authority.clone().unwrap();
    assert!(
        place
            .about("tls.client_authority")
            .starts_with("ReadableFile")
    );
    let made = rcgen::generate_simple_self_signed(["computers".to_owned()]).unwrap();

    put(&file, &made.signing_key.serialize_pem(), 0o644);
    assert_eq!(place.about("tls.client_authority"), "Certificate");

    put(&file, &made.cert.pem(), 0o644);
    assert_eq!(place.about("tls.client_authority"), "Authorities");

    put(&file, &Authority::new().pem, 0o644);
    assert_eq!(place.about("tls.client_authority"), "");

    put(&file, &Authority::new().pem, 0o666);
    let open = format!("NotForAll({})", 0o666);
    assert_eq!(place.about("tls.client_authority"), open);
}

#[test]
fn secrets_that_others_can_read_are_found() {
    let place = Place::new(EXAMPLE);
    let password = &place.config.smtp.login.as_ref().unwrap().password_file;
    for path in [password, &place.config.tls.key] {
        put(path, "secret", 0o640);
    }

    for key in ["smtp.password_file", "tls.key"] {
        assert_eq!(place.about(key), format!("OwnerOnly({})", 0o640));
    }
}

#[test]
fn a_settings_file_that_all_can_write_is_found() {
    let place = Place::new(EXAMPLE);
    assert_eq!(place.about(""), "");
    put(&place.folder.path().join("settings.toml"), "", 0o666);

    assert_eq!(place.about(""), format!("NotForAll({})", 0o666));
}
