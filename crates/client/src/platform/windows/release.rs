//! The name and the version of the system, as the registry says them.

use super::registry;
use chiave_protocol::support::{System, Version, Word};
use std::env::consts;

/// Where Windows names its version.
const KEY: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion";

pub(super) fn system() -> System {
    System {
        kind: Word::fixed(consts::OS),
        processor: Word::fixed(consts::ARCH),
        name: None,
        version: version(),
        kernel: None,
    }
}

/// The number of the version with that of the build, such as `10.0.22631`.
fn version() -> Option<Version> {
    let part = |name| registry::machine_number(KEY, name);
    let (major, minor) = (
        part("CurrentMajorVersionNumber")?,
        part("CurrentMinorVersionNumber")?,
    );
    let build = registry::machine_text(KEY, "CurrentBuildNumber")?;
    Version::of(&format!("{major}.{minor}.{build}"))
}
