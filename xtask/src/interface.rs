//! The interface's half of every command: npm, in `ui/` and for the journeys' axe-core.

use std::process::Command;

use serde_json::Value;

use crate::{
    Result,
    suite::Count,
    workspace::{root, run, target},
};

/// Installs exactly what the lock files name.
pub fn install() -> Result<()> {
    ["ui", "tests"]
        .into_iter()
        .try_for_each(|folder| run(npm(folder).arg("ci")))
}

/// Builds `ui/dist`, which the shell embeds: before any cargo call on the workspace.
pub fn build() -> Result<()> {
    run(npm("ui").args(["run", "build"]))
}

/// Makes `ui/dist` if there is none yet; for the quick check, which only needs it to exist.
pub fn build_if_missing() -> Result<()> {
    if !installed() {
        install()?;
    }
    if root().join("ui/dist/index.html").exists() {
        Ok(())
    } else {
        build()
    }
}

/// Whether what npm installed is at least as new as the lock file.
fn installed() -> bool {
    let written = |path: &str| {
        root()
            .join(path)
            .metadata()
            .and_then(|file| file.modified())
    };
    match (
        written("ui/package-lock.json"),
        written("ui/node_modules/.package-lock.json"),
    ) {
        (Ok(wanted), Ok(there)) => there >= wanted,
        _ => false,
    }
}

/// Checks layout, lints and types of the interface.
pub fn check() -> Result<()> {
    run(npm("ui").args(["run", "check"]))
}

/// Runs the interface's own tests and counts them.
pub fn tests() -> Result<Count> {
    let report = target().join("vitest.json");
    let outcome = run(npm("ui")
        .args(["test", "--", "--reporter=default", "--reporter=json"])
        .arg(format!("--outputFile.json={}", report.display())));
    let report: Value = serde_json::from_slice(&std::fs::read(report)?)?;
    let count = counted(&report);
    // A test file that cannot even be read fails the run without a failed test.
    match outcome {
        Err(error) if count.failed == 0 => Err(error),
        _ => Ok(count),
    }
}

fn counted(report: &Value) -> Count {
    let number = |key: &str| report[key].as_u64().unwrap_or_default();
    Count {
        passed: number("numPassedTests"),
        failed: number("numFailedTests"),
        skipped: number("numPendingTests") + number("numTodoTests"),
    }
}

fn npm(folder: &str) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(root().join(folder))
        .env("NO_UPDATE_NOTIFIER", "1");
    npm
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_test_left_for_later_counts_as_skipped() {
        let report = json!({
            "numPassedTests": 7, "numFailedTests": 1, "numPendingTests": 2, "numTodoTests": 1,
        });

        assert_eq!(
            counted(&report),
            Count {
                passed: 7,
                failed: 1,
                skipped: 3
            }
        );
    }
}
