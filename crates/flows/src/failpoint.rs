//! Named places at which a test may end the process, to see that both sides agree afterwards
//! (law 9). Compiled away without the feature `automation`.

/// Ends the process here, at once and without any clean-up, where a test asked for it.
#[cfg(feature = "automation")]
pub(crate) fn failpoint(name: &str) {
    if std::env::var("CHIAVE_FAILPOINT").is_ok_and(|wanted| wanted == name) {
        std::process::abort();
    }
}

/// Nothing.
#[cfg(not(feature = "automation"))]
#[inline]
pub(crate) fn failpoint(_name: &str) {}
