//! A command in a terminal of its own: what a person reads and types there.

use std::{
    io::{Read, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
};

use crate::{Result, patience::until, repository, world::World};

/// A command in a terminal of its own.
#[derive(Debug)]
pub struct Terminal {
    program: Child,
    keys: ChildStdin,
    shown: Arc<Mutex<String>>,
    reader: JoinHandle<()>,
}

/// How the command ended, and everything that the terminal showed.
#[derive(Debug)]
pub struct End {
    /// The exit code.
    pub code: Option<i32>,
    /// What was shown.
    pub shown: String,
}

/// The program of the application.
pub fn chiave() -> String {
    repository::binary("chiave").display().to_string()
}

fn guard(shown: &Mutex<String>) -> MutexGuard<'_, String> {
    shown.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Terminal {
    /// Opens a terminal with `chiave` and these arguments, in the place of the shell: a signal of the
    /// keyboard would end the shell too.
    ///
    /// # Errors
    ///
    /// When there is no terminal to be had.
    pub fn open(world: &World, arguments: &str) -> Result<Self> {
        Self::run(world, &format!("exec '{}' {arguments}", chiave()))
    }

    /// Opens a terminal with a command of a shell.
    ///
    /// # Errors
    ///
    /// When there is no terminal to be had.
    pub fn run(world: &World, line: &str) -> Result<Self> {
        Self::of(world.desktop.command("script"), line)
    }

    /// Opens a terminal by `script`, which is script(1), with a command of a shell.
    ///
    /// # Errors
    ///
    /// When there is no terminal to be had.
    pub fn of(mut script: Command, line: &str) -> Result<Self> {
        let mut program = script
            .args(["-qec", line])
            .arg("/dev/null")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let keys = program.stdin.take().ok_or("no keyboard")?;
        let mut screen = program.stdout.take().ok_or("no screen")?;
        let shown = Arc::new(Mutex::new(String::new()));
        let seen = shown.clone();
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..count]);
                guard(&seen).push_str(&text);
            }
        });
        Ok(Self {
            program,
            keys,
            shown,
            reader,
        })
    }

    /// Answers the question `question` when it is asked for the `time`th time.
    ///
    /// # Errors
    ///
    /// When the question is not asked.
    pub fn answer(&mut self, question: &str, time: usize, text: &str) -> Result<()> {
        self.type_at(question, time, &format!("{text}\r"))
    }

    /// Presses keys at the question `question` when it is asked for the `time`th time.
    ///
    /// # Errors
    ///
    /// When the question is not asked.
    pub fn type_at(&mut self, question: &str, time: usize, keys: &str) -> Result<()> {
        self.shows(question, time)?;
        Ok(write!(self.keys, "{keys}")?)
    }

    /// Waits until `text` was shown so many times.
    ///
    /// # Errors
    ///
    /// When the text is not shown.
    pub fn shows(&self, text: &str, times: usize) -> Result<()> {
        until(&format!("“{text}”"), || {
            let shown = guard(&self.shown).matches(text).count();
            Ok((shown >= times).then_some(()))
        })
        .map_err(|error| format!("{error}; shown: {}", guard(&self.shown)).into())
    }

    /// Everything that was shown so far.
    pub fn shown(&self) -> String {
        guard(&self.shown).clone()
    }

    /// Waits until the command has ended.
    ///
    /// # Errors
    ///
    /// When the command cannot be waited for.
    pub fn end(mut self) -> Result<End> {
        let code = self.program.wait()?.code();
        drop(self.keys);
        self.reader.join().map_err(|_| "the screen broke")?;
        let shown = guard(&self.shown).clone();
        Ok(End { code, shown })
    }
}
