//! `cargo xtask coverage`: which lines and regions of the decisions their own tests reach.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    Result,
    tools::tool,
    workspace::{self, command, output},
};

/// The packages that decide, whose tests need no other program.
const DECIDING: [&str; 2] = ["chiave-domain", "chiave-flows"];

/// LLVM's two programs, and the variable that names each to cargo-llvm-cov.
const PROGRAMS: [(&str, &str); 2] = [("llvm-cov", "LLVM_COV"), ("llvm-profdata", "LLVM_PROFDATA")];

/// The compiler as far as LLVM is concerned.
struct Compiler {
    /// LLVM's major version, which its programs must have too.
    llvm: String,
    /// Where rustup puts them.
    bin: PathBuf,
}

/// Runs the tests of the deciding packages and prints the table of their own files.
///
/// # Errors
///
/// A test fails, or the tool could not be installed.
pub fn measure() -> Result<ExitCode> {
    let compiler = Compiler::ask()?;
    let Some(programs) = compiler.programs() else {
        let llvm = &compiler.llvm;
        println!("Coverage needs LLVM {llvm}: install it with one of");
        println!("  rustup component add llvm-tools");
        println!("  sudo apt-get install --no-install-recommends llvm-{llvm}");
        return Ok(ExitCode::from(2));
    };
    let mut command = tool(
        "cargo-llvm-cov",
        &["llvm-cov", "--all-features", "--summary-only"],
    )?;
    for package in DECIDING {
        command.args(["--package", package]);
    }
    command.args([
        "--ignore-filename-regex",
        "(tests?/|tests?\\.rs|testing|fuzz|crates/(protocol|crypto|rules|words|store-sqlite)/)",
    ]);
    // What is set already holds.
    for (variable, path) in programs {
        if std::env::var_os(variable).is_none() {
            command.env(variable, path);
        }
    }
    workspace::run(&mut command)?;
    Ok(ExitCode::SUCCESS)
}

impl Compiler {
    fn ask() -> Result<Self> {
        let said = String::from_utf8(output(&mut command("rustc", &["-vV"]))?)?;
        let line = |name: &str| said.lines().find_map(|line| line.strip_prefix(name));
        let llvm = line("LLVM version: ").and_then(|version| version.split('.').next());
        let host = line("host: ").ok_or("rustc does not say its host")?;
        let sysroot = String::from_utf8(output(&mut command("rustc", &["--print", "sysroot"]))?)?;
        Ok(Self {
            llvm: llvm.ok_or("rustc does not say its LLVM")?.to_owned(),
            bin: Path::new(sysroot.trim()).join(format!("lib/rustlib/{host}/bin")),
        })
    }

    /// The programs of the toolchain, else those of the system; `None` where one is missing.
    fn programs(&self) -> Option<Vec<(&'static str, PathBuf)>> {
        let found = PROGRAMS.iter().map(|(name, variable)| {
            let own = self.bin.join(name);
            let system = PathBuf::from(format!("/usr/bin/{name}-{}", self.llvm));
            let path = [own, system].into_iter().find(|path| path.exists())?;
            Some((*variable, path))
        });
        found.collect()
    }
}
