//! The life of an installed service.

use std::{fs, path::PathBuf, process::Command};

use age::secrecy::ExposeSecret as _;
use chiave_tests::{Result, patience::until, port::Port};

use crate::{
    installed::{Installed, UNIT},
    machine::Machine,
    made::{SERVICE, deb, later_deb, told},
};

/// The unit of the daily backup.
const BACKUP: &str = "chiave-directory-backup.service";

#[test]
fn a_fresh_install_waits_for_its_settings() -> Result<()> {
    let machine = Machine::boot("root", "fresh", &[deb(SERVICE)?])?;

    machine.install(&deb(SERVICE)?)?;

    assert_eq!(machine.unit(UNIT, "UnitFileState")?, "disabled");
    assert_eq!(machine.unit(UNIT, "ActiveState")?, "inactive");
    assert_eq!(
        machine.unit("chiave-directory-backup.timer", "ActiveState")?,
        "inactive"
    );
    for (path, owner) in [
        ("/etc/chiave", "root:root 755"),
        ("/etc/chiave/directory.toml", "root:chiave 640"),
        ("/etc/chiave/tls", "root:chiave 750"),
        ("/etc/chiave/keys", "chiave:chiave 700"),
        ("/var/lib/chiave", "chiave:chiave 700"),
        ("/var/backups/chiave", "chiave:chiave 700"),
    ] {
        assert_eq!(machine.owner(path)?, owner, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_service_set_up_as_the_manual_says_signs_in() -> Result<()> {
    let installed = Installed::set_up("sign-in", None).await?;
    installed.machine.chiave(&["config", "check"])?;

    installed.start().await?;
    let state = installed.employee().await?.signs_in().await?;

    assert_eq!(state["account"]["user_name"], "g.ferri");
    let process = installed.process()?;
    let status = format!("/proc/{process}/status");
    let status = installed.machine.run(&["cat", &status])?;
    assert!(status.contains("CapEff:\t0000000000000400\n"), "{status}");
    Ok(())
}

#[tokio::test]
async fn above_port_1024_the_service_runs_without_a_capability() -> Result<()> {
    let installed = Installed::set_up("high-port", Some(Port::take()?)).await?;
    let drop_ins = "/etc/systemd/system/chiave-directory.service.d";
    let example = "/usr/share/doc/chiave-directory/examples/high-port.conf";
    installed
        .machine
        .run(&["install", "-D", "-t", drop_ins, example])?;
    installed.machine.run(&["systemctl", "daemon-reload"])?;

    installed.start().await?;
    installed.employee().await?.signs_in().await?;

    let status = format!("/proc/{}/status", installed.process()?);
    let status = installed.machine.run(&["cat", &status])?;
    assert!(status.contains("CapEff:\t0000000000000000\n"), "{status}");
    Ok(())
}

#[tokio::test]
async fn a_killed_service_comes_back_with_what_it_had() -> Result<()> {
    let installed = Installed::set_up("killed", Some(Port::take()?)).await?;
    installed.start().await?;
    let mut employee = installed.employee().await?;
    let before = installed.process()?;

    installed.machine.run(&["kill", "-KILL", &before])?;
    until("another process of the service", || {
        let now = installed.process()?;
        Ok((now != before && now != "0").then_some(()))
    })?;

    installed.answers().await?;
    employee.signs_in().await?;
    Ok(())
}

#[tokio::test]
async fn an_upgrade_keeps_the_data_and_runs_the_new_service() -> Result<()> {
    let installed = Installed::set_up("upgrade", Some(Port::take()?)).await?;
    installed.start().await?;
    let mut employee = installed.employee().await?;
    let before = installed.process()?;
    let settings = fs::read(installed.machine.outside("/etc/chiave/directory.toml"))?;

    installed.machine.install(&later_deb(SERVICE)?)?;

    installed.answers().await?;
    assert_ne!(installed.process()?, before);
    employee.signs_in().await?;
    let kept = fs::read(installed.machine.outside("/etc/chiave/directory.toml"))?;
    assert_eq!(kept, settings);
    assert_eq!(installed.machine.unit(UNIT, "UnitFileState")?, "enabled");
    Ok(())
}

#[tokio::test]
async fn an_older_service_refuses_a_newer_store_and_says_so() -> Result<()> {
    let installed = Installed::set_up("downgrade", Some(Port::take()?)).await?;
    installed.machine.install(&later_deb(SERVICE)?)?;
    installed.start().await?;
    installed.machine.run(&["systemctl", "stop", UNIT])?;
    migrate_beyond(&installed.machine)?;

    installed.machine.install(&deb(SERVICE)?)?;
    installed
        .machine
        .run(&["systemctl", "reset-failed", UNIT])?;
    let _ = installed.machine.run(&["systemctl", "start", UNIT]);

    let words = "was used by a newer version of Chiave";
    until("the service to refuse the store", || {
        let log = installed
            .machine
            .run(&["journalctl", "--no-pager", "-u", UNIT])?;
        Ok(log.contains(words).then_some(()))
    })?;
    let refused = installed.machine.chiave(&["config", "check"]);
    let refused = refused.err().map(|error| error.to_string());
    assert!(refused.is_some_and(|said| said.contains(words)));
    Ok(())
}

/// Leaves what a later version would: a migration that this one does not know.
fn migrate_beyond(machine: &Machine) -> Result<()> {
    let store = fs::read_dir(machine.outside("/var/lib/chiave"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| {
            path.extension()
                .is_some_and(|end| end == "sqlite" || end == "db")
        });
    let store: PathBuf = store.ok_or("no store in /var/lib/chiave")?;
    let statement = "import sqlite3, sys; store = sqlite3.connect(sys.argv[1]); \
                     store.execute('INSERT INTO _sqlx_migrations SELECT 9999, description, \
                     installed_on, success, checksum, execution_time FROM _sqlx_migrations \
                     LIMIT 1'); store.commit()";
    told(
        Command::new("/usr/bin/python3")
            .args(["-c", statement])
            .arg(store),
    )?;
    Ok(())
}

#[tokio::test]
async fn the_daily_backup_is_encrypted_and_keeps_the_newest() -> Result<()> {
    let installed = Installed::set_up("backup", Some(Port::take()?)).await?;
    let machine = &installed.machine;
    machine.run(&["systemctl", "start", BACKUP])?;
    assert_eq!(
        backups(machine)?.len(),
        0,
        "without settings nothing is done"
    );
    let identity = age::x25519::Identity::generate();
    let settings = format!("recipient={}\nkeep=2\n", identity.to_public());
    fs::write(machine.outside("/etc/chiave/backup.conf"), settings)?;
    let old = ["2020-01-01T000000Z.age", "2020-01-02T000000Z.age"];
    for name in old {
        fs::write(machine.outside("/var/backups/chiave").join(name), "old")?;
    }

    machine.run(&["systemctl", "start", BACKUP])?;

    let names = backups(machine)?;
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(names[0], old[1]);
    let newest = format!("/var/backups/chiave/{}", names[1]);
    assert_eq!(machine.owner(&newest)?, "chiave:chiave 600");
    restores(machine, &newest, &identity)
}

fn backups(machine: &Machine) -> Result<Vec<String>> {
    let said = machine.run(&["ls", "-1", "/var/backups/chiave"])?;
    Ok(said.lines().map(str::to_owned).collect())
}

/// Restores a backup into the emptied data folder, with the identity that can read it.
fn restores(machine: &Machine, backup: &str, identity: &age::x25519::Identity) -> Result<()> {
    let key = identity.to_string();
    fs::write(machine.outside("/root/identity"), key.expose_secret())?;
    machine.run(&["sh", "-c", "mv /var/lib/chiave/* /root/"])?;
    let restore = "install -o chiave -m 400 /root/identity /run/identity && \
                   runuser -u chiave -- chiave-directory restore \"$0\" --identity /run/identity";
    machine.run(&["sh", "-c", restore, backup])?;
    machine.chiave(&["config", "check"])?;
    Ok(())
}

#[tokio::test]
async fn removal_and_purge_keep_data_and_keys() -> Result<()> {
    let installed = Installed::set_up("removal", Some(Port::take()?)).await?;
    installed.start().await?;
    let machine = &installed.machine;

    machine.run(&["dpkg", "--remove", SERVICE])?;
    assert_eq!(machine.unit(UNIT, "ActiveState")?, "inactive");
    let said = machine.run(&["dpkg", "--purge", SERVICE])?;

    assert!(said.contains("/var/lib/chiave"), "{said}");
    for file in ["/etc/chiave/keys/sealing.key", "/etc/chiave/directory.toml"] {
        assert!(machine.outside(file).exists(), "{file}");
    }
    assert!(!machine.outside("/usr/bin/chiave-directory").exists());
    assert!(
        !machine
            .outside("/etc/systemd/system/chiave-directory.service")
            .exists()
    );
    machine.install(&deb(SERVICE)?)?;
    installed.start().await
}
