//! Chains whose first certificate is in order by itself, and which every computer refuses.

use super::*;
use rcgen::{ExtendedKeyUsagePurpose, GeneralSubtree, NameConstraints};

const HOST: &str = "chiave.example.org";

/// The parameters of the service's own certificate, and of its issuer.
struct Wanted {
    leaf: CertificateParams,
    issuer: CertificateParams,
}

impl Wanted {
    fn good() -> Self {
        let mut leaf = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
        (leaf.not_before, leaf.not_after) = (at(YEAR.0), at(YEAR.1));
        Self {
            leaf,
            issuer: authority("intermediate"),
        }
    }

    /// The chain of both, by an authority that is not in the file.
    fn made(self) -> [CertificateDer<'static>; 2] {
        let (root_key, issuer_key) = (key(), key());
        let root = Issuer::new(authority("root"), root_key);
        let issuer_der = self.issuer.signed_by(&issuer_key, &root).unwrap();
        let issuer = Issuer::new(self.issuer, issuer_key);
        let leaf = self.leaf.signed_by(&key(), &issuer).unwrap();
        [leaf.der().clone(), issuer_der.der().clone()]
    }
}

/// What is found, each refused by every computer.
fn refused(chain: &[CertificateDer<'_>]) -> Vec<Finding> {
    let findings = found(chain);
    assert!(findings.iter().all(|it| it.is_refused_by_clients()));
    findings
}

// Law 22.
#[test]
fn an_authority_is_no_server() {
    let mut wanted = Wanted::good();
    wanted.leaf.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let alone = wanted.leaf.self_signed(&key()).unwrap();

    assert_eq!(refused(&[alone.der().clone()]), [Finding::Authority]);
    assert_eq!(refused(&wanted.made()), [Finding::Authority]);
}

// Law 22.
#[test]
fn a_certificate_for_another_purpose_is_no_server() {
    let client = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let mut own = Wanted::good();
    own.leaf.extended_key_usages.clone_from(&client);
    let mut of_issuer = Wanted::good();
    of_issuer.issuer.extended_key_usages = client;

    assert_eq!(refused(&own.made()), [Finding::Purpose { place: 1 }]);
    assert_eq!(refused(&of_issuer.made()), [Finding::Purpose { place: 2 }]);
    let mut both = Wanted::good();
    both.leaf.extended_key_usages = vec![
        ExtendedKeyUsagePurpose::ServerAuth,
        ExtendedKeyUsagePurpose::ClientAuth,
    ];
    assert_eq!(found(&both.made()), []);
}

// Law 22.
#[test]
fn an_issuer_out_of_its_time_is_found_and_dates_the_chain() {
    let mut over = Wanted::good();
    over.issuer.not_after = at(-60);
    let over = over.made();
    let mut soon = Wanted::good();
    soon.issuer.not_after = at(600);
    let soon = soon.made();

    let (ended, ends) = (NOW.plus(-60), NOW.plus(600));
    assert_eq!(
        refused(&over),
        [Finding::Over {
            place: 2,
            at: ended
        }]
    );
    assert_eq!(found(&soon), [Finding::EndsSoon { place: 2, at: ends }]);
    assert_eq!(ends_at(&soon), Some(ends));
}

// Law 22.
#[test]
fn an_issuer_that_is_no_authority_is_found() {
    let mut wanted = Wanted::good();
    wanted.issuer.is_ca = IsCa::ExplicitNoCa;

    assert_eq!(refused(&wanted.made()), [Finding::NoAuthority { place: 2 }]);
}

// Law 22.
#[test]
fn an_issuer_of_other_names_is_found() {
    let mut wanted = Wanted::good();
    wanted.issuer.name_constraints = Some(NameConstraints {
        permitted_subtrees: Vec::new(),
        excluded_subtrees: vec![GeneralSubtree::DnsName("example.org".to_owned())],
    });

    assert_eq!(
        refused(&wanted.made()),
        [Finding::Apart { is_needed: true }]
    );
}

// Law 22.
#[test]
fn an_issuer_of_the_same_name_with_another_key_is_found() {
    let [leaf, _] = Wanted::good().made();
    let [_, other] = Wanted::good().made();

    assert_eq!(
        refused(&[leaf, other]),
        [Finding::Apart { is_needed: true }]
    );
}

#[test]
fn a_root_at_the_end_dates_nothing() {
    let (root_key, mut root) = (key(), authority("root"));
    root.not_after = at(600);
    let root_der = root.self_signed(&root_key).unwrap();
    let issuer = Issuer::new(root, root_key);
    let leaf = Wanted::good().leaf.signed_by(&key(), &issuer).unwrap();

    let chain = [leaf.der().clone(), root_der.der().clone()];

    assert_eq!(found(&chain), []);
    assert_eq!(ends_at(&chain), Some(NOW.plus(YEAR.1)));
}

/// A chain whose last certificate signs a root for computers that trust an older one.
fn with_an_older_root(older: CertificateParams) -> [CertificateDer<'static>; 3] {
    let (older_key, root_key, issuer_key) = (key(), key(), key());
    let oldest = Issuer::new(authority("older root"), older_key);
    let crossed = older.signed_by(&root_key, &oldest).unwrap();
    let root = Issuer::new(authority("root"), root_key);
    let issuer = authority("intermediate");
    let issuer_der = issuer.signed_by(&issuer_key, &root).unwrap();
    let issuer = Issuer::new(issuer, issuer_key);
    let leaf = Wanted::good().leaf.signed_by(&key(), &issuer).unwrap();
    [leaf, issuer_der, crossed].map(|it| it.der().clone())
}

// Law 22.
#[test]
fn computers_do_without_an_older_root_that_ended() {
    let mut older = authority("root");
    older.not_after = at(-60);

    let findings = found(&with_an_older_root(older));

    let over = Finding::Over {
        place: 3,
        at: NOW.plus(-60),
    };
    assert_eq!(findings, [over]);
    assert!(!over.is_refused_by_clients() && !over.is_warning());
}

// Law 22.
#[test]
fn computers_take_their_own_root_for_one_of_another_key() {
    let [leaf, issuer, _] = with_an_older_root(authority("root"));
    let other = authority("root").self_signed(&key()).unwrap();

    let findings = found(&[leaf, issuer, other.der().clone()]);

    assert_eq!(findings, [Finding::Apart { is_needed: false }]);
    assert!(!findings[0].is_refused_by_clients());
}
