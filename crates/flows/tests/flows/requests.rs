//! What a computer asks for, with what most tests do not care about filled in.

use super::*;

pub(super) fn activate(name: &str, activation_code: Secret, utc_offset_min: i16) -> Activate {
    Activate {
        user_name: name.into(),
        pass: activation_code,
        device_name: "laptop".into(),
        utc_offset_min,
        work: None,
    }
}

/// A request of device `n` to begin a reset of `name`.
pub(super) fn start_reset(n: u8, name: &str, utc_offset_min: i16) -> StartAttempt {
    StartAttempt {
        user_name: name.into(),
        purpose: Purpose::Reset,
        work: work(n, name),
        device_name: "laptop".into(),
        language: "it".into(),
        utc_offset_min,
    }
}

pub(super) fn sign_in(name: &str, password: &str, utc_offset_min: i16) -> SignIn {
    SignIn {
        user_name: name.into(),
        password: Secret::new(password.into()),
        device_name: "laptop".into(),
        utc_offset_min,
        is_shared: false,
        work: None,
    }
}

/// A proof of work of device `n` for a user name, a different one each time.
pub(super) fn work(n: u8, user_name: &str) -> u64 {
    let puzzle = Puzzle {
        nonce: NONCE,
        device: &caller(n).device,
        user_name,
    };
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let counter = puzzle.solve(BITS, NEXT.load(Ordering::Relaxed), || false);
    let counter = counter.unwrap();
    NEXT.fetch_max(counter + 1, Ordering::Relaxed);
    counter
}
