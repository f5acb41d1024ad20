//! The built directory service: its settings file, its start, its commands and its end.

mod settings;

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Output, Stdio},
};

use rustix::process::Signal;
use serde_json::Value;

use crate::{
    Result,
    authority::{Authority, write_private},
    patience::until,
    port::Port,
    program::Program,
    repository,
    secrets::{Kind, note},
    smtp::Sink,
};

/// The company of every journey and of the demo.
pub const ORGANISATION: &str = "Bianchi & Ward";

/// A directory service with its own data and keys, running or not.
#[derive(Debug)]
pub struct Directory {
    folder: PathBuf,
    authority: Authority,
    mail: (u16, PathBuf),
    port: Port,
    service: Option<Program>,
    automation: Vec<(String, String)>,
    wrapper: Vec<String>,
    client_authority: Option<PathBuf>,
}

impl Directory {
    /// Writes the settings below `folder` and lays out an empty directory.
    ///
    /// Returns it with what `init` printed: the activation code of the first administrator.
    ///
    /// # Errors
    ///
    /// When the service's own `init` refuses.
    pub fn lay_out(folder: &Path, authority: &Authority, sink: &Sink) -> Result<(Self, String)> {
        std::fs::create_dir_all(folder)?;
        let directory = Self {
            folder: folder.to_path_buf(),
            authority: authority.clone(),
            mail: (sink.port, sink.password_file.clone()),
            // The public name holds the port, so it is chosen before the service runs.
            port: Port::take()?,
            service: None,
            automation: Vec::new(),
            wrapper: Vec::new(),
            client_authority: None,
        };
        directory.write_settings()?;
        let printed = directory.run(&["init"])?;
        directory.note_keys()?;
        Ok((directory, printed))
    }

    /// Starts the service and waits until it says that it is ready; on the same port as before.
    ///
    /// # Errors
    ///
    /// When it does not become ready.
    pub fn start(&mut self) -> Result<()> {
        let command = self.command(&["serve"]);
        let service = Program::start("directory", &command, &self.folder.join("logs"))?;
        self.wait_for(service)
    }

    /// Lets only computers with a certificate of this authority connect, from the next start on.
    ///
    /// # Errors
    ///
    /// When the settings cannot be written.
    pub fn admit_only(&mut self, authority: &Path) -> Result<()> {
        self.client_authority = Some(authority.to_owned());
        std::fs::remove_file(self.folder.join("directory.toml"))?;
        self.write_settings()
    }

    /// Starts the service with `errors` as its error output and waits until the service is ready.
    ///
    /// # Errors
    ///
    /// When it does not become ready.
    pub fn start_into(&mut self, errors: Stdio) -> Result<()> {
        let command = self.command(&["serve"]);
        let logs = self.folder.join("logs");
        let service = Program::start_into("directory", &command, &logs, errors)?;
        self.wait_for(service)
    }

    fn wait_for(&mut self, mut service: Program) -> Result<()> {
        service.hears("that it is ready", |line| {
            ready_port(line).filter(|at| *at == self.port.number())
        })?;
        self.service = Some(service);
        Ok(())
    }

    /// Stops it the way an administrator does; what was begun is finished.
    ///
    /// # Errors
    ///
    /// When it is not running or does not end.
    pub fn stop(&mut self) -> Result<ExitStatus> {
        self.service
            .take()
            .ok_or("the directory is not running")?
            .stop()
    }

    /// Starts it from now on with one of the variables of its feature `automation`.
    pub fn set(&mut self, variable: &str, value: &str) {
        self.unset(variable);
        self.automation.push((variable.into(), value.into()));
    }

    /// Starts it from now on through a program such as `prlimit`, which takes a command line.
    pub fn wrap(&mut self, wrapper: &[&str]) {
        self.wrapper = wrapper.iter().map(|&word| word.to_owned()).collect();
    }

    /// Starts it from now on without that variable.
    pub fn unset(&mut self, variable: &str) {
        self.automation.retain(|(name, _)| name != variable);
    }

    /// Waits until it has ended by itself.
    ///
    /// # Errors
    ///
    /// When it is not running or goes on.
    pub fn ends(&mut self) -> Result<ExitStatus> {
        let mut service = self.service.take().ok_or("the directory is not running")?;
        until("the directory to end by itself", || service.ended())
    }

    /// Kills it between two instructions.
    ///
    /// # Errors
    ///
    /// When it is not running.
    pub fn kill(&mut self) -> Result<()> {
        self.service
            .take()
            .ok_or("the directory is not running")?
            .signal(Signal::KILL)
    }

    /// The origin that the application is pointed at.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("https://localhost:{}", self.port.number())
    }

    /// Runs one of its commands and returns what that printed, without the last line's end.
    ///
    /// # Errors
    ///
    /// When the command refuses, with its own words.
    pub fn run(&self, arguments: &[&str]) -> Result<String> {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(arguments).output()?;
        if !status.success() {
            let why = String::from_utf8_lossy(&stderr);
            return Err(format!("chiave-directory {}: {why}", arguments.join(" ")).into());
        }
        let printed = String::from_utf8(stdout)?.trim_end().to_owned();
        note_secrets(arguments, &printed)?;
        Ok(printed)
    }

    /// Runs one of its commands with `input` on the standard input, and returns how that ended and what it
    /// wrote.
    ///
    /// # Errors
    ///
    /// When the command cannot be started.
    pub fn ask(&self, arguments: &[&str], input: &[u8]) -> Result<Output> {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut running = command.spawn()?;
        let mut entrance = running.stdin.take().ok_or("no standard input")?;
        // A command that does not read ends all the same.
        let _ = entrance.write_all(input);
        drop(entrance);
        Ok(running.wait_with_output()?)
    }

    /// The running service.
    #[must_use]
    pub fn service(&self) -> Option<&Program> {
        self.service.as_ref()
    }

    /// Where its data, keys and logs are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let binary = repository::binary("chiave-directory");
        let mut command = match self.wrapper.split_first() {
            Some((wrapper, arguments)) => {
                let mut command = Command::new(wrapper);
                command.args(arguments).arg(binary);
                command
            }
            None => Command::new(binary),
        };
        command
            .arg("--config")
            .arg(self.folder.join("directory.toml"))
            .args(arguments);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (variable, value) in &self.automation {
            command.env(variable, value);
        }
        command
    }

    /// Notes the keys that `init` made.
    fn note_keys(&self) -> Result<()> {
        for file in std::fs::read_dir(self.folder.join("keys"))? {
            let text = std::fs::read_to_string(file?.path())?;
            for (_, key) in text.lines().filter_map(|line| line.split_once(' ')) {
                note(Kind::ServiceKey, key)?;
                if let Ok(bytes) = data_encoding::HEXLOWER.decode(key.as_bytes()) {
                    note(Kind::ServiceKey, bytes)?;
                }
            }
        }
        Ok(())
    }

    fn write_settings(&self) -> Result<()> {
        write_private(&self.folder.join("directory.toml"), &settings::of(self))
    }
}

/// Notes a code of the IT department that a command printed, and a password that it was given.
fn note_secrets(arguments: &[&str], printed: &str) -> Result<()> {
    let named = |pair: &&[&str]| pair.first() == Some(&"--password-file");
    if let Some([_, file]) = arguments.windows(2).find(named) {
        note(Kind::Password, std::fs::read_to_string(file)?.trim_end())?;
    }
    let kind = match arguments {
        ["account", "help-desk-code", ..] => Kind::HelpDeskCode,
        ["account", "temporary-code", ..] => Kind::TemporaryCode,
        ["init", ..] | ["account", "pass" | "code", ..] => Kind::ActivationCode,
        _ => return Ok(()),
    };
    note(kind, printed)?;
    // It is kept and hashed without its hyphens.
    note(kind, printed.replace('-', ""))
}

/// Reads `{"event":"ready","address":"127.0.0.1:4711"}`.
fn ready_port(line: &str) -> Option<u16> {
    let event: Value = serde_json::from_str(line).ok()?;
    let address = (event["event"] == "ready").then(|| event["address"].as_str())??;
    address.rsplit(':').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_ready_line_only() {
        let ready = r#"{"event":"ready","address":"127.0.0.1:4711"}"#;
        let other = r#"{"event":"listening","address":"127.0.0.1:4711"}"#;

        assert_eq!(ready_port(ready), Some(4711));
        assert_eq!(ready_port(other), None);
        assert_eq!(ready_port("plain words"), None);
    }
}
