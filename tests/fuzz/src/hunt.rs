//! The hunt for an input that a property does not hold for.

use crate::{random::Numbers, spoil::Spoiler};
use std::{
    cell::Cell,
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Once,
    time::{Duration, Instant},
};

/// What no input of this size may take, on a busy machine either.
pub(crate) const SLOW: Duration = Duration::from_secs(10);
/// Inputs that later ones are made from, at most.
const POOL: usize = 2048;
/// Tries to make an input smaller.
const SMALLER: usize = 2000;

/// An input that the property does not hold for.
pub(crate) struct Found {
    pub(crate) input: Vec<u8>,
    pub(crate) fault: String,
}

/// One target's pool and what came of it.
pub(crate) struct Hunt {
    pool: Vec<Vec<u8>>,
    spoiler: Spoiler,
    outcomes: HashSet<u64>,
    inputs: u64,
}

impl Hunt {
    pub(crate) fn new(corpus: Vec<Vec<u8>>, seed: u64) -> Self {
        Self {
            spoiler: Spoiler::new(&corpus, seed),
            pool: corpus,
            outcomes: HashSet::new(),
            inputs: 0,
        }
    }

    /// Inputs that were tried.
    pub(crate) const fn inputs(&self) -> u64 {
        self.inputs
    }

    /// Different outcomes that were seen.
    pub(crate) fn outcomes(&self) -> usize {
        self.outcomes.len()
    }

    /// Tries the corpus, then spoilt inputs until it is time. The first that fails, made smaller.
    pub(crate) fn run<O: Hash>(
        &mut self,
        until: Instant,
        property: impl Fn(&[u8]) -> O,
    ) -> Option<Found> {
        for input in self.pool.clone() {
            if let Some(fault) = self.fault(&input, &property) {
                return Some(Found { input, fault });
            }
        }
        while Instant::now() < until {
            let input = self.spoiler.spoilt(&self.pool);
            if self.fault(&input, &property).is_some() {
                return Some(self.smallest(input, &property));
            }
        }
        None
    }

    /// Why the property does not hold; `None` where it does.
    fn fault<O: Hash>(&mut self, input: &[u8], property: &impl Fn(&[u8]) -> O) -> Option<String> {
        self.inputs += 1;
        let begun = Instant::now();
        match quietly(|| property(input)) {
            Err(panic) => return Some(panic),
            Ok(_) if begun.elapsed() > SLOW => return Some(format!("took {:?}", begun.elapsed())),
            Ok(outcome) => self.learn(input, &outcome),
        }
        None
    }

    fn learn(&mut self, input: &[u8], outcome: &impl Hash) {
        let mut hasher = DefaultHasher::new();
        outcome.hash(&mut hasher);
        if self.outcomes.insert(hasher.finish()) && self.pool.len() < POOL {
            self.pool.push(input.to_vec());
        }
    }

    /// Leaves pieces out as long as the property still fails.
    fn smallest<O: Hash>(&self, input: Vec<u8>, property: &impl Fn(&[u8]) -> O) -> Found {
        let fault = |input: &[u8]| quietly(|| property(input)).err();
        let mut numbers = Numbers::from_seed(1);
        let mut found = Found {
            fault: fault(&input).unwrap_or_else(|| "slow".into()),
            input,
        };
        for _ in 0..SMALLER {
            let start = numbers.below(found.input.len());
            let most = (found.input.len() - start).min(1 + found.input.len() / 2);
            let mut shorter = found.input.clone();
            shorter.drain(start..start + numbers.below(most + 1));
            if shorter.len() == found.input.len() {
                continue;
            }
            if let Some(fault) = fault(&shorter) {
                found = Found {
                    input: shorter,
                    fault,
                };
            }
        }
        found
    }
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}
static HOOK: Once = Once::new();

/// Runs something that may panic; its message instead of one line of output for each panic.
fn quietly<O>(act: impl FnOnce() -> O) -> Result<O, String> {
    HOOK.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                told(panic);
            }
        }));
    });
    QUIET.set(true);
    let done = catch_unwind(AssertUnwindSafe(act));
    QUIET.set(false);
    done.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        text.unwrap_or("a panic without a message").to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(20)
    }

    #[test]
    fn a_planted_panic_is_found_and_made_small() {
        let mut hunt = Hunt::new(vec![b"name = 12\nother = \"x\"".to_vec()], 0);

        let found = hunt.run(soon(), |input| {
            let text = String::from_utf8_lossy(input);
            assert!(!text.contains("name = \0"), "planted");
            text.contains("name = ")
        });

        let found = found.unwrap();
        assert_eq!(found.input, b"name = \0");
        assert!(found.fault.contains("planted"), "{}", found.fault);
    }

    #[test]
    fn an_input_of_the_corpus_that_fails_is_found_first() {
        let mut hunt = Hunt::new(vec![b"good".to_vec(), b"bad".to_vec()], 0);

        let found = hunt.run(soon(), |input| assert_ne!(input, b"bad"));

        assert_eq!(found.unwrap().input, b"bad");
        assert_eq!(hunt.inputs(), 2);
    }

    #[test]
    fn an_outcome_that_is_new_joins_the_pool() {
        let mut hunt = Hunt::new(vec![b"aaaa".to_vec()], 0);
        let until = Instant::now() + Duration::from_millis(200);

        let found = hunt.run(until, <[u8]>::len);

        assert!(found.is_none());
        assert!(hunt.pool.len() > 10 && hunt.outcomes() > 10);
    }
}
