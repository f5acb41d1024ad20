//! Thousands of needles, each found in one pass over the hay.

use std::collections::{BTreeSet, HashMap};

/// What is looked for.
#[derive(Debug)]
pub struct Needle {
    /// The label of its secret.
    pub secret: String,
    /// The form of it.
    pub form: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether its secret is a code of digits.
    pub digits: bool,
    /// Whether it counts only where it stands alone: see [`stands_alone`].
    pub alone: bool,
}

/// The needles by their first bytes.
#[derive(Debug, Default)]
pub struct Index {
    needles: Vec<Needle>,
    by_start: HashMap<[u8; START], Vec<usize>>,
    /// A bit for each three bytes that some needle begins with: most of the hay goes no further.
    begins: Vec<u64>,
}

/// Bytes by which needles are told apart; none is shorter.
const START: usize = 4;

impl Index {
    /// Adds a needle. One too short to mean anything, or that is there already, is left out.
    pub fn add(&mut self, needle: Needle) {
        let Some(start) = needle.bytes.first_chunk::<START>() else {
            return;
        };
        let begins = self.by_start.entry(*start).or_default();
        let same = |at: &usize| {
            let other = self.needles.get(*at);
            other.is_some_and(|it| it.bytes == needle.bytes && it.secret == needle.secret)
        };
        if begins.iter().any(same) {
            return;
        }
        begins.push(self.needles.len());
        self.begins.resize(1 << 18, 0);
        let (word, bit) = place(start);
        if let Some(word) = self.begins.get_mut(word) {
            *word |= bit;
        }
        self.needles.push(needle);
    }

    /// The needles that are in `hay`, each once.
    pub fn hits(&self, hay: &[u8]) -> Vec<&Needle> {
        let mut found = BTreeSet::new();
        for (at, start) in hay.array_windows::<START>().enumerate() {
            let (word, bit) = place(start);
            if self.begins.get(word).is_none_or(|word| word & bit == 0) {
                continue;
            }
            let candidates = self.by_start.get(start).into_iter().flatten();
            found.extend(candidates.copied().filter(|it| self.is_at(*it, hay, at)));
        }
        let needle = |number| self.needles.get(number);
        found.into_iter().filter_map(needle).collect()
    }

    fn is_at(&self, needle: usize, hay: &[u8], at: usize) -> bool {
        self.needles.get(needle).is_some_and(|needle| {
            let end = at + needle.bytes.len();
            hay.get(at..end) == Some(&*needle.bytes)
                && (!needle.alone || stands_alone(hay, at, end))
        })
    }
}

const fn place(start: &[u8; START]) -> (usize, u64) {
    let [one, two, three, _] = *start;
    let number = (one as usize) << 16 | (two as usize) << 8 | three as usize;
    (number / 64, 1 << (number % 64))
}

/// Whether the digits from `at` to `end` are a number of their own: six digits stand in many longer
/// numbers, in ids, hashes and base64, and after the point of every time in a log.
fn stands_alone(hay: &[u8], at: usize, end: usize) -> bool {
    let byte = |at: Option<usize>| at.and_then(|at| hay.get(at)).copied();
    let part_of_a_word = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    let (before, after) = (byte(at.checked_sub(1)), byte(Some(end)));
    let is_fraction = matches!(before, Some(b'.' | b','))
        && byte(at.checked_sub(2)).is_some_and(|byte| byte.is_ascii_digit());
    !(part_of_a_word(before) || part_of_a_word(after) || is_fraction)
}
