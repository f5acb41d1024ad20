use super::{
    declared::{HASH_WAIT, MAILS, REQUESTS},
    *,
};
use std::path::{Path, PathBuf};

/// The manual, and the lines between which its table of metrics stands.
const MANUAL: &str = "docs/operate.md";
const BEGIN: &str =
    "<!-- metrics: made by UPDATE=1 cargo test -p chiave-directory --lib metrics -->\n";
const END: &str = "<!-- end of metrics -->";

fn lines_of<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let of_metric = |line: &&str| line.starts_with(name);
    page.lines().filter(of_metric).collect()
}

#[test]
fn a_count_begins_at_0_and_grows() {
    let metrics = Metrics::default();
    metrics.count(&MAILS, &["accepted"]);

    let page = metrics.page();

    assert_eq!(
        lines_of(&page, "chiave_mail_deliveries_total")[..2],
        [
            "chiave_mail_deliveries_total{outcome=\"accepted\"} 1",
            "chiave_mail_deliveries_total{outcome=\"dropped\"} 0",
        ]
    );
}

#[test]
fn every_outcome_of_a_write_is_there_from_the_start() {
    let page = Metrics::default().page();

    let lines = lines_of(&page, "chiave_writes_total");
    assert_eq!(lines.len(), http::WRITES.len() * OUTCOMES.len());
    let failed = "chiave_writes_total{route=\"/v1/password\",outcome=\"failed\"} 0";
    assert!(lines.contains(&failed), "{lines:?}");
}

#[test]
fn a_bucket_contains_the_smaller_ones() {
    let metrics = Metrics::default();
    for milliseconds in [1, 20, 20, 90_000] {
        metrics.observe(&HASH_WAIT, &[], Duration::from_millis(milliseconds));
    }

    let page = metrics.page();

    let lines = lines_of(&page, "chiave_hash_wait_seconds");
    assert_eq!(lines[0], "chiave_hash_wait_seconds_bucket{le=\"0.005\"} 1");
    assert_eq!(lines[1], "chiave_hash_wait_seconds_bucket{le=\"0.01\"} 1");
    assert_eq!(lines[2], "chiave_hash_wait_seconds_bucket{le=\"0.025\"} 3");
    assert_eq!(lines[10], "chiave_hash_wait_seconds_bucket{le=\"40\"} 3");
    assert_eq!(lines[11], "chiave_hash_wait_seconds_bucket{le=\"+Inf\"} 4");
    assert_eq!(lines[12], "chiave_hash_wait_seconds_sum 90.041");
    assert_eq!(lines[13], "chiave_hash_wait_seconds_count 4");
}

#[test]
fn a_label_cannot_end_its_line() {
    let metrics = Metrics::default();
    let labels = ["GET", "\"}\n\\", "2xx"];
    metrics.observe(&REQUESTS, &labels, Duration::ZERO);

    let page = metrics.page();

    let count = "chiave_request_duration_seconds_count";
    let expected = r#"{method="GET",route="\"}\n\\",status="2xx"} 1"#;
    assert_eq!(lines_of(&page, count), [format!("{count}{expected}")]);
}

#[test]
fn a_name_follows_the_conventions() {
    for metric in ALL {
        let counts = metric.name.ends_with("_total");
        assert_eq!(counts, metric.kind == Kind::Counter, "{}", metric.name);
        assert!(metric.name.starts_with("chiave_"), "{}", metric.name);
        assert!(metric.help.ends_with('.'), "{}", metric.name);
    }
    assert_eq!(MAILS.labels, ["outcome"]);
}

/// The table in the manual is made from the declarations.
#[test]
fn the_manual_lists_every_metric() {
    let file = root().join(MANUAL);
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();

    let made = format!("{before}{BEGIN}\n{}\n{END}{after}", table());

    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, made).unwrap();
    } else {
        assert!(text == made, "{MANUAL} is stale: UPDATE=1 writes it");
    }
}

fn table() -> String {
    let mut table = String::from("| metric | kind | labels | meaning |\n|---|---|---|---|\n");
    for metric in ALL {
        let labels: Vec<_> = metric.labels.iter().map(|it| format!("`{it}`")).collect();
        let kind = format!("{:?}", metric.kind).to_lowercase();
        let Metric { name, help, .. } = metric;
        let _ = writeln!(
            table,
            "| `{name}` | {kind} | {} | {help} |",
            labels.join(", ")
        );
    }
    table
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
