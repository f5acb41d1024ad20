//! Proof of work: makes it expensive to open many attempts.
//!
//! The client finds a counter such that SHA-256 over puzzle and counter begins with enough zero
//! bits. The puzzle contains the DPoP nonce, so a solution is valid for two minutes at most. It
//! also contains the device key and the user name, so a solution is valid for one computer and one
//! name. The service spends each solution, so it is valid once; a client starts at a random
//! counter, so its next solution differs. People do not notice the work: 16 bits take a computer
//! some tens of milliseconds, and the service needs one hash to verify.

use crate::{dpop::Thumbprint, mac};
use data_encoding::HEXLOWER;

/// The maximum number of bits that a client solves, which takes some minutes. If a service asks for
/// more, the client refuses.
pub const MAX_BITS: u32 = 24;
/// The number of hashes between two checks whether the work was cancelled.
const BATCH: u64 = 4096;

/// Everything that a proof of work is bound to.
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
    /// The service asks for more bits than [`MAX_BITS`].
    #[error("too much work asked")]
    TooMuch,
    /// The person or the program cancelled the work.
    #[error("cancelled")]
    Cancelled,
}

impl Puzzle<'_> {
    /// Finds a counter that gives `bits` leading zero bits, starting at `start`.
    ///
    /// Blocks its thread for about 2^`bits` hashes and calls `cancelled` from time to time.
    ///
    /// # Errors
    ///
    /// [`Unsolved::TooMuch`] at once above [`MAX_BITS`]; [`Unsolved::Cancelled`] soon after
    /// `cancelled` returns true.
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

    /// Whether `counter` gives at least `bits` leading zero bits.
    #[must_use]
    pub fn is_solved_by(&self, counter: u64, bits: u32) -> bool {
        leading_zero_bits(&mut self.block(), counter) >= bits
    }

    /// The name under which this solution is spent: 40 characters.
    #[must_use]
    pub fn spent_as(&self, counter: u64) -> String {
        let mut block = self.block();
        block[mac::LEN..].copy_from_slice(&counter.to_be_bytes());
        let digest = mac::hash("chiave spent work v1", &[&block]);
        // Half of the digest is enough to distinguish solutions, and no id of a DPoP proof has this
        // form.
        format!("work-{}", HEXLOWER.encode(&digest[..16]))
    }

    /// The hash of the puzzle, with room for the counter: one block of SHA-256 for each try,
    /// however long the user name is.
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
    // No caller asks for more than 32 bits.
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
