//! How long the rules take at 64 characters: `cargo run --release -p chiave-rules --example budget`.
//!
//! The budget is one millisecond (docs/design.md, section 8), with a thousand company words. It says so in
//! one line of JSON, which `cargo xtask bench` reads.

use chiave_protocol::policy::{PasswordPolicy, PersonalFacts};
use chiave_rules::{evaluate, profile, strength};
use std::{
    hint::black_box,
    io::{self, Write},
    time::{Duration, Instant},
};

const ROUNDS: u32 = 200;

fn main() -> io::Result<()> {
    let company_words = (0..1000).map(|n| format!("azienda{n}")).collect();
    let policy = PasswordPolicy {
        company_words,
        ..profile::entra()
    };
    let facts = PersonalFacts {
        name_parts: vec!["arossi".into(), "anna.rossi@example.org".into()],
    };
    let candidate: String = "Quattro gatti sul tetto, sette cani sotto il letto: che confusione!"
        .chars()
        .take(64)
        .collect();

    let rules = quickest(|| drop(evaluate(&policy, black_box(&candidate), &facts, None)));
    let estimate = quickest(|| {
        black_box(strength(black_box(&candidate), &facts, &[]));
    });

    let (rules_us, strength_us) = (rules.as_micros(), estimate.as_micros());
    writeln!(
        io::stdout(),
        r#"{{"event":"judged","rules_us":{rules_us},"strength_us":{strength_us}}}"#
    )
}

/// The quickest of many rounds: what else the machine does meanwhile is not ours.
fn quickest(mut work: impl FnMut()) -> Duration {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}
