//! What the units of systemd let the service do.

use std::{path::Path, process::Command};

use chiave_tests::Result;

use crate::made::{SERVICE, told, unpacked};

/// Fails where systemd's own measure of exposure is above `most` tenths (0: nothing is open, 100: everything).
fn exposed_at_most(root: &Path, unit: &str, most: u32) -> Result<()> {
    let mut analyze = Command::new("systemd-analyze");
    analyze.args(["security", "--offline=true", "--no-pager"]);
    analyze.arg(format!("--threshold={most}"));
    told(analyze.arg(format!("--root={}", root.display())).arg(unit))?;
    Ok(())
}

#[test]
fn the_service_at_port_443_is_exposed_by_at_most_1_7() -> Result<()> {
    let files = unpacked(SERVICE)?;

    exposed_at_most(files.path(), "chiave-directory.service", 17)
}

#[test]
fn the_service_above_port_1024_is_exposed_by_at_most_1_0() -> Result<()> {
    let files = unpacked(SERVICE)?;
    let root = files.path();
    let example = root.join("usr/share/doc/chiave-directory/examples/high-port.conf");
    let drop_ins = root.join("etc/systemd/system/chiave-directory.service.d");
    std::fs::create_dir_all(&drop_ins)?;
    std::fs::copy(example, drop_ins.join("high-port.conf"))?;

    exposed_at_most(root, "chiave-directory.service", 10)
}

#[test]
fn the_backup_is_exposed_by_at_most_1_0() -> Result<()> {
    let files = unpacked(SERVICE)?;

    exposed_at_most(files.path(), "chiave-directory-backup.service", 10)
}
