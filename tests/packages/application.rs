//! The installed application, on the desktop of a person who is not root.

use std::{fs, process::Command};

use chiave_tests::Result;

use crate::{
    machine::copy,
    made::{APPLICATION, deb, told},
};

/// Runs a script in a root that does not boot, with the application installed, and returns what it wrote.
fn on_desktop(name: &str, script: &str) -> Result<String> {
    let root = copy("desktop", name)?;
    fs::copy(deb(APPLICATION)?, root.join("root/chiave.deb"))?;
    fs::write(root.join("root/script"), script)?;
    let mut desktop = Command::new("systemd-nspawn");
    desktop.arg("--directory").arg(&root);
    desktop.args([
        "--as-pid2",
        "--register=no",
        "--keep-unit",
        "--console=pipe",
        "--quiet",
    ]);
    desktop.args(["--private-network", "--resolv-conf=off", "--timezone=off"]);
    desktop.arg(format!("--machine=chiave-{name}"));
    desktop.args([
        "timeout",
        "--kill-after=5",
        "120",
        "sh",
        "-eu",
        "/root/script",
    ]);
    desktop.stdin(std::process::Stdio::null());
    let said = told(&mut desktop);
    fs::remove_dir_all(&root)?;
    said
}

/// Installs, opens the window as anna on an invisible screen, opens the help with F1, and closes the window with Ctrl+Q.
const OPENS: &str = r#"
dpkg --install /root/chiave.deb
useradd --create-home --shell /bin/sh anna
cat > /home/anna/session <<'SESSION'
set -eu
export XDG_RUNTIME_DIR=/tmp/run DISPLAY=:77 LANG=C.UTF-8
mkdir -m 700 -p "$XDG_RUNTIME_DIR"
Xvfb :77 -screen 0 1280x900x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
for _ in $(seq 100); do xdotool getmouselocation >/dev/null 2>&1 && break; sleep 0.1; done
chiave >/dev/null 2>&1 &
application=$!
# Waits for a title of the visible window that begins with $1.
titled() {
    for _ in $(seq 600); do
        title=$(xdotool search --onlyvisible --class chiave getwindowname %@ 2>/dev/null || :)
        case "$title" in *"$1"*" – Chiave"*) echo "title: $title"; return ;; esac
        sleep 0.1
    done
    echo "no title with $1: $title"
    kill "$application" "$screen"
    exit 1
}
titled ""
xdotool search --onlyvisible --class chiave windowfocus --sync %@
xdotool key F1
titled Help
xdotool key ctrl+q
wait "$application"
echo "closed"
kill "$screen"
SESSION
runuser -u anna -- dbus-run-session -- sh /home/anna/session
"#;

#[test]
fn the_installed_application_is_used_in_its_window() -> Result<()> {
    let said = on_desktop("window", OPENS)?;

    assert!(said.contains("title: Help – Chiave\n"), "{said}");
    assert!(said.contains("closed\n"), "{said}");
    Ok(())
}

#[test]
fn links_of_chiave_are_opened_by_the_installed_application() -> Result<()> {
    let script = "dpkg --install /root/chiave.deb\n\
                  update-desktop-database\n\
                  gio mime x-scheme-handler/chiave";

    let said = on_desktop("links", script)?;

    assert!(said.contains("io.chiave.app.desktop"), "{said}");
    Ok(())
}

#[test]
fn the_folder_of_managed_settings_is_roots_alone() -> Result<()> {
    let script = "dpkg --install /root/chiave.deb\n\
                  stat --format=%U:%G:%a /etc/chiave/policy.d\n\
                  cp /usr/share/doc/chiave/examples/10-company.json /etc/chiave/policy.d/\n\
                  sed -i /authority/d /etc/chiave/policy.d/10-company.json\n\
                  chiave --check-policy";

    let said = on_desktop("settings", script)?;

    assert!(said.contains("root:root:755"), "{said}");
    assert!(said.contains("https://chiave.example.org"), "{said}");
    Ok(())
}

#[test]
fn a_system_without_authorities_is_told_so_and_not_of_settings() -> Result<()> {
    let script = "dpkg --install /root/chiave.deb >/dev/null\n\
                  cp /usr/share/doc/chiave/examples/10-company.json /etc/chiave/policy.d/\n\
                  sed -i /authority/d /etc/chiave/policy.d/10-company.json\n\
                  rm -r /etc/ssl/certs\n\
                  chiave --check-policy 2>&1 && exit 1\n\
                  echo ended with $?";

    let said = on_desktop("authorities", script)?;

    assert!(said.contains("no certificate authority"), "{said}");
    assert!(said.contains("ca-certificates"), "{said}");
    assert!(said.contains("ended with 1"), "{said}");
    Ok(())
}
