//! Addresses and sockets that the service could not use.

use super::*;
use chiave_protocol::Timestamp;

#[test]
fn the_metrics_have_a_port_of_their_own() {
    let own = example().listen.port();
    let with = |address: &str| {
        let lines = format!("[metrics]\nlisten = \"{address}\"\n");
        changed("[metrics]\n", &lines)
    };

    let problem = problem(&with(&format!("127.0.0.1:{own}")));

    assert_eq!(problem.key, "metrics.listen");
    assert!(matches!(problem.expected, Expected::OtherPort));
    let other = with(&format!("127.0.0.1:{}", own + 1));
    assert!(Config::parse(&other, Path::new("")).is_ok());
}

#[test]
fn what_the_service_cannot_use_is_found_beforehand() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = example();
    let found = |config: &Config| {
        let checked = config.check_files(&folder.path().join("none"), Timestamp::from_unix(0));
        let keys = checked.wrong.into_iter().map(|error| error.key);
        keys.collect::<Vec<_>>()
    };
    let has = |config: &Config, key: &str| found(config).iter().any(|it| it == key);
    assert!(!has(&config, "listen") && !has(&config, "metrics.listen"));

    config.listen = "192.0.2.1:443".parse().unwrap();
    config.metrics = Some("192.0.2.1:9464".parse().unwrap());

    assert!(has(&config, "listen") && has(&config, "metrics.listen"));
    for (to, key) in [
        (LogTo::Journal, "log.journal"),
        (LogTo::Syslog, "log.syslog"),
    ] {
        let is_there = crate::log::place(&to).is_some_and(Path::exists);
        config.log.to = to;
        assert_eq!(has(&config, key), !is_there, "{key}");
    }
}

#[test]
fn a_socket_of_the_log_that_nobody_reads_is_named() {
    let Err(Expected::LogSocket { path, source }) = check::socket("/nonexistent/log") else {
        panic!("somebody reads it");
    };

    assert_eq!(path, "/nonexistent/log");
    assert_eq!(source.kind(), std::io::ErrorKind::NotFound);
}
