//! The one form of a user name.

use super::characters::{is_invisible, is_space};
use unicode_normalization::UnicodeNormalization;

/// How often folding is repeated until nothing changes any more. No character needs more; a test
/// tries them all.
const ROUNDS: usize = 4;

/// A user name as it is kept and compared. Two spellings that look alike on a screen are equal:
///
/// - invisible characters are dropped, such as a zero width space from a web page;
/// - spaces of every width become one U+0020, and none stays at the ends;
/// - widths and ligatures are folded (NFKC), and letters composed;
/// - letters are lower case; a final sigma is a sigma;
/// - typographic apostrophes and hyphens are those of a keyboard.
///
/// Folding twice is folding once. Whether the result can be a user name is the caller's question.
#[must_use]
pub fn fold_user_name(typed: &str) -> String {
    // In visible ASCII nothing but capitals and marks changes. Most names are that, and a policy by
    // group folds many.
    if typed.bytes().all(|byte| byte.is_ascii_graphic()) {
        let lower = typed.chars().map(mark);
        return lower.map(|c| c.to_ascii_lowercase()).collect();
    }
    let mut name = fold_once(typed);
    for _ in 1..ROUNDS {
        let again = fold_once(&name);
        if again == name {
            break;
        }
        name = again;
    }
    name
}

fn fold_once(typed: &str) -> String {
    let visible = typed.chars().filter(|c| !is_invisible(*c)).map(mark);
    let wide = visible.nfkc().map(mark).flat_map(char::to_lowercase);
    // One small letter by itself for a sigma, wherever it stands.
    let lower = wide.map(|c| if c == 'ς' { 'σ' } else { c });
    one_space(lower.nfkc())
}

/// Spaces of every width become one between two words, and none at the ends.
fn one_space(text: impl Iterator<Item = char>) -> String {
    let mut spaced = String::new();
    for c in text {
        if !is_space(c) {
            spaced.push(c);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced.trim().to_owned()
}

/// What word processors and telephones make of the apostrophe and the hyphen of a keyboard.
fn mark(c: char) -> char {
    match c {
        '`'
        | '\u{b4}'
        | '\u{2b9}'
        | '\u{2bb}'..='\u{2bd}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{a78c}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::characters::tests::characters;
    use super::*;

    #[test]
    fn spellings_that_look_alike_are_one_name() {
        let spellings = [
            (" G.Ferri ", "g.ferri"),
            ("g.\u{200b}ferri\u{feff}", "g.ferri"),
            ("g\u{ad}.fer\u{200d}ri", "g.ferri"),
            ("ｇ．ｆｅｒｒｉ", "g.ferri"),
            ("anna\u{a0}rossi", "anna rossi"),
            ("\u{3000}anna \u{2009} rossi\u{2003}", "anna rossi"),
            ("d\u{2019}angelo", "d'angelo"),
            ("D\u{b4}Angelo", "d'angelo"),
            ("d`angelo", "d'angelo"),
            ("anna\u{2013}maria", "anna-maria"),
            ("nicolo\u{300}", "nicol\u{f2}"),
            ("\u{fb01}lippi", "filippi"),
            ("\u{3a3}\u{391}\u{3a3}", "σασ"),
            ("\t g.ferri\r\n", "g.ferri"),
        ];
        for (typed, name) in spellings {
            assert_eq!(fold_user_name(typed), name, "{typed:?}");
        }
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in characters() {
            for typed in [format!("{c}"), format!("{c}\u{300}b")] {
                let name = fold_user_name(&typed);
                assert_eq!(fold_user_name(&name), name, "{}", typed.escape_unicode());
            }
        }
    }

    #[test]
    fn letters_that_differ_stay_different() {
        for (one, other) in [("müller", "muller"), ("strauß", "strauss"), ("a.b", "ab")] {
            assert_ne!(fold_user_name(one), fold_user_name(other));
        }
    }
}
