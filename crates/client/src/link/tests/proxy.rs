//! The way to the service: direct, through a proxy of the settings, or through that of the
//! environment.

use super::*;
use crate::{
    settings::Proxy,
    testing::{Tunnel, run_again},
};
use std::env;

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
        run_again(THIS_TEST, |again| {
            let again = again.env(SETTING, setting).env("NO_PROXY", without);
            again.env("HTTPS_PROXY", &tunnel.address);
        })
        .await;
        asked.push(tunnel.asked());
    }
    assert_eq!(asked, [1, 0, 0]);
}

const CLOSED: &str = "link::tests::proxy::a_variable_that_is_no_address_closes_the_way";

#[tokio::test]
async fn a_variable_that_is_no_address_closes_the_way() {
    if env::var_os(SETTING).is_some() {
        let service = Service::start(|_| ok("{}")).await;
        let proxy = Proxy::System;
        let settings = Settings {
            proxy,
            ..service.settings()
        };
        let failure = get(&link_with(&settings)).await.unwrap_err();
        assert_eq!(failure.code, Code::Local(LocalCode::NoProxyAddress));
        assert!(service.seen("").is_empty(), "it did not go directly");
        return;
    }
    for value in [
        "http://anna:4711/Geheim@localhost:1",
        "FIRMA\\anna:pw@localhost:1",
    ] {
        run_again(CLOSED, |again| {
            let again = again.env(SETTING, "system").env("NO_PROXY", "");
            again.env("HTTPS_PROXY", value);
        })
        .await;
    }
}
