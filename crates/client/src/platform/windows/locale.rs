//! The person's languages, from the registry.

use super::registry;

/// The language in which Windows speaks to the person.
pub(super) fn language() -> Option<String> {
    let chosen = registry::person_texts(r"Control Panel\Desktop", "PreferredUILanguages");
    let cached = || {
        let key = r"Control Panel\Desktop\MuiCached";
        registry::person_texts(key, "MachinePreferredUILanguages")
    };
    let first = chosen.into_iter().next();
    first
        .or_else(|| cached().into_iter().next())
        .or_else(formats)
}

/// The language of the person's dates and times.
pub(super) fn formats() -> Option<String> {
    let name = registry::person_text(r"Control Panel\International", "LocaleName")?;
    (!name.is_empty()).then_some(name)
}
