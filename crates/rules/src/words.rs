//! A list of words, arranged so that those within distance one of a text are found quickly.

use crate::fold::word;

/// Characters of a banned word (Microsoft Entra Password Protection).
pub(crate) const SHORTEST: usize = 4;
pub(crate) const LONGEST: usize = 16;

/// Drawers that words are put in by one of their letters; a strange letter shares one.
const DRAWERS: usize = 64;

/// Words as they are compared.
pub(crate) struct Words {
    words: Vec<Vec<char>>,
    by_first: Vec<Vec<usize>>,
    by_second: Vec<Vec<usize>>,
}

impl Words {
    /// Folds the words; too short and too long ones are left out.
    pub(crate) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<_> = words
            .map(word)
            .filter(|word| (SHORTEST..=LONGEST).contains(&word.len()))
            .collect();
        let mut by_first = vec![Vec::new(); DRAWERS];
        let mut by_second = vec![Vec::new(); DRAWERS];
        for (index, word) in words.iter().enumerate() {
            by_first[drawer(word[0])].push(index);
            by_second[drawer(word[1])].push(index);
        }
        Self {
            words,
            by_first,
            by_second,
        }
    }

    /// Adds to `lengths` how many characters of `text`, from its beginning, stand for a word.
    ///
    /// Adds the length of each word that begins at `text[0]` to `lengths`. The same length may be added several times.
    pub(crate) fn matches_at(&self, text: &[char], lengths: &mut Vec<usize>) {
        let Some(&first) = text.first() else {
            return;
        };
        // A word that does not begin like the text can only have its first letter changed, so that
        // the second ones agree, or left out, so that its second is the text's first.
        let second = text.get(1).map(|second| &self.by_second[drawer(*second)]);
        let drawers = [
            &self.by_first[drawer(first)],
            &self.by_second[drawer(first)],
        ];
        for &index in drawers.into_iter().chain(second).flatten() {
            add_match(&self.words[index], text, lengths);
        }
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

fn drawer(c: char) -> usize {
    c as usize % DRAWERS
}

/// Two texts within distance one agree up to one place, so that place decides which rest to compare.
fn add_match(word: &[char], text: &[char], lengths: &mut Vec<usize>) {
    let agreed = word.iter().zip(text).take_while(|(a, b)| a == b).count();
    let whole = word.len();
    if agreed == whole {
        lengths.push(whole);
        return;
    }
    let follows =
        |from: usize, rest: &[char]| text.get(from..).is_some_and(|text| text.starts_with(rest));
    if follows(agreed + 1, &word[agreed + 1..]) {
        lengths.push(whole); // one letter changed
    }
    if whole > SHORTEST && follows(agreed, &word[agreed + 1..]) {
        lengths.push(whole - 1); // one left out
    }
    if agreed > 0 && follows(agreed + 1, &word[agreed..]) {
        lengths.push(whole + 1); // one slipped in between
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The distance by the book (Wagner and Fischer), to compare with.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut corner = row[0];
            row[0] = i + 1;
            for (j, y) in b.iter().enumerate() {
                let next = (corner + usize::from(x != y)).min(row[j].min(row[j + 1]) + 1);
                corner = row[j + 1];
                row[j + 1] = next;
            }
        }
        row[b.len()]
    }

    #[test]
    fn exactly_the_words_within_distance_one_are_found() {
        let mut state = 7_u32;
        let mut letter = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ['a', 'b', 'c'][(state >> 24) as usize % 3]
        };

        for _ in 0..20_000 {
            let word: Vec<char> = (0..5).map(|_| letter()).collect();
            let text: Vec<char> = (0..7).map(|_| letter()).collect();
            let mut found = Vec::new();
            Words::new([word.iter().collect::<String>().as_str()].into_iter())
                .matches_at(&text, &mut found);

            for length in &found {
                assert!(
                    distance(&word, &text[..*length]) <= 1,
                    "{word:?} {text:?} {length}"
                );
            }
            if distance(&word, &text[..5]) <= 1 && found.is_empty() {
                // Only a letter added at an end is no match: it is a character of its own.
                panic!("{word:?} {text:?}");
            }
        }
    }

    #[test]
    fn a_letter_is_left_out_only_of_words_of_more_than_four() {
        let lengths = |word: &str, text: &str| {
            let mut found = Vec::new();
            let text: Vec<char> = text.chars().collect();
            Words::new([word].into_iter()).matches_at(&text, &mut found);
            found
        };

        assert!(lengths("lago", "lgo9").is_empty());
        assert_eq!(lengths("laghi", "lghi"), [4]);
    }
}
