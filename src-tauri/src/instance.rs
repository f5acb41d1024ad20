//! Handles a second start whose first instance cannot show a window: because it is closing, or because
//! it is stopped.

#[cfg(target_os = "linux")]
mod first;

#[cfg(target_os = "linux")]
pub use first::is_stopped;

/// Another platform has no bus to ask.
#[cfg(not(target_os = "linux"))]
pub const fn is_stopped() -> bool {
    false
}

use tauri::Error;

/// The name of the plugin that finds the first instance.
const PLUGIN: &str = "single-instance";
/// The D-Bus errors for an instance that has ended (D-Bus specification, error names).
const GONE: [&str; 3] = [
    "org.freedesktop.DBus.Error.NoReply",
    "org.freedesktop.DBus.Error.NameHasNoOwner",
    "org.freedesktop.DBus.Error.ServiceUnknown",
];

/// Whether a start failed because the instance to which it passed control ended meanwhile. In that
/// case, another start opens a window.
pub fn closed_meanwhile(error: &Error) -> bool {
    match error {
        Error::PluginInitialization(plugin, cause) => {
            plugin == PLUGIN && GONE.iter().any(|name| cause.contains(name))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(plugin: &str, cause: &str) -> Error {
        Error::PluginInitialization(plugin.to_owned(), cause.to_owned())
    }

    #[test]
    fn an_instance_that_went_away_lets_the_next_start_open_a_window() {
        let cause = "failed to forward arguments to the running instance: \
                     org.freedesktop.DBus.Error.NoReply: Message recipient disconnected";
        assert!(closed_meanwhile(&failed(PLUGIN, cause)));
    }

    #[test]
    fn a_bus_that_refuses_is_no_reason_to_start_over() {
        let denied = "org.freedesktop.DBus.Error.AccessDenied: not allowed to own the name";
        assert!(!closed_meanwhile(&failed(PLUGIN, denied)));
        assert!(!closed_meanwhile(&failed("other", GONE[0])));
    }
}
