//! The programs as they are shipped, without the feature `automation`: every door that tests use is
//! shut, whatever the environment says.

use std::{collections::HashMap, process::Command};

use chiave_tests::{Result, patience::until, program::Program, repository, wire::laptop::Laptop};

use crate::place::{GIULIA, add_giulia, world};

/// Everything that a build for tests listens to, and what would switch the web view to automation.
const DOORS: [(&str, &str); 4] = [
    ("CHIAVE_FAILPOINT", "write.before"),
    ("CHIAVE_CLOCK_AHEAD_S", "100000000"),
    ("CHIAVE_POLICY_DIR", "/nowhere"),
    ("TAURI_WEBVIEW_AUTOMATION", "true"),
];

#[tokio::test]
async fn the_shipped_service_has_no_door_for_tests() -> Result<()> {
    let mut world = world("shipped-service")?;
    add_giulia(&world.directory)?;
    world.directory.stop()?;
    let mut serve = Command::new(repository::shipped("chiave-directory"));
    serve.arg("--config");
    serve.arg(world.directory.folder().join("directory.toml"));
    serve.arg("serve").envs(DOORS);

    let logs = world.directory.folder().join("logs");
    let mut service = Program::start("shipped", &serve, &logs)?;
    service.hears("that it is ready", |line| {
        line.contains("ready").then_some(())
    })?;
    let laptop = Laptop::new(&world.directory.origin(), &world.authority.certificate)?;
    let told = laptop.service().await?.good()?["server_time"].as_i64();

    let now = now();
    assert!(
        told.is_some_and(|told| (told - now).abs() < 600),
        "{told:?} {now}"
    );
    let counts = laptop.plain("/automation/counts").await?;
    assert_eq!(counts.status, 404);
    Ok(())
}

#[tokio::test]
async fn the_shipped_command_line_takes_no_password_of_anybody() -> Result<()> {
    let world = world("shipped-commands")?;
    let mut add = Command::new(repository::shipped("chiave-directory"));
    add.arg("--config")
        .arg(world.directory.folder().join("directory.toml"));
    add.args(["account", "add", GIULIA.user_name, "--given-name", "Giulia"]);
    add.args(["--family-name", "Conti", "--password-file", "/etc/hostname"]);

    let refused = add.output()?;

    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--password-file"));
    Ok(())
}

#[tokio::test]
async fn the_shipped_application_wipes_the_environment_of_tests() -> Result<()> {
    let world = world("shipped-application")?;
    let mut command = world.desktop.command(repository::shipped("chiave"));
    command.envs(DOORS);

    let application = Program::start("shipped", &command, &world.desktop.logs())?;
    // A process whose program is just being loaded has no environment that could be read.
    let environment = until("the application to have wiped its environment", || {
        let read = environment(application.id())?;
        let wiped = read.contains_key("DISPLAY") && !read.contains_key("CHIAVE_POLICY_DIR");
        Ok(wiped.then_some(read))
    })?;

    for (door, _) in DOORS {
        assert!(!environment.contains_key(door), "{door}");
    }
    Ok(())
}

/// The environment of a running process.
fn environment(process: u32) -> Result<HashMap<String, String>> {
    let bytes = std::fs::read(format!("/proc/{process}/environ"))?;
    let text = String::from_utf8_lossy(&bytes);
    let pairs = text.split('\0').filter_map(|pair| pair.split_once('='));
    Ok(pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the time outside, to compare the service's with"
)]
fn now() -> i64 {
    time::OffsetDateTime::now_utc().unix_timestamp()
}
