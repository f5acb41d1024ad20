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

/// The folder of settings that `CHIAVE_POLICY_DIR` names, whose owner is then trusted.
#[cfg(all(feature = "automation", unix))]
pub(crate) fn policy() -> Option<std::sync::Arc<dyn crate::settings::Provider>> {
    use std::os::unix::fs::MetadataExt;
    let folder: std::path::PathBuf = std::env::var_os("CHIAVE_POLICY_DIR")?.into();
    // A missing folder has no owner, and counts as empty.
    let owner = std::fs::metadata(&folder).map_or(0, |metadata| metadata.uid());
    Some(std::sync::Arc::new(crate::settings::PolicyFolder {
        folder,
        owner,
    }))
}

/// On another platform, settings come from no folder.
#[cfg(all(feature = "automation", not(unix)))]
pub(crate) fn policy() -> Option<std::sync::Arc<dyn crate::settings::Provider>> {
    None
}

/// The clock that `CHIAVE_CLOCK_AHEAD_S` sets ahead.
#[cfg(feature = "automation")]
pub(crate) fn clock() -> crate::ComputerClock {
    let ahead = std::env::var("CHIAVE_CLOCK_AHEAD_S").ok();
    crate::ComputerClock {
        ahead_s: ahead.and_then(|ahead| ahead.parse().ok()).unwrap_or(0),
    }
}

/// How long a turn at a shared computer lasts without a person; `CHIAVE_TURN_S` names the seconds before the
/// question and for the answer.
#[cfg(feature = "automation")]
pub(crate) fn patience() -> crate::kiosk::Patience {
    let usual = crate::kiosk::Patience::default();
    let seconds = std::env::var("CHIAVE_TURN_S").ok();
    let Some(seconds) = seconds.and_then(|seconds| seconds.parse().ok()) else {
        return usual;
    };
    let asked_after = std::time::Duration::from_secs(seconds);
    crate::kiosk::Patience {
        asked_after,
        answered_within: asked_after,
        ..usual
    }
}
