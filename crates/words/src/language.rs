//! The languages that there are.

#[rustfmt::skip] // it is compared with its generator letter by letter
mod list;

pub use list::Language;

impl Language {
    /// The language nearest to a tag such as `it`, `it-CH`, or a POSIX locale such as
    /// `it_IT.UTF-8`; English for any other text.
    #[must_use]
    pub fn nearest(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        let same = |language: &Self| language.tag().eq_ignore_ascii_case(primary);
        Self::ALL.into_iter().find(same).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_or_a_posix_locale_finds_its_language() {
        for tag in ["it", "IT", "it-CH", "it_IT.UTF-8", "it@euro"] {
            assert_eq!(Language::nearest(tag), Language::Italian, "{tag}");
        }
        for tag in ["en-GB", "C", "POSIX", "", "de", "italian"] {
            assert_eq!(Language::nearest(tag), Language::English, "{tag}");
        }
    }
}
