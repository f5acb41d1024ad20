//! Removes environment variables that would open attacks.
//!
//! The framework of the web view enables remote control by `TAURI_WEBVIEW_AUTOMATION`, even in release builds; WebKit has
//! inspectors of the same kind; on Windows, variables name the browser behind the web view and what it is started with;
//! and `SSL_CERT_FILE` decides which certificate authorities the computer trusts. A release build restarts itself
//! without these variables before anything else runs. A build with the feature `automation` keeps them, because tests
//! need them.

use std::process::ExitCode;

/// The variables that a release build removes.
#[cfg(any(test, not(feature = "automation")))]
const DOORS: &[&str] = &[
    "TAURI_WEBVIEW_AUTOMATION",
    "TAURI_AUTOMATION",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "SSLKEYLOGFILE",
];
/// The prefixes of further variables that are removed.
#[cfg(any(test, not(feature = "automation")))]
const DOORS_BEGIN: &[&str] = &["CHIAVE_", "WEBKIT_INSPECTOR", "TAURI_WEBVIEW_", "WEBVIEW2_"];

/// Starts the program again without these variables if there are any; returns the exit code of that
/// start.
#[cfg(not(feature = "automation"))]
pub fn start_over_without_doors() -> Option<ExitCode> {
    let open: Vec<_> = std::env::vars_os()
        .map(|(name, _)| name)
        .filter(|name| is_door(name))
        .collect();
    if open.is_empty() {
        return None;
    }
    let Ok(program) = std::env::current_exe() else {
        return Some(ExitCode::FAILURE);
    };
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1));
    for name in open {
        again.env_remove(name);
    }
    Some(replace_with(again))
}

#[cfg(feature = "automation")]
pub const fn start_over_without_doors() -> Option<ExitCode> {
    None
}

/// Whether a test drives the window.
#[cfg(feature = "automation")]
pub fn is_driven() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

#[cfg(not(feature = "automation"))]
pub const fn is_driven() -> bool {
    false
}

/// Starts the program again with the same arguments; returns the exit code.
pub fn start_over() -> ExitCode {
    let Ok(program) = std::env::current_exe() else {
        return ExitCode::FAILURE;
    };
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1));
    replace_with(again)
}

#[cfg(unix)]
fn replace_with(mut program: std::process::Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    // `exec` returns only if it failed.
    let _ = program.exec();
    ExitCode::FAILURE
}

#[cfg(not(unix))]
fn replace_with(mut program: std::process::Command) -> ExitCode {
    let code = program.status().ok().and_then(|status| status.code());
    code.and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Whether a variable opens an attack. Windows does not tell capital letters from small ones in its name.
#[cfg(any(test, not(feature = "automation")))]
fn is_door(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    DOORS.contains(&name.as_str())
        || DOORS_BEGIN
            .iter()
            .any(|beginning| name.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Law 14.
    #[test]
    fn what_opens_a_door_is_not_seen_and_the_rest_is() {
        for door in [
            "TAURI_WEBVIEW_AUTOMATION",
            "CHIAVE_POLICY_DIR",
            "WEBKIT_INSPECTOR_SERVER",
            "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
            "webview2_browser_executable_folder",
            "ssl_cert_file",
        ]
        .into_iter()
        .chain(DOORS.iter().copied())
        {
            assert!(is_door(door.as_ref()), "{door}");
        }
        for other in ["HOME", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANG"] {
            assert!(!is_door(other.as_ref()), "{other}");
        }
    }
}
