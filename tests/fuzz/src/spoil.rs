//! How a good input is spoilt.

use crate::random::Numbers;
use std::ops::Range;

/// Bytes of an input, at most: more than the longest text that a parser looks at, a proof of 4096.
pub(crate) const MOST_BYTES: usize = 5000;
/// Bytes of one piece that is moved, at most.
const PIECE: usize = 64;
/// Changes to one input, at most.
const CHANGES: usize = 8;

/// What parsers stumble over: ends of ranges, marks of formats, and characters that change their
/// length or vanish when a text is folded.
const ODD: [&str; 53] = [
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{301}",
    "\u{fdfa}",
    "\u{fb01}",
    "\u{130}",
    "\u{3a3}",
    "\u{df}",
    "\u{661}",
    "\u{ff11}",
    "\u{1f600}",
    "\u{e0001}",
    "\u{10ffff}",
    "-1",
    "0",
    "00",
    "1e999",
    "255",
    "256",
    "65536",
    "4294967296",
    "9223372036854775807",
    "18446744073709551616",
    "null",
    "true",
    "{}",
    "[]",
    "{",
    "[",
    "\"",
    "\"\"",
    "'",
    "\\",
    "\\u0000",
    ",",
    ";",
    ":",
    "=",
    "\n",
    "\r\n",
    "..",
    "%",
    "xn--",
    "@",
];

/// Makes spoilt inputs of good ones.
pub(crate) struct Spoiler {
    pub(crate) numbers: Numbers,
    words: Vec<Vec<u8>>,
}

impl Spoiler {
    /// Learns the words that stand in a corpus.
    pub(crate) fn new(corpus: &[Vec<u8>], seed: u64) -> Self {
        let apart = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte < 0x80;
        let pieces = corpus.iter().flat_map(|input| input.split(apart));
        let mut words: Vec<Vec<u8>> = pieces
            .filter(|piece| !piece.is_empty() && piece.len() <= PIECE)
            .map(<[u8]>::to_vec)
            .collect();
        words.sort();
        words.dedup();
        words.extend(ODD.iter().map(|odd| odd.as_bytes().to_vec()));
        Self {
            numbers: Numbers::from_seed(seed),
            words,
        }
    }

    /// A copy of one input of the pool with a few changes.
    pub(crate) fn spoilt(&mut self, pool: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.numbers.one_of(pool).cloned().unwrap_or_default();
        for _ in 0..=self.numbers.below(CHANGES) {
            self.change(&mut input, pool);
        }
        input.truncate(MOST_BYTES);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, pool: &[Vec<u8>]) {
        let piece = self.range(input.len());
        let at = self.numbers.below(input.len() + 1);
        match self.numbers.below(9) {
            0 => self.flip(input),
            1 => drop(input.drain(piece)),
            2 => self.put(input, at..at),
            3 => self.put(input, piece),
            4 => {
                let copy = input[piece].to_vec();
                input.splice(at..at, copy);
            }
            5 => {
                let copy = input[piece].repeat(1 << self.numbers.below(8));
                input.splice(at..at, copy);
            }
            6 => input.truncate(at),
            7 => {
                let byte = u8::try_from(self.numbers.below(256)).unwrap_or_default();
                input.insert(at, byte);
            }
            _ => {
                let other = self.numbers.one_of(pool).cloned().unwrap_or_default();
                let range = self.range(other.len());
                input.splice(piece, other[range].iter().copied());
            }
        }
    }

    fn flip(&mut self, input: &mut [u8]) {
        let bit = 1 << self.numbers.below(8);
        let at = self.numbers.below(input.len());
        if let Some(byte) = input.get_mut(at) {
            *byte ^= bit;
        }
    }

    /// Puts a word in the place of a range.
    fn put(&mut self, input: &mut Vec<u8>, range: Range<usize>) {
        let word = self.numbers.one_of(&self.words).cloned();
        input.splice(range, word.unwrap_or_default());
    }

    fn range(&mut self, len: usize) -> Range<usize> {
        let start = self.numbers.below(len);
        let most = (len - start).min(PIECE);
        start..start + self.numbers.below(most + 1)
    }
}
