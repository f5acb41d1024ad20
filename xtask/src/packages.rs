//! The packages of the system that building, testing and showing Chiave need: the one list.

use std::process::Command;

use crate::{
    Result,
    workspace::{output, run},
};

/// For Debian 12 with Rust and Node; each with its reason.
pub const NEEDED: &[&str] = &[
    "build-essential",       // the linker, and C for SQLite and aws-lc
    "pkg-config",            // finds the libraries below
    "libwebkit2gtk-4.1-dev", // the web view, and GTK with it
    "webkit2gtk-driver",     // drives the real window in journeys and demo
    "xvfb",                  // a screen nobody sees
    "dbus",                  // a session bus for each run
    "xdotool", // finds a window that nobody drives, and types into one of another program
    "gnome-keyring", // a real keyring
    "libsecret-tools", // waits until that keyring answers
    "python3-aiosmtpd", // a real SMTP server
    "python3-cryptography", // the client that is written from the documents alone
    "python3-jsonschema", // the validator of the schema that the settings of a computer have
    "python3-yaml", // the parser of the examples for Ansible in docs/roll-out.md
    "python3-venv", // a folder for the tools that look at the code
    "oathtool", // an authenticator app that is not ours
    "prometheus", // its promtool reads our metrics and alerts
    "librsvg2-bin", // draws the icons
    "fonts-dejavu-core", // the same letters in every picture
    "ca-certificates", // the operating system's authorities
    "git",     // the clone of `test --fresh`
];

/// What the tests of the packages need in addition.
pub const NEEDED_FOR_PACKAGES: &[&str] = &[
    "mmdebstrap",         // a fresh root of Debian
    "systemd-container",  // boots that root
    "lintian",            // Debian's lint of packages
    "rpm",                // reads packages of Fedora
    "groff-base",         // sets the man pages
    "desktop-file-utils", // reads the entry for the menu of a desktop
    "file",               // says what a picture is
];

/// What the tests with other keyrings need in addition.
pub const NEEDED_FOR_KEYRINGS: &[&str] = &[
    "keepassxc",            // a keyring that shows nothing while it is locked
    "libkf5wallet-bin",     // KDE's keyring
    "libqca-qt5-2-plugins", // that keyring's cryptography
    "openbox",              // says which window takes the keys
];

/// What building for another system needs in addition.
pub const NEEDED_FOR_OTHER_SYSTEMS: &[&str] = &[
    "rustc-web",    // a compiler whose standard library can be built for other systems
    "cargo-web",    // the cargo of that compiler
    "rust-web-src", // the source of its standard library
];

/// What building for Windows needs beyond that.
pub const NEEDED_FOR_WINDOWS: &[&str] = &[
    "gcc-mingw-w64-x86-64", // the linker and the libraries of Windows
    "g++-mingw-w64-x86-64", // C++ for the web view's loader
    "wixl",                 // makes the installer
    "msitools",             // changes what wixl cannot say
    "nasm",                 // the assembler of aws-lc
];

/// What the tests on Windows need in addition.
pub const NEEDED_FOR_WINE: &[&str] = &[
    "wine64", // runs programs of Windows
];

/// What is to be done when packages are missing.
pub enum PackageState {
    /// Nothing is missing.
    Complete,
    /// The person has to type this line.
    Install(String),
}

/// Installs what of `list` is missing if we may, else says how.
///
/// On a system without dpkg nothing is known, and the build will say what it misses.
pub fn ensure(list: &[&'static str]) -> Result<PackageState> {
    let missing = missing(list);
    if missing.is_empty() {
        return Ok(PackageState::Complete);
    }
    let names: Vec<&str> = missing;
    if !is_root()? {
        let line = format!(
            "sudo apt-get install --no-install-recommends {}",
            names.join(" ")
        );
        return Ok(PackageState::Install(line));
    }
    println!("Installing {}", names.join(" "));
    // Somebody else may be installing: wait for the lock instead of failing.
    let wait = ["-q", "-o", "DPkg::Lock::Timeout=300"];
    run(Command::new("apt-get").args(wait).arg("update"))?;
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(wait)
        .args(["install", "-y", "--no-install-recommends"])
        .args(names))?;
    Ok(PackageState::Complete)
}

fn missing(list: &[&'static str]) -> Vec<&'static str> {
    if Command::new("dpkg-query")
        .arg("--version")
        .output()
        .is_err()
    {
        return Vec::new();
    }
    list.iter()
        .copied()
        .filter(|name| !installed(name))
        .collect()
}

fn installed(name: &str) -> bool {
    let ask = Command::new("dpkg-query")
        .args(["-W", "-f", "${db:Status-Status}", name])
        .output();
    ask.is_ok_and(|answer| answer.stdout == b"installed")
}

fn is_root() -> Result<bool> {
    Ok(output(Command::new("id").arg("-u"))?.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_package_is_named_twice() {
        let mut names = [
            NEEDED,
            NEEDED_FOR_PACKAGES,
            NEEDED_FOR_KEYRINGS,
            NEEDED_FOR_OTHER_SYSTEMS,
            NEEDED_FOR_WINDOWS,
            NEEDED_FOR_WINE,
        ]
        .concat();
        let named = names.len();
        names.sort_unstable();
        names.dedup();

        assert_eq!(names.len(), named);
    }
}
