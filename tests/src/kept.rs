//! What the application keeps in a desktop's keyring, looked at from outside for the leak hunt.

use std::{
    ffi::OsString,
    fs,
    process::{Command, Stdio},
};

use data_encoding::BASE64;
use serde_json::Value;

use crate::{
    Result,
    desktop::Desktop,
    secrets::{self, Kind, note},
};

/// Under which the application keeps what it keeps.
const SERVICE: &str = "io.chiave.app";

/// What stands before the private number in a P-256 key (RFC 5915): version 1, then 32 bytes.
const BEFORE_SCALAR: [u8; 5] = [2, 1, 1, 4, 32];

/// A look into a desktop's keyring.
#[derive(Clone, Debug)]
pub struct Kept {
    environment: Vec<(OsString, OsString)>,
}

impl Kept {
    /// Of the keyring on `desktop`.
    #[must_use]
    pub fn on(desktop: &Desktop) -> Self {
        let command = desktop.command("true");
        let given = command.get_envs();
        Self {
            environment: given
                .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
                .collect(),
        }
    }

    /// Notes what lies there now, where this run keeps notes and a keyring answers.
    ///
    /// # Errors
    ///
    /// When it cannot be noted.
    pub fn note(&self) -> Result<()> {
        if !secrets::wanted() || !self.answers()? {
            return Ok(());
        }
        for secret in self.secrets()? {
            let Ok(bytes) = BASE64.decode(secret.as_bytes()) else {
                return Err("something lies in the keyring that is no base64".into());
            };
            note_one(&secret, &bytes)?;
        }
        Ok(())
    }

    /// Whether somebody has the keyring's name and is not stopped. Asks the bus alone: a question to
    /// a keyring that is not there would make the bus start one.
    fn answers(&self) -> Result<bool> {
        let mut ask = self.command("dbus-send");
        ask.args(["--session", "--print-reply=literal"]).args([
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.GetConnectionUnixProcessID",
            "string:org.freedesktop.secrets",
        ]);
        let said = String::from_utf8(ask.output()?.stdout)?;
        let Some(process) = said.split_whitespace().last() else {
            return Ok(false);
        };
        let state = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // "pid (name) S …", and T where it is stopped.
        Ok(state.contains(") ") && !state.contains(") T"))
    }

    /// Every secret of the application, as it is kept. What is locked stays so.
    fn secrets(&self) -> Result<Vec<String>> {
        let mut look = self.command("secret-tool");
        look.args(["search", "--all", "service", SERVICE]);
        let said = String::from_utf8(look.output()?.stdout)?;
        let secrets = said.lines().filter_map(|it| it.strip_prefix("secret = "));
        Ok(secrets.map(str::to_owned).collect())
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(self.environment.iter().cloned())
            .stderr(Stdio::null());
        command
    }
}

/// Tells by its content what a secret is.
fn note_one(text: &str, bytes: &[u8]) -> Result<()> {
    if let Ok(session) = serde_json::from_slice::<Value>(bytes) {
        let token = session["token"].as_str().ok_or("a session has no token")?;
        note(Kind::Session, token)?;
        return note(Kind::KeptSession, text);
    }
    let kind = match bytes.len() {
        32 => Kind::SealingKey,
        _ => Kind::DeviceKey,
    };
    note(kind, text)?;
    note(kind, bytes)?;
    match scalar(bytes) {
        Some(scalar) if kind == Kind::DeviceKey => note(kind, scalar),
        _ => Ok(()),
    }
}

/// The private number of a P-256 key.
fn scalar(key: &[u8]) -> Option<&[u8]> {
    let before = BEFORE_SCALAR.len();
    let at = key.windows(before).position(|it| it == BEFORE_SCALAR)? + before;
    key.get(at..at + 32)
}
