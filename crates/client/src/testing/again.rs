//! A test that runs itself again in another environment: no test can change its own.

use std::{env, process::Command};

/// Runs the test with this whole name in a process of its own, whose environment `change` sets, and
/// expects it to pass within a minute.
pub(crate) async fn run_again(test: &str, change: impl FnOnce(&mut Command)) {
    let mut again = Command::new("timeout");
    again.arg("60").arg(env::current_exe().unwrap());
    again.args(["--exact", test]);
    change(&mut again);
    let ran = tokio::task::spawn_blocking(move || again.output().unwrap());
    let ran = ran.await.unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
}
