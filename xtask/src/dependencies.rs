//! What is asked of the dependencies: `deny.toml` says which licences, sources and doubles are
//! allowed; none may be unused; none may have a known vulnerability.

use crate::{Result, suite::Count, tools::tool, workspace};

/// How cargo-deny begins the line that says that the list of vulnerabilities could not be had.
const NOT_REACHED: &str = "failed to fetch advisory database";

/// Licences, sources, doubles, and dependencies that nothing uses.
///
/// # Errors
///
/// A dependency breaks a rule of `deny.toml`, or is not used; the tool's own output says which.
pub fn check() -> Result<Count> {
    let rules = [
        "--log-level",
        "error",
        "check",
        "licenses",
        "bans",
        "sources",
    ];
    workspace::run(&mut tool("cargo-deny", &rules)?)?;
    workspace::run(&mut tool("cargo-shear", &[])?)?;
    Ok(Count {
        passed: 4,
        ..Count::default()
    })
}

/// Known vulnerabilities. Says so where the list of them, a repository on the internet, is out of
/// reach: whether it can be reached is no property of a commit.
///
/// # Errors
///
/// A dependency has a known vulnerability, or is not maintained any more.
pub fn advisories() -> Result<Count> {
    let output = tool("cargo-deny", &["check", "advisories"])?.output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    if text.contains(NOT_REACHED) {
        println!("advisories: not checked, the RustSec database cannot be reached from here");
        return Ok(Count::ONE);
    }
    print!("{text}");
    if output.status.success() {
        return Ok(Count::ONE);
    }
    Err("cargo-deny check advisories failed".into())
}
