//! Links to pages of help, as the desktop passes them to the application.

use chiave_tests::{
    Result,
    desktop::{Desktop, Setting},
    patience::until,
    program::Program,
    repository,
    window::Window,
};
use serde_json::json;
use tempfile::TempDir;

const TOO_MANY: &str = "There were too many tries in a short time.";

fn desktop() -> Result<(TempDir, Desktop)> {
    let folder = tempfile::tempdir()?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    Ok((folder, desktop))
}

/// Starts the application with a link, while its window is open, and waits until the start is over.
fn follow(desktop: &Desktop, link: &str) -> Result<()> {
    let mut command = desktop.command(repository::binary("chiave"));
    command.arg(link);
    let mut start = Program::start("link", &command, &desktop.logs())?;
    let ended = until("the start with the link to end", || start.ended())?;
    assert!(ended.success(), "{ended}");
    Ok(())
}

#[tokio::test]
async fn a_link_that_starts_the_application_offers_its_page() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    let link = "chiave://help/too-many-attempts";

    let window = Window::open_program(&desktop, &repository::binary("chiave"), &[link]).await?;

    window.shows("A link leads to the help page").await?;
    window.press("Open the page").await?;
    window.screen("help-page").await?;
    window.shows(TOO_MANY).await?;
    window.press("All topics").await?;
    window.screen("help").await?;
    window.quit().await
}

#[tokio::test]
async fn the_open_window_offers_the_page_of_a_link() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;

    follow(&desktop, "chiave://help/lost-phone")?;

    window
        .shows("A link leads to the help page “I lost my phone”")
        .await?;
    window.screen("sign-in").await?;
    window.press("Open the page").await?;
    window.screen("help-task").await?;
    window.quit().await
}

#[tokio::test]
async fn a_link_does_not_interrupt_who_types() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    window.fill("User name", "giulia").await?;

    follow(&desktop, "chiave://help/too-many-attempts")?;

    window.shows("A link leads to the help page").await?;
    window.screen("sign-in").await?;
    window.picture("link-offered").await?;
    let typed = "return document.querySelector('input').value";
    assert_eq!(window.ask(typed, vec![]).await?, json!("giulia"));
    window.press("Open the page").await?;
    window.screen("help-page").await?;
    window.quit().await
}

#[tokio::test]
async fn every_other_link_only_raises_the_window() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;

    for link in [
        "chiave:",
        "chiave://reset?user=giulia",
        "chiave://help/unknown",
        "chiave://help/busy?user=giulia",
    ] {
        follow(&desktop, link)?;
    }
    // An offer that comes after them, of another page, shows that they were heard too.
    follow(&desktop, "chiave://help/lost-phone")?;
    window
        .shows("A link leads to the help page “I lost my phone”")
        .await?;

    window.screen("sign-in").await?;
    let text = window.text().await?;
    assert_eq!(text.matches("A link leads to").count(), 1);
    assert!(!text.contains("giulia"));
    window.quit().await
}
