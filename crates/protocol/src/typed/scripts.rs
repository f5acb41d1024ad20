//! Names that mix letters of scripts which look alike.

use icu_properties::{props::Script, script::ScriptWithExtensions};

/// Scripts that are written together in one word: the "highly restrictive" level of Unicode
/// Technical Standard #39, section 5.2. Each goes with Latin letters.
const TOGETHER: [&[Script]; 3] = [
    &[
        Script::Latin,
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
    ],
    &[Script::Latin, Script::Han, Script::Bopomofo],
    &[Script::Latin, Script::Han, Script::Hangul],
];

/// Whether a text mixes scripts that nobody writes together, as in `аdmin` with a Cyrillic `а`:
/// most likely a look-alike of another name, or a slip of a keyboard with two layouts.
///
/// Digits, marks and punctuation belong to every script.
#[must_use]
pub fn mixes_scripts(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let scripts = ScriptWithExtensions::new();
    let within = |allowed: &[Script]| {
        text.chars().all(|c| {
            is_everywhere(c) || allowed.iter().any(|script| scripts.has_script(c, *script))
        })
    };
    let single = text
        .chars()
        .find(|c| !is_everywhere(*c))
        .is_none_or(|first| {
            let first = scripts.get_script_extensions_val(first);
            first.iter().any(|script| within(&[script]))
        });
    !single && !TOGETHER.into_iter().any(within)
}

fn is_everywhere(c: char) -> bool {
    let script = ScriptWithExtensions::new().get_script_val(c);
    matches!(script, Script::Common | Script::Inherited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_among_other_letters_are_found() {
        for text in ["\u{430}dmin", "m.verd\u{456}", "g.f\u{3b5}rri", "раураl1a"] {
            assert!(mixes_scripts(text), "{text}");
        }
    }

    #[test]
    fn names_of_one_script_and_what_is_written_together_pass() {
        for text in [
            "g.ferri",
            "müller-1",
            "d'angelo",
            "иванов.и",
            "παπας_2",
            "山田タロウ",
            "田中ひろし-a",
            "김철수.kim",
            "שרה",
            "محمد٣",
            "x\u{301}",
            "",
            "123",
        ] {
            assert!(!mixes_scripts(text), "{text}");
        }
    }
}
