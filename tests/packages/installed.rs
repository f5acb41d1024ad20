//! A service that was installed from its package and set up as the manual says.

use std::fs;

use chiave_tests::{Result, authority::Authority, patience::until_async, port::Port, wire::Laptop};

use crate::{
    employee::Employee,
    machine::Machine,
    made::{SERVICE, deb, later_deb},
};

/// The unit of the service.
pub const UNIT: &str = "chiave-directory.service";

/// A computer with the service, set up as the manual says, and running.
pub struct Installed {
    /// The computer.
    pub machine: Machine,
    origin: String,
    authority: Authority,
    port: Option<Port>,
    _folder: tempfile::TempDir,
}

impl Installed {
    /// Installs the package, writes settings and makes the store; the service is not started yet.
    ///
    /// Without a `port` the service listens on the port of HTTPS.
    pub async fn set_up(name: &str, port: Option<Port>) -> Result<Self> {
        let machine = Machine::boot("root", name, &[deb(SERVICE)?, later_deb(SERVICE)?])?;
        machine.install(&deb(SERVICE)?)?;
        Self::on(machine, port)
    }

    /// Writes settings and makes the store on a computer on which the package is installed.
    pub fn on(machine: Machine, port: Option<Port>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let installed = Self {
            origin: match &port {
                None => "https://localhost".to_owned(),
                Some(port) => format!("https://localhost:{}", port.number()),
            },
            authority: Authority::make(folder.path())?,
            machine,
            port,
            _folder: folder,
        };
        installed.write_settings()?;
        installed.machine.chiave(&["init"])?;
        Ok(installed)
    }

    /// What the administrator changes in the settings that were installed.
    fn write_settings(&self) -> Result<()> {
        let file = self.machine.outside("/etc/chiave/directory.toml");
        let port = self.port.as_ref().map_or(443, Port::number);
        let listen = format!("127.0.0.1:{port}");
        let settings = fs::read_to_string(&file)?
            .replace("https://chiave.example.org", &self.origin)
            .replace("0.0.0.0:443", &listen)
            .replace("smtp.example.org", "localhost")
            .replace("\"Example\"", "\"Bianchi & Ward\"")
            .replace("chiave@example.org", "chiave@bianchi-ward.example");
        assert!(settings.contains(&self.origin) && settings.contains(&listen));
        fs::write(file, settings)?;
        let tls = self.machine.outside("/etc/chiave/tls");
        fs::copy(
            &self.authority.server_certificate,
            tls.join("certificate.pem"),
        )?;
        fs::copy(&self.authority.server_key, tls.join("key.pem"))?;
        fs::write(self.machine.outside("/etc/chiave/smtp-password"), "secret")?;
        let secrets = ["/etc/chiave/tls/key.pem", "/etc/chiave/smtp-password"];
        for secret in secrets {
            self.machine.run(&["chown", "chiave", secret])?;
            self.machine.run(&["chmod", "400", secret])?;
        }
        Ok(())
    }

    /// Asks the service once: the status of its answer.
    pub async fn asked(&self) -> Result<u16> {
        let laptop = Laptop::new(&self.origin, &self.authority.certificate)?;
        Ok(laptop.service().await?.status)
    }

    /// Starts the service and waits until it answers.
    pub async fn start(&self) -> Result<()> {
        self.machine.run(&["systemctl", "enable", "--now", UNIT])?;
        self.answers().await
    }

    /// Waits until the service answers.
    pub async fn answers(&self) -> Result<()> {
        let laptop = Laptop::new(&self.origin, &self.authority.certificate)?;
        let answered = until_async("the service to answer", || async {
            Ok(laptop.service().await.ok().filter(|it| it.status == 200))
        });
        match answered.await {
            Ok(_) => Ok(()),
            Err(error) => {
                let log = self
                    .machine
                    .run(&["journalctl", "--no-pager", "-u", UNIT])?;
                Err(format!("{error}\n{log}").into())
            }
        }
    }

    /// An employee who has activated the account.
    pub async fn employee(&self) -> Result<Employee> {
        let names = ["--given-name", "Giulia", "--family-name", "Ferri"];
        self.machine
            .chiave(&[&["account", "add", "g.ferri"][..], &names].concat())?;
        let code = self.machine.chiave(&["account", "code", "g.ferri"])?;
        Employee::activated(&self.origin, &self.authority.certificate, &code).await
    }

    /// The process of the service.
    pub fn process(&self) -> Result<String> {
        self.machine.unit(UNIT, "MainPID")
    }
}
