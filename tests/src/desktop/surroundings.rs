//! What a desktop stands on: a screen, the settings of a session bus, and a trace of it.

use std::{
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Result, program::Program};

/// Where the system keeps what a session bus can start by itself.
const SERVICES: &str = "/usr/share/dbus-1/services";

/// The one of these that no test's bus starts: it mounts a file system in the folder of the test, and leaves a dead one
/// where it is killed, which the hunt for leaks cannot read.
const MOUNTS: &str = "org.freedesktop.portal.Documents.service";

/// Writes the settings of a session bus that starts by itself what the system's would, until one of
/// the links in `services` is taken away. Returns their file.
pub fn settings_of_bus(folder: &Path) -> Result<PathBuf> {
    let services = folder.join("services");
    std::fs::create_dir_all(&services)?;
    for service in std::fs::read_dir(SERVICES)? {
        let service = service?;
        if service.file_name() == MOUNTS {
            continue;
        }
        symlink(service.path(), services.join(service.file_name()))?;
    }
    let settings = format!(
        r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        services.display()
    );
    let file = folder.join("bus.conf");
    std::fs::write(&file, settings)?;
    Ok(file)
}

/// Writes down everything that crosses the bus, for the leak hunt.
pub fn trace(bus_address: &str, logs: &Path) -> Result<Program> {
    let mut command = Command::new("sh");
    command.args([
        "-c",
        "exec dbus-monitor --address \"$0\" --binary > \"$1\"",
        bus_address,
    ]);
    command.arg(logs.join("bus.trace"));
    Program::start("bus-trace", &command, logs)
}

/// Starts a screen that nobody sees, and says which display it is.
pub fn start_screen((width, height): (u16, u16), logs: &Path) -> Result<(Program, String)> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"]);
    command.arg(format!("{width}x{height}x24"));
    let mut screen = Program::start("screen", &command, logs)?;
    let number = screen.hears("its number", |line| line.trim().parse::<u32>().ok())?;
    Ok((screen, format!(":{number}")))
}
