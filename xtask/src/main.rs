//! The project's commands: demo, check, test, gen, bench, package, windows, macos.
#![expect(
    clippy::print_stdout,
    reason = "these commands speak to whoever typed them"
)]

mod bench;
mod check;
mod coverage;
mod cross;
mod demo;
mod dependencies;
#[cfg(test)]
mod edges;
mod fresh;
mod fuzz;
mod generated;
mod hunt;
mod interface;
mod limits;
mod macos;
mod mutants;
mod package;
mod packages;
mod programs;
mod suite;
mod test;
mod tools;
mod windows;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Whatever went wrong, for whoever typed the command.
type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// Chiave's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Format, lints, unit tests, types of the interface: before each commit.
    Check,
    /// Everything, ending with a table in which a skipped or empty suite fails.
    Test {
        /// Also the headless demo from a clone, with an empty home.
        #[arg(long)]
        fresh: bool,
        /// Only the packages: makes them and installs them on computers that boot a real systemd.
        #[arg(long, conflicts_with = "fresh")]
        packages: bool,
        /// Only the journeys with other keyrings than that of GNOME: KeePassXC and KWallet.
        #[arg(long, conflicts_with_all = ["fresh", "packages"])]
        keyrings: bool,
        /// Only the application for Windows: builds it and runs it under wine, without its window.
        #[arg(long, conflicts_with_all = ["fresh", "packages", "keyrings"])]
        windows: bool,
    },
    /// Writes every generated file.
    Gen {
        /// Only these: ids, errors, laws, languages, settings, capability, icons, openapi, bindings.
        parts: Vec<String>,
        /// Only compares; names what is stale.
        #[arg(long)]
        check: bool,
    },
    /// A sample company, a directory service and the application, in a world of their own.
    Demo {
        /// Drives the whole story in a window nobody sees; pictures go to `target/demo/`.
        #[arg(long)]
        headless: bool,
    },
    /// Which lines of the decisions their tests reach.
    Coverage,
    /// Changes decisions one by one and names the changes that no test notices. Takes hours.
    Mutants(mutants::Selection),
    /// Spoilt input for every parser of foreign bytes, a minute each.
    Fuzz {
        /// Only targets whose test's name contains this.
        #[arg(default_value = "")]
        filter: String,
        /// How long each of them.
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Repeats the run that printed this number.
        #[arg(long)]
        seed: Option<u64>,
    },
    /// What service and window cost beside what they cannot cost less than, in four minutes.
    Bench(bench::Halves),
    /// The packages of service and application, `.deb` and `.rpm`, in `target/package/out`.
    Package(package::Selection),
    /// The application for Windows, built with Debian's compiler, in `target/windows`.
    Windows {
        /// Only checks the types of the application and of its client for Windows; makes no installer.
        #[arg(long)]
        check: bool,
    },
    /// Only checks the types of the application and of its client for macOS.
    Macos,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check => check::run(),
        Command::Test { packages: true, .. } => test::run_packages(),
        Command::Test { keyrings: true, .. } => test::run_keyrings(),
        Command::Test { windows: true, .. } => test::run_windows(),
        Command::Test { fresh, .. } => test::run(fresh),
        Command::Gen { check, parts } => generated::run(check, &parts),
        Command::Coverage => coverage::measure(),
        Command::Mutants(selection) => mutants::run(&selection),
        Command::Demo { headless } => demo::run(headless),
        Command::Fuzz {
            filter,
            seconds,
            seed,
        } => fuzz::run(&filter, seconds, seed),
        Command::Bench(only) => bench::measure(only),
        Command::Package(selection) => package::run(&selection),
        Command::Windows { check: true } => windows::check(),
        Command::Macos => macos::check(),
        Command::Windows { check: false } => windows::run_build(),
    };
    outcome.unwrap_or_else(|error| {
        println!("{error}");
        ExitCode::FAILURE
    })
}
