//! Records the time of the build: a correct clock never shows an earlier time.

use std::time::{SystemTime, UNIX_EPOCH};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let named = std::env::var("SOURCE_DATE_EPOCH").ok();
    let seconds = named.and_then(|text| text.parse().ok()).unwrap_or_else(now);
    println!("cargo::rustc-env=CHIAVE_BUILT_AT={seconds}");
}

/// Seconds since 1970; 0 if the clock shows an earlier time.
fn now() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a build has no other clock")]
    let now = SystemTime::now();
    now.duration_since(UNIX_EPOCH)
        .map_or(0, |age| age.as_secs())
}
