//! Feeds parsers of foreign bytes with spoilt input, on stable Rust.
//!
//! A target is a unit test beside its parser, in a module called `fuzz`. It hands a property to
//! [`bytes`] or [`text`]: what must hold whatever the input is. The property runs on every file of the
//! target's corpus, then on spoilt copies of them for [`SECONDS`]; `cargo xtask fuzz` gives each
//! target a minute.
//!
//! The property returns what the parser made of the input, coarsely, such as `Ok` or the kind of
//! error. An input with a new outcome joins the pool that later inputs are made from, which stands
//! in for the coverage that only a nightly compiler measures. bolero would do the same on stable Rust
//! with some 25 crates more.

mod corpus;
mod hunt;
mod random;
mod spoil;

use hunt::Hunt;
use std::{
    hash::Hash,
    time::{Duration, Instant},
};

/// Names the seconds that each target gets; one where it is not set.
pub const SECONDS: &str = "CHIAVE_FUZZ_SECONDS";
/// Names the number that all inputs follow from; 0 where it is not set.
pub const SEED: &str = "CHIAVE_FUZZ_SEED";

/// Runs `property` on the corpus of `target` and on spoilt copies of it.
///
/// # Panics
///
/// Where the property panics, takes longer than [`hunt::SLOW`], or there is no corpus. The input, made
/// smaller, is then a new file of the corpus, to be committed with what mends the fault.
pub fn bytes<O: Hash>(target: &str, property: impl Fn(&[u8]) -> O) {
    let number = |name| std::env::var(name).ok().and_then(|it| it.parse().ok());
    let seconds = number(SECONDS).unwrap_or(1);
    let seed = number(SEED).unwrap_or(0);
    let mut hunt = Hunt::new(corpus::read(target), seed);
    let until = Instant::now() + Duration::from_secs(seconds);
    let found = hunt.run(until, property);
    report(target, &hunt);
    if let Some(found) = found {
        let file = corpus::keep(target, &found.input);
        panic!(
            "{target}: {} (seed {seed}); the input is {}: {:?}",
            found.fault,
            file.display(),
            String::from_utf8_lossy(&found.input)
        );
    }
}

/// The same for a parser of text: what is no UTF-8 is replaced first.
///
/// # Panics
///
/// As [`bytes`].
pub fn text<O: Hash>(target: &str, property: impl Fn(&str) -> O) {
    bytes(target, |input| property(&String::from_utf8_lossy(input)));
}

/// Tells `cargo xtask fuzz` how far the hunt came.
#[expect(clippy::print_stdout, reason = "a test's output is its report")]
fn report(target: &str, hunt: &Hunt) {
    println!(
        "fuzz {target}: {} inputs, {} outcomes",
        hunt.inputs(),
        hunt.outcomes()
    );
}
