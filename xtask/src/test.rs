//! `cargo xtask test`: everything, then the table.

use std::process::ExitCode;

use crate::{
    Result, check, dependencies, fresh, generated, hunt, interface, limits, package,
    packages::{self, PackageState},
    programs::{self, JOURNEYS, Program},
    suite::{Count, Table},
    tools, windows, workspace,
};

/// Runs the suites of the packages alone.
pub fn run_packages() -> Result<ExitCode> {
    // The packages hold the programs as people get them.
    let build = workspace::build;
    run_apart(packages::NEEDED_FOR_PACKAGES, build, package::proof::run)
}

/// Runs the journeys with other keyrings alone.
pub fn run_keyrings() -> Result<ExitCode> {
    let build = workspace::build_for_tests;
    run_apart(packages::NEEDED_FOR_KEYRINGS, build, |table| {
        programs::run_one("keyrings", table)
    })
}

/// Runs the suite of the application for Windows alone, under wine.
pub fn run_windows() -> Result<ExitCode> {
    let need = [
        packages::NEEDED_FOR_OTHER_SYSTEMS,
        packages::NEEDED_FOR_WINDOWS,
        packages::NEEDED_FOR_WINE,
    ];
    run_apart(&need.concat(), workspace::build_for_tests, windows::test)
}

/// Runs suites that are no part of [`run`], on top of what `build` builds, with what they `need` in addition.
fn run_apart(
    need: &[&'static str],
    build: fn() -> Result<()>,
    suites: impl FnOnce(&mut Table) -> Result<()>,
) -> Result<ExitCode> {
    if let PackageState::Install(line) = packages::ensure(&[packages::NEEDED, need].concat())? {
        println!("{line}");
        return Ok(ExitCode::from(2));
    }
    let _notes = hunt::Notes::begin()?;
    interface::install()?;
    interface::build()?;
    build()?;
    let mut table = Table::default();
    suites(&mut table)?;
    println!("{}", table.text());
    Ok(table.exit_code())
}

/// Runs every suite to its end, whatever fails; only what cannot be built stops the rest.
pub fn run(fresh: bool) -> Result<ExitCode> {
    if let PackageState::Install(line) = packages::ensure(packages::NEEDED)? {
        println!("{line}");
        return Ok(ExitCode::from(2));
    }
    // The service's tests need them as well.
    tools::install()?;
    let _notes = hunt::Notes::begin()?;
    interface::install()?;
    interface::build()?;
    let mut table = Table::default();
    table.run("format", check::format);
    table.run("limits", limits::check);
    table.run("lints", check::lints);
    table.run("dependencies", dependencies::check);
    table.run("advisories", dependencies::advisories);
    table.run("interface-types", || {
        interface::check().map(|()| Count::ONE)
    });
    table.run("interface", interface::tests);
    rust_suites(&mut table)?;
    if fresh {
        table.run("fresh-demo", fresh::run);
    }
    table.run("leaks", hunt::run);
    if table.failed() == 0 {
        fresh::clear()?;
    }
    println!("{}", table.text());
    Ok(table.exit_code())
}

/// Unit and integration tests of every package, the generated files, then the journeys.
fn rust_suites(table: &mut Table) -> Result<()> {
    workspace::build()?;
    let programs = programs::build()?;
    let (journeys, others): (Vec<Program>, Vec<Program>) = programs
        .into_iter()
        .partition(|program| program.suite == JOURNEYS);
    others
        .iter()
        .try_for_each(|program| programs::run(program, table))?;
    table.run("doc-examples", programs::examples);
    table.run("generated", generated::compare);
    journeys
        .iter()
        .try_for_each(|program| programs::run(program, table))
}
