//! The hunt after all suites: everything that they left behind is searched for every secret that
//! they used. Started by `cargo xtask test` with the file of noted secrets and the folders to search.
//!
//! Before it searches it plants a secret of every kind in every form, and every planted one has to be
//! found beside what may be found.
#![expect(
    clippy::print_stdout,
    reason = "it tells what it found to whoever ran the suites"
)]

mod plant;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::ExitCode,
};

use chiave_tests::{
    Result,
    leaks::{Hunt, Leak},
    secrets::{Kind, noted},
};
use plant::Plants;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let Some((file, folders)) = arguments.split_first() else {
        println!("chiave-hunt FILE FOLDER…");
        return ExitCode::FAILURE;
    };
    let facts = match hunt(file, folders) {
        Ok(facts) => facts,
        Err(error) => vec![("the hunt came to its end", vec![error.to_string()])],
    };
    told(&facts)
}

/// A fact, and what speaks against it.
type Fact = (&'static str, Vec<String>);

fn hunt(file: &Path, folders: &[PathBuf]) -> Result<Vec<Fact>> {
    let used = noted(file)?;
    let mut hunt = Hunt::default();
    for (kind, secret) in &used {
        // Of some hundred codes of six digits one or the other was mailed as well, by chance.
        let mailed = *kind == Kind::AppCode && used.contains(&(Kind::MailedCode, secret.clone()));
        if !mailed {
            hunt.bytes_of(kind.label(), secret);
        }
    }
    hunt.any_token();
    let plants = Plants::lay(folders, &used)?;
    let mut found = Vec::new();
    for folder in folders {
        found.append(&mut hunt.files(folder)?);
    }
    let missed = plants.missed(&found);
    found.retain(|leak| !plants.hold(leak) && !is_expected(leak));
    println!("{} secrets were looked for", used.len());
    Ok(vec![
        ("secrets of every kind were used", unused(&used)),
        ("every planted secret was found", missed),
        (
            "no secret is left in what the suites left behind",
            found.iter().map(|leak| format!("{leak:?}")).collect(),
        ),
    ])
}

fn unused(used: &BTreeSet<(Kind, Vec<u8>)>) -> Vec<String> {
    let kinds: BTreeSet<Kind> = used.iter().map(|(kind, _)| *kind).collect();
    let missing = Kind::ALL.into_iter().filter(|kind| !kinds.contains(kind));
    missing.map(|kind| format!("no {}", kind.label())).collect()
}

/// What has to be where it is: codes in the mails that brought them, and the programs' own keys and
/// passwords in the files that they are read from.
fn is_expected(leak: &Leak) -> bool {
    let within = |folder: &str| leak.place.components().any(|it| it.as_os_str() == folder);
    let is = |kind: Kind| leak.secret == kind.label();
    (is(Kind::MailedCode) && within("smtp"))
        || (is(Kind::Password) && leak.place.ends_with("smtp/password"))
        || (is(Kind::ServiceKey) && within("keys"))
}

/// Tells each fact as Rust's test harness does, which `xtask` reads.
fn told(facts: &[Fact]) -> ExitCode {
    for (fact, against) in facts {
        let outcome = if against.is_empty() { "ok" } else { "FAILED" };
        println!("test {fact} ... {outcome}");
        against.iter().for_each(|it| println!("    {it}"));
    }
    let failed = facts.iter().filter(|(_, it)| !it.is_empty()).count();
    let passed = facts.len() - failed;
    println!("test result: {passed} passed; {failed} failed; 0 ignored");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
