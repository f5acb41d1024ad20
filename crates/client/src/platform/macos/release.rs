//! The version of the system, as the system says it.

use super::preferences;
use chiave_protocol::support::{System, Version, Word};
use std::env::consts;

/// Where macOS names its version.
const FILE: &str = "/System/Library/CoreServices/SystemVersion.plist";

pub(super) fn system() -> System {
    let version = preferences::text(FILE, &["ProductVersion"]);
    System {
        kind: Word::fixed(consts::OS),
        processor: Word::fixed(consts::ARCH),
        name: None,
        version: version.as_deref().and_then(Version::of),
        kernel: None,
    }
}
