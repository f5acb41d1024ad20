//! Fresh roots of Debian in which the tests install packages: made once, then copied.

use std::fs;

use super::work_folder;
use crate::{Result, workspace};

/// The release of Debian that the packages are for; they fit later ones as well.
const RELEASE: &str = "bookworm";

/// The computer that runs the service.
const SERVER: [&str; 5] = [
    "systemd",
    "systemd-sysv",
    "dbus",
    "ca-certificates",
    "procps",
];

/// The computer that installs the service from an `.rpm`: with the package manager of Fedora, but no Fedora, of which
/// the registries of this project have nothing.
const SERVER_WITH_RPM: [&str; 6] = [
    "systemd",
    "systemd-sysv",
    "dbus",
    "ca-certificates",
    "procps",
    "rpm",
];

/// The computer of an employee, with an invisible screen.
const DESKTOP: [&str; 11] = [
    "systemd",
    "dbus",
    "dbus-daemon",
    "ca-certificates",
    "libwebkit2gtk-4.1-0",
    "xvfb",
    "gnome-keyring",
    "xdotool",
    "fonts-dejavu-core",
    "desktop-file-utils",
    "libglib2.0-bin",
];

/// Makes the roots that are not there yet.
///
/// # Errors
///
/// mmdebstrap cannot make one here; nothing about an installation can be tested then.
pub fn make() -> Result<()> {
    make_one("root", &SERVER)?;
    make_one("with-rpm", &SERVER_WITH_RPM)?;
    make_one("desktop", &DESKTOP)
}

fn make_one(name: &str, packages: &[&str]) -> Result<()> {
    let root = work_folder().join(name);
    if root.exists() {
        return Ok(());
    }
    // A root that was not finished must not be taken for one.
    let unfinished = work_folder().join(format!("{name}.unfinished"));
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    fs::create_dir_all(work_folder())?;
    let include = format!("--include={}", packages.join(","));
    let arguments = ["--quiet", "--variant=minbase", &include, RELEASE];
    // What is mounted in the unfinished root ends with the command, also where the command is killed.
    let alone = ["--mount", "--propagation=private", "mmdebstrap"];
    workspace::run(
        workspace::command("unshare", &alone)
            .args(arguments)
            .arg(&unfinished),
    )?;
    fs::rename(unfinished, root)?;
    Ok(())
}
