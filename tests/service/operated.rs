//! What whoever operates the service reads: probes, metrics, alerts and the log of requests.

mod collectors;

use std::{
    collections::BTreeSet,
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::Command,
    time::Duration,
};

use chiave_tests::{Result, authority::write_private, patience::until, repository};
use reqwest::tls::Version;
use serde_json::Value;

use crate::{
    person::Person,
    place::{Company, PASSWORD, mentions},
};

/// A company whose settings have more lines in the table of the log, and metrics.
fn company(name: &str, log: &str) -> Result<Company> {
    let mut company = Company::open(name)?;
    company.directory.stop()?;
    let settings = company.directory.folder().join("directory.toml");
    let text = std::fs::read_to_string(&settings)?;
    std::fs::remove_file(&settings)?;
    let text = text.replace("[log]", &format!("[log]\n{log}"));
    let text = text + "[metrics]\nlisten = \"127.0.0.1:0\"\n";
    write_private(&settings, &text)?;
    company.directory.start()?;
    Ok(company)
}

fn log(company: &Company) -> String {
    let file = company.directory.folder().join("logs/directory.err");
    std::fs::read_to_string(file).unwrap_or_default()
}

/// Where the metrics are, as the log says.
fn metrics_address(company: &Company) -> Result<String> {
    until("the address of the metrics to be logged", || {
        let log = log(company);
        let address = log.rsplit("metrics.address=\"").next();
        let address = address.filter(|_| log.contains("metrics.address="));
        Ok(address
            .and_then(|rest| rest.split('"').next())
            .map(str::to_owned))
    })
}

async fn asked(company: &Company, path: &str) -> Result<reqwest::Response> {
    let address = metrics_address(company)?;
    let url = format!("http://{address}{path}");
    Ok(client()?.get(url).send().await?)
}

/// A client of the metrics, which are without TLS.
fn client() -> Result<reqwest::Client> {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    Ok(reqwest::Client::builder().no_proxy().build()?)
}

async fn page(company: &Company) -> Result<String> {
    Ok(asked(company, "/metrics")
        .await?
        .error_for_status()?
        .text()
        .await?)
}

/// Whether the page has this line.
fn has(page: &str, line: &str) -> bool {
    page.lines().any(|it| it == line)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_learns_yes_or_no_and_leaves_no_line() -> Result<()> {
    let company = Company::open("probes")?;
    let client = company.client(Version::TLS_1_3)?;

    for path in ["/healthz", "/readyz"] {
        let url = company.directory.origin() + path;
        let answer = client.get(&url).send().await?;
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.text().await?, "ok\n", "{path}");
        let posted = client.post(&url).send().await?;
        assert_eq!(posted.status(), 405, "{path}");
    }
    let elsewhere = client.get(company.directory.origin() + "/metrics");
    assert_eq!(elsewhere.send().await?.status(), 404);

    until("the last request to be logged", || {
        Ok(log(&company).contains("status=404").then_some(()))
    })?;
    assert_eq!(log(&company).matches("answered").count(), 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_do_is_counted_without_them() -> Result<()> {
    let company = company("metrics", "")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let before = page(&company).await?;
    let none = "chiave_sign_ins_refused_total 0";
    assert!(has(&before, none), "{before}");

    ada.session(PASSWORD).await?;
    let refused = ada.sign_in("undici corvi sul tetto").await?;
    assert_eq!(refused.status, 401);

    let after = page(&company).await?;
    for line in [
        "chiave_sign_ins_total{completed_by=\"password\"} 1",
        "chiave_sign_ins_refused_total 1",
        "chiave_refusals_total{code=\"sign-in-refused\"} 1",
        "chiave_request_duration_seconds_count{method=\"POST\",route=\"/v1/session\",status=\"2xx\"} 1",
        "chiave_ready{check=\"store\"} 1",
        "chiave_ready{check=\"keys\"} 1",
        "chiave_ready{check=\"certificate\"} 1",
    ] {
        assert!(has(&after, line), "{line} in\n{after}");
    }
    for personal in ["ada", "byron", "127.0.0.1", "bianchi-ward"] {
        assert!(!mentions(&after, personal), "{personal} in\n{after}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_operates_it_learns_why() -> Result<()> {
    let company = company("details", "")?;

    let answer = asked(&company, "/readyz").await?;

    assert_eq!(answer.status(), 200);
    let details: Value = answer.json().await?;
    assert_eq!(details["ready"], true);
    assert_eq!(details["checks"]["keys"], true);
    assert_eq!(details["waiting_mails"], 0);
    assert!(details["certificate_days"].as_i64() > Some(0), "{details}");
    let findings = &details["certificate_findings"];
    let soon = findings[0].as_str().unwrap_or_default();
    assert!(soon.starts_with("number 1 expires soon"), "{details}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_another_name_reads_no_metrics() -> Result<()> {
    let company = company("rebinding", "")?;
    let address = metrics_address(&company)?;
    let client = client()?;

    for (host, status) in [
        ("rebound.example", 421),
        ("localhost:9464", 200),
        ("[::1]", 200),
    ] {
        let asked = client.get(format!("http://{address}/metrics"));
        let answer = asked.header("host", host).send().await?;
        assert_eq!(answer.status(), status, "{host}");
    }
    Ok(())
}

/// The names of metrics in a text.
fn names(text: &str) -> BTreeSet<String> {
    let word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let words = text.split(|letter| !word(letter));
    let metrics = words.filter(|word| word.starts_with("chiave_"));
    metrics.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_metric_of_alerts_and_dashboard_is_there() -> Result<()> {
    let company = company("alerts", "")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    ada.change(&session, PASSWORD, "dodici barche lungo la riva")
        .await?;
    // Every declared metric has its lines of help; only a series has a number.
    let page = page(&company).await?;
    let series = page.lines().filter(|line| !line.starts_with('#'));
    let there: BTreeSet<_> = series.flat_map(names).collect();

    let folder = repository::root().join("packaging/monitoring");
    for file in ["chiave.rules.yml", "chiave-dashboard.json"] {
        let text = std::fs::read_to_string(folder.join(file))?;
        let named = names(&text);
        assert!(named.len() > 8, "{file}: {named:?}");
        let missing: Vec<_> = named.difference(&there).collect();
        assert!(missing.is_empty(), "{file}: {missing:?}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn promtool_accepts_page_and_alerts() -> Result<()> {
    let company = company("promtool", "")?;
    let page = page(&company).await?;
    let file = company.directory.folder().join("page.txt");
    std::fs::write(&file, &page)?;
    let rules = repository::root().join("packaging/monitoring/chiave.rules.yml");

    promtool(&["check", "metrics"], Some(&file))?;
    promtool(&["check", "rules", &rules.to_string_lossy()], None)
}

fn promtool(arguments: &[&str], input: Option<&Path>) -> Result<()> {
    let mut command = Command::new("promtool");
    command.args(arguments);
    if let Some(file) = input {
        command.stdin(std::fs::File::open(file)?);
    }
    let output = command
        .output()
        .map_err(|error| format!("promtool: {error}"))?;
    let said = [output.stdout, output.stderr].concat();
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&said).into()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_of_a_request_has_nobody_in_it_by_default() -> Result<()> {
    let company = Company::open("log-of-nobody")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    ada.look("/v1/state", &session).await?;

    let log = until("the request to be logged", || {
        let log = log(&company);
        Ok(log.contains("/v1/state").then_some(log))
    })?;

    assert!(log.contains("route=\"/v1/state\""), "{log}");
    assert!(log.contains("duration_ms="), "{log}");
    for personal in ["account.id", "network.peer.address", "ada"] {
        assert!(!mentions(&log, personal), "{personal} in\n{log}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn address_and_account_are_logged_where_asked_for() -> Result<()> {
    let company = company("log-of-whom", "addresses = true\naccounts = true")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    ada.look("/v1/state", &session).await?;

    let line = until("the request to be logged", || {
        let log = log(&company);
        let answered = |line: &&str| line.contains("/v1/state") && line.contains("answered");
        Ok(log.lines().find(answered).map(str::to_owned))
    })?;

    assert!(
        line.contains("network.peer.address=\"127.0.0.1\""),
        "{line}"
    );
    let (_, account) = line.split_once("account.id=").ok_or(line.as_str())?;
    assert!(account.len() > 36, "{line}");
    Ok(())
}
