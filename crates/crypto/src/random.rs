//! The source of random bytes.

use uuid::Uuid;
use zeroize::Zeroizing;

/// A source of unpredictable bytes.
///
/// Functions take the source as an argument, so a test chooses the bytes and a reader sees which
/// functions need randomness.
pub trait Random: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator, through the one cryptographic provider.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(
        clippy::panic,
        reason = "without randomness every token is guessable; there is nothing safe to go on with"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        if aws_lc_rs::rand::fill(bytes).is_err() {
            panic!("the system gives no random bytes");
        }
    }
}

/// `N` random bytes.
pub fn bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

/// `N` random bytes that are wiped when dropped.
pub fn secret_bytes<const N: usize>(random: &dyn Random) -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0; N]);
    random.fill(bytes.as_mut_slice());
    bytes
}

/// A fresh UUIDv4 (RFC 9562) for a typed id.
pub fn uuid(random: &dyn Random) -> Uuid {
    uuid::Builder::from_random_bytes(bytes(random)).into_uuid()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    /// A deterministic generator for tests (SplitMix64).
    #[derive(Default)]
    pub(crate) struct FakeRandom(AtomicU64);

    impl Random for FakeRandom {
        fn fill(&self, bytes: &mut [u8]) {
            for byte in bytes {
                let step = 0x9e37_79b9_7f4a_7c15;
                let mut z = self.0.fetch_add(step, Ordering::Relaxed).wrapping_add(step);
                z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                *byte = (z >> 56) as u8;
            }
        }
    }

    #[test]
    fn the_system_never_gives_the_same_bytes_twice() {
        assert_ne!(bytes::<32>(&SystemRandom), bytes::<32>(&SystemRandom));
    }

    #[test]
    fn an_id_is_a_uuid_of_version_4() {
        assert_eq!(uuid(&SystemRandom).get_version_num(), 4);
    }
}
