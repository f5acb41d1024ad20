//! The window follows what the person has chosen for the whole desktop: dark, and more contrast.

use chiave_tests::{
    Result,
    desktop::{Desktop, Setting},
    window::Window,
};
use serde_json::json;

/// How the page is drawn: dark or not, with more contrast or not, and on which ground.
const SEEN: &str = "
const is = (query) => matchMedia(query).matches;
return [
  is('(prefers-color-scheme: dark)'),
  is('(prefers-contrast: more)'),
  getComputedStyle(document.querySelector('.window')).backgroundColor,
];
";

#[tokio::test]
async fn the_window_is_light_where_the_desktop_is() -> Result<()> {
    assert_eq!(seen("").await?, json!([false, false, "rgb(248, 247, 245)"]));
    Ok(())
}

#[tokio::test]
async fn a_dark_desktop_makes_the_window_dark() -> Result<()> {
    assert_eq!(
        seen("gtk-application-prefer-dark-theme=1").await?,
        json!([true, false, "rgb(29, 28, 27)"])
    );
    Ok(())
}

#[tokio::test]
async fn a_desktop_with_more_contrast_gives_it_to_the_window() -> Result<()> {
    assert_eq!(
        seen("gtk-theme-name=HighContrast").await?,
        json!([false, true, "rgb(255, 255, 255)"])
    );
    Ok(())
}

/// What the application shows on a desktop with that line in its GTK settings.
async fn seen(line: &str) -> Result<serde_json::Value> {
    let folder = tempfile::tempdir()?;
    let settings = folder.path().join("home/.config/gtk-3.0");
    std::fs::create_dir_all(&settings)?;
    std::fs::write(
        settings.join("settings.ini"),
        format!("[Settings]\n{line}\n"),
    )?;
    let desktop = Desktop::start(folder.path(), &Setting::default())?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    let seen = window.ask(SEEN, vec![]).await?;
    window.quit().await?;
    Ok(seen)
}
