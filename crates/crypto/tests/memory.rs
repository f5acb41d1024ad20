//! Checks that a dropped hasher leaves no memory with the process. This test is a program of its
//! own, so no other test allocates memory meanwhile.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set its scene fails there"
)]

use chiave_crypto::{
    KeyId, Pepper, SystemRandom,
    password_hash::{Cost, Hasher, SecretContext},
};

/// Half of the memory that one hash needs.
const MOST_KIB: u64 = 19 * 1024 / 2;

/// Worker threads of a service start and end with the load, each with an allocator arena of its
/// own. The first freed block already changed how the allocator treated the second.
#[test]
fn memory_for_hashes_goes_back_to_the_system_every_time() {
    let before = held_kib();

    for round in 1..=4 {
        std::thread::spawn(hash_once).join().unwrap();

        let left = held_kib().saturating_sub(before);
        assert!(left < MOST_KIB, "{left} KiB stay after round {round}");
    }
}

fn hash_once() {
    let pepper = Pepper::generate(KeyId::parse("k1").unwrap(), &SystemRandom);
    let mut hasher = Hasher::new(Cost::default()).unwrap().lazy();
    hasher
        .hash(
            "quattro mele verdi",
            SecretContext::NOBODY,
            &pepper,
            &SystemRandom,
        )
        .unwrap();
}

/// The anonymous memory of this process (proc_pid_status(5)).
fn held_kib() -> u64 {
    status_kib("RssAnon:")
}

fn status_kib(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.unwrap().parse().unwrap()
}
