//! Whether the first instance answers. The plugin waits for its answer without a limit, also for one that
//! is stopped, as by Ctrl-Z in its terminal.

use std::{sync::mpsc, thread, time::Duration};
use zbus::{
    Result,
    blocking::{Connection, fdo::DBusProxy},
    names::BusName,
};

/// The name of the first instance on the person's bus: the plugin makes it of our identifier.
const NAME: &str = "io.chiave.app.SingleInstance";
/// The time limit for an answer, which takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether there is a first instance that does not answer.
pub fn is_stopped() -> bool {
    has_silent_owner(Connection::session, PATIENCE)
}

/// Whether a program has the name and does not answer in time. The question may hang, so it has a thread
/// for which nobody has to wait.
fn has_silent_owner(
    connect: impl FnOnce() -> Result<Connection> + Send + 'static,
    patience: Duration,
) -> bool {
    let (says, heard) = mpsc::channel();
    thread::spawn(move || {
        let bus = connect()?;
        let name = BusName::try_from(NAME)?;
        if DBusProxy::new(&bus)?.name_has_owner(name)? {
            let _ = says.send(());
            bus.call_method(
                Some(NAME),
                "/",
                Some("org.freedesktop.DBus.Peer"),
                "Ping",
                &(),
            )?;
        }
        zbus::Result::Ok(())
    });
    // The thread drops its end when it is done, so a bus that cannot be asked counts as no owner.
    let has_owner = heard.recv_timeout(patience).is_ok();
    has_owner && heard.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{BufRead, BufReader},
        process::{Child, Command, Stdio},
    };
    use zbus::blocking::connection::Builder;

    /// A bus of the test.
    struct Bus(Child, String);

    impl Bus {
        fn start() -> Self {
            let mut daemon = Command::new("dbus-daemon");
            daemon.args(["--session", "--nofork", "--print-address=1"]);
            let mut daemon = daemon.stdout(Stdio::piped()).spawn().unwrap();
            let mut address = String::new();
            let mut output = BufReader::new(daemon.stdout.take().unwrap());
            output.read_line(&mut address).unwrap();
            Self(daemon, address.trim().to_owned())
        }

        fn connect(&self) -> impl FnOnce() -> Result<Connection> + Send + use<> {
            let address = self.1.clone();
            move || Builder::address(address.as_str())?.build()
        }

        fn has_silent_owner(&self) -> bool {
            has_silent_owner(self.connect(), Duration::from_secs(2))
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    #[test]
    fn only_a_first_instance_that_is_silent_is_stopped() {
        let bus = Bus::start();
        assert!(!bus.has_silent_owner(), "nobody has the name");

        let first = bus.connect()().unwrap();
        first.request_name(NAME).unwrap();
        assert!(bus.has_silent_owner(), "nothing takes its calls");

        let runtime = tokio::runtime::Runtime::new().unwrap();
        let _inside = runtime.enter();
        first.object_server();
        assert!(!bus.has_silent_owner());
    }

    #[test]
    fn without_a_bus_nothing_is_stopped() {
        let nowhere = || Builder::address("unix:path=/nonexistent/bus")?.build();

        assert!(!has_silent_owner(nowhere, Duration::from_secs(2)));
    }

    #[test]
    fn the_name_is_that_of_our_identifier() {
        let configured = include_str!("../../tauri.conf.json");
        let configured: serde_json::Value = serde_json::from_str(configured).unwrap();

        let identifier = configured["identifier"].as_str().unwrap();
        assert_eq!(NAME, format!("{identifier}.SingleInstance"));
    }
}
