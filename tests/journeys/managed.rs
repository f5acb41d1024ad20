//! Managed settings that IT changes while the window is open.

use std::{fs, path::Path};

use chiave_tests::{
    Result,
    desktop::{Desktop, Setting},
    patience::until_async,
    window::Window,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::place::{GIULIA, add_giulia, world};

/// Puts a file into the folder of managed settings as configuration tools do: whole.
fn lay_down(folder: &Path, name: &str, settings: &Value) -> Result<()> {
    let draft = folder.join(format!("{name}.new"));
    fs::write(&draft, settings.to_string())?;
    Ok(fs::rename(draft, folder.join(name))?)
}

/// A laptop without settings.
fn desktop() -> Result<(TempDir, Desktop)> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    Ok((folder, desktop))
}

async fn wears(window: &Window, theme: &str) -> Result<()> {
    let look = || async {
        let script = "return document.documentElement.dataset.theme ?? 'system'";
        Ok((window.ask(script, vec![]).await? == theme).then_some(()))
    };
    until_async(&format!("the theme {theme}"), look).await
}

// Law 16.
#[tokio::test]
async fn what_the_company_sets_is_worn_at_once_and_locked() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    window.press("Settings").await?;
    window.screen("settings").await?;

    let mandatory = json!({ "theme": "dark", "recommended": { "language": "en" } });
    lay_down(&desktop.policy(), "20-taste.json", &mandatory)?;

    wears(&window, "dark").await?;
    window.shows("Set by your company").await?;
    window.shows("Recommended by your company").await?;
    window.shows("Default of your company").await?;
    window.shows("20-taste.json, line 1").await?;
    let locked = "return document.querySelector('[name=theme][value=light]').disabled";
    assert_eq!(window.ask(locked, vec![]).await?, true);
    window.picture("settings-managed-live").await?;

    fs::remove_file(desktop.policy().join("20-taste.json"))?;
    wears(&window, "system").await?;
    window.quit().await
}

// Law 22.
#[tokio::test]
async fn a_half_written_file_changes_nothing_and_about_says_so() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    lay_down(
        &desktop.policy(),
        "20-taste.json",
        &json!({ "theme": "dark" }),
    )?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    window.press("Settings").await?;
    window.follow("About Chiave").await?;
    window.screen("about").await?;

    fs::write(desktop.policy().join("20-taste.json"), r#"{"theme": "li"#)?;

    window.shows("This file is not a JSON object:").await?;
    window.shows("What it said before stays in force").await?;
    wears(&window, "dark").await?;
    window.picture("about-kept-live").await?;
    lay_down(
        &desktop.policy(),
        "20-taste.json",
        &json!({ "theme": "light" }),
    )?;
    wears(&window, "light").await?;
    window.quit().await
}

#[tokio::test]
async fn a_laptop_is_configured_while_its_window_is_open() -> Result<()> {
    let world = world("configured-late")?;
    add_giulia(&world.directory)?;
    let company = world.desktop.policy().join("10-company.json");
    let aside = world.folder().join("10-company.json");
    fs::rename(&company, &aside)?;
    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window
        .shows("Chiave does not know your company’s service yet.")
        .await?;

    fs::rename(&aside, &company)?;

    window.shows("Bianchi").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.fill("Password", GIULIA.password).await?;
    window.press("Sign in").await?;
    window.screen("register").await?;
    window.quit().await
}

#[tokio::test]
async fn the_log_says_as_much_as_the_company_wants() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    lay_down(
        &desktop.policy(),
        "20-log.json",
        &json!({ "log_level": "info" }),
    )?;

    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;

    lay_down(
        &desktop.policy(),
        "30-taste.json",
        &json!({ "theme": "dark" }),
    )?;
    wears(&window, "dark").await?;

    let look = || async {
        let said = fs::read_to_string(desktop.logs().join("driver.err"))?;
        Ok(said
            .contains("the managed settings have changed")
            .then_some(()))
    };
    until_async("what the application does, in the log", look).await?;
    window.quit().await
}
