//! An examination on a session bus that accepts connections and says nothing.

use super::*;
use crate::{Parts, platform};
use std::{env, os::unix::net::UnixListener, process::Command, time::Instant};

const BUS: &str = "DBUS_SESSION_BUS_ADDRESS";
/// Says to the test, when it runs itself again, that the bus is silent.
const SILENT: &str = "CHIAVE_TEST_SILENT_BUS";
const THIS_TEST: &str = "doctor::tests::silent_bus::a_silent_bus_is_a_hanging_keyring";

async fn examine_by_the_bus() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    laptop.policy.name(&service);
    let client = Client::new(Parts {
        platform: platform::of_this_computer(),
        ..laptop.parts(platform::of_this_computer().open_vault())
    });

    let examination = client.examine().await;

    let (state, owner) = (KeyringState::Hanging, None);
    assert_eq!(amiss(&examination), [Finding::Keyring { state, owner }]);
}

/// No test can change its own environment, so the test runs itself again in another one.
// Law 15.
#[tokio::test]
async fn a_silent_bus_is_a_hanging_keyring() {
    if env::var_os(SILENT).is_some() {
        return examine_by_the_bus().await;
    }
    let folder = tempfile::tempdir().unwrap();
    let bus = folder.path().join("bus");
    let _listener = UnixListener::bind(&bus).unwrap();
    let mut again = Command::new(env::current_exe().unwrap());
    again
        .args(["--exact", THIS_TEST])
        .env(SILENT, "1")
        .env(BUS, format!("unix:path={}", bus.display()));

    let mut running = again.spawn().unwrap();

    let begun = Instant::now();
    let ended = loop {
        match running.try_wait().unwrap() {
            Some(status) => break Some(status),
            None if begun.elapsed() > Duration::from_secs(60) => break None,
            None => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    };
    let _ = running.kill();
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
}
