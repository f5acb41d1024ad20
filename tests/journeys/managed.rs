//! Managed settings that IT changes while the window is open.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

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
pub fn lay_down(folder: &Path, name: &str, settings: &Value) -> Result<()> {
    let draft = folder.join(format!("{name}.new"));
    fs::write(&draft, settings.to_string())?;
    Ok(fs::rename(draft, folder.join(name))?)
}

/// A laptop without settings.
pub fn desktop() -> Result<(TempDir, Desktop)> {
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
        .shows("Chiave does not know your company’s service.")
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

/// Makes a program the browser of a person: the program writes the address that it shall open into
/// the file that is returned.
fn browser(folder: &Path) -> Result<PathBuf> {
    let home = folder.join("home");
    let (asked, program) = (folder.join("asked"), folder.join("browser"));
    let applications = home.join(".local/share/applications");
    fs::create_dir_all(&applications)?;
    fs::create_dir_all(home.join(".config"))?;
    let script = format!(
        "#!/bin/sh\nprintf %s \"$1\" > '{0}.new'\nmv '{0}.new' '{0}'\n",
        asked.display()
    );
    fs::write(&program, script)?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    let entry = format!(
        "[Desktop Entry]\nType=Application\nName=Browser\nExec={} %u\nMimeType=x-scheme-handler/https;\n",
        program.display()
    );
    fs::write(applications.join("browser.desktop"), entry)?;
    let chosen = "[Default Applications]\nx-scheme-handler/https=browser.desktop\n";
    fs::write(home.join(".config/mimeapps.list"), chosen)?;
    Ok(asked)
}

// Law 14.
#[tokio::test]
async fn the_page_of_the_help_desk_opens_in_the_browser() -> Result<()> {
    let (folder, desktop) = desktop()?;
    let asked = browser(folder.path())?;
    let page = "https://help.example.org/?who={user}&version={version}";
    lay_down(
        &desktop.policy(),
        "20-help.json",
        &json!({ "help_url": page }),
    )?;
    let window = Window::open(&desktop).await?;
    window.screen("sign-in").await?;
    window.press("Help").await?;
    window.screen("help").await?;

    window
        .shows("Opens help.example.org in your browser.")
        .await?;
    window.press("Open the help page").await?;

    let look = || async { Ok(fs::read_to_string(&asked).ok()) };
    let opened = until_async("the browser", look).await?;
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        opened,
        format!("https://help.example.org/?who=&version={version}")
    );
    window.quit().await
}

/// The pin of the company's authority, made as the manual says.
fn pin(policy: &Path) -> Result<String> {
    let company = fs::read(policy.join("10-company.json"))?;
    let company: Value = serde_json::from_slice(&company)?;
    let authority = company["authority"].as_str().unwrap_or_default();
    let made = Command::new("sh")
        .args(["-c", PIN, "sh", authority])
        .output()?;
    Ok(String::from_utf8(made.stdout)?.trim().to_owned())
}

/// The command of the manual.
const PIN: &str = r#"openssl x509 -in "$1" -noout -pubkey | openssl pkey -pubin -outform der \
    | openssl dgst -sha256 -binary | base64"#;

// Law 17.
#[tokio::test]
async fn only_a_pinned_certificate_is_spoken_to() -> Result<()> {
    let world = world("pins")?;
    let policy = world.desktop.policy();
    let pins = |pins: [&str; 2], only_report: bool| {
        let settings = json!({ "pins": pins, "pins_report_only": only_report });
        lay_down(&policy, "20-pins.json", &settings)
    };
    let others = [
        "d6qzRu9zOECb90Uez27xWltNsj0e1Md7GkYYkVoZWmM=",
        "E9CZ9INDbd+2eRQozYqqbQ2yXLVKB9+xcprMF+44U1g=",
    ];

    pins(others, false)?;
    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window
        .shows("The service’s certificate is not one of those that your company names.")
        .await?;
    window.picture("not-pinned").await?;

    pins([&pin(&policy)?, others[0]], false)?;
    window.shows("Bianchi").await?;
    window.quit().await?;

    pins(others, true)?;
    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window.shows("Bianchi").await?;
    window.press("Settings").await?;
    window.follow("About Chiave").await?;
    window.screen("about").await?;
    window.shows("It counts all the same").await?;
    window.quit().await
}
