//! The service from its `.rpm`, on a system that has the package manager of Fedora.

use std::process::Command;

use chiave_tests::{Result, port::Port};

use crate::{
    installed::{Installed, UNIT},
    machine::Machine,
    made::{APPLICATION, SERVICE, later_rpm, rpm, told},
};

/// The `glibc` of RHEL 9, the oldest system that the packages are for.
const GLIBC: (u32, u32) = (2, 34);

fn with_rpm(name: &str) -> Result<Machine> {
    let machine = Machine::boot("with-rpm", name, &[rpm(SERVICE)?, later_rpm(SERVICE)?])?;
    machine.rpm("--install", &rpm(SERVICE)?)?;
    Ok(machine)
}

/// What differs from the package, for each file that does.
fn differs(machine: &Machine) -> Result<String> {
    machine.run(&["rpm", "--verify", "--nodeps", SERVICE])
}

#[test]
fn a_fresh_rpm_waits_for_its_settings() -> Result<()> {
    let machine = with_rpm("rpm-fresh")?;

    assert_eq!(differs(&machine)?, "");
    assert_eq!(machine.unit(UNIT, "ActiveState")?, "inactive");
    assert_ne!(machine.unit(UNIT, "UnitFileState")?, "enabled");
    for (path, owner) in [
        ("/etc/chiave/directory.toml", "root:chiave 640"),
        ("/etc/chiave/tls", "root:chiave 750"),
        ("/etc/chiave/keys", "chiave:chiave 700"),
        ("/var/lib/chiave", "chiave:chiave 700"),
        ("/usr/libexec/chiave-directory/backup", "root:root 755"),
    ] {
        assert_eq!(machine.owner(path)?, owner, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn an_upgrade_by_rpm_runs_the_new_service_with_its_data() -> Result<()> {
    let installed = Installed::on(with_rpm("rpm-upgrade")?, Some(Port::take()?))?;
    installed.start().await?;
    let mut employee = installed.employee().await?;
    let before = installed.process()?;

    installed.machine.rpm("--upgrade", &later_rpm(SERVICE)?)?;

    installed.answers().await?;
    assert_ne!(installed.process()?, before);
    employee.signs_in().await?;
    assert_eq!(installed.machine.unit(UNIT, "UnitFileState")?, "enabled");
    assert_eq!(differs(&installed.machine)?, "");
    Ok(())
}

#[tokio::test]
async fn a_removal_by_rpm_keeps_data_and_keys() -> Result<()> {
    let installed = Installed::on(with_rpm("rpm-removal")?, Some(Port::take()?))?;
    installed.start().await?;
    let machine = &installed.machine;

    machine.run(&["rpm", "--erase", SERVICE])?;

    assert_eq!(machine.unit(UNIT, "ActiveState")?, "inactive");
    assert_eq!(machine.unit(UNIT, "LoadState")?, "not-found");
    for file in ["/etc/chiave/keys/sealing.key", "/etc/chiave/directory.toml"] {
        assert!(machine.outside(file).exists(), "{file}");
    }
    for file in [
        "/usr/bin/chiave-directory",
        "/usr/share/doc/chiave-directory/copyright",
    ] {
        assert!(!machine.outside(file).exists(), "{file}");
    }
    machine.rpm("--install", &rpm(SERVICE)?)?;
    installed.start().await
}

#[test]
fn the_packages_need_no_later_glibc_than_that_of_rhel_9() -> Result<()> {
    for package in [SERVICE, APPLICATION] {
        let mut query = Command::new("rpm");
        let needed = told(query.args(["-qp", "--requires"]).arg(rpm(package)?))?;
        let versions: Vec<(u32, u32)> = needed.lines().filter_map(glibc).collect();

        assert!(!versions.is_empty(), "{package}: {needed}");
        let latest = versions.iter().max();
        assert!(latest <= Some(&GLIBC), "{package}: {latest:?}");
    }
    Ok(())
}

/// The version in `libc.so.6(GLIBC_2.34)(64bit)`.
fn glibc(requirement: &str) -> Option<(u32, u32)> {
    let (_, rest) = requirement.split_once("(GLIBC_")?;
    let (version, _) = rest.split_once(')')?;
    let mut numbers = version.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}
