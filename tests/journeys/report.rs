//! The support report: what the window shows is what is in the file, and the file leads to the log of the service.

use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt, path::PathBuf};

use chiave_tests::{Result, repository, window::Window, world::World};
use serde_json::Value;

use crate::{
    person::sign_in,
    place::{GIULIA, add_giulia, world},
};

const WRONG: &str = "cinque mele rosse sul ramo";

/// Saves a report from the overview on; returns what the window showed of it.
async fn save(window: &Window) -> Result<String> {
    window.press("Giulia Conti").await?;
    window.screen("settings").await?;
    window.press("Check this computer").await?;
    window.screen("check").await?;
    window.press("Save a report for the help desk…").await?;
    window.shows("\"format\": 1").await?;
    let script = "return document.querySelector('pre.report').textContent";
    let shown = window.ask(script, vec![]).await?;
    window.press("Save").await?;
    window.shows("The report is saved.").await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

/// The one report in the home folder.
fn saved(world: &World) -> Result<PathBuf> {
    for file in fs::read_dir(world.desktop.home())? {
        let file = file?;
        if file
            .file_name()
            .to_string_lossy()
            .starts_with("chiave-report-")
        {
            return Ok(file.path());
        }
    }
    Err("no report was saved".into())
}

/// What no report may hold.
fn private(world: &World) -> Vec<String> {
    let origin = world.directory.origin();
    let place = origin.trim_start_matches("https://").to_owned();
    let names = [
        "giulia",
        "conti",
        "localhost",
        "127.0.0.1",
        "https:",
        GIULIA.password,
        WRONG,
    ];
    let home = world.desktop.home().display().to_string();
    let names = names.into_iter().map(str::to_owned);
    names.chain([place, home]).collect()
}

/// The ids of the requests of a report.
fn ids(report: &Value) -> BTreeSet<&str> {
    let requests = report["requests"].as_array().into_iter().flatten();
    requests
        .filter_map(|it| it["request_id"].as_str())
        .collect()
}

#[tokio::test]
async fn a_saved_report_names_nobody_and_leads_to_the_log() -> Result<()> {
    let world = world("report")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.fill("Password", WRONG).await?;
    window.press("Sign in").await?;
    window.find("alert", "").await?;
    sign_in(&window, GIULIA.password).await?;

    let shown = save(&window).await?;

    let file = saved(&world)?;
    let text = fs::read_to_string(&file)?;
    assert_eq!(text, shown);
    assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o600);
    let lower = text.to_lowercase();
    for private in private(&world) {
        assert!(!lower.contains(&private), "{private} in {text}");
    }
    let report: Value = serde_json::from_str(&text)?;
    let requests = report["requests"].as_array().into_iter().flatten();
    let refused = requests.filter(|it| it["code"] == "sign-in-refused");
    assert_eq!(refused.count(), 1, "{text}");
    let log = fs::read_to_string(world.directory.folder().join("logs/directory.err"))?;
    for id in ids(&report) {
        assert!(log.contains(id), "{id}");
    }
    assert!(ids(&report).len() > 3, "{text}");
    window.picture("report-saved").await?;
    window.quit().await
}

/// Asks for the report of Giulia's computer; returns the id of the order.
fn ask_for_report(world: &World) -> Result<String> {
    let given = ["order", "send-report", GIULIA.user_name];
    let row = world.directory.run(&given)?;
    Ok(row.split('\t').next().unwrap_or_default().to_owned())
}

/// Synchronises at once, as a window does that comes into view.
async fn is_asked(window: &Window) -> Result<()> {
    window.press("Update now").await?;
    window
        .shows("Your IT department asks for the report of this computer")
        .await
}

#[tokio::test]
async fn it_gets_the_report_that_the_person_saw_and_agreed_to() -> Result<()> {
    let world = world("report-asked")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    let declined = ask_for_report(&world)?;
    is_asked(&window).await?;
    window.picture("report-asked").await?;
    window.press("Look at the report…").await?;
    // The person reads before declining.
    window.shows("\"format\": 1").await?;
    window.press("Do not send").await?;
    window.shows("Nothing was sent.").await?;
    window.press("Close").await?;
    let listed = world.directory.run(&["order", "list"])?;
    assert!(listed.contains("declined"), "{listed}");
    assert!(
        world
            .directory
            .run(&["order", "report", &declined])
            .is_err()
    );

    let order = ask_for_report(&world)?;
    is_asked(&window).await?;
    window.press("Look at the report…").await?;
    window.shows("\"format\": 1").await?;
    let script = "return document.querySelector('pre.report').textContent";
    let shown = window.ask(script, vec![]).await?;
    window.picture("report-to-send").await?;
    window.press("Send").await?;
    window
        .shows("The report is with your IT department.")
        .await?;
    window.picture("report-sent").await?;

    let received = world.directory.run(&["order", "report", &order])?;
    assert_eq!(shown.as_str().map(str::trim), Some(received.trim()));
    for private in private(&world) {
        assert!(!received.to_lowercase().contains(&private), "{private}");
    }
    window.quit().await
}

#[tokio::test]
async fn a_terminal_writes_a_report_and_replaces_no_file() -> Result<()> {
    let world = world("report-terminal")?;
    let file = world.folder().join("report.json");
    let bundle = |to: &str| {
        let mut command = world.desktop.command(repository::binary("chiave"));
        command.args(["doctor", "--bundle", to]).output()
    };

    let written = bundle(&file.to_string_lossy())?;
    let again = bundle(&file.to_string_lossy())?;
    let printed = bundle("-")?;

    assert!(written.status.success());
    assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&file)?;
    let report: Value = serde_json::from_str(&text)?;
    assert_eq!(report["reach"], "online", "{text}");
    assert_eq!(report["requests"][0]["route"], "/v1/service");
    for private in private(&world) {
        assert!(
            !text.to_lowercase().contains(&private),
            "{private} in {text}"
        );
    }
    assert!(!again.status.success());
    assert_eq!(fs::read_to_string(&file)?, text);
    let printed: Value = serde_json::from_slice(&printed.stdout)?;
    assert_eq!(printed["format"], 1);
    Ok(())
}
