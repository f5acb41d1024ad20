//! The person's languages, from the preferences of the person.

use super::preferences;
use std::path::PathBuf;

/// The language in which macOS speaks to the person.
pub(super) fn language() -> Option<String> {
    preferences::first_text(global()?, &["AppleLanguages"]).or_else(formats)
}

/// The language of the person's dates and times, such as `it-IT` for `it_IT@currency=EUR`.
pub(super) fn formats() -> Option<String> {
    let name = preferences::text(global()?, &["AppleLocale"])?;
    let name = name.split('@').next()?.replace('_', "-");
    (!name.is_empty()).then_some(name)
}

/// What holds for every application of the person.
fn global() -> Option<PathBuf> {
    let preferences = std::env::home_dir()?.join("Library/Preferences");
    Some(preferences.join(".GlobalPreferences.plist"))
}
