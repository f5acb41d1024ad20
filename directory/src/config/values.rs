//! Readers for the values of settings, by type.

use super::Expected;
use std::{
    num::NonZeroUsize,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};
use toml::de::DeValue;

/// A text in quotation marks.
pub(crate) fn text(value: &DeValue<'_>) -> Result<String, Expected> {
    match value {
        DeValue::String(text) => Ok(text.to_string()),
        _ => Err(Expected::Text),
    }
}

/// A text with at least one visible character, without spaces at its ends.
pub(crate) fn visible(value: &DeValue<'_>) -> Result<String, Expected> {
    let text = text(value)?;
    match text.trim() {
        "" => Err(Expected::Visible),
        trimmed => Ok(trimmed.to_owned()),
    }
}

/// A text that `parse` accepts.
pub(crate) fn parsed<T>(
    parse: impl FnOnce(&str) -> Option<T>,
    otherwise: Expected,
) -> impl FnOnce(&DeValue<'_>) -> Result<T, Expected> {
    move |value| parse(&text(value)?).ok_or(otherwise)
}

/// The path of a file or folder; a relative path starts at `folder`.
pub(crate) fn path(folder: &Path) -> impl FnOnce(&DeValue<'_>) -> Result<PathBuf, Expected> {
    move |value| Ok(folder.join(text(value)?))
}

/// A whole number between two bounds, inclusive.
pub(crate) fn number(
    range: RangeInclusive<u64>,
) -> impl FnOnce(&DeValue<'_>) -> Result<NonZeroUsize, Expected> {
    move |value| {
        let expected = between(&range);
        let number: usize = whole(range)(value)?;
        NonZeroUsize::new(number).ok_or(expected)
    }
}

/// A whole number between two bounds, where 0 may be one of them.
pub(crate) fn whole<T: TryFrom<u64>>(
    range: RangeInclusive<u64>,
) -> impl FnOnce(&DeValue<'_>) -> Result<T, Expected> {
    move |value| {
        let DeValue::Integer(written) = value else {
            return Err(between(&range));
        };
        let number = u64::from_str_radix(written.as_str(), written.radix()).ok();
        number
            .filter(|number| range.contains(number))
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| between(&range))
    }
}

fn between(range: &RangeInclusive<u64>) -> Expected {
    Expected::Between(*range.start(), *range.end())
}

/// `true` or `false`.
pub(crate) fn flag(value: &DeValue<'_>) -> Result<bool, Expected> {
    match value {
        DeValue::Boolean(flag) => Ok(*flag),
        _ => Err(Expected::Flag),
    }
}

/// A list of texts.
pub(crate) fn texts(value: &DeValue<'_>) -> Result<Vec<String>, Expected> {
    let DeValue::Array(items) = value else {
        return Err(Expected::Texts);
    };
    let texts = items.iter().map(|item| text(item.get_ref()));
    texts.collect::<Result<_, _>>().map_err(|_| Expected::Texts)
}

/// One of a few words, converted to the value of that word.
pub(crate) fn choice<T: Copy>(
    words: &'static [(&'static str, T)],
) -> impl FnOnce(&DeValue<'_>) -> Result<T, Expected> {
    move |value| {
        let typed = text(value).ok();
        let found = words
            .iter()
            .find(|(word, _)| typed.as_deref() == Some(*word));
        let expected = || Expected::Choice(words.iter().map(|(word, _)| *word).collect());
        found.map(|(_, choice)| *choice).ok_or_else(expected)
    }
}
