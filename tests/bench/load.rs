//! Hands that each do one thing again and again, and what they got done.

use std::{
    ops::AddAssign,
    sync::Arc,
    time::{Duration, Instant},
};

use chiave_tests::{
    Result,
    wire::{
        Answer, Laptop,
        ask::{get, open},
    },
};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::gauge::{self, Switches};

/// Something done again and again over one laptop.
#[derive(Clone)]
pub struct Hand {
    /// The laptop whose key and connection send the requests.
    pub laptop: Arc<Laptop>,
    /// The request to send.
    pub job: Job,
}

/// What a hand does.
#[derive(Clone)]
pub enum Job {
    /// A sign-in with this body.
    SignIn(Value),
    /// A look at the state by someone who has it: a token and a tag.
    Sync(String, String),
    /// A look at the whole state, with a token.
    Look(String),
}

/// What was done, in how long, and how much processor time of the server it took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// How often.
    pub count: u32,
    /// Seconds on the clock.
    pub seconds: f64,
    /// Seconds of processor time.
    pub cpu_s: f64,
    /// Seconds of processor time that asking took, on the same cores.
    pub asking_s: f64,
    /// How often threads of the server gave their core away.
    pub switches: Switches,
}

impl AddAssign for Done {
    fn add_assign(&mut self, more: Self) {
        self.count += more.count;
        self.seconds += more.seconds;
        self.cpu_s += more.cpu_s;
        self.asking_s += more.asking_s;
        self.switches += more.switches;
    }
}

impl Done {
    /// How often a second.
    pub fn rate(&self) -> f64 {
        f64::from(self.count) / self.seconds
    }

    /// How often a second that the cores had left beside the load program: in a company the askers
    /// have cores of their own.
    pub fn rate_beside(&self, cores: usize) -> f64 {
        let taken = self.asking_s / cores as f64;
        f64::from(self.count) / (self.seconds - taken)
    }

    /// Milliseconds of processor time each.
    pub fn cost_ms(&self) -> f64 {
        1000.0 * self.cpu_s / f64::from(self.count)
    }
}

impl Hand {
    async fn once(&self) -> Result<()> {
        let (answer, wanted) = match &self.job {
            Job::SignIn(body) => (self.laptop.ask(open("/v1/session"), body).await?, 200),
            Job::Sync(token, tag) => {
                let ask = get("/v1/state", token);
                (self.laptop.ask_since(ask, tag).await?, 304)
            }
            Job::Look(token) => {
                let ask = get("/v1/state", token);
                (self.laptop.ask(ask, &Value::Null).await?, 200)
            }
        };
        check(&answer, wanted)
    }
}

/// Lets all hands work on the server `process` for so long; the first that fails ends it.
pub async fn run(process: u32, hands: Vec<Hand>, lasting: Duration) -> Result<Done> {
    // Connections are made before the clock runs.
    for hand in &hands {
        hand.once().await?;
    }
    let own = std::process::id();
    let before = (gauge::cpu_s(process)?, gauge::cpu_s(own)?);
    let switched = gauge::switches(process)?;
    let begun = Instant::now();
    let end = begun + lasting;
    let mut working = JoinSet::<Result<u32>>::new();
    for hand in hands {
        working.spawn(async move {
            let mut count = 0;
            while Instant::now() < end {
                hand.once().await?;
                count += 1;
            }
            Ok(count)
        });
    }
    let mut count = 0;
    while let Some(hand) = working.join_next().await {
        count += hand??;
    }
    Ok(Done {
        count,
        seconds: begun.elapsed().as_secs_f64(),
        cpu_s: gauge::cpu_s(process)? - before.0,
        asking_s: gauge::cpu_s(own)? - before.1,
        switches: gauge::switches(process)?.since(switched),
    })
}

fn check(answer: &Answer, wanted: u16) -> Result<()> {
    if answer.status == wanted {
        return Ok(());
    }
    Err(format!("answered {:?} and not {wanted}", answer.refusal()).into())
}
