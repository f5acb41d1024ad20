//! An examination asks a locked keyring to open only when the person wants it (law 15).

use super::*;

fn keyring(examination: &Examination) -> KeyringState {
    let mut findings = examination.findings.iter();
    findings
        .find_map(|it| match it.finding {
            Finding::Keyring { state, .. } => Some(state),
            _ => None,
        })
        .unwrap()
}

#[tokio::test]
async fn an_examination_does_not_ask_a_locked_keyring_again() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    laptop.vault.lock(true);
    let client = laptop.start(&service);
    client.status().await;
    laptop.vault.lock(false);

    let examination = client.examine().await;

    assert_eq!(keyring(&examination), KeyringState::Locked);
}

#[tokio::test]
async fn a_person_who_checks_again_is_asked_by_the_keyring() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    laptop.vault.lock(true);
    let client = laptop.start(&service);
    assert_eq!(keyring(&client.examine().await), KeyringState::Locked);
    laptop.vault.lock(false);

    let examination = client.examine_again().await;

    assert_eq!(keyring(&examination), KeyringState::Ready);
}
