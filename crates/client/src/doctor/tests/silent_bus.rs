//! An examination on a session bus that accepts connections and says nothing.

use super::*;
use crate::{Parts, platform, testing::run_again};
use std::{env, os::unix::net::UnixListener};

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

// Law 15.
#[tokio::test]
async fn a_silent_bus_is_a_hanging_keyring() {
    if env::var_os(SILENT).is_some() {
        return examine_by_the_bus().await;
    }
    let folder = tempfile::tempdir().unwrap();
    let bus = folder.path().join("bus");
    let _listener = UnixListener::bind(&bus).unwrap();
    let address = format!("unix:path={}", bus.display());

    run_again(THIS_TEST, |again| {
        again.env(SILENT, "1").env(BUS, address);
    })
    .await;
}
