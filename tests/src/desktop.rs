//! A desktop of its own for one person: screen, session bus, unlocked keyring, home, settings.
//!
//! Nothing here touches the desktop, the keyring or the home of whoever runs the tests.

mod surroundings;

use std::{
    fs::Permissions,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;

use crate::{
    Result,
    authority::Authority,
    patience::until,
    program::Program,
    secrets::{Kind, note},
};
use surroundings::{settings_of_bus, start_screen, trace};

/// Opens the login keyring; worth nothing outside this run.
const KEYRING_PASSWORD: &str = "a desktop of one run";

/// What a bus starts when somebody asks for a keyring and there is none.
const KEYRING_SERVICE: &str = "org.freedesktop.secrets.service";

/// A logged-in person's desktop without a person.
#[derive(Debug)]
pub struct Desktop {
    folder: PathBuf,
    display: String,
    language: String,
    bus_address: String,
    automation: Vec<(String, String)>,
    // Dropped in this order: first what uses the bus, then the bus, then the screen.
    keyring: Option<Program>,
    _trace: Program,
    _bus: Program,
    _screen: Option<Program>,
}

/// How a desktop is set up.
#[derive(Clone, Debug)]
pub struct Setting {
    /// A locale as in `LANG`, such as `it_IT.UTF-8`.
    pub language: String,
    /// Width and height of the invisible screen; `None` uses the person's real one.
    pub screen: Option<(u16, u16)>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            language: "en_GB.UTF-8".into(),
            screen: Some((1440, 1000)),
        }
    }
}

impl Desktop {
    /// Sets it up below `folder`, which must have a short path: it holds sockets.
    ///
    /// # Errors
    ///
    /// When one of its parts does not start.
    pub fn start(folder: &Path, setting: &Setting) -> Result<Self> {
        for part in ["home", "run", "policy", "logs"] {
            std::fs::create_dir_all(folder.join(part))?;
        }
        std::fs::set_permissions(folder.join("run"), Permissions::from_mode(0o700))?;
        let logs = folder.join("logs");
        let (screen, display) = match setting.screen {
            Some(size) => start_screen(size, &logs).map(|(screen, at)| (Some(screen), at))?,
            None => (None, std::env::var("DISPLAY")?),
        };
        let mut bus_command = Command::new("dbus-daemon");
        bus_command
            .args(["--nofork", "--nopidfile", "--print-address=1"])
            .arg("--config-file")
            .arg(settings_of_bus(folder)?);
        person(&mut bus_command, folder, &display, &setting.language);
        let mut bus = Program::start("bus", &bus_command, &logs)?;
        let bus_address = bus.hears("its address", |line| Some(line.to_owned()))?;
        let trace = trace(&bus_address, &logs)?;
        let mut desktop = Self {
            folder: folder.to_path_buf(),
            display,
            language: setting.language.clone(),
            bus_address,
            automation: Vec::new(),
            keyring: None,
            _trace: trace,
            _bus: bus,
            _screen: screen,
        };
        desktop.unlock_keyring()?;
        Ok(desktop)
    }

    /// Points the application at a service, as IT would: by a file in its settings folder.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn configure(&self, server: &str, authority: &Authority) -> Result<()> {
        let settings = json!({ "server": server, "authority": authority.certificate });
        let file = self.policy().join("10-company.json");
        Ok(std::fs::write(file, serde_json::to_vec_pretty(&settings)?)?)
    }

    /// The folder in which IT lays settings down.
    #[must_use]
    pub fn policy(&self) -> PathBuf {
        self.folder.join("policy")
    }

    /// A command that runs on this desktop and knows nothing else of the surrounding environment.
    #[must_use]
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        person(&mut command, &self.folder, &self.display, &self.language);
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("CHIAVE_POLICY_DIR", self.policy())
            .envs(self.automation.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Opens the application from now on with one of the variables of its feature `automation`.
    pub fn set(&mut self, variable: &str, value: &str) {
        self.unset(variable);
        self.automation.push((variable.into(), value.into()));
    }

    /// Opens the application from now on without that variable.
    pub fn unset(&mut self, variable: &str) {
        self.automation.retain(|(name, _)| name != variable);
    }

    /// Starts the keyring's daemon, unlocked, and waits until it answers.
    ///
    /// # Errors
    ///
    /// When it does not.
    pub fn unlock_keyring(&mut self) -> Result<()> {
        self.start_keyring(&["--unlock"])?;
        until("the keyring to be open", || {
            Ok(self.keyring_says("false")?.then_some(()))
        })
    }

    /// Starts the keyring's daemon anew, and does not unlock it.
    ///
    /// # Errors
    ///
    /// When it does not answer.
    pub fn lock_keyring(&mut self) -> Result<()> {
        self.start_keyring(&[])?;
        until("the keyring to be locked", || {
            Ok(self.keyring_says("true")?.then_some(()))
        })
    }

    fn start_keyring(&mut self, how: &[&str]) -> Result<()> {
        let mut command = self.command("gnome-keyring-daemon");
        command
            .args(["--foreground", "--replace", "--components=secrets"])
            .args(how);
        let logs = self.logs();
        // The one before must be gone, or it would give the name back to itself.
        self.keyring = None;
        let password = KEYRING_PASSWORD;
        note(Kind::Password, password)?;
        self.keyring = Some(Program::start_with_input(
            "keyring", &command, &logs, password,
        )?);
        Ok(())
    }

    /// Whether our own daemon has the keyring's name, and says `locked` of its login keyring.
    ///
    /// The first question goes to the bus itself: one to a keyring that has not come yet would make
    /// the bus start another, locked one in its place.
    fn keyring_says(&self, locked: &str) -> Result<bool> {
        let owner = self.ask_bus(&[
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.GetConnectionUnixProcessID",
            "string:org.freedesktop.secrets",
        ])?;
        let owner = owner
            .split_whitespace()
            .last()
            .and_then(|pid| pid.parse().ok());
        if owner.is_none() || owner != self.keyring.as_ref().map(Program::id) {
            return Ok(false);
        }
        let said = self.ask_bus(&[
            "--dest=org.freedesktop.secrets",
            "/org/freedesktop/secrets/collection/login",
            "org.freedesktop.DBus.Properties.Get",
            "string:org.freedesktop.Secret.Collection",
            "string:Locked",
        ])?;
        Ok(said.contains(locked))
    }

    fn ask_bus(&self, message: &[&str]) -> Result<String> {
        let mut send = self.command("dbus-send");
        send.args(["--session", "--print-reply=literal", "--reply-timeout=2000"])
            .args(message);
        Ok(String::from_utf8(send.output()?.stdout)?)
    }

    /// The keyring's daemon, to be stopped, killed or continued.
    #[must_use]
    pub fn keyring(&self) -> Option<&Program> {
        self.keyring.as_ref()
    }

    /// Ends the keyring's daemon for good: the bus can start no other.
    ///
    /// # Errors
    ///
    /// When the bus does not take notice.
    pub fn lose_keyring(&mut self) -> Result<()> {
        let service = self.folder.join("services").join(KEYRING_SERVICE);
        if service.is_symlink() {
            std::fs::remove_file(service)?;
        }
        self.ask_bus(&[
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.ReloadConfig",
        ])?;
        self.keyring = None;
        until("the keyring to be gone", || {
            let names = self.ask_bus(&[
                "--dest=org.freedesktop.DBus",
                "/",
                "org.freedesktop.DBus.ListNames",
            ])?;
            Ok((!names.contains("org.freedesktop.secrets")).then_some(()))
        })
    }

    /// The person's home, where the application keeps its state.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    /// Where the logs of everything on this desktop are.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.folder.join("logs")
    }
}

/// The environment of the person whose desktop this is. The bus gets it as well, because services
/// that the bus starts inherit it: with another home they would open another keyring.
fn person(command: &mut Command, folder: &Path, display: &str, language: &str) {
    let home = folder.join("home");
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_STATE_HOME", home.join(".local/state"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env("XDG_RUNTIME_DIR", folder.join("run"))
        .env("HOME", home)
        .env("USER", "giulia")
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("LANG", language)
        // The settings of the machine's desktop, theme and scaling, stay out of the pictures.
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1");
    // On a person's own screen the X server wants their cookie.
    if let Some(cookie) = std::env::var_os("XAUTHORITY") {
        command.env("XAUTHORITY", cookie);
    }
}

#[cfg(test)]
mod tests {
    use std::process::Stdio;

    use super::*;

    #[test]
    fn each_desktop_has_a_keyring_of_its_own() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [one, other] = folders
            .each_ref()
            .map(|f| Desktop::start(f.path(), &Setting::default()).unwrap());

        let found = |desktop: &Desktop, key: &str| {
            let mut look = desktop.command("secret-tool");
            look.args(["search", "--all", "probe", key]);
            !look.output().unwrap().stdout.is_empty()
        };
        let mut store = one.command("secret-tool");
        store
            .args(["store", "--label=x", "probe", "only-here"])
            .stdin(Stdio::null());

        assert!(store.status().unwrap().success());
        assert!(found(&one, "only-here"));
        assert!(!found(&other, "only-here"));
    }
}
