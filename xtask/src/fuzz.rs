//! `cargo xtask fuzz`: a minute of spoilt input for every parser of foreign bytes.
//!
//! The targets are unit tests in modules called `fuzz` (`tests/fuzz/src/lib.rs` says how they work).
//! `cargo xtask test` runs them too, for a second each and always with the same input.

use std::{
    collections::BTreeSet,
    hash::{BuildHasher, RandomState},
    process::{ExitCode, Stdio},
};

use crate::{
    Result, interface,
    programs::reported,
    workspace::{WHOLE, cargo, root},
};

/// How a target's own report begins, and ends the name.
const REPORT: (&str, &str) = ("fuzz ", ":");

/// Runs the targets whose names or modules contain `filter`, all where it is empty.
///
/// # Errors
///
/// A property did not hold, or a corpus has no target.
pub fn run(filter: &str, seconds: u64, seed: Option<u64>) -> Result<ExitCode> {
    interface::build_if_missing()?;
    // Another run, other inputs; the seed is printed, so that a run can be repeated.
    let seed = seed.unwrap_or_else(|| RandomState::new().hash_one(0_u8));
    println!("seed {seed}, {seconds} seconds each");
    let test = [
        "test",
        "--quiet",
        "--lib",
        "--bin",
        "chiave",
        "--no-fail-fast",
    ];
    let run = cargo(&test)
        .args(WHOLE)
        .args(["--", "--nocapture", "--test-threads=2"])
        .arg(if filter.is_empty() { "fuzz::" } else { filter })
        .env("CHIAVE_FUZZ_SECONDS", seconds.to_string())
        .env("CHIAVE_FUZZ_SEED", seed.to_string())
        .stderr(Stdio::inherit())
        .output()?;
    let count = reported(&run)?;
    println!("{} held, {} did not", count.passed, count.failed);
    if count.failed > 0 {
        return Ok(ExitCode::FAILURE);
    }
    if filter.is_empty() {
        let idle = without_target(&String::from_utf8_lossy(&run.stdout))?;
        if !idle.is_empty() {
            return Err(format!("no target reads the corpus of {}", idle.join(", ")).into());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The corpora that no target reported on.
fn without_target(said: &str) -> Result<Vec<String>> {
    let reports = said.lines().filter_map(|line| line.split_once(REPORT.0));
    let named: BTreeSet<&str> = reports
        .filter_map(|(_, rest)| rest.split(REPORT.1).next())
        .collect();
    let mut idle = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/fuzz/corpus"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !named.contains(&*name) {
            idle.push(name);
        }
    }
    Ok(idle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_without_a_target_is_named() {
        let said =
            "fuzz token: 12 inputs, 2 outcomes\ntest x ... fuzz origin: 3 inputs, 1 outcomes";

        let idle = without_target(said).unwrap();

        assert!(idle.contains(&"key-file".to_owned()));
        assert!(!idle.contains(&"token".to_owned()) && !idle.contains(&"origin".to_owned()));
    }
}
