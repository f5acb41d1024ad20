//! The terminal beside the window: the same keyring, the same session, nothing changed.

use std::{collections::BTreeMap, path::Path, process::Output};

use chiave_tests::{Result, repository, window::Window, world::World};
use serde_json::Value;

use crate::{
    person::sign_in,
    place::{GIULIA, add_giulia, world},
};

/// What `chiave status --json` answers, with its exit code.
struct Status {
    code: Option<i32>,
    said: Value,
}

fn run(world: &World, arguments: &[&str]) -> Result<Output> {
    let mut command = world.desktop.command(repository::binary("chiave"));
    Ok(command.args(arguments).output()?)
}

fn status(world: &World) -> Result<Status> {
    let output = run(world, &["status", "--json"])?;
    Ok(Status {
        code: output.status.code(),
        said: serde_json::from_slice(&output.stdout)?,
    })
}

/// Whether the keyring holds anything of the application.
fn has_entries(world: &World) -> Result<bool> {
    let mut search = world.desktop.command("secret-tool");
    let output = search
        .args(["search", "--all", "service", "io.chiave.app"])
        .output()?;
    Ok(!output.stdout.is_empty())
}

/// The files that the application keeps, except when the service was last heard.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name != "heard.json" && file.path().is_file() {
            files.insert(name, std::fs::read(file.path())?);
        }
    }
    Ok(files)
}

#[tokio::test]
async fn on_a_new_computer_a_status_makes_no_device_key() -> Result<()> {
    let world = world("terminal-new")?;

    let status = status(&world)?;
    run(&world, &["doctor"])?;

    assert_eq!(status.code, Some(4), "{}", status.said);
    assert_eq!(status.said["session"], "none");
    assert_eq!(status.said["reach"], "online");
    assert!(!has_entries(&world)?);
    Ok(())
}

#[tokio::test]
async fn beside_the_window_a_status_tells_the_same_session() -> Result<()> {
    let world = world("terminal-beside")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    assert!(has_entries(&world)?);
    let folder = world.desktop.home().join(".local/share/chiave");
    let before = files(&folder)?;

    let found = status(&world)?;
    let text = String::from_utf8(run(&world, &["status"])?.stdout)?;

    assert_eq!(found.code, Some(5), "{}", found.said);
    assert_eq!(found.said["session"], "full");
    assert_eq!(found.said["user_name"], GIULIA.user_name);
    assert_eq!(found.said["live"], true);
    assert_eq!(found.said["to_do"], serde_json::json!(["register"]));
    let first = "Signed in: Giulia Conti (giulia.conti)";
    assert!(text.starts_with(first), "{text}");
    assert_eq!(files(&folder)?, before);

    world
        .directory
        .run(&["order", "sign-out", GIULIA.user_name])?;
    let ended = status(&world)?;
    assert_eq!(ended.code, Some(4), "{}", ended.said);
    assert_eq!(ended.said["session"], "ended");
    assert_eq!(ended.said["orders"], serde_json::json!(["sign-out"]));
    assert_eq!(ended.said["user_name"], Value::Null);
    window.quit().await
}
