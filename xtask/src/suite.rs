//! Suites, their table, and the rule that a skipped or empty one fails.

use std::{fmt::Write, process::ExitCode, time::Instant};

use crate::Result;

/// How a suite's tests went.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Count {
    /// One check that either holds or is an error.
    pub const ONE: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

#[derive(Debug)]
struct Row {
    name: String,
    count: Count,
    seconds: f64,
}

impl Row {
    /// What counts against the whole: a skipped test is one that did not pass, and a suite
    /// without tests shows nothing.
    fn failures(&self) -> u64 {
        let Count {
            passed,
            failed,
            skipped,
        } = self.count;
        if passed + failed + skipped == 0 {
            1
        } else {
            failed + skipped
        }
    }
}

/// The suites of one run, in their order.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// Runs a suite, times it and keeps how it went. An error is printed and counts as a failure.
    pub fn run(&mut self, name: &str, suite: impl FnOnce() -> Result<Count>) {
        println!("\n── {name}");
        let begun = Instant::now();
        let count = suite().unwrap_or_else(|error| {
            println!("{error}");
            Count {
                failed: 1,
                ..Count::default()
            }
        });
        self.add(name, count, begun.elapsed().as_secs_f64());
    }

    /// Keeps a suite that was run and timed elsewhere.
    pub fn add(&mut self, name: &str, count: Count, seconds: f64) {
        match self.rows.iter_mut().find(|row| row.name == name) {
            Some(row) => {
                row.count = row.count.and(count);
                row.seconds += seconds;
            }
            None => self.rows.push(Row {
                name: name.to_owned(),
                count,
                seconds,
            }),
        }
    }

    /// Tests that passed in all suites.
    pub fn passed(&self) -> u64 {
        self.rows.iter().map(|row| row.count.passed).sum()
    }

    /// What failed in all suites, skipped tests and empty suites included.
    pub fn failed(&self) -> u64 {
        self.rows.iter().map(Row::failures).sum()
    }

    /// How a command ends that ran these suites.
    pub fn exit_code(&self) -> ExitCode {
        match self.failed() {
            0 => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }

    /// The table and the closing line.
    pub fn text(&self) -> String {
        let mut text = format!(
            "\n{:<28}{:>6}{:>9}{:>9}\n",
            "suite", "run", "skipped", "seconds"
        );
        for row in &self.rows {
            let Count {
                passed,
                failed,
                skipped,
            } = row.count;
            let mark = match (row.failures(), passed + failed + skipped) {
                (0, _) => String::new(),
                (_, 0) => "  EMPTY".into(),
                (_, _) if failed == 0 => "  SKIPPED".into(),
                _ => format!("  {failed} FAILED"),
            };
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "{:<28}{:>6}{:>9}{:>9.1}{mark}",
                row.name,
                passed + failed,
                skipped,
                row.seconds
            );
        }
        let _ = write!(text, "\n{} passed, {} failed", self.passed(), self.failed());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(count: Count) -> Table {
        let mut table = Table::default();
        table.add("some", count, 0.1);
        table
    }

    #[test]
    fn a_suite_whose_tests_all_pass_is_good() {
        let good = table(Count {
            passed: 3,
            failed: 0,
            skipped: 0,
        });

        assert_eq!(good.failed(), 0);
        assert!(good.text().ends_with("\n3 passed, 0 failed"));
    }

    #[test]
    fn an_empty_suite_fails() {
        let empty = table(Count::default());

        assert_eq!(empty.failed(), 1);
        assert!(empty.text().contains("EMPTY"));
    }

    #[test]
    fn a_skipped_test_fails() {
        let skipped = table(Count {
            passed: 3,
            failed: 0,
            skipped: 1,
        });

        assert_eq!(skipped.failed(), 1);
        assert!(skipped.text().contains("SKIPPED"));
    }

    #[test]
    fn a_suite_that_breaks_down_fails() {
        let mut table = Table::default();

        table.run("broken", || Err("no such program".into()));

        assert_eq!(table.failed(), 1);
    }
}
