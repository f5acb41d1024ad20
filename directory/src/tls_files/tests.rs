use super::*;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use time::{Duration, OffsetDateTime};

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

/// A chain of a root and, where asked for, an intermediate.
struct Chain {
    leaf: CertificateDer<'static>,
    intermediate: CertificateDer<'static>,
}

/// The seconds from and until which a certificate is valid, counted from now.
fn chain((from, until): (i64, i64)) -> Chain {
    let (root_key, middle_key, key) = (key(), key(), key());
    let root = Issuer::new(authority("root"), root_key);
    let middle = authority("intermediate");
    let intermediate = middle.signed_by(&middle_key, &root).unwrap();
    let middle = Issuer::new(middle, middle_key);
    let names = vec!["chiave.example.org".to_owned(), "127.0.0.1".to_owned()];
    let mut params = CertificateParams::new(names).unwrap();
    (params.not_before, params.not_after) = (at(from), at(until));
    let leaf = params.signed_by(&key, &middle).unwrap();
    Chain {
        leaf: leaf.der().clone(),
        intermediate: intermediate.der().clone(),
    }
}

fn key() -> KeyPair {
    KeyPair::generate().unwrap()
}

fn at(seconds: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(NOW.as_unix()).unwrap() + Duration::seconds(seconds)
}

fn authority(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

const YEAR: (i64, i64) = (-60, 365 * 24 * 60 * 60);

fn found(chain: &[CertificateDer<'_>]) -> Vec<Finding> {
    examine(chain, "chiave.example.org", NOW)
}

#[test]
fn a_whole_chain_for_the_host_has_no_finding() {
    let made = chain(YEAR);

    assert_eq!(found(&[made.leaf.clone(), made.intermediate]), []);
    assert_eq!(
        examine(std::slice::from_ref(&made.leaf), "127.0.0.1", NOW),
        []
    );
}

#[test]
fn a_certificate_out_of_its_time_is_found() {
    let of = |from, until| found(&[chain((from, until)).leaf]);

    assert_eq!(
        of(-600, -60),
        [Finding::Over {
            place: 1,
            at: NOW.plus(-60)
        }]
    );
    assert_eq!(
        of(60, 600),
        [Finding::NotYet {
            place: 1,
            at: NOW.plus(60)
        }]
    );
    let soon = Finding::EndsSoon {
        place: 1,
        at: NOW.plus(600),
    };
    assert_eq!(of(-60, 600), [soon]);
    assert!(soon.is_warning() && !of(-600, -60)[0].is_warning());
}

#[test]
fn a_certificate_of_another_host_is_found() {
    let made = chain(YEAR);

    let findings = examine(&[made.leaf], "chiave.example.com", NOW);

    assert_eq!(findings, [Finding::OtherHost]);
}

#[test]
fn a_chain_in_another_order_is_found() {
    let made = chain(YEAR);

    assert_eq!(
        found(&[made.leaf.clone(), made.leaf, made.intermediate]),
        [Finding::Order]
    );
}

#[test]
fn what_is_no_certificate_is_found() {
    assert_eq!(found(&[]), [Finding::Unreadable]);
    assert_eq!(found(&[vec![1, 2, 3].into()]), [Finding::Unreadable]);
}

mod as_computers_see_it;
