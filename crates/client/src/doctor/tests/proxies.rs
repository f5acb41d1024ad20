//! Examinations behind a proxy.

use super::*;
use crate::testing::{Tunnel, run_again};
use std::env;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Says to a test, when it runs itself again, the port of the proxy that it has to find.
const NAMED: &str = "CHIAVE_TEST_NAMED_PROXY";
const THIS_TEST: &str = "doctor::tests::proxies::the_proxy_of_the_environment_is_found";

/// The address of a proxy that answers every request with this line, or never.
async fn proxy_that_says(line: Option<&'static str>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        let mut silent = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            let Some(line) = line else {
                silent.push(stream);
                continue;
            };
            let _ = stream.read(&mut [0; 1024]).await;
            let answer = format!("{line}\r\ncontent-length: 0\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    place
}

/// The examination of a computer whose settings name a proxy.
async fn amiss_behind(proxy: &str, service: &Service, laptop: &Laptop) -> Examination {
    let client = laptop.start(service);
    let more = json!({"proxy": proxy});
    laptop.policy.write("20-more.json", &more.to_string());
    client.look_at_settings().await;
    client.examine().await
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named_with_its_status() {
    for (line, status) in [
        ("HTTP/1.1 407 Proxy Authentication Required", 407),
        ("HTTP/1.1 403 Forbidden", 403),
        ("HTTP/1.0 502 Bad Gateway", 502),
    ] {
        let proxy = proxy_that_says(Some(line)).await;
        let service = Service::start(service_at(NOW)).await;

        let found = amiss_behind(&format!("http://{proxy}"), &service, &Laptop::new()).await;

        let refuses = Finding::ProxyRefuses {
            proxy,
            status,
            with_sign_in: false,
        };
        assert_eq!(amiss(&found), [refuses]);
    }
}

#[tokio::test]
async fn a_proxy_without_an_answer_leads_nowhere() {
    for line in [None, Some("SSH-2.0-OpenSSH_9.6")] {
        let proxy = proxy_that_says(line).await;
        let service = Service::start(service_at(NOW)).await;

        let found = amiss_behind(&format!("http://{proxy}"), &service, &Laptop::new()).await;

        assert_eq!(amiss(&found), [Finding::ProxyLeadsNowhere { proxy }]);
    }
}

#[tokio::test]
async fn an_issuer_is_named_through_a_proxy_too() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let tunnel = Tunnel::start().await;
    let client = laptop.start(&service);
    let other = Identity::new(|_| {});
    laptop.policy.write("company.pem", &other.authority);
    let more = json!({"proxy": tunnel.address});
    laptop.policy.write("20-more.json", &more.to_string());
    client.look_at_settings().await;

    let examination = client.examine().await;

    let issuer = Some("rcgen self signed cert".to_owned());
    let not_trusted = Finding::CertificateNotTrusted { issuer };
    assert_eq!(amiss(&examination), [not_trusted]);
}

#[tokio::test]
async fn a_proxy_whose_certificate_does_not_count_is_not_spoken_to() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let between = Identity::new(|_| {});
    let tunnel = Tunnel::start_as(Some(&between)).await;

    let found = amiss_behind(&tunnel.address, &service, &laptop).await;

    let not_trusted = Finding::CertificateNotTrusted { issuer: None };
    assert_eq!(amiss(&found), [not_trusted]);
    assert!(service.seen("").is_empty());
}

/// Examines with the proxy of the environment.
async fn examine_in_this_environment(named: &str) {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);

    let found = amiss_behind("system", &service, &laptop).await;

    let findings: Vec<_> = found.findings.iter().map(|it| &it.finding).collect();
    let proxy = named.to_owned();
    let way = match named {
        "" => Finding::NoSystemProxy,
        _ => Finding::ViaSystemProxy { proxy },
    };
    assert!(findings.contains(&&way), "{findings:?}");
    let closed = (named.ends_with(":1")).then(|| Finding::PortClosed {
        place: named.to_owned(),
    });
    assert_eq!(amiss(&found), Vec::from_iter(closed));
    let name_is_looked_up = |it: &&&Finding| matches!(it, Finding::NameFound { .. });
    assert_eq!(findings.iter().filter(name_is_looked_up).count(), 1);
}

#[tokio::test]
async fn the_proxy_of_the_environment_is_found() {
    if let Ok(named) = env::var(NAMED) {
        return examine_in_this_environment(&named).await;
    }
    let tunnel = Tunnel::start().await;
    let place = tunnel.address.replace("http://", "");
    let with_password = tunnel.address.replace("http://", "http://anna:secret@");
    for (variable, value, no_proxy, named) in [
        ("HTTPS_PROXY", &*with_password, "", &*place),
        ("https_proxy", &*tunnel.address, "", &*place),
        ("ALL_PROXY", &*place, "elsewhere.example", &*place),
        ("all_proxy", "http://127.0.0.1:1", "", "127.0.0.1:1"),
        ("HTTPS_PROXY", &*tunnel.address, "localhost", ""),
        ("HTTP_PROXY", &*tunnel.address, "", ""),
    ] {
        run_again(THIS_TEST, |again| {
            for other in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
                again.env_remove(other);
            }
            let again = again.env(NAMED, named).env("NO_PROXY", no_proxy);
            again.env(variable, value);
        })
        .await;
    }
}

const WRONG: &str = "doctor::tests::proxies::a_variable_that_is_no_address_is_named_alone";

#[tokio::test]
async fn a_variable_that_is_no_address_is_named_alone() {
    if env::var_os(NAMED).is_some() {
        let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);

        let found = amiss_behind("system", &service, &laptop).await;

        let variable = "HTTPS_PROXY";
        assert_eq!(amiss(&found), [Finding::NoProxyAddress { variable }]);
        let shown = format!("{found:?}").to_lowercase();
        assert!(!shown.contains("geheim") && !shown.contains("anna"));
        return;
    }
    for value in [
        "http://anna:4711/Geheim@localhost:1",
        "anna:Pa@Geheim/1@localhost:1",
    ] {
        run_again(WRONG, |again| {
            let again = again.env(NAMED, "").env("NO_PROXY", "");
            again.env("HTTPS_PROXY", value);
        })
        .await;
    }
}
