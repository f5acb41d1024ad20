//! The proof of work that opens an attempt: a counter that makes a SHA-256 begin with zeros.

use std::sync::atomic::{AtomicU64, Ordering};

use super::key::sha256;

/// Where the next search begins: no work serves twice.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Finds a counter for one nonce, key and name, which shows `bits` leading zero bits; another one
/// each time.
#[must_use]
pub fn solve(nonce: &str, thumbprint: &[u8], user_name: &str, bits: u32) -> u64 {
    let mut puzzle = Vec::new();
    let fields: [&[u8]; 4] = [
        b"chiave work v1",
        nonce.as_bytes(),
        thumbprint,
        user_name.as_bytes(),
    ];
    for field in fields {
        puzzle.extend(u64::try_from(field.len()).unwrap_or(0).to_be_bytes());
        puzzle.extend(field);
    }
    let mut block = sha256(&puzzle);
    let whole = block.len();
    let shows = |counter: &u64| {
        block.truncate(whole);
        block.extend(counter.to_be_bytes());
        let hash = sha256(&block);
        let first = hash.iter().take(4);
        first
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            .leading_zeros()
            >= bits
    };
    let found = (NEXT.load(Ordering::Relaxed)..u64::MAX).find(shows);
    let found = found.unwrap_or_default();
    NEXT.fetch_max(found + 1, Ordering::Relaxed);
    found
}
