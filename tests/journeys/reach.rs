//! A laptop that cannot reach its company, in each of the ways in which that happens.

use std::net::TcpListener;

use chiave_tests::{
    Result,
    authority::Authority,
    desktop::{Desktop, Setting},
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
        .shows("Chiave does not know your company’s service yet.")
        .await?;
    window.picture("not-configured").await?;
    window.quit().await
}

#[tokio::test]
async fn a_laptop_without_a_network_says_so() -> Result<()> {
    let (folder, desktop) = desktop()?;
    let authority = Authority::make(folder.path())?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    desktop.configure(&format!("https://localhost:{port}"), &authority)?;

    let window = Window::open(&desktop).await?;

    window.screen("sign-in").await?;
    window.shows("You are offline").await?;
    window.picture("offline").await?;
    window.quit().await
}

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
