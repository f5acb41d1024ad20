//! Proof of work: what opening an attempt costs somebody who opens many.
//!
//! The client finds a counter such that SHA-256 over puzzle and counter begins with enough zero
//! bits. The puzzle holds the DPoP nonce, so work is good for two minutes at most, and the device
//! key and the name, so it serves one laptop and one name. The service spends each counter, so it
//! serves once; a client begins to look anywhere, so that its next work is another. It is invisible:
//! 16 bits take a laptop some tens of milliseconds, and a service one hash to check.

use crate::{dpop::Thumbprint, mac};
use data_encoding::HEXLOWER;

/// The most bits that are ever solved: some minutes of a laptop. A service that asks for more is
/// not obeyed.
pub const MAX_BITS: u32 = 24;
/// How many hashes are tried between two looks at the canceller.
const BATCH: u64 = 4096;

/// What the work is bound to.
#[derive(Clone, Copy, Debug)]
pub struct Puzzle<'a> {
    /// The nonce of the request's DPoP proof.
    pub nonce: &'a str,
    /// The key that signs the request.
    pub device: &'a Thumbprint,
    /// The user name exactly as sent.
    pub user_name: &'a str,
}

/// No counter was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unsolved {
    /// More is asked than [`MAX_BITS`].
    #[error("too much work asked")]
    TooMuch,
    /// The person or the program gave up.
    #[error("cancelled")]
    Cancelled,
}

impl Puzzle<'_> {
    /// Looks for a counter that shows `bits` leading zero bits, from `start` on.
    ///
    /// Blocks its thread for about 2^`bits` hashes; `cancelled` is asked in between.
    ///
    /// # Errors
    ///
    /// [`Unsolved::TooMuch`] at once above [`MAX_BITS`]; [`Unsolved::Cancelled`] soon after
    /// `cancelled` says so.
    pub fn solve(
        &self,
        bits: u32,
        start: u64,
        mut cancelled: impl FnMut() -> bool,
    ) -> Result<u64, Unsolved> {
        if bits > MAX_BITS {
            return Err(Unsolved::TooMuch);
        }
        let mut block = self.block();
        for step in 0..u64::MAX {
            if step % BATCH == 0 && cancelled() {
                break;
            }
            let counter = start.wrapping_add(step);
            if leading_zero_bits(&mut block, counter) >= bits {
                return Ok(counter);
            }
        }
        Err(Unsolved::Cancelled)
    }

    /// Whether `counter` shows at least `bits` leading zero bits.
    #[must_use]
    pub fn is_solved_by(&self, counter: u64, bits: u32) -> bool {
        leading_zero_bits(&mut self.block(), counter) >= bits
    }

    /// A name for this work, under which it is spent: 40 characters.
    #[must_use]
    pub fn spent_as(&self, counter: u64) -> String {
        let mut block = self.block();
        block[mac::LEN..].copy_from_slice(&counter.to_be_bytes());
        let digest = mac::hash("chiave spent work v1", &[&block]);
        // Half of it is enough to tell any two apart; no proof of possession has a name like it.
        format!("work-{}", HEXLOWER.encode(&digest[..16]))
    }

    /// Hash of the puzzle, with room for the counter: one block of SHA-256 per try, however long
    /// the name is.
    fn block(&self) -> [u8; mac::LEN + 8] {
        let hash = mac::hash(
            "chiave work v1",
            &[
                self.nonce.as_bytes(),
                self.device.as_bytes(),
                self.user_name.as_bytes(),
            ],
        );
        let mut block = [0; mac::LEN + 8];
        block[..mac::LEN].copy_from_slice(&hash);
        block
    }
}

fn leading_zero_bits(block: &mut [u8; mac::LEN + 8], counter: u64) -> u32 {
    block[mac::LEN..].copy_from_slice(&counter.to_be_bytes());
    let [a, b, c, d, ..] = mac::sha256(block);
    // Nothing asks for more than 32.
    u32::from_be_bytes([a, b, c, d]).leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEVICE: Thumbprint = Thumbprint::from_bytes([7; 32]);
    const PUZZLE: Puzzle<'_> = Puzzle {
        nonce: "nonce",
        device: &DEVICE,
        user_name: "anna",
    };

    #[test]
    fn what_was_solved_is_accepted() {
        for bits in [0, 1, 8, 12] {
            let counter = PUZZLE.solve(bits, 0, || false).unwrap();
            assert!(PUZZLE.is_solved_by(counter, bits));
        }
    }

    #[test]
    fn a_search_begins_anywhere_and_finds_other_work_there() {
        let first = PUZZLE.solve(8, 0, || false).unwrap();
        let next = PUZZLE.solve(8, first + 1, || false).unwrap();
        let around = PUZZLE.solve(8, u64::MAX - 1, || false).unwrap();

        assert!(PUZZLE.is_solved_by(next, 8) && PUZZLE.is_solved_by(around, 8));
        assert_ne!(PUZZLE.spent_as(first), PUZZLE.spent_as(next));
    }

    // Law 11.
    #[test]
    fn work_for_one_puzzle_is_none_for_another() {
        let counter = PUZZLE.solve(12, 0, || false).unwrap();
        let other_device = Thumbprint::from_bytes([8; 32]);

        for other in [
            Puzzle {
                nonce: "later",
                ..PUZZLE
            },
            Puzzle {
                device: &other_device,
                ..PUZZLE
            },
            Puzzle {
                user_name: "Anna",
                ..PUZZLE
            },
            Puzzle {
                nonce: "noncea",
                user_name: "nna",
                ..PUZZLE
            },
        ] {
            assert!(!other.is_solved_by(counter, 12));
        }
    }

    #[test]
    fn more_work_than_was_done_is_not_accepted() {
        let counter = PUZZLE.solve(4, 0, || false).unwrap();

        assert!(!PUZZLE.is_solved_by(counter, 20));
        assert!(!PUZZLE.is_solved_by(counter, 33));
    }

    #[test]
    fn work_stops_soon_after_it_is_cancelled() {
        let mut looks = 0;

        let result = PUZZLE.solve(MAX_BITS, 0, || {
            looks += 1;
            looks == 3
        });

        assert_eq!(result, Err(Unsolved::Cancelled));
        assert_eq!(looks, 3);
    }

    #[test]
    fn a_service_that_asks_for_too_much_is_not_obeyed() {
        assert_eq!(
            PUZZLE.solve(MAX_BITS + 1, 0, || false),
            Err(Unsolved::TooMuch)
        );
        assert_eq!(PUZZLE.solve(u32::MAX, 0, || false), Err(Unsolved::TooMuch));
    }
}
