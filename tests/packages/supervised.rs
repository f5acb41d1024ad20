//! The installed service under systemd: when a start is over, and what is started again.

use std::fs;

use chiave_tests::{Result, patience::until, port::Port};

use crate::installed::{Installed, UNIT};

#[tokio::test]
async fn a_start_is_over_when_the_service_answers() -> Result<()> {
    let installed = Installed::set_up("started", Some(Port::take()?)).await?;

    installed.machine.run(&["systemctl", "start", UNIT])?;

    assert_eq!(installed.asked().await?, 200);
    let status = installed.machine.unit(UNIT, "StatusText")?;
    assert!(status.contains("127.0.0.1:"), "{status}");
    let watched = installed.machine.unit(UNIT, "WatchdogUSec")?;
    assert_eq!(watched, "30s", "the service has to give signs of life");
    Ok(())
}

#[tokio::test]
async fn a_reload_keeps_the_process() -> Result<()> {
    let installed = Installed::set_up("reloaded", Some(Port::take()?)).await?;
    installed.start().await?;
    let before = installed.process()?;

    installed.machine.run(&["systemctl", "reload", UNIT])?;

    until("the reload to be over", || {
        let state = installed.machine.unit(UNIT, "ActiveState")?;
        Ok((state == "active").then_some(()))
    })?;
    assert_eq!(installed.asked().await?, 200);
    assert_eq!(installed.process()?, before);
    Ok(())
}

#[tokio::test]
async fn a_service_without_signs_of_life_is_started_again() -> Result<()> {
    let installed = Installed::set_up("watched", Some(Port::take()?)).await?;
    let machine = &installed.machine;
    let drop_ins = machine.outside("/etc/systemd/system/chiave-directory.service.d");
    fs::create_dir_all(&drop_ins)?;
    fs::write(drop_ins.join("soon.conf"), "[Service]\nWatchdogSec=3\n")?;
    machine.run(&["systemctl", "daemon-reload"])?;
    installed.start().await?;
    let before = installed.process()?;

    machine.run(&["kill", "-STOP", &before])?;

    until("another process of the service", || {
        let now = installed.process()?;
        Ok((now != before && now != "0").then_some(()))
    })?;
    installed.answers().await?;
    let log = machine.run(&["journalctl", "--no-pager", "-u", UNIT])?;
    assert!(log.contains("Watchdog timeout"), "{log}");
    Ok(())
}

#[tokio::test]
async fn wrong_settings_end_the_service_once_and_for_a_reason() -> Result<()> {
    let installed = Installed::set_up("settings", Some(Port::take()?)).await?;
    let machine = &installed.machine;
    let file = machine.outside("/etc/chiave/directory.toml");
    let settings = fs::read_to_string(&file)?;
    fs::write(&file, format!("no_such_key = 1\n{settings}"))?;

    let refused = machine.run(&["systemctl", "start", UNIT]);

    assert!(refused.is_err(), "the start is not reported as one");
    assert_eq!(machine.unit(UNIT, "ExecMainStatus")?, "78");
    // A service that is to be started again is in the state “auto-restart”.
    assert_eq!(machine.unit(UNIT, "SubState")?, "failed");
    assert_eq!(machine.unit(UNIT, "NRestarts")?, "0");
    let status = [
        "sh",
        "-c",
        "systemctl status --no-pager \"$0\" || true",
        UNIT,
    ];
    let status = machine.run(&status)?;
    assert!(status.contains("no_such_key"), "{status}");

    fs::write(&file, settings)?;
    installed.start().await
}
