//! A computer that people share: nothing of one person is there for the next.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chiave_tests::{
    Result,
    desktop::Desktop,
    leaks::{Hunt, Leak},
    patience::{until, until_async},
    program::Program,
    repository,
    window::Window,
};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::{
    managed::{desktop, lay_down},
    person::sign_in,
    place::{GIULIA, add_giulia, world},
};

/// What the bar above every screen says.
const SHARED: &str = "This computer is shared.";
const CONDIVISO: &str = "Questo computer è condiviso.";
const FINISHED: &str = "I’m finished";

/// Makes a computer one that people share, as IT does.
fn share(desktop: &Desktop) -> Result<()> {
    let kiosk = json!({ "kiosk": true });
    lay_down(&desktop.policy(), "20-kiosk.json", &kiosk)
}

/// The first screen, with nothing in its fields.
async fn first_screen(window: &Window, shared: &str) -> Result<()> {
    let look = || async {
        let script = "const fields = [...document.querySelectorAll('input')].map((it) => it.value);
            const first = document.body.dataset.screen === 'sign-in' && fields.length > 1;
            return first ? fields.join('') : null;";
        Ok((window.ask(script, vec![]).await? == "").then_some(()))
    };
    until_async("the first screen, empty", look).await?;
    window.shows(shared).await
}

/// Ends the turn while a dialog is open, which makes everything around it inert.
async fn finish_in_a_dialog(window: &Window) -> Result<()> {
    let body = window.driver().query(By::Tag("body")).first().await?;
    body.send_keys(Key::Control + ",").await?;
    window.screen("settings").await?;
    window.press("Sign out everywhere").await?;
    let button = By::Css("dialog[open] .exit button");
    let button = window.driver().query(button).first().await?;
    window.picture("kiosk-dialog").await?;
    assert_eq!(button.text().await?, FINISHED);
    button.click().await?;
    Ok(())
}

/// The folders of runs.
fn runs(desktop: &Desktop) -> Result<Vec<PathBuf>> {
    let run = desktop.home().with_file_name("run");
    let entries = fs::read_dir(run)?.collect::<std::io::Result<Vec<_>>>()?;
    let paths = entries.into_iter().map(|it| it.path());
    let is_run = |path: &PathBuf| path.to_string_lossy().contains("chiave-kiosk-");
    Ok(paths.filter(is_run).collect())
}

/// Whether the application keeps something in the keyring.
fn keeps(desktop: &Desktop) -> Result<bool> {
    let mut look = desktop.command("secret-tool");
    look.args(["search", "--all", "service", "io.chiave.app"]);
    Ok(!look.output()?.stdout.is_empty())
}

/// What is left of Giulia in a folder.
fn left(folder: &Path) -> Result<Vec<Leak>> {
    let mut hunt = Hunt::default();
    hunt.secret("password", GIULIA.password);
    hunt.secret("user name", GIULIA.user_name);
    hunt.secret("display name", "Giulia Conti");
    hunt.files(folder)
}

// Law 10.
#[tokio::test]
async fn nothing_of_a_person_stays_for_the_next() -> Result<()> {
    let world = world("kiosk")?;
    let desktop = &world.desktop;
    add_giulia(&world.directory)?;
    share(desktop)?;
    let window = Window::open(desktop).await?;
    first_screen(&window, SHARED).await?;
    window.picture("kiosk-first").await?;

    for in_a_dialog in [false, true] {
        sign_in(&window, GIULIA.password).await?;
        window.picture("kiosk-inside").await?;
        let computers = world
            .directory
            .run(&["order", "computers", GIULIA.user_name, "--json"])?;
        assert!(computers.contains("\"is_shared\":true"), "{computers}");
        match in_a_dialog {
            false => window.press(FINISHED).await?,
            true => finish_in_a_dialog(&window).await?,
        }
        first_screen(&window, SHARED).await?;
        assert!(!window.text().await?.contains("Giulia"));
    }
    let computers = ["order", "computers", GIULIA.user_name];
    until("the service to hear of the end of the turn", || {
        Ok(world.directory.run(&computers)?.is_empty().then_some(()))
    })?;

    assert!(!keeps(desktop)?);
    assert_eq!(runs(desktop)?.len(), 1);
    for folder in ["home", "run"] {
        let folder = desktop.home().with_file_name(folder);
        assert_eq!(left(&folder)?, Vec::<Leak>::new());
    }
    let share = desktop.home().join(".local/share");
    assert!(!share.join("chiave").exists());
    assert!(!share.join("io.chiave.app").exists());

    sign_in(&window, GIULIA.password).await?;
    let body = window.driver().query(By::Tag("body")).first().await?;
    // The driver may lose the window before it answers.
    let _ = body.send_keys(Key::Control + "q").await;
    until("the folder of the run to go", || {
        Ok(runs(desktop)?.is_empty().then_some(()))
    })?;
    Ok(())
}

#[test]
fn a_window_that_nobody_drives_writes_nothing() -> Result<()> {
    let (_folder, desktop) = desktop()?;
    share(&desktop)?;
    let chiave = desktop.command(repository::binary("chiave"));
    let application = Program::start("chiave", &chiave, &desktop.logs())?;
    let mut windows = desktop.command("xdotool");
    windows.args(["search", "--onlyvisible", "--name", "Chiave"]);
    until("the window", || {
        let found = windows.output()?.stdout;
        Ok((!found.is_empty()).then_some(()))
    })?;
    let [run] = runs(&desktop)?.try_into().map_err(|_| "no run")?;

    assert!(!run.join("web").exists());
    let share = desktop.home().join(".local/share");
    assert!(!share.join("chiave").exists());
    assert!(!share.join("io.chiave.app").exists());
    drop(application);

    // A killed run leaves its folder, which the next one removes, also a command in a terminal.
    assert!(run.exists());
    let mut status = desktop.command(repository::binary("chiave"));
    status.arg("status").output()?;
    assert_eq!(runs(&desktop)?, Vec::<PathBuf>::new());
    Ok(())
}

#[tokio::test]
async fn a_turn_without_a_person_ends_by_itself() -> Result<()> {
    let (_folder, mut desktop) = desktop()?;
    let settings = json!({ "kiosk": true, "theme": "dark", "language": "it" });
    lay_down(&desktop.policy(), "20-kiosk.json", &settings)?;
    desktop.set("CHIAVE_TURN_S", "5");
    let window = Window::open(&desktop).await?;
    first_screen(&window, CONDIVISO).await?;
    window.resize(380, 640).await?;
    window.picture("kiosk-first-small-dark-it").await?;

    window.fill("Nome utente", "qualcun.altro").await?;
    window.picture("kiosk-typed-small-dark-it").await?;
    window.shows("Sei ancora qui?").await?;
    window.picture("kiosk-still-here-small-dark-it").await?;

    first_screen(&window, CONDIVISO).await?;
    window.quit().await
}
