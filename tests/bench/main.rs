//! What service and window cost beside what they cannot cost less than, in one run: started by
//! `cargo xtask bench`, which builds everything for release.
//!
//! Load program, baselines and service share the machine's cores. Each measure and its base take
//! turns, so that whatever else the machine does falls on both.
#![expect(
    clippy::print_stdout,
    reason = "the figures go to whoever asked for them"
)]

mod baseline;
mod company;
mod gauge;
mod load;
mod screen;
mod table;
mod window;

use std::{process::ExitCode, time::Duration};

use chiave_tests::Result;

use baseline::Bare;
use company::{Company, Person};
use load::{Done, Hand};
use table::{Row, Table};

/// How often a measure and its base take turns.
const ROUNDS: u32 = 3;

/// How long one turn lasts.
const TURN: Duration = Duration::from_secs(3);

/// After so long without work the service has to be at rest again (docs/design.md, section 8); it keeps
/// the memory of its hash workers for 20 seconds.
const REST: Duration = Duration::from_secs(30);

/// Few and many people in a directory, each with a year in the audit log. A million (docs/design.md,
/// section 8) would take minutes to make.
const FEW: u32 = 1_000;
const MANY: u32 = 100_000;

/// Sign-ins that each person has under way at once: enough that no hash worker waits for one.
const SIGN_INS_AT_ONCE: usize = 2;

/// What is measured.
#[derive(Clone, Copy)]
enum Part {
    /// The service beside its two bases.
    Service,
    /// The window beside a blank one.
    Window,
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut table = Table::default();
    let asked = std::env::args().nth(1);
    let parts: &[Part] = match asked.as_deref() {
        Some("--service") => &[Part::Service],
        Some("--window") => &[Part::Window],
        _ => &[Part::Service, Part::Window],
    };
    say_load("at the beginning");
    for part in parts {
        // What fails keeps neither a row that was measured nor the other part from being seen.
        unless_failed(part.name(), measure(*part, &mut table).await);
    }
    say_load("at the end");
    // A figure that was missed is a line in the table, and so is a busy machine.
    match table.has_rows() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// Measures one part; each row is printed as it is measured.
async fn measure(part: Part, table: &mut Table) -> Result<()> {
    match part {
        Part::Service => measure_service(table).await,
        Part::Window => window::measure(table),
    }
}

/// Says what could not be measured to its end, and goes on.
fn unless_failed(what: &str, measured: Result<()>) {
    if let Err(error) = measured {
        println!("{what}: the rest was not measured: {error}");
    }
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Window => "window",
        }
    }
}

/// Says how busy the machine is, and what its figures are worth where it is.
fn say_load(when: &str) {
    let seen = gauge::cores().and_then(|cores| Ok((cores, gauge::load()?, gauge::is_busy()?)));
    match seen {
        Ok((cores, load, is_busy)) => {
            println!("{when}: cores {cores}, load {load}");
            if is_busy {
                println!("the machine is busy with something else: these figures are no verdict");
            }
        }
        Err(error) => println!("{when}: the load is not known: {error}"),
    }
}

/// What requests cost in trips to the store, as the tests of the flows count them: no shipped service counts.
const TRIPS: &str = include_str!("../../crates/flows/tests/flows/costs.txt");

async fn measure_service(table: &mut Table) -> Result<()> {
    let (mut company, ready) = Company::open("company")?;
    tokio::time::sleep(TURN).await;
    let service = company.service()?;
    table.add(Row::time("time to ready", ready, 300));
    table.add(Row::time("rules, 64 characters", baseline::rules()?, 1));
    table.add(Row::memory("at rest, started", gauge::pss(service)?, 40));

    let people = company.hire().await?;
    unless_failed("sign-ins", sign_ins(&company, &people, table).await);
    unless_failed("syncs", syncs(&company, &people, table).await);
    tokio::time::sleep(REST).await;
    table.add(Row::memory("at rest, after work", gauge::pss(service)?, 40));

    crowds(&mut company, &people, table).await?;
    company.close()
}

/// Sign-ins on known laptops beside bare Argon2id.
async fn sign_ins(company: &Company, people: &[Person], table: &mut Table) -> Result<()> {
    let (mut sign_ins, mut hashes) = (Done::default(), Done::default());
    for _ in 0..ROUNDS {
        hashes += baseline::hash(TURN, company.logs())?;
        let at_once = people.iter().flat_map(|it| [it; SIGN_INS_AT_ONCE]);
        let hands: Vec<Hand> = at_once.map(Person::signing_in).collect();
        sign_ins += load::run(company.service()?, hands, TURN).await?;
    }
    table.add(Row::rate("sign-ins | Argon2id", &sign_ins, &hashes, 0.95));
    let both = (&sign_ins, &hashes);
    let cores = gauge::cores()?;
    table.add(Row::rate_beside(
        "  beside the load program",
        both,
        cores,
        0.95,
    ));
    table.add(Row::cost("one sign-in | one Argon2id", &sign_ins, &hashes));
    table.add(Row::switches("switches a sign-in", &sign_ins));
    for line in TRIPS.lines() {
        println!("{line}");
    }
    Ok(())
}

/// Syncs without news beside a handler that does as little as possible.
async fn syncs(company: &Company, people: &[Person], table: &mut Table) -> Result<()> {
    let bare = Bare::start(company, people.len())?;
    let (mut syncs, mut bares) = (Done::default(), Done::default());
    for _ in 0..ROUNDS {
        bares += load::run(bare.id(), bare.hands(), TURN).await?;
        syncs += load::run(company.service()?, syncing(people).await?, TURN).await?;
    }
    table.add(Row::rate("syncs | bare handler", &syncs, &bares, 0.85));
    table.add(Row::cost("one sync | one bare answer", &syncs, &bares));
    table.add(Row::switches("switches a sync", &syncs));
    table.add(Row::switches("switches a bare answer", &bares));
    Ok(())
}

/// Measures the same requests in a company of few people and in a company of many.
async fn crowds(company: &mut Company, people: &[Person], table: &mut Table) -> Result<()> {
    company.crowd(FEW)?;
    let (mut large, _) = Company::open("crowd")?;
    let others = large.hire().await?;
    large.crowd(MANY)?;
    let mut costs = [Done::default(); 4];
    for _ in 0..ROUNDS {
        for (at, of, who) in [(0, &*company, people), (1, &large, &others)] {
            costs[at] += load::run(of.service()?, syncing(who).await?, TURN).await?;
            let looking = who.iter().map(Person::looking).collect();
            costs[at + 2] += load::run(of.service()?, looking, TURN).await?;
        }
    }
    large.close()?;
    let [few_syncs, many_syncs, few_looks, many_looks] = &costs;
    table.add(Row::growth(
        "one sync, many | few",
        many_syncs,
        few_syncs,
        1.1,
    ));
    table.add(Row::growth(
        "the whole state, many | few",
        many_looks,
        few_looks,
        1.1,
    ));
    Ok(())
}

async fn syncing(people: &[Person]) -> Result<Vec<Hand>> {
    let mut hands = Vec::new();
    for person in people {
        hands.push(person.syncing().await?);
    }
    Ok(hands)
}
