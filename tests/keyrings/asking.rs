//! A keyring that is locked and asks for its password in a window of its own.

use chiave_tests::{
    Result,
    desktop::Desktop,
    patience::until,
    program::Program,
    secrets::{Kind, note},
};

/// Opens every keyring of this suite; worth nothing outside this run.
pub const PASSWORD: &str = "nur fuer einen Lauf";

/// What differs between the programs.
pub struct Manner {
    /// The keyring's object on the bus.
    pub object: &'static str,
    /// A part of the title of the window that asks for the password.
    pub title: &'static str,
}

/// A running program with one keyring, which took the place of the desktop's.
pub struct Keyring {
    program: Program,
    manner: Manner,
}

impl Keyring {
    /// Watches a program that was just started, until its keyring is locked or open as `locked` says.
    pub fn of(program: Program, manner: Manner, desktop: &Desktop, locked: bool) -> Result<Self> {
        note(Kind::Password, PASSWORD)?;
        let keyring = Self { program, manner };
        keyring.until_locked_is(desktop, locked)?;
        Ok(keyring)
    }

    /// Types the password where the program asks for it, which it does because Chiave wants the keyring open.
    pub fn answer(&self, desktop: &Desktop) -> Result<()> {
        self.press(desktop, &["type", "--args", "1", PASSWORD, "key", "Return"])?;
        self.until_locked_is(desktop, false)
    }

    /// Closes the question for the password without an answer.
    pub fn dismiss(&self, desktop: &Desktop) -> Result<()> {
        self.press(desktop, &["key", "Escape"])
    }

    /// Ends the program; its keyring stays as it is.
    pub fn stop(self) -> Result<()> {
        self.program.stop().map(drop)
    }

    /// Waits until the keyring is locked, or open.
    pub fn until_locked_is(&self, desktop: &Desktop, locked: bool) -> Result<()> {
        until(&format!("the keyring to be locked: {locked}"), || {
            let said = desktop
                .command("dbus-send")
                .args(["--session", "--print-reply=literal", "--reply-timeout=2000"])
                .args(["--dest=org.freedesktop.secrets", self.manner.object])
                .arg("org.freedesktop.DBus.Properties.Get")
                .args(["string:org.freedesktop.Secret.Collection", "string:Locked"])
                .output()?;
            let said = String::from_utf8(said.stdout)?;
            Ok(said.contains(&locked.to_string()).then_some(()))
        })
    }

    /// Lets `xdotool` press keys once, as soon as the window that asks for the password takes them.
    fn press(&self, desktop: &Desktop, keys: &[&str]) -> Result<()> {
        let title = self.manner.title;
        until("the window that asks for the password to take keys", || {
            let mut activate = desktop.command("xdotool");
            activate.args(["search", "--onlyvisible", "--name", title]);
            activate.args(["windowactivate", "getactivewindow", "getwindowname"]);
            let active = String::from_utf8(activate.output()?.stdout)?;
            Ok(active.contains(title).then_some(()))
        })?;
        let pressed = desktop.command("xdotool").args(keys).status()?;
        match pressed.success() {
            true => Ok(()),
            false => Err(format!("xdotool: {pressed}").into()),
        }
    }
}
