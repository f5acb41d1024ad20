//! A log that cannot be written, or that nobody reads, stops nothing.

use std::{fs::File, io::Write, process::Stdio};

use chiave_tests::Result;

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

/// Bytes that a pipe of Linux holds where nobody reads it (pipe(7)).
const PIPE: usize = 64 * 1024;

/// Starts the service with this error output: somebody activates with mailed codes and signs in,
/// and the service stops as it should.
async fn a_day_with(name: &str, errors: Stdio) -> Result<()> {
    let mut company = Company::open(name)?;
    company.directory.stop()?;
    company.directory.start_into(errors)?;

    let mut ada = Person::activated(&company, "ada.byron").await?;
    assert!(!ada.is_let_in("a wrong one, for a line of the log").await?);
    ada.session(PASSWORD).await?;
    let attempt = ada.attempt("reset").await?;
    ada.pass_gates(&company, &attempt).await?;

    let status = company.directory.stop()?;
    assert!(status.success(), "{status}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_pipe_as_log_stops_nothing() -> Result<()> {
    let (reader, writer) = std::io::pipe()?;
    drop(reader);

    a_day_with("log-closed", writer.into()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_under_the_log_stops_nothing() -> Result<()> {
    let full = File::options().write(true).open("/dev/full")?;

    a_day_with("log-full", full.into()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_reads_stops_nothing() -> Result<()> {
    let (reader, mut writer) = std::io::pipe()?;
    writer.write_all(&vec![b'\n'; PIPE])?;

    a_day_with("log-unread", writer.into()).await?;
    drop(reader);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_file_says_why_the_service_does_not_start() -> Result<()> {
    let mut company = Company::open("log-reason")?;
    company.directory.stop()?;
    let folder = company.directory.folder().to_owned();
    let (settings, log) = (folder.join("directory.toml"), folder.join("reason.log"));
    let text = std::fs::read_to_string(&settings)?;
    let into_a_file = format!("[log]\njson = true\nfile = {log:?}\n");
    std::fs::write(&settings, text.replace("[log]\n", &into_a_file))?;
    company.directory.start()?;
    Person::activated(&company, "ada.byron").await?;
    company.directory.stop()?;
    std::fs::remove_dir_all(folder.join("data"))?;

    let ended = company.directory.ask(&["serve"], b"")?;

    assert!(!ended.status.success());
    let text = std::fs::read_to_string(&log)?;
    let last = text.lines().last().unwrap_or_default();
    assert!(last.contains("the service does not run"), "{last}");
    let lines = text.lines().map(serde_json::from_str::<serde_json::Value>);
    let lines: Vec<_> = lines.collect::<std::result::Result<_, _>>()?;
    assert!(lines.iter().any(|line| line.get("spans").is_some()));
    assert!(lines.iter().all(|line| line.get("span").is_none()));
    Ok(())
}
