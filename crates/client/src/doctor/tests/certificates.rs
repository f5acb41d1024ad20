//! What an examination says of certificates.

use super::*;
use crate::testing::Computers;

#[tokio::test]
async fn a_key_that_is_not_pinned_is_doubtful_while_reported() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let client = laptop.start(&service);
    let others = Identity::new(|_| {}).pins;
    let others: Vec<_> = others.iter().map(ToString::to_string).collect();
    let pins = json!({"pins": others, "pins_report_only": true});
    laptop.policy.write("20-more.json", &pins.to_string());
    client.look_at_settings().await;

    let examination = client.examine().await;

    let issuer = Some("rcgen self signed cert".to_owned());
    assert_eq!(amiss(&examination), [Finding::PinsOnlyReported { issuer }]);
    assert_eq!(examination.health(), Health::Doubtful);
}

#[tokio::test]
async fn the_end_of_a_computers_own_certificate_is_told_early() {
    // It is the 23rd of November 2026.
    for (year, month, day, health) in [
        (2027, 1, 10, Health::Good),
        (2026, 12, 10, Health::Doubtful),
        (2020, 2, 10, Health::Doubtful),
    ] {
        let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
        let ends = rcgen::date_time_ymd(year, month, day);
        let computers = Computers::with(|params| params.not_after = ends);
        laptop.policy.write("computer.pem", &computers.file);
        let named = json!({"client_certificate": "computer.pem"});
        laptop.policy.write("20-computer.json", &named.to_string());

        let examination = examined(&laptop, &service).await;

        let own = examination
            .findings
            .iter()
            .find_map(|it| match &it.finding {
                Finding::OwnCertificate { at, .. } | Finding::OwnCertificateEnds { at, .. } => {
                    Some((at.as_unix(), it.health))
                }
                _ => None,
            });
        assert_eq!(own, Some((ends.unix_timestamp(), health)));
    }
}

#[tokio::test]
async fn an_expired_certificate_tells_the_clock_of_the_computer() {
    let identity = Identity::new(|params| {
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params.not_after = rcgen::date_time_ymd(2021, 1, 1);
    });
    let service = Service::start_as(identity, service_at(NOW)).await;

    let examination = examined(&Laptop::new(), &service).await;

    let amiss = amiss(&examination);
    let tells = |it: &Finding| matches!(it, Finding::CertificateExpired { now, .. } if *now == NOW);
    assert!(matches!(amiss.as_slice(), [it] if tells(it)), "{amiss:?}");
}

#[tokio::test]
async fn a_certificate_that_is_not_of_a_server_says_so() {
    let issuer = || Some("rcgen self signed cert".to_owned());
    let authority = Identity::new(|params| {
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    });
    let other = Identity::new(|params| {
        params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::CodeSigning];
    });
    for (identity, finding) in [
        (
            authority,
            Finding::CertificateOfAuthority { issuer: issuer() },
        ),
        (other, Finding::CertificateOtherPurpose { issuer: issuer() }),
    ] {
        let service = Service::start_as(identity, service_at(NOW)).await;

        let examination = examined(&Laptop::new(), &service).await;

        assert_eq!(amiss(&examination), [finding]);
    }
}
