//! A change of the password in a terminal, after the window closed.

use std::{
    fs::File,
    io::{Read, Write},
    process::{Child, ChildStdin, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
};

use chiave_tests::{Result, patience::until, repository, window::Window, world::World};

use crate::{
    person::{NEXT, sign_in},
    place::{GIULIA, add_giulia, world},
};

/// A password that breaks a rule.
const SHORT: &str = "mele";

/// `chiave change` in a terminal of its own.
struct Terminal {
    program: Child,
    keys: ChildStdin,
    shown: Arc<Mutex<String>>,
    reader: JoinHandle<()>,
}

/// How the command ended, and everything that the terminal showed.
struct End {
    code: Option<i32>,
    shown: String,
}

fn chiave() -> String {
    repository::binary("chiave").display().to_string()
}

fn guard(shown: &Mutex<String>) -> MutexGuard<'_, String> {
    shown.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Terminal {
    fn open(world: &World) -> Result<Self> {
        Self::run(world, &format!("'{}' change", chiave()))
    }

    /// A command of a shell.
    fn run(world: &World, line: &str) -> Result<Self> {
        let mut command = world.desktop.command("script");
        let mut program = command
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
    fn answer(&mut self, question: &str, time: usize, text: &str) -> Result<()> {
        until(&format!("“{question}”"), || {
            let asked = guard(&self.shown).matches(question).count();
            Ok((asked >= time).then_some(()))
        })
        .map_err(|error| format!("{error}; shown: {}", guard(&self.shown)))?;
        Ok(write!(self.keys, "{text}\r")?)
    }

    fn end(mut self) -> Result<End> {
        let code = self.program.wait()?.code();
        drop(self.keys);
        self.reader.join().map_err(|_| "the screen broke")?;
        let shown = guard(&self.shown).clone();
        Ok(End { code, shown })
    }
}

/// Changes the password from `current` to [`NEXT`].
fn change(world: &World, current: &str) -> Result<End> {
    let mut terminal = Terminal::open(world)?;
    terminal.answer("Current password:", 1, current)?;
    terminal.answer("New password:", 1, SHORT)?;
    terminal.answer("New password:", 2, NEXT)?;
    terminal.answer("New password again:", 1, NEXT)?;
    let end = terminal.end()?;
    for secret in [current, SHORT, NEXT] {
        assert!(!end.shown.contains(secret), "{}", end.shown);
    }
    Ok(end)
}

fn refused(world: &World, why: &str) -> Result<()> {
    let end = Terminal::open(world)?.end()?;
    assert_eq!(end.code, Some(1), "{}", end.shown);
    assert!(end.shown.contains(why), "{}", end.shown);
    Ok(())
}

/// The driver answers before the application has ended.
fn until_the_window_is_gone(world: &World) -> Result<()> {
    let claim = world.desktop.home().join(".local/share/chiave/in-use");
    until("the window to be gone", || {
        Ok(File::open(&claim)?.try_lock().is_ok().then_some(()))
    })
}

#[tokio::test]
async fn a_password_is_changed_in_a_terminal() -> Result<()> {
    let world = world("terminal-change")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    refused(&world, "Chiave is already in use")?;
    window.quit().await?;
    until_the_window_is_gone(&world)?;

    let changed = change(&world, GIULIA.password)?;
    let again = change(&world, GIULIA.password)?;

    assert_eq!(changed.code, Some(0), "{}", changed.shown);
    assert!(
        changed.shown.contains("It is shorter than"),
        "{}",
        changed.shown
    );
    assert!(
        changed.shown.contains("The password was changed"),
        "{}",
        changed.shown
    );
    assert_eq!(again.code, Some(1), "{}", again.shown);
    assert!(
        again.shown.contains("The current password did not match."),
        "{}",
        again.shown
    );
    let hidden = r#"{"change_password": "hidden"}"#;
    std::fs::write(world.desktop.policy().join("20-hidden.json"), hidden)?;
    refused(&world, "offer no change of the password")
}

#[tokio::test]
async fn a_password_is_not_taken_from_a_pipe() -> Result<()> {
    let world = world("terminal-pipe")?;
    let piped = format!("printf 'a\\nb\\nb\\n' | '{}' change", chiave());

    let end = Terminal::run(&world, &piped)?.end()?;

    assert_eq!(end.code, Some(1), "{}", end.shown);
    let said = "passwords are asked for in a terminal";
    assert!(end.shown.contains(said), "{}", end.shown);
    Ok(())
}

#[tokio::test]
async fn a_terminal_shows_again_what_is_typed() -> Result<()> {
    let world = world("terminal-echo")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    until_the_window_is_gone(&world)?;
    let settings = format!("'{}' change; stty -a", chiave());

    let mut terminal = Terminal::run(&world, &settings)?;
    terminal.answer("Current password:", 1, "\u{3}")?;
    let end = terminal.end()?;

    assert!(end.shown.contains("you cancelled"), "{}", end.shown);
    let words: Vec<_> = end.shown.split_whitespace().collect();
    for mode in ["echo", "icanon", "isig"] {
        assert!(words.contains(&mode), "{mode}: {}", end.shown);
    }
    Ok(())
}
