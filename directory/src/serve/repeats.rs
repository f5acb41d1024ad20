//! Logs repeated failures, such as those of a full disk, once and then only their number.

use chiave_log::causes;
use std::error::Error;

/// The number of further failures before the log is reminded.
const REMIND: u64 = 600;

/// Follows the outcomes of one kind of repeated work.
pub(crate) struct Repeats {
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
enum Line {
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
    pub(crate) fn new(sentence: &'static str) -> Self {
        Self {
            sentence,
            going_on: None,
        }
    }

    /// Logs what is new in this outcome, and returns a success.
    pub(crate) fn note<T, E: Error>(&mut self, outcome: Result<T, E>) -> Option<T> {
        let failure = outcome.as_ref().err().map(|error| causes::chain(error));
        match self.follow(failure) {
            Line::Failed(error) => tracing::error!(error, "{}", self.sentence),
            Line::StillFailing(times) => tracing::error!(times, "{}", self.sentence),
            Line::WorksAgain(failures) => {
                tracing::info!(failures, failed = self.sentence, "works again");
            }
            Line::Nothing => {}
        }
        outcome.ok()
    }

    fn follow(&mut self, failure: Option<String>) -> Line {
        match (failure, self.going_on.take()) {
            (None, None) => Line::Nothing,
            (None, Some(over)) => Line::WorksAgain(over.times),
            (Some(cause), Some(before)) if before.cause == cause => {
                let times = before.times + 1;
                self.going_on = Some(GoingOn { cause, times });
                if times % REMIND == 0 {
                    Line::StillFailing(times)
                } else {
                    Line::Nothing
                }
            }
            (Some(cause), _) => {
                self.going_on = Some(GoingOn {
                    cause: cause.clone(),
                    times: 1,
                });
                Line::Failed(cause)
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

        let lines: Vec<Line> = (0..=REMIND).map(|_| repeats.follow(full())).collect();

        let mut spoken = lines.into_iter().filter(|line| *line != Line::Nothing);
        assert_eq!(
            spoken.next(),
            Some(Line::Failed("the disk is full".to_owned()))
        );
        assert_eq!(spoken.next(), Some(Line::StillFailing(REMIND)));
        assert_eq!(spoken.next(), None);
    }

    #[test]
    fn the_end_of_a_failure_is_told_with_its_count() {
        let mut repeats = Repeats::new("it failed");
        for _ in 0..7 {
            repeats.follow(full());
        }

        assert_eq!(repeats.follow(None), Line::WorksAgain(7));
        assert_eq!(repeats.follow(None), Line::Nothing);
    }

    #[test]
    fn another_cause_is_told_at_once() {
        let mut repeats = Repeats::new("it failed");
        repeats.follow(full());

        let line = repeats.follow(Some("it is gone".to_owned()));

        assert_eq!(line, Line::Failed("it is gone".to_owned()));
    }
}
