//! Lists of texts.

use crate::Value;
use serde_json::Value as Json;
use std::ops::RangeInclusive;

/// The most domains or words of a list.
pub const LIST_ITEMS: usize = 1000;
/// The characters of a banned word.
const WORD_CHARACTERS: RangeInclusive<usize> = 4..=16;
/// The most bytes of a domain (RFC 1035, section 2.3.4).
const DOMAIN_BYTES: usize = 253;

/// The value, if it is a list of at most `most` texts that are all `right`.
pub(super) fn texts(json: &Json, most: usize, right: fn(&str) -> bool) -> Option<Value> {
    let items = json.as_array().filter(|items| items.len() <= most)?;
    let texts = items.iter().map(|item| {
        let text = item.as_str().filter(|text| right(text));
        text.map(str::to_owned)
    });
    texts.collect::<Option<_>>().map(Value::Texts)
}

/// Whether a text is a mail domain, such as `example.org`.
pub(super) fn is_domain(text: &str) -> bool {
    let is_label =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    text.len() <= DOMAIN_BYTES && text.contains('.') && text.split('.').all(is_label)
}

/// Whether a text is a word that a company can ban.
pub(super) fn is_word(text: &str) -> bool {
    WORD_CHARACTERS.contains(&text.chars().count())
        && text.trim() == text
        && !text.chars().any(char::is_control)
}
