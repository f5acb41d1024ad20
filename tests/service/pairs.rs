//! Answers that take as long whoever is named, measured in pairs to some microseconds (law 5).

use std::{
    io::Write,
    time::{Duration, Instant},
};

use chiave_tests::{
    Result,
    wire::{
        Ask,
        ask::{open, post},
    },
};
use serde_json::{Value, json};

use crate::{
    person::text,
    statistics::{Draw, Paired},
    unknown::{company, go_first, sign_in},
};

/// Who is asked about in pairs: somebody, and two whom nobody knows. All have as many letters.
const PAIRED: [&str; 3] = ["known.one", "nobody.is", "nobody.ex"];
/// What is planted beside answers to the last one, in microseconds.
const PLANTED_US: u64 = 20;
/// Rounds between two looks at the noise.
const PAIRS: usize = 100;
/// How long a series lasts at most. It ends earlier, as soon as the noise lets what is planted be told.
const LONGEST: Duration = Duration::from_secs(12);

/// Who is asked about, and how long the answer is kept back here, as a slower service would.
#[derive(Clone, Copy)]
struct Asked {
    whose: usize,
    planted: Duration,
}

impl Asked {
    /// Microseconds that an answer took, with what is planted.
    fn spent(self, since: Instant) -> f64 {
        let until = since.elapsed() + self.planted;
        while since.elapsed() < until {}
        since.elapsed().as_secs_f64() * 1e6
    }
}

/// What a series of pairs found, each against the first unknown name.
#[derive(Debug)]
struct Compared {
    known: Paired,
    unknown: Paired,
    planted: Paired,
}

impl Compared {
    /// The smallest difference in microseconds that every one of the three would show.
    fn finest_us(&self) -> f64 {
        [self.known, self.unknown, self.planted]
            .map(Paired::resolution_us)
            .into_iter()
            .fold(0.0, f64::max)
    }

    /// The difference in microseconds that a series should show.
    fn wanted_us() -> f64 {
        Duration::from_micros(PLANTED_US).as_secs_f64() * 1e6
    }
}

/// Asks about the three in an order of its own each round, and once more with something planted, until
/// 20 microseconds can be told or the time is over.
async fn compare(time: &impl AsyncFn(Asked) -> Result<f64>) -> Result<Compared> {
    let begun = Instant::now();
    let mut draw = Draw::default();
    let [mut known, mut unknown, mut planted] = [const { Vec::new() }; 3];
    loop {
        for _ in 0..PAIRS {
            let mut took = [0.0; 4];
            for at in draw.order(took.len()) {
                let asked = Asked {
                    whose: at.min(2),
                    planted: Duration::from_micros(if at == 3 { PLANTED_US } else { 0 }),
                };
                if let Some(took) = took.get_mut(at) {
                    *took = time(asked).await?;
                }
            }
            let [somebody, nobody, another, late] = took;
            known.push(somebody - nobody);
            unknown.push(another - nobody);
            planted.push(late - nobody);
        }
        let compared = Compared {
            known: Paired::of(&known),
            unknown: Paired::of(&unknown),
            planted: Paired::of(&planted),
        };
        let can_tell = compared.finest_us() < Compared::wanted_us();
        if can_tell || begun.elapsed() > LONGEST {
            return Ok(compared);
        }
    }
}

/// Fails where a known name is told from an unknown one and two unknown names are not, twice.
async fn pair_up(time: impl AsyncFn(Asked) -> Result<f64>) -> Result<()> {
    for _ in 0..2 {
        let compared = compare(&time).await?;
        eprintln!("{compared:?}");
        let finest = compared.finest_us();
        if finest >= Compared::wanted_us() {
            // Directly, since the harness keeps back what a test prints and passes.
            writeln!(
                std::io::stderr(),
                "NOT SHOWN, too much noise: only {finest:.0} µs can be told, wanted are {PLANTED_US} µs"
            )?;
        }
        let planted = compared.planted;
        assert!(
            planted.differs() || planted.resolution_us() > Compared::wanted_us(),
            "what is planted is missed: {compared:?}"
        );
        if !compared.known.differs() || compared.unknown.differs() {
            return Ok(());
        }
    }
    Err("a known name is told from an unknown one by the time of its answers".into())
}

// Law 5.
#[tokio::test(flavor = "multi_thread")]
async fn a_look_at_an_attempt_takes_as_long_whoever_is_named() -> Result<()> {
    let company = company("unknown-look-time").await?;
    let laptop = company.near_laptop()?;
    let mut tokens = Vec::new();
    for name in PAIRED {
        let envelope = laptop.attempt(name, "reset").await?;
        let opened = laptop.send(&envelope).await?.good()?;
        tokens.push(text(&opened["token"])?);
    }
    go_first(&company)?;

    pair_up(async |asked| {
        let ask = Ask {
            method: "GET",
            ..post("/v1/attempt", &tokens[asked.whose])
        };
        let envelope = laptop.seal(ask, &Value::Null)?;
        let since = Instant::now();
        let answer = laptop.send(&envelope).await?;
        let spent = asked.spent(since);
        assert_eq!(answer.status, 200);
        Ok(spent)
    })
    .await
}

// Law 5.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_of_an_attempt_takes_as_long_whoever_is_named() -> Result<()> {
    let mut company = company("unknown-code-time").await?;
    company.hold_still()?;
    let laptop = company.near_laptop()?;
    go_first(&company)?;

    pair_up(async |asked| {
        // An attempt looks at a few codes only, so each code has one of its own.
        let envelope = laptop.attempt(PAIRED[asked.whose], "reset").await?;
        let opened = laptop.send(&envelope).await?.good()?;
        let token = text(&opened["token"])?;
        let guess = json!({"kind": "authenticator", "secret": "000000"});
        let envelope = laptop.seal(post("/v1/attempt/proof", &token), &guess)?;
        let since = Instant::now();
        let answer = laptop.send(&envelope).await?;
        let spent = asked.spent(since);
        assert_eq!(answer.refusal(), (422, "proof-refused".into()));
        Ok(spent)
    })
    .await
}

/// Wrong passwords after which the next one waits for more than ten minutes.
const GUESSES: u32 = 12;
/// Longer than any wait.
const WAIT_S: u32 = 16 * 60;

// Law 5.
#[tokio::test(flavor = "multi_thread")]
async fn a_throttled_sign_in_takes_as_long_whoever_is_named() -> Result<()> {
    let mut company = company("unknown-wait-time").await?;
    company.hold_still()?;
    for guess in 0..GUESSES {
        // The first ones wait for nothing.
        if guess > 4 {
            company.jump(guess * WAIT_S)?;
        }
        let laptop = company.laptop()?;
        for name in PAIRED {
            let answer = sign_in(&laptop, name, &format!("guess {guess}")).await?;
            assert_eq!(answer.refusal(), (401, "sign-in-refused".into()));
        }
    }
    let laptop = company.near_laptop()?;
    laptop.service().await?;
    go_first(&company)?;

    pair_up(async |asked| {
        let body = json!({"user_name": PAIRED[asked.whose], "password": "one more"});
        let envelope = laptop.seal(open("/v1/session"), &body)?;
        let since = Instant::now();
        let answer = laptop.send(&envelope).await?;
        let spent = asked.spent(since);
        assert_eq!(answer.refusal(), (429, "too-many-attempts".into()));
        Ok(spent)
    })
    .await
}
