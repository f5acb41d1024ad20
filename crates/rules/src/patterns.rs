//! Patterns that count like a banned word: one key held down, and walks along the alphabet or the
//! digits (NIST SP 800-63B-4, section 3.1.1.2: repetitive and sequential characters).

/// Characters that make a pattern.
pub(crate) const SHORTEST: usize = 4;

/// Characters of the longest pattern that begins at the beginning of `text`; 0 where none does.
pub(crate) fn length_at(text: &[char]) -> usize {
    let longest = [-1, 0, 1]
        .into_iter()
        .map(|step| walk(text, step))
        .max()
        .unwrap_or(0);
    if longest >= SHORTEST { longest } else { 0 }
}

/// How many characters follow each other by `step`. A walk stays within letters or digits; anything
/// may be repeated.
fn walk(text: &[char], step: i32) -> usize {
    let goes_on = |pair: &[char]| {
        let walkable = step == 0 || pair.iter().all(char::is_ascii_alphanumeric);
        walkable && (pair[1] as i32) - (pair[0] as i32) == step
    };
    if text.is_empty() {
        0
    } else {
        1 + text.windows(2).take_while(|pair| goes_on(pair)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(text: &str) -> usize {
        length_at(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_held_key_and_a_walk_are_patterns() {
        for (text, expected) in [
            ("aaaa", 4),
            ("------x", 6),
            ("abcdefx", 6),
            ("4321x", 4),
            ("👍👍👍👍👍", 5),
            ("aaabbb", 0),
            ("abc", 0),
            ("acegik", 0),
            ("", 0),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
    }
}
