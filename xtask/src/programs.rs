//! The test programs that cargo builds: one call builds them all, then each is run on its own, so
//! that the table knows what every one of them did and how long it took.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::Instant,
};

use serde_json::Value;

use crate::{
    Result, hunt,
    suite::{Count, Table},
    workspace::{WHOLE, cargo, output, target},
};

/// The journeys' program, which is slow and shows whether the whole stands: it comes last.
pub const JOURNEYS: &str = "journeys";

/// The package whose tests start other programs and mostly wait for them.
const WAITING: &str = "chiave-tests";
/// How many of its tests run side by side for each processor.
const WAITING_TESTS: usize = 2;

/// Seconds after which a test program hangs and is ended.
const LIMIT_S: &str = "1500";

/// A test program, ready to run.
#[derive(Debug, PartialEq)]
pub struct Program {
    /// Its suite: the package, or `journeys`.
    pub suite: String,
    file: PathBuf,
    folder: PathBuf,
}

/// Builds all test programs; the journeys last, and those of one package together.
pub fn build() -> Result<Vec<Program>> {
    let mut programs = built(&WHOLE)?;
    programs.sort_by_key(|program| (program.suite == JOURNEYS, program.suite.clone()));
    Ok(programs)
}

/// Builds and runs one test program that is no part of [`build`].
pub fn run_one(test: &str, table: &mut Table) -> Result<()> {
    // The features of one package alone would be others, and everything would be built again.
    for mut program in built(&[&WHOLE[..], &["--test", test]].concat())? {
        test.clone_into(&mut program.suite);
        run(&program, table)?;
    }
    Ok(())
}

fn built(which: &[&str]) -> Result<Vec<Program>> {
    let arguments = [
        "test",
        "--no-run",
        "--message-format=json-render-diagnostics",
    ];
    let messages = output(cargo(&arguments).args(which).stderr(Stdio::inherit()))?;
    let lines = String::from_utf8(messages)?;
    Ok(lines.lines().filter_map(read).collect())
}

/// Runs one program and adds what it did to the table.
pub fn run(program: &Program, table: &mut Table) -> Result<()> {
    println!("\n── {}", program.suite);
    let begun = Instant::now();
    let output = Command::new("timeout")
        .args(["--kill-after=10", LIMIT_S])
        .arg(&program.file)
        .current_dir(&program.folder)
        // What cargo itself would set for a test.
        .env("CARGO_MANIFEST_DIR", &program.folder)
        .env("TS_RS_EXPORT_DIR", target().join("bindings"))
        .env("TS_RS_LARGE_INT", "number")
        .env(hunt::VARIABLE, hunt::file())
        .envs(side_by_side(&program.suite))
        .stderr(Stdio::inherit())
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{}", said.trim());
    let mut count = counted(&said);
    if !output.status.success() && count.failed == 0 {
        println!("{} ended with {}", program.file.display(), output.status);
        count.failed = 1;
    }
    table.add(&program.suite, count, begun.elapsed().as_secs_f64());
    Ok(())
}

/// How many tests of a suite run side by side, where that is another number than Rust's test harness would take.
fn side_by_side(suite: &str) -> Option<(&'static str, String)> {
    let processors = std::thread::available_parallelism().ok()?.get();
    [WAITING, JOURNEYS].contains(&suite).then(|| {
        (
            "RUST_TEST_THREADS",
            (WAITING_TESTS * processors).to_string(),
        )
    })
}

/// The examples in the documentation, the ones that must not compile among them: cargo builds and
/// runs these itself.
pub fn examples() -> Result<Count> {
    let run = cargo(&["test", "--doc"])
        .args(WHOLE)
        .stderr(Stdio::inherit())
        .output()?;
    reported(&run)
}

/// Prints what a program said in the manner of Rust's test harness, and counts it.
pub fn reported(run: &Output) -> Result<Count> {
    let said = String::from_utf8_lossy(&run.stdout);
    println!("{}", said.trim());
    let mut count = counted(&said);
    if !run.status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// Reads cargo's message about one finished test program.
fn read(line: &str) -> Option<Program> {
    let message: Value = serde_json::from_str(line).ok()?;
    let file = message["executable"]
        .as_str()
        .filter(|_| message["profile"]["test"] == true)?;
    let folder = Path::new(message["manifest_path"].as_str()?).parent()?;
    let target = message["target"]["name"].as_str()?;
    let suite = if target == JOURNEYS {
        target
    } else {
        package(message["package_id"].as_str()?)
    };
    Some(Program {
        suite: suite.to_owned(),
        file: file.into(),
        folder: folder.into(),
    })
}

/// The name in `path+file:///…/crates/rules#chiave-rules@0.1.0`, or `…/xtask#0.1.0`.
fn package(id: &str) -> &str {
    let (path, version) = id.rsplit_once('#').unwrap_or(("", id));
    match version.split_once('@') {
        Some((name, _)) => name,
        None => path.rsplit('/').next().unwrap_or(path),
    }
}

/// Adds up the closing lines of Rust's test harness.
fn counted(said: &str) -> Count {
    said.lines()
        .filter_map(closing)
        .fold(Count::default(), Count::and)
}

fn closing(line: &str) -> Option<Count> {
    let rest = line.strip_prefix("test result: ")?;
    let number = |word: &str| -> u64 {
        let before = rest.split(word).next().unwrap_or_default().trim_end();
        let digits = before.rsplit(' ').next().unwrap_or_default();
        digits.parse().unwrap_or_default()
    };
    Some(Count {
        passed: number("passed"),
        failed: number("failed;"),
        skipped: number("ignored"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_harness_closing_line_is_counted() {
        let said = "\nrunning 3 tests\ntest result: FAILED. 12 passed; 2 failed; 1 ignored; \
                    0 measured; 4 filtered out; finished in 0.70s\n";

        assert_eq!(
            counted(said),
            Count {
                passed: 12,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn a_program_that_says_nothing_ran_nothing() {
        assert_eq!(counted("Segmentation fault"), Count::default());
    }

    #[test]
    fn a_suite_is_named_after_its_package() {
        assert_eq!(
            package("path+file:///w/crates/rules#chiave-rules@0.1.0"),
            "chiave-rules"
        );
        assert_eq!(package("path+file:///w/xtask#0.1.0"), "xtask");
    }
}
