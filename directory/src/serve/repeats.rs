//! Logs repeated failures, such as those of a full disk, once and then only their number.

use crate::causes;
use std::error::Error;

/// The number of further failures before the log is reminded.
const REMIND: u64 = 600;

/// Follows the outcomes of one kind of repeated work.
pub(super) struct Repeats {
    /// The log message of a failure.
    sentence: &'static str,
    /// The failure that is going on, if any.
    going_on: Option<GoingOn>,
}

struct GoingOn {
    cause: String,
    times: u64,
}

/// What is logged about one outcome.
#[derive(Debug, Eq, PartialEq)]
enum Told {
    /// A new failure with its cause.
    Failed(String),
    /// The same failure again; holds the number of failures so far.
    StillFailing(u64),
    /// Success after this number of failures.
    WorksAgain(u64),
    /// Nothing is logged.
    Nothing,
}

impl Repeats {
    pub(super) fn new(sentence: &'static str) -> Self {
        Self {
            sentence,
            going_on: None,
        }
    }

    /// Logs what is new in this outcome, and returns a success.
    pub(super) fn note<T, E: Error>(&mut self, outcome: Result<T, E>) -> Option<T> {
        let failure = outcome.as_ref().err().map(|error| causes::chain(error));
        match self.follow(failure) {
            Told::Failed(error) => tracing::error!(error, "{}", self.sentence),
            Told::StillFailing(times) => tracing::error!(times, "{}", self.sentence),
            Told::WorksAgain(failures) => {
                tracing::info!(failures, "works again: {}", self.sentence);
            }
            Told::Nothing => {}
        }
        outcome.ok()
    }

    fn follow(&mut self, failure: Option<String>) -> Told {
        match (failure, self.going_on.take()) {
            (None, None) => Told::Nothing,
            (None, Some(over)) => Told::WorksAgain(over.times),
            (Some(cause), Some(before)) if before.cause == cause => {
                let times = before.times + 1;
                self.going_on = Some(GoingOn { cause, times });
                if times % REMIND == 0 {
                    Told::StillFailing(times)
                } else {
                    Told::Nothing
                }
            }
            (Some(cause), _) => {
                self.going_on = Some(GoingOn {
                    cause: cause.clone(),
                    times: 1,
                });
                Told::Failed(cause)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Option<String> {
        Some("the disk is full".to_owned())
    }

    #[test]
    fn a_failure_that_goes_on_is_told_once_and_reminded_of() {
        let mut repeats = Repeats::new("it failed");

        let told: Vec<Told> = (0..=REMIND).map(|_| repeats.follow(full())).collect();

        let mut spoken = told.into_iter().filter(|told| *told != Told::Nothing);
        assert_eq!(
            spoken.next(),
            Some(Told::Failed("the disk is full".to_owned()))
        );
        assert_eq!(spoken.next(), Some(Told::StillFailing(REMIND)));
        assert_eq!(spoken.next(), None);
    }

    #[test]
    fn the_end_of_a_failure_is_told_with_its_count() {
        let mut repeats = Repeats::new("it failed");
        for _ in 0..7 {
            repeats.follow(full());
        }

        assert_eq!(repeats.follow(None), Told::WorksAgain(7));
        assert_eq!(repeats.follow(None), Told::Nothing);
    }

    #[test]
    fn another_cause_is_told_at_once() {
        let mut repeats = Repeats::new("it failed");
        repeats.follow(full());

        let told = repeats.follow(Some("it is gone".to_owned()));

        assert_eq!(told, Told::Failed("it is gone".to_owned()));
    }
}
