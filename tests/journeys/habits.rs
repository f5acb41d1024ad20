//! The window has the habits of other windows of a desktop: one of it, where it was, closed by keys.

use std::{fs, process::Command};

use chiave_tests::{
    Result,
    desktop::{Desktop, Setting},
    patience::until,
    program::Program,
    repository,
    window::Window,
};
use serde_json::json;
use thirtyfour::prelude::*;

/// Where the application keeps where its window stood, below the home.
const KEPT: &str = "home/.local/share/chiave/window.json";

#[tokio::test]
async fn a_second_start_opens_no_second_window() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;

    let again = desktop.command(repository::binary("chiave"));
    let mut second = Program::start("second", &again, &desktop.logs())?;
    let ended = until("the second start to end", || second.ended())?;

    assert!(ended.success(), "{ended}");
    window.screen("sign-in").await?;
    window.quit().await
}

#[tokio::test]
async fn the_window_opens_as_large_as_it_was() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let kept = folder.path().join(KEPT);
    fs::create_dir_all(kept.parent().unwrap_or(folder.path()))?;
    fs::write(&kept, r#"{"width":777,"height":555,"left":40,"top":30}"#)?;

    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    let size = window
        .ask("return [innerWidth, innerHeight]", vec![])
        .await?;

    assert_eq!(size, json!([777, 555]));
    window.quit().await
}

#[tokio::test]
async fn ctrl_q_closes_the_window_and_keeps_its_place() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;

    let body = window.driver().find(By::Tag("body")).await?;
    // The driver may lose the window before it can answer.
    let _ = body.send_keys(Key::Control + "q").await;

    let kept = folder.path().join(KEPT);
    until("the place of the window to be kept", || {
        Ok(kept.exists().then_some(()))
    })
}

#[test]
fn a_display_that_cannot_be_reached_is_said_in_one_sentence() -> Result<()> {
    let output = Command::new(repository::binary("chiave"))
        .env_remove("WAYLAND_DISPLAY")
        .env("DISPLAY", ":64999")
        .env("LANG", "en_GB.UTF-8")
        .output()?;

    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("No window can be opened"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    Ok(())
}
