//! A computer with Windows: a folder of wine, with the application installed.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use chiave_tests::{Result, repository, terminal::Terminal};

/// The wine of Debian without its 32-bit half, which nothing here needs.
const WINE: &str = "/usr/lib/wine/wine64";
/// What wine 8 lacks: see `bcryptprimitives.c`.
const RANDOM: &str = "bcryptprimitives.dll";
/// What waits for its programs.
const WINE_SERVER: &str = "/usr/lib/wine/wineserver64";

/// Where `cargo xtask test --windows` built the programs.
fn built() -> PathBuf {
    repository::target().join("windows/x86_64-pc-windows-gnu/debug")
}

/// Where that command made the installer, another of the same version, and one of a later version.
pub const INSTALLER: &str = "windows/installer";
pub const AGAIN: &str = "windows/again";
pub const LATER: &str = "windows/later";

/// A computer of its own. Its programs end when it is dropped; its files stay.
pub struct Computer {
    folder: PathBuf,
}

impl Computer {
    /// Makes a computer in `folder`, which is emptied first, with the application and a person without a window.
    pub fn make(folder: &Path) -> Result<Self> {
        let computer = Self::bare(folder)?;
        let installer = computer.lay_down(INSTALLER)?;
        computer.msiexec(&["/i", &installer])?;
        let person = "person.exe";
        let built = built().join("examples").join(person);
        fs::copy(built, computer.programs().join(person))?;
        Ok(computer)
    }

    /// Makes a computer in `folder`, which is emptied first.
    pub fn bare(folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder.join("home"))?;
        let computer = Self {
            folder: folder.to_path_buf(),
        };
        let made = computer.wine(&["wineboot", "--init"]).output()?;
        if !made.status.success() {
            return Err(String::from_utf8_lossy(&made.stderr).into());
        }
        let random = built().join(RANDOM);
        fs::copy(
            random,
            computer.drive().join("windows/system32").join(RANDOM),
        )?;
        Ok(computer)
    }

    /// Puts an installer on the drive, and returns its name there.
    pub fn lay_down(&self, installer: &str) -> Result<String> {
        let folder = repository::target().join(installer);
        for file in fs::read_dir(&folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|ending| ending == "msi") {
                let name = format!("{}.msi", installer.replace('/', "-"));
                fs::copy(path, self.drive().join(&name))?;
                return Ok(format!(r"C:\{name}"));
            }
        }
        Err(format!("no installer in {}", folder.display()).into())
    }

    /// Lets Windows Installer do something without a question.
    pub fn msiexec(&self, what: &[&str]) -> Result<()> {
        let arguments = [&["msiexec"], what, &["/qn"]].concat();
        let done = self.wine(&arguments).output()?;
        match done.status.success() {
            true => Ok(()),
            false => Err(format!("{}: {}", arguments.join(" "), done.status).into()),
        }
    }

    /// The keys under which the system lists Chiave among the installed programs.
    pub fn installed(&self) -> Result<Vec<String>> {
        let list = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall";
        let found = self.wine(&["reg", "query", list, "/s"]).output()?;
        let found = String::from_utf8_lossy(&found.stdout).into_owned();
        // Each key is a paragraph: its name, and its values.
        let programs = found.split("HKEY_LOCAL_MACHINE").filter(|program| {
            let mut words = program.lines().map(|line| line.split_whitespace());
            words.any(|line| line.eq(["DisplayName", "REG_SZ", "Chiave"]))
        });
        let key = |program: &str| program.lines().next().unwrap_or_default().to_owned();
        Ok(programs.map(key).collect())
    }

    /// Where a shell of the computer looks for programs.
    pub fn path(&self) -> Result<String> {
        let key = r"HKLM\System\CurrentControlSet\Control\Session Manager\Environment";
        let found = self.wine(&["reg", "query", key, "/v", "PATH"]).output()?;
        Ok(String::from_utf8_lossy(&found.stdout).into_owned())
    }

    /// The drive of the system.
    pub fn drive(&self) -> PathBuf {
        self.folder.join("wine/drive_c")
    }

    /// The folder of the application, in which only administrators write.
    pub fn programs(&self) -> PathBuf {
        self.drive().join("Program Files/Chiave")
    }

    /// Writes values of the registry below a key, as `regedit` reads them.
    pub fn set(&self, key: &str, values: &str) -> Result<()> {
        let file = self.drive().join("values.reg");
        let text = format!("Windows Registry Editor Version 5.00\n\n[{key}]\n{values}\n");
        fs::write(&file, text)?;
        let done = self.wine(&["regedit", "/S", r"C:\values.reg"]).output()?;
        match done.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&done.stderr).into()),
        }
    }

    /// Runs an installed program with `input` on its standard input.
    pub fn run(&self, program: &str, arguments: &[&str], input: &str) -> Result<Output> {
        let program = format!(r"C:\Program Files\Chiave\{program}");
        let mut running = self
            .wine(&[&[program.as_str()], arguments].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut entrance) = running.stdin.take() {
            // A program that does not read ends all the same.
            let _ = entrance.write_all(input.as_bytes());
        }
        Ok(running.wait_with_output()?)
    }

    /// Opens a terminal with an installed program.
    pub fn terminal(&self, program: &str, arguments: &str) -> Result<Terminal> {
        let line = format!(r"exec {WINE} 'C:\Program Files\Chiave\{program}' {arguments}");
        Terminal::of(self.command("script"), &line)
    }

    /// A call of wine that knows nothing of the surrounding environment.
    fn wine(&self, arguments: &[&str]) -> Command {
        let mut wine = self.command(WINE);
        wine.args(arguments);
        wine
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", self.folder.join("home"))
            .env("LANG", "en_GB.UTF-8")
            .env("TERM", "xterm")
            .env("WINEPREFIX", self.folder.join("wine"))
            .env("WINESERVER", WINE_SERVER)
            .env("WINEDEBUG", "-all")
            // No window asks to install what web pages need.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=");
        command
    }
}

impl Drop for Computer {
    fn drop(&mut self) {
        // Only the programs of this folder.
        let _ = self.command(WINE_SERVER).arg("--kill").status();
    }
}
