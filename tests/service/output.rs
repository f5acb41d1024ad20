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
