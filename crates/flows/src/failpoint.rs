//! Named places at which a test may end the process, to check that client and service agree
//! afterwards (law 9). Without the feature `automation`, nothing of this is compiled.

/// Ends the process here, at once and without any clean-up, if a test requested it.
#[cfg(feature = "automation")]
pub(crate) fn failpoint(name: &str) {
    if std::env::var("CHIAVE_FAILPOINT").is_ok_and(|wanted| wanted == name) {
        std::process::abort();
    }
}

/// Does nothing.
#[cfg(not(feature = "automation"))]
#[inline]
pub(crate) fn failpoint(_name: &str) {}
