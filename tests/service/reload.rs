//! Certificate and log file are read anew while the service runs.

use std::path::PathBuf;

use chiave_tests::{
    Result,
    authority::{Authority, write_private},
    patience::until,
};
use rustix::process::Signal;

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

fn hang_up(company: &Company) -> Result<()> {
    let service = company.directory.service().ok_or("it is not running")?;
    service.signal(Signal::HUP)
}

/// What the service has logged into a file.
fn logged(file: &PathBuf) -> String {
    std::fs::read_to_string(file).unwrap_or_default()
}

fn log(company: &Company) -> PathBuf {
    company.directory.folder().join("logs/directory.err")
}

/// Puts a file of another authority in the place of ours.
fn replace(ours: &PathBuf, theirs: &PathBuf) -> Result<()> {
    let text = std::fs::read_to_string(theirs)?;
    std::fs::remove_file(ours)?;
    write_private(ours, &text)
}

/// Whether a laptop that trusts this authority gets through.
async fn is_met(company: &Company, authority: &Authority) -> Result<bool> {
    let laptop = company.laptop_that_trusts(authority)?;
    Ok(laptop.service().await.is_ok())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_certificate_is_taken_up_and_sessions_live_on() -> Result<()> {
    let company = Company::open("reload")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    ada.laptop = company.near_laptop()?;
    let session = ada.session(PASSWORD).await?;
    let next = Authority::make(&company.directory.folder().join("next"))?;
    let before = company.authority().clone();

    replace(&before.server_key, &next.server_key)?;
    hang_up(&company)?;
    until("the pair to be refused", || {
        let told = logged(&log(&company)).contains("cannot be used");
        Ok(told.then_some(()))
    })?;
    assert!(is_met(&company, &before).await?, "the old one stays");

    replace(&before.server_certificate, &next.server_certificate)?;
    until("the new certificate to be read without a signal", || {
        let told = logged(&log(&company)).contains("was read anew");
        Ok(told.then_some(()))
    })?;
    assert!(is_met(&company, &next).await?);
    assert!(!is_met(&company, &before).await?);
    assert_eq!(ada.look("/v1/state", &session).await?.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotated_log_is_let_go_of() -> Result<()> {
    let mut company = Company::open("rotate")?;
    let folder = company.directory.folder().to_path_buf();
    let (file, rotated) = (folder.join("service.log"), folder.join("service.log.1"));
    let settings = folder.join("directory.toml");
    let text = std::fs::read_to_string(&settings)?;
    std::fs::remove_file(&settings)?;
    let with_file = format!("[log]\nfile = {file:?}");
    write_private(&settings, &text.replace("[log]", &with_file))?;
    company.directory.stop()?;
    company.directory.start()?;
    until("the start to be logged", || {
        Ok(logged(&file).contains("ready").then_some(()))
    })?;

    std::fs::rename(&file, &rotated)?;
    hang_up(&company)?;
    until("the file to be there again", || {
        Ok(logged(&file).contains("read anew").then_some(()))
    })?;
    company.laptop()?.service().await?.good()?;

    until("the request to be logged", || {
        Ok(logged(&file).contains("/v1/service").then_some(()))
    })?;
    assert!(!logged(&rotated).contains("/v1/service"));
    let status = company.directory.stop()?;
    assert!(status.success(), "{status}");
    Ok(())
}
