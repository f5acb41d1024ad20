//! KeePassXC as the keyring of a desktop, with one database that it shows to other programs.

use std::path::PathBuf;

use chiave_tests::{
    Result,
    desktop::Desktop,
    patience::until,
    program::Program,
    secrets::{Kind, note},
};

/// Opens the database; worth nothing outside this run.
const PASSWORD: &str = "eine Datenbank fuer einen Lauf";

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

/// A running KeePassXC.
pub struct KeePassXc {
    program: Program,
}

impl KeePassXc {
    /// Takes the place of the desktop's keyring, with an open and empty database.
    pub fn start(desktop: &mut Desktop) -> Result<Self> {
        note(Kind::Password, PASSWORD)?;
        desktop.lose_keyring()?;
        let settings = desktop.home().join(".config/keepassxc");
        std::fs::create_dir_all(&settings)?;
        std::fs::write(settings.join("keepassxc.ini"), SETTINGS)?;
        make_database(desktop)?;
        Self::open(desktop)
    }

    /// Starts with the database that an earlier one left, and opens it.
    pub fn open(desktop: &Desktop) -> Result<Self> {
        let mut command = desktop.command("keepassxc");
        command.arg("--pw-stdin").arg(database(desktop));
        let logs = desktop.logs();
        let program = Program::start_with_input("keepassxc", &command, &logs, PASSWORD)?;
        let keyring = Self { program };
        keyring.until_locked_is(desktop, false)?;
        Ok(keyring)
    }

    /// Locks the database, as a person does before a break.
    pub fn lock(&self, desktop: &Desktop) -> Result<()> {
        let locked = desktop.command("keepassxc").arg("--lock").status()?;
        if !locked.success() {
            return Err(format!("KeePassXC does not lock: {locked}").into());
        }
        self.until_locked_is(desktop, true)
    }

    /// Types the password where KeePassXC asks for it, which it does because a program wants the database open.
    pub fn answer(&self, desktop: &Desktop) -> Result<()> {
        press(desktop, &["type", PASSWORD])?;
        press(desktop, &["key", "Return"])?;
        self.until_locked_is(desktop, false)
    }

    /// Closes the question for the password without an answer.
    pub fn dismiss(&self, desktop: &Desktop) -> Result<()> {
        press(desktop, &["key", "Escape"])
    }

    /// Ends it; its database stays as it is.
    pub fn stop(self) -> Result<()> {
        self.program.stop().map(drop)
    }

    /// Waits until the database is locked, or open.
    fn until_locked_is(&self, desktop: &Desktop, locked: bool) -> Result<()> {
        until(&format!("KeePassXC to be locked: {locked}"), || {
            let said = desktop
                .command("dbus-send")
                .args(["--session", "--print-reply=literal", "--reply-timeout=2000"])
                .args([
                    "--dest=org.freedesktop.secrets",
                    "/org/freedesktop/secrets/collection/keys",
                ])
                .arg("org.freedesktop.DBus.Properties.Get")
                .args(["string:org.freedesktop.Secret.Collection", "string:Locked"])
                .output()?;
            let said = String::from_utf8(said.stdout)?;
            Ok(said.contains(&locked.to_string()).then_some(()))
        })
    }
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

/// Lets `xdotool` do something in the window in which KeePassXC asks for the password.
fn press(desktop: &Desktop, what: &[&str]) -> Result<()> {
    let asks = [
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        "Unlock Database",
    ];
    let done = desktop
        .command("timeout")
        .args(["60", "xdotool"])
        .args(asks)
        .args(["windowfocus", "--sync"])
        .args(what)
        .status()?;
    match done.success() {
        true => Ok(()),
        false => Err(format!("xdotool: {done}").into()),
    }
}
