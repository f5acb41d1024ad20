//! KeePassXC as the keyring: while its database is locked it shows nothing of it, not even that something is there.

use std::{path::PathBuf, process::Command};

use chiave_tests::{Result, desktop::Desktop, patience::until, program::Program, window::Window};

use crate::{
    asking::{Keyring, Manner, PASSWORD},
    person::{NEXT, change_password, no_longer_shows, sign_in, sign_out},
    place::{GIULIA, LOCKED},
    window_manager::WithWindowManager,
};

/// The settings of KeePassXC: other programs may read what they stored without a question.
const SETTINGS: &str = "[General]
ConfigVersion=2
UpdateCheckMessageShown=true
[GUI]
CheckForUpdates=false
[FdoSecrets]
Enabled=true
ConfirmAccessItem=false
ConfirmDeleteItem=false
ShowNotification=false
";

/// The form from which the database is made.
const DATABASE: &str = include_str!("database.xml");

const MANNER: Manner = Manner {
    object: "/org/freedesktop/secrets/collection/keys",
    title: "Unlock Database",
};

#[tokio::test]
async fn a_session_outlives_window_and_keyring_until_it_ends() -> Result<()> {
    let place = WithWindowManager::start("keepassxc")?;
    let keyring = start(place.desktop())?;
    let window = Window::open(place.desktop()).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    keyring.stop()?;

    let _keyring = open(place.desktop())?;
    let window = Window::open(place.desktop()).await?;

    window.screen("overview").await?;
    window.shows("Up to date").await?;
    change_password(&window, GIULIA.password, NEXT).await?;
    sign_out(&window).await?;
    window.quit().await?;

    let window = Window::open(place.desktop()).await?;
    window.screen("sign-in").await?;
    window.quit().await
}

// Law 15.
#[tokio::test]
async fn a_locked_database_is_asked_for_and_keeps_the_session() -> Result<()> {
    let place = WithWindowManager::start("keepassxc-locked")?;
    let keyring = start(place.desktop())?;
    let window = Window::open(place.desktop()).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    lock(&keyring, place.desktop())?;

    let window = Window::open(place.desktop()).await?;
    keyring.answer(place.desktop())?;

    window.screen("overview").await?;
    no_longer_shows(&window, LOCKED).await?;
    window.quit().await
}

// Law 15.
#[tokio::test]
async fn a_database_that_stays_locked_loses_nothing() -> Result<()> {
    let place = WithWindowManager::start("keepassxc-dismissed")?;
    let keyring = start(place.desktop())?;
    let window = Window::open(place.desktop()).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    lock(&keyring, place.desktop())?;

    let window = Window::open(place.desktop()).await?;
    keyring.dismiss(place.desktop())?;
    window.shows(LOCKED).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    keyring.stop()?;

    let _keyring = open(place.desktop())?;
    let window = Window::open(place.desktop()).await?;
    window.screen("overview").await?;
    window.quit().await
}

/// Starts as the desktop's keyring, with an open and empty database.
fn start(desktop: &Desktop) -> Result<Keyring> {
    let settings = desktop.home().join(".config/keepassxc");
    std::fs::create_dir_all(&settings)?;
    std::fs::write(settings.join("keepassxc.ini"), SETTINGS)?;
    make_database(desktop)?;
    open(desktop)
}

/// A command of KeePassXC, which finds a running one of the same person by a socket in the folder for temporary files.
fn keepassxc(desktop: &Desktop) -> Command {
    let mut command = desktop.command("keepassxc");
    command.env("TMPDIR", desktop.home());
    command
}

/// Starts with the database that an earlier one left, and opens it.
fn open(desktop: &Desktop) -> Result<Keyring> {
    let mut command = keepassxc(desktop);
    command.arg("--pw-stdin").arg(database(desktop));
    let program = Program::start_with_input("keepassxc", &command, &desktop.logs(), PASSWORD)?;
    Keyring::of(program, MANNER, desktop, false)
}

/// Locks the database, as a person does before a break.
fn lock(keyring: &Keyring, desktop: &Desktop) -> Result<()> {
    let locked = keepassxc(desktop).arg("--lock").status()?;
    if !locked.success() {
        return Err(format!("KeePassXC does not lock: {locked}").into());
    }
    keyring.until_locked_is(desktop, true)
}

fn database(desktop: &Desktop) -> PathBuf {
    desktop.home().join("keys.kdbx")
}

/// Makes the empty database.
fn make_database(desktop: &Desktop) -> Result<()> {
    let form = desktop.home().join("keys.xml");
    std::fs::write(&form, DATABASE)?;
    let mut command = desktop.command("keepassxc-cli");
    command
        .args(["import", "-q", "-p"])
        .arg(form)
        .arg(database(desktop));
    // It asks for the password twice.
    let input = format!("{PASSWORD}\n{PASSWORD}\n");
    let mut importer =
        Program::start_with_input("keepassxc-cli", &command, &desktop.logs(), &input)?;
    let ended = until("the database to be made", || importer.ended())?;
    match ended.success() {
        true => Ok(()),
        false => Err(format!("keepassxc-cli: {ended}").into()),
    }
}
