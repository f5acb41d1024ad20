//! A laptop that cannot reach its company, in each of the ways in which that happens.

use std::{fs::Permissions, os::unix::fs::PermissionsExt};

use chiave_tests::{
    Result,
    authority::Authority,
    desktop::{Desktop, Setting},
    port::Port,
    window::Window,
};
use tempfile::TempDir;

use crate::place::world;

fn desktop() -> Result<(TempDir, Desktop)> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    Ok((folder, desktop))
}

#[tokio::test]
async fn a_laptop_without_settings_says_so() -> Result<()> {
    let (_folder, desktop) = desktop()?;

    let window = Window::open(&desktop).await?;

    window.screen("sign-in").await?;
    window
        .shows("Chiave does not know your company’s service.")
        .await?;
    window.picture("not-configured").await?;
    window.quit().await
}

/// A laptop whose settings are good, but for a second file with `content` and `mode`.
fn spoilt(content: &str, mode: u32) -> Result<(TempDir, Desktop)> {
    let (folder, desktop) = desktop()?;
    let authority = Authority::make(folder.path())?;
    // Nothing listens there: with these settings alone the laptop says that it is offline.
    let port = Port::take()?;
    desktop.configure(&format!("https://localhost:{}", port.number()), &authority)?;
    let file = desktop.policy().join("20-more.json");
    std::fs::write(&file, content)?;
    std::fs::set_permissions(file, Permissions::from_mode(mode))?;
    Ok((folder, desktop))
}

// Law 16.
#[tokio::test]
async fn an_unreadable_settings_file_blocks_and_is_named() -> Result<()> {
    let (_folder, desktop) = spoilt(r#"{"proxy": "http://pro"#, 0o644)?;

    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    window
        .shows("Chiave does not know your company’s service.")
        .await?;
    window
        .shows("The settings of this computer are missing, or one of their files has a mistake")
        .await?;
    window.picture("settings-not-in-order").await?;
    window.press("Settings").await?;
    window.follow("About Chiave").await?;
    window.screen("about").await?;
    window.shows("Problems in the settings").await?;
    window.shows("This file is not a JSON object:").await?;
    window.shows("20-more.json").await?;
    window.picture("settings-not-in-order-about").await?;
    window.quit().await?;

    // IT mends it.
    std::fs::write(desktop.policy().join("20-more.json"), "{}")?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    window.shows("Chiave can’t reach the service").await?;
    window.quit().await
}

#[tokio::test]
async fn a_settings_file_that_others_can_write_blocks() -> Result<()> {
    let (_folder, desktop) = spoilt(r#"{"language": "en"}"#, 0o666)?;
    // What the good files say still counts where it restricts nothing.
    let italian = desktop.policy().join("15-language.json");
    std::fs::write(italian, r#"{"language": "it"}"#)?;

    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    window
        .shows("Chiave non conosce il servizio della tua azienda.")
        .await?;
    window
        .shows("Le impostazioni di questo computer mancano, o uno dei loro file contiene un errore")
        .await?;
    window.picture("settings-not-in-order-italian").await?;
    window.press("Impostazioni").await?;
    window.follow("Informazioni su Chiave").await?;
    window.screen("about").await?;
    window.shows("Impostazioni con errori").await?;
    window
        .shows("Questo file potrebbe non provenire dall’amministratore:")
        .await?;
    window.shows("20-more.json").await?;
    window.quit().await
}

#[tokio::test]
async fn a_laptop_without_a_network_says_so() -> Result<()> {
    let (folder, desktop) = desktop()?;
    let authority = Authority::make(folder.path())?;
    let port = Port::take()?;
    desktop.configure(&format!("https://localhost:{}", port.number()), &authority)?;

    let window = Window::open(&desktop).await?;

    window.screen("sign-in").await?;
    window.shows("Chiave can’t reach the service").await?;
    window.picture("offline").await?;
    window.quit().await
}

// Law 17.
#[tokio::test]
async fn a_service_under_another_authority_is_not_trusted() -> Result<()> {
    let world = world("not-trusted")?;
    let stranger = Authority::make(&world.folder().join("stranger"))?;
    world
        .desktop
        .configure(&world.directory.origin(), &stranger)?;

    let window = Window::open(&world.desktop).await?;

    window.screen("sign-in").await?;
    window
        .shows("The service could not show that it is your company’s.")
        .await?;
    window.picture("not-trusted").await?;
    window.quit().await
}
