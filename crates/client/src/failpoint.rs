//! Hooks for tests and the demo, which exist only with the feature `automation`.

/// A point at which a test may end the process abruptly, as a power cut would; `CHIAVE_FAILPOINT`
/// names one.
#[cfg(feature = "automation")]
pub(crate) fn pass(name: &str) {
    if std::env::var("CHIAVE_FAILPOINT").is_ok_and(|wanted| wanted == name) {
        std::process::abort();
    }
}

#[cfg(not(feature = "automation"))]
pub(crate) const fn pass(_name: &str) {}

/// Replaces the settings folder, whose owner is then trusted, and the clock.
#[cfg(feature = "automation")]
pub(crate) fn instead_of(
    mut places: crate::Places,
    trusted_owner: u32,
) -> (crate::Places, u32, crate::ComputerClock) {
    use std::os::unix::fs::MetadataExt;
    let ahead = std::env::var("CHIAVE_CLOCK_AHEAD_S").ok();
    let clock = crate::ComputerClock {
        ahead_s: ahead.and_then(|ahead| ahead.parse().ok()).unwrap_or(0),
    };
    let Some(policy) = std::env::var_os("CHIAVE_POLICY_DIR") else {
        return (places, trusted_owner, clock);
    };
    places.policy = policy.into();
    let owner = std::fs::metadata(&places.policy).map(|metadata| metadata.uid());
    (places, owner.unwrap_or(trusted_owner), clock)
}
