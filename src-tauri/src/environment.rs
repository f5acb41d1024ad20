//! Shutting the doors that an environment variable would open.
//!
//! The web view's framework switches on remote control by `TAURI_WEBVIEW_AUTOMATION`, in release
//! builds too; WebKit has inspectors of the same kind; and whoever sets `SSL_CERT_FILE` decides whom
//! the laptop trusts. A build for people starts itself over without them before anything else runs.
//! A build with the feature `automation` keeps them: that is what it is for.

use std::process::ExitCode;

/// Variables that a build for people does not see.
#[cfg(not(feature = "automation"))]
const DOORS: &[&str] = &[
    "TAURI_WEBVIEW_AUTOMATION",
    "TAURI_AUTOMATION",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "SSLKEYLOGFILE",
];
/// Beginnings of the names of such variables.
#[cfg(not(feature = "automation"))]
const DOORS_BEGIN: &[&str] = &["CHIAVE_", "WEBKIT_INSPECTOR", "TAURI_WEBVIEW_"];

/// Starts the program again without such variables, where there are any; then the answer is how
/// that ended.
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

/// Starts the program again as it was started; the answer is how that ended.
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
    // Comes back only where it failed.
    let _ = program.exec();
    ExitCode::FAILURE
}

#[cfg(not(unix))]
fn replace_with(mut program: std::process::Command) -> ExitCode {
    match program.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

#[cfg(not(feature = "automation"))]
fn is_door(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    DOORS.contains(&name.as_ref())
        || DOORS_BEGIN
            .iter()
            .any(|beginning| name.starts_with(beginning))
}

#[cfg(all(test, not(feature = "automation")))]
mod tests {
    use super::*;

    // Law 14.
    #[test]
    fn what_opens_a_door_is_not_seen_and_the_rest_is() {
        for door in [
            "TAURI_WEBVIEW_AUTOMATION",
            "CHIAVE_POLICY_DIR",
            "WEBKIT_INSPECTOR_SERVER",
        ] {
            assert!(is_door(door.as_ref()), "{door}");
        }
        for other in ["HOME", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANG"] {
            assert!(!is_door(other.as_ref()), "{other}");
        }
    }
}
