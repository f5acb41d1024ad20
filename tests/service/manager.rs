//! What the service tells the service manager that started it.

use std::{os::unix::net::UnixDatagram, time::Duration};

use chiave_tests::{Result, patience::PATIENCE};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::place::Company;

/// A socket that listens in the place of systemd, for a service that was started anew.
struct Manager {
    socket: UnixDatagram,
    _folder: TempDir,
}

impl Manager {
    fn over(company: &mut Company) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("notify");
        let socket = UnixDatagram::bind(&path)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        company.directory.stop()?;
        company
            .directory
            .set("NOTIFY_SOCKET", &path.to_string_lossy());
        Ok(Self {
            socket,
            _folder: folder,
        })
    }

    /// The next message that is no sign of life.
    fn hears(&self) -> Result<String> {
        loop {
            let message = self.hears_anything()?;
            if message != "WATCHDOG=1" {
                return Ok(message);
            }
        }
    }

    fn hears_anything(&self) -> Result<String> {
        let mut bytes = [0; 512];
        let length = self.socket.recv(&mut bytes)?;
        Ok(String::from_utf8(bytes[..length].to_vec())?)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_a_reload_and_a_stop_are_told() -> Result<()> {
    let mut company = Company::open("manager")?;
    let manager = Manager::over(&mut company)?;

    company.directory.start()?;
    assert!(
        manager
            .hears()?
            .starts_with("READY=1\nSTATUS=answering on ")
    );
    company.laptop()?.service().await?.good()?;

    let service = company.directory.service().ok_or("it is not running")?;
    service.signal(Signal::HUP)?;
    assert!(manager.hears()?.starts_with("RELOADING=1\nMONOTONIC_USEC="));
    assert!(manager.hears()?.starts_with("READY=1\n"));

    let status = company.directory.stop()?;
    assert!(status.success(), "{status}");
    assert!(manager.hears()?.starts_with("STOPPING=1\n"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_works_gives_signs_of_life() -> Result<()> {
    let mut company = Company::open("signs-of-life")?;
    let manager = Manager::over(&mut company)?;
    let watchdog = Duration::from_millis(600);
    let microseconds = watchdog.as_micros().to_string();
    company.directory.set("WATCHDOG_USEC", &microseconds);

    company.directory.start()?;

    for _ in 0..4 {
        while manager.hears_anything()? != "WATCHDOG=1" {}
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn signs_of_life_for_another_process_are_not_given() -> Result<()> {
    let mut company = Company::open("signs-of-another")?;
    let manager = Manager::over(&mut company)?;
    company.directory.set("WATCHDOG_USEC", "30000");
    company.directory.set("WATCHDOG_PID", "1");

    company.directory.start()?;
    company.laptop()?.service().await?.good()?;
    company.directory.stop()?;

    assert!(manager.hears_anything()?.starts_with("READY=1\n"));
    assert!(manager.hears_anything()?.starts_with("STOPPING=1\n"));
    Ok(())
}
