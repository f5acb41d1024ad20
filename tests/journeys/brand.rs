//! The company's colour and its logo in the window.

use std::fs;

use chiave_tests::{Result, patience::until_async, window::Window};
use serde_json::{Value, json};

use crate::managed::{desktop, lay_down};

const LOGO: &[u8] = include_bytes!("images/logo.png");
const LOGO_DARK: &[u8] = include_bytes!("images/logo-dark.png");

async fn main_button_is(window: &Window, colour: &str) -> Result<()> {
    let look = || async {
        let script = "return getComputedStyle(document.querySelector('.primary')).backgroundColor";
        Ok((window.ask(script, vec![]).await? == colour).then_some(()))
    };
    until_async(&format!("a button of {colour}"), look).await
}

// Law 16.
#[tokio::test]
async fn the_companys_colour_is_worn_in_both_themes() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    let policy = desktop.policy();
    let red = json!({ "accent": "#b3121d", "theme": "light" });
    lay_down(&policy, "20-accent.json", &red)?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    main_button_is(&window, "rgb(179, 18, 29)").await?;
    window.picture("accent-light").await?;

    lay_down(&policy, "30-theme.json", &json!({ "theme": "dark" }))?;
    main_button_is(&window, "rgb(215, 132, 137)").await?;
    window.picture("accent-dark").await?;

    // A colour that cannot be read is none, and is told.
    lay_down(&policy, "20-accent.json", &json!({ "accent": "#ffd400" }))?;
    main_button_is(&window, "rgb(108, 197, 198)").await?;
    window.press("Settings").await?;
    window.follow("About Chiave").await?;
    window.screen("about").await?;
    window
        .shows("White text on this colour cannot be read")
        .await?;
    window.quit().await
}

/// The source of the image that is seen, if it has been decoded, and its text.
const SEEN: &str = "
    const seen = [...document.querySelectorAll('.logo img')].filter((it) => it.offsetWidth > 0);
    return seen.map((it) => [it.naturalWidth, it.className, it.alt]);";

async fn logo_is(window: &Window, seen: &Value) -> Result<()> {
    let look = || async { Ok((&window.ask(SEEN, vec![]).await? == seen).then_some(())) };
    until_async(&format!("the logo {seen}"), look).await
}

// Laws 14, 16.
#[tokio::test]
async fn the_companys_logo_is_shown_in_both_themes() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    let policy = desktop.policy();
    for (name, image) in [("logo.png", LOGO), ("logo-dark.png", LOGO_DARK)] {
        fs::write(policy.join(name), image)?;
    }
    let set = |settings: &Value| lay_down(&policy, "20-logo.json", settings);
    let name = "Monti";
    set(&json!({ "organisation": name, "logo": "logo.png", "logo_dark": "logo-dark.png" }))?;
    let light = json!({ "theme": "light", "recommended": { "language": "it" } });
    lay_down(&policy, "30-theme.json", &light)?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    logo_is(&window, &json!([[136, "in-light", name]])).await?;
    window.picture("logo-light").await?;

    lay_down(&policy, "30-theme.json", &json!({ "theme": "dark" }))?;
    logo_is(&window, &json!([[136, "in-dark", name]])).await?;
    window.picture("logo-dark").await?;

    set(&json!({ "organisation": name, "logo": "logo.png" }))?;
    logo_is(&window, &json!([[136, "on-paper", name]])).await?;
    window.picture("logo-on-paper").await?;

    // An image of another kind is none, and is told.
    fs::write(policy.join("logo.png"), "<svg/>")?;
    logo_is(&window, &json!([])).await?;
    window.press("Settings").await?;
    window.follow("About Chiave").await?;
    window.screen("about").await?;
    window
        .shows("The file is no still PNG image of at most 64 KiB")
        .await?;
    window.picture("logo-wrong").await?;
    window.quit().await
}
