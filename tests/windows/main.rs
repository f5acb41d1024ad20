//! The application on Windows, as far as wine runs it: everything but the window. `docs/maintainer.md` says what that
//! leaves out.

mod computer;
mod installer;

use std::path::Path;

use chiave_tests::{
    Result, authority::Authority, directory::Directory, repository, smtp::Sink, terminal::End,
};
use computer::Computer;
use serde_json::Value;

/// The key of the computer's settings.
const OF_IT: &str = r"HKEY_LOCAL_MACHINE\Software\Policies\Chiave";
/// The key of the person's settings.
const OF_THE_PERSON: &str = r"HKEY_CURRENT_USER\Software\Policies\Chiave";
/// An employee with her password, and the one that she takes next.
const GIULIA: &str = "giulia.conti";
const PASSWORD: &str = "quattro mele verdi nel cesto";
const NEXT: &str = "sette barche blu nella nebbia";

/// A service, and a computer whose IT named it.
struct World {
    computer: Computer,
    directory: Directory,
    authority: Authority,
    _sink: Sink,
}

impl World {
    fn start(name: &str) -> Result<Self> {
        let folder = repository::target().join("windows-tests").join(name);
        let computer = Computer::make(&folder)?;
        let authority = Authority::make(&folder.join("authority"))?;
        let sink = Sink::start(&folder.join("smtp"), &authority)?;
        let (mut directory, _) = Directory::lay_out(&folder.join("directory"), &authority, &sink)?;
        directory.start()?;
        let world = Self {
            computer,
            directory,
            authority,
            _sink: sink,
        };
        world.trust(&world.authority.certificate)?;
        let origin = world.directory.origin();
        let values = format!("\"server\"=\"{origin}\"\n\"authority\"=\"company.pem\"");
        world.computer.set(OF_IT, &values)?;
        Ok(world)
    }

    /// Puts the certificate of an authority where the settings look for it.
    fn trust(&self, certificate: &Path) -> Result<()> {
        let place = self.computer.programs().join("company.pem");
        std::fs::copy(certificate, place)?;
        Ok(())
    }

    /// Adds the employee, who has a password already.
    fn employ(&self) -> Result<()> {
        let file = self.directory.folder().join("first-password");
        std::fs::write(&file, PASSWORD)?;
        let path = file.to_string_lossy();
        let add = ["account", "add", GIULIA, "--password-file", &path];
        let named = ["--given-name", "Giulia", "--family-name", "Conti"];
        let mail = ["--mail", "giulia.conti@bianchi-ward.example"];
        self.directory.run(&[&add[..], &named, &mail].concat())?;
        Ok(std::fs::remove_file(file)?)
    }

    /// What the application prints, a JSON object in each line, and its exit code.
    fn prints(&self, what: &[&str]) -> Result<(Option<i32>, Vec<Value>)> {
        let output = self.computer.run("chiave.com", what, "")?;
        let lines = String::from_utf8(output.stdout)?;
        let lines = lines.lines().map(serde_json::from_str);
        Ok((output.status.code(), lines.collect::<Result<_, _>>()?))
    }

    /// What the application says of who is signed in, and its exit code.
    fn status(&self) -> Result<(Option<i32>, Value)> {
        let (code, mut lines) = self.prints(&["status", "--json"])?;
        Ok((code, lines.pop().ok_or("no status")?))
    }

    /// Changes the password in a terminal.
    fn changes(&self, current: &str, new: &str) -> Result<End> {
        let mut terminal = self.computer.terminal("chiave.com", "change")?;
        terminal.answer("Current password:", 1, current)?;
        terminal.answer("New password:", 1, new)?;
        terminal.answer("New password again:", 1, new)?;
        terminal.end()
    }

    /// What the client answers to a person without a window.
    fn does(&self, what: &[&str], typed: &[&str]) -> Result<Value> {
        let typed = format!("{}\n", typed.join("\n"));
        let output = self.computer.run("person.exe", what, &typed)?;
        serde_json::from_slice(&output.stdout).map_err(|_| {
            let said = String::from_utf8_lossy(&output.stdout);
            let errors = String::from_utf8_lossy(&output.stderr);
            format!("{}\n{said}\n{errors}", output.status).into()
        })
    }
}

/// The value of a setting that is in force, as `chiave policy explain` prints it.
fn winner<'a>(explained: &'a [Value], key: &str) -> &'a Value {
    let setting = explained.iter().find(|line| line["key"] == key);
    setting.map_or(&Value::Null, |setting| &setting["winner"])
}

#[test]
fn on_windows_a_person_signs_in_and_changes() -> Result<()> {
    let world = World::start("change")?;
    world.employ()?;
    let (code, before) = world.status()?;
    assert_eq!(code, Some(4), "{before}");
    assert_eq!(before["session"], "none", "{before}");
    assert_eq!(before["reach"], "online", "{before}");

    let signed_in = world.does(&["sign-in", GIULIA], &[PASSWORD])?;
    assert_eq!(signed_in["failure"], Value::Null, "{signed_in}");

    let (code, status) = world.status()?;
    // There is something to do: to register the first methods.
    assert_eq!(code, Some(5), "{status}");
    assert_eq!(status["session"], "full", "{status}");
    assert_eq!(status["user_name"], GIULIA);
    assert_eq!(status["keyring"], "ready");
    assert_eq!(status["live"], true);
    let wrong = world.does(&["change"], &["nobody has this password", NEXT])?;
    assert_eq!(wrong["failure"], "Service(CurrentPasswordWrong)");
    let changed = world.changes(PASSWORD, NEXT)?;
    assert_eq!(changed.code, Some(0), "{}", changed.shown);
    for secret in [PASSWORD, NEXT] {
        assert!(!changed.shown.contains(secret), "{}", changed.shown);
    }
    let again = world.does(&["sign-in", GIULIA], &[NEXT])?;
    assert_eq!(again["failure"], Value::Null, "{again}");

    world.directory.run(&["order", "sign-out", GIULIA])?;
    let ended = world.does(&["status"], &[])?;
    assert_eq!(ended["session"], "none", "{ended}");
    Ok(())
}

// Laws 16 and 17.
#[test]
fn settings_of_the_person_lead_to_no_service() -> Result<()> {
    let world = World::start("settings")?;
    let evil = "\"server\"=\"https://evil.example.com\"\n\"reset\"=\"hidden\"\n\"theme\"=\"dark\"";
    world.computer.set(OF_THE_PERSON, evil)?;

    let (_, explained) = world.prints(&["policy", "explain", "--json"])?;

    let server = winner(&explained, "server");
    assert_eq!(server["value"], world.directory.origin());
    assert_eq!(server["source"], r"HKLM\Software\Policies\Chiave");
    assert_eq!(winner(&explained, "theme")["value"], "dark");
    let faults: Vec<_> = explained.iter().filter_map(|it| it.get("fault")).collect();
    assert_eq!(faults, ["not-from-here"]);
    let status = world.does(&["status"], &[])?;
    assert_eq!(status["offers"]["reset"], true, "{status}");
    Ok(())
}

// Law 17.
#[test]
fn an_authority_counts_only_from_a_safe_place() -> Result<()> {
    let world = World::start("authority")?;
    let open = world.computer.drive().join("users/Public/company.pem");
    std::fs::copy(&world.authority.certificate, open)?;
    let values = r#""authority"="C:\\users\\Public\\company.pem""#;
    world.computer.set(OF_IT, values)?;
    let (_, refused) = world.status()?;
    assert_eq!(refused["reach"], "not-configured", "{refused}");

    let other = Authority::make(&world.directory.folder().join("other"))?;
    world.trust(&other.certificate)?;
    world.computer.set(OF_IT, r#""authority"="company.pem""#)?;
    let (_, foreign) = world.status()?;
    assert_eq!(foreign["reach"], "certificate-not-trusted", "{foreign}");
    Ok(())
}
