//! The way to the service: direct, through a proxy of the settings, or through that of the
//! environment.

use super::*;
use crate::{settings::Proxy, testing::Tunnel};
use std::{env, process::Command};

/// Says to the test, when it runs itself again, which setting it has.
const SETTING: &str = "CHIAVE_TEST_PROXY";
const THIS_TEST: &str = "link::tests::proxy::the_environment_counts_only_where_the_settings_say";

/// Asks a service of its own by a setting.
async fn ask(proxy: Proxy) {
    let service = Service::start(|_| ok("{}")).await;
    let settings = Settings {
        proxy,
        ..service.settings()
    };
    get(&link_with(&settings)).await.unwrap();
    assert_eq!(service.seen("GET").len(), 1);
}

#[tokio::test]
async fn a_proxy_of_the_settings_leads_to_the_service() {
    let tunnel = Tunnel::start().await;

    ask(Proxy::At(tunnel.address.clone())).await;

    assert_eq!(tunnel.asked(), 1);
}

/// No test can change its own environment, so the test runs itself again in another one.
#[tokio::test]
async fn the_environment_counts_only_where_the_settings_say() {
    match env::var(SETTING).as_deref() {
        Ok("system") => return ask(Proxy::System).await,
        Ok("direct") => return ask(Proxy::Direct).await,
        _ => {}
    }
    let mut asked = Vec::new();
    for (setting, without) in [
        ("system", "elsewhere.example"),
        ("system", "localhost"),
        ("direct", "elsewhere.example"),
    ] {
        let tunnel = Tunnel::start().await;
        let mut again = Command::new(env::current_exe().unwrap());
        again
            .args(["--exact", THIS_TEST])
            .env(SETTING, setting)
            .env("HTTPS_PROXY", &tunnel.address)
            .env("NO_PROXY", without);
        let ran = tokio::task::spawn_blocking(move || again.output().unwrap());
        let ran = ran.await.unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success() && said.contains("1 passed"), "{said}");
        asked.push(tunnel.asked());
    }
    assert_eq!(asked, [1, 0, 0]);
}
