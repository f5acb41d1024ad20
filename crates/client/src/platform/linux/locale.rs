//! The person's locale from the POSIX environment variables (POSIX.1-2017, section 8.2).

/// The locale of a category as a language tag; `None` if the locale names no language, such as `C`.
pub(super) fn of(category: &str) -> Option<String> {
    let value = ["LC_ALL", category, "LANG"]
        .into_iter()
        .filter_map(|variable| std::env::var(variable).ok())
        .find(|value| !value.is_empty())?;
    tag(&value)
}

/// Turns `it_IT.UTF-8@euro` into `it-IT`.
fn tag(locale: &str) -> Option<String> {
    let name = locale.split(['.', '@']).next()?;
    let parts: Vec<&str> = name.split('_').collect();
    let letters = |part: &&str| part.chars().all(|c| c.is_ascii_alphanumeric());
    let language = parts.first()?;
    let good = (2..=3).contains(&language.len()) && parts.len() <= 2 && parts.iter().all(letters);
    good.then(|| parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_posix_locale_is_written_as_a_language_tag() {
        for (locale, expected) in [
            ("it_IT.UTF-8", Some("it-IT")),
            ("en_GB", Some("en-GB")),
            ("de_DE.UTF-8@euro", Some("de-DE")),
            ("ast", Some("ast")),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("../x_Y", None),
            ("it_IT_x", None),
        ] {
            assert_eq!(tag(locale).as_deref(), expected, "{locale}");
        }
    }
}
