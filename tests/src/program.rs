//! A program that this run started: what it says, how it ends, and no survivors.

use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError},
};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::{Result, patience::until};

/// A running program. Dropping it kills it and everything in its process group.
///
/// The output of the program goes to `<name>.out` and `<name>.err` in the run's folder of logs, where a failed
/// journey is read and the leak hunt searches.
#[derive(Debug)]
pub struct Program {
    name: String,
    errors: PathBuf,
    child: Child,
    said: Arc<Mutex<Vec<String>>>,
}

impl Program {
    /// Starts `command`, keeping its output below `logs`.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub fn start(name: &str, command: &Command, logs: &Path) -> Result<Self> {
        Self::start_with_input(name, command, logs, "")
    }

    /// Starts `command` and hands it `input` on its standard input, then closes that.
    ///
    /// # Errors
    ///
    /// When it cannot be started or does not take the input.
    pub fn start_with_input(
        name: &str,
        command: &Command,
        logs: &Path,
        input: &str,
    ) -> Result<Self> {
        let errors = append(logs, name, "err")?;
        let mut program = Self::start_into(name, command, logs, errors.into())?;
        if let Some(mut stdin) = program.child.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        Ok(program)
    }

    /// Starts `command` with an error output of the caller's choice.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub fn start_into(name: &str, command: &Command, logs: &Path, errors: Stdio) -> Result<Self> {
        let mut child = leashed(command)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("{name} does not start: {error}"))?;
        let said = Arc::new(Mutex::new(Vec::new()));
        if let Some(stdout) = child.stdout.take() {
            listen(stdout, append(logs, name, "out")?, Arc::clone(&said));
        }
        Ok(Self {
            name: name.to_owned(),
            errors: logs.join(format!("{name}.err")),
            child,
            said,
        })
    }

    /// Everything said on standard output so far.
    #[must_use]
    pub fn said(&self) -> Vec<String> {
        self.said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits until a line of output gives what is looked for.
    ///
    /// # Errors
    ///
    /// When the program ends first, or says nothing of the kind for too long.
    pub fn hears<T>(&mut self, what: &str, pick: impl Fn(&str) -> Option<T>) -> Result<T> {
        let said = Arc::clone(&self.said);
        let what = format!("{} to say {what}", self.name);
        until(&what, || {
            let ended = self.child.try_wait()?;
            let lines = said.lock().unwrap_or_else(PoisonError::into_inner).clone();
            match (lines.iter().find_map(|line| pick(line)), ended) {
                (Some(found), _) => Ok(Some(found)),
                (None, None) => Ok(None),
                (None, Some(status)) => {
                    let last = self.last_errors();
                    Err(format!("{} ended: {status}\n{last}", self.name).into())
                }
            }
        })
    }

    /// The last lines that the program wrote to its error output, for whoever reads why it ended.
    fn last_errors(&self) -> String {
        let all = std::fs::read_to_string(&self.errors).unwrap_or_default();
        let lines: Vec<&str> = all.lines().collect();
        lines[lines.len().saturating_sub(5)..].join("\n")
    }

    /// The process id, for a signal or a look into `/proc`.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal.
    ///
    /// # Errors
    ///
    /// When it is gone.
    pub fn signal(&self, signal: Signal) -> Result<()> {
        Ok(kill_process(self.pid()?, signal)?)
    }

    /// Asks it to end and waits until it did.
    ///
    /// # Errors
    ///
    /// When it does not end in time.
    pub fn stop(mut self) -> Result<ExitStatus> {
        self.signal(Signal::TERM)?;
        until(&format!("{} to end", self.name), || {
            Ok(self.child.try_wait()?)
        })
    }

    /// Whether it ended already, and how.
    ///
    /// # Errors
    ///
    /// When the system does not say.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    fn pid(&self) -> Result<Pid> {
        let raw = i32::try_from(self.child.id())?;
        Pid::from_raw(raw).ok_or_else(|| "no process has the id 0".into())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Ok(pid) = self.pid() {
            // Both may be gone already, which is what is wanted.
            let _ = kill_process_group(pid, Signal::KILL);
        }
        let _ = self.child.wait();
    }
}

/// `command` in a process group of its own, killed when the process that started the command dies.
///
/// `setpriv` sets the parent-death signal; without it an interrupted run would leave servers behind.
fn leashed(command: &Command) -> Command {
    use std::os::unix::process::CommandExt;

    let mut leashed = Command::new("setpriv");
    leashed
        .args(["--pdeathsig", "KILL", "--"])
        .arg(command.get_program())
        .args(command.get_args());
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => leashed.env(key, value),
            None => leashed.env_remove(key),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        leashed.current_dir(folder);
    }
    leashed.process_group(0);
    leashed
}

/// The file that keeps one output of a program.
fn append(logs: &Path, name: &str, end: &str) -> Result<File> {
    std::fs::create_dir_all(logs)?;
    Ok(File::options()
        .create(true)
        .append(true)
        .open(logs.join(format!("{name}.{end}")))?)
}

fn listen(stdout: ChildStdout, mut log: File, said: Arc<Mutex<Vec<String>>>) {
    std::thread::spawn(move || {
        for line in BufReader::new(stdout)
            .lines()
            .map_while(std::io::Result::ok)
        {
            // A full disk loses the log, not the journey.
            let _ = writeln!(log, "{line}");
            said.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_heard_and_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two; exec sleep 60"]);

        let mut program = Program::start("sleeper", &command, folder.path()).unwrap();
        let heard = program
            .hears("two", |line| (line == "two").then_some(line.len()))
            .unwrap();
        let status = program.stop().unwrap();

        assert_eq!(heard, 3);
        assert!(!status.success());
    }

    #[test]
    fn a_program_that_ends_early_is_reported_at_once() {
        let folder = tempfile::tempdir().unwrap();

        let mut command = Command::new("sh");
        command.args(["-c", "echo no port >&2; exit 1"]);

        let mut program = Program::start("opener", &command, folder.path()).unwrap();
        let outcome = program.hears("anything", |line| Some(line.to_owned()));

        let error = outcome.unwrap_err().to_string();
        assert_eq!(error, "opener ended: exit status: 1\nno port");
    }
}
