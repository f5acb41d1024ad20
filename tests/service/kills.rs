//! The service is killed at any instruction: changes are under way, several at once, and at moments
//! that are spread over the time they take it dies by SIGKILL. Afterwards both sides agree on every
//! one of them.

use std::time::{Duration, Instant};

use chiave_tests::{Result, wire::ask::post};
use serde_json::json;
use tokio::task::JoinSet;

use crate::{
    agreement::{Told, agrees},
    person::{Person, operation},
    place::{Company, PASSWORD},
};

/// People who change their passwords at the same time.
const AT_ONCE: usize = 4;

/// How long the suite goes on killing, where nobody says how often.
const LASTS: Duration = Duration::from_secs(90);

/// Kills that even the slowest machine has to come to: they fall before, into and after a change.
const LEAST: usize = 8;

/// The fraction of the golden ratio: its multiples spread evenly over any span, however many.
const SPREAD: f64 = 0.618_033_988_749_895;

/// Somebody who changes a password again and again, in one session.
struct Changer {
    person: Person,
    session: String,
    password: String,
    changes: u32,
}

/// A change that was sent, and what came back.
struct Sent {
    changer: Changer,
    id: String,
    new: String,
    told: Told,
}

impl Changer {
    async fn new(company: &Company, number: usize) -> Result<Self> {
        let mut person = Person::with_password(company, &format!("person.{number}"))?;
        Ok(Self {
            session: person.session(PASSWORD).await?,
            person,
            password: PASSWORD.to_owned(),
            changes: 0,
        })
    }

    async fn change(mut self) -> Sent {
        self.changes += 1;
        let new = format!("{} mele verdi nel cesto", self.changes);
        let id = operation();
        let body = json!({"operation_id": id, "current": self.password, "new": new});
        let change = post("/v1/password", &self.session);
        let told = Told::by(&self.person.laptop.ask(change, &body).await);
        Sent {
            changer: self,
            id,
            new,
            told,
        }
    }
}

impl Sent {
    /// Whether it was done; both sides and both passwords have to say the same.
    async fn settle(self) -> Result<(Changer, bool)> {
        let mut changer = self.changer;
        let passwords = (Some(changer.password.as_str()), self.new.as_str());
        let done = agrees(&changer.person, (self.told, &self.id), passwords).await?;
        if done {
            changer.password = self.new;
        }
        Ok((changer, done))
    }
}

/// Lets all of them change at once.
fn begin(changers: Vec<Changer>) -> JoinSet<Sent> {
    changers.into_iter().map(Changer::change).collect()
}

/// Settles what was sent; says how many were done.
async fn settle(sent: Vec<Sent>) -> Result<(Vec<Changer>, usize)> {
    let mut settling: JoinSet<_> = sent.into_iter().map(Sent::settle).collect();
    let mut changers = Vec::new();
    let mut all_done = 0;
    while let Some(settled) = settling.join_next().await {
        let (changer, done) = settled??;
        changers.push(changer);
        all_done += usize::from(done);
    }
    Ok((changers, all_done))
}

/// How long a change takes that nobody kills.
async fn unhurt(changers: Vec<Changer>) -> Result<(Vec<Changer>, Duration)> {
    let begun = Instant::now();
    let sent = begin(changers).join_all().await;
    let lasts = begun.elapsed();
    let (changers, done) = settle(sent).await?;
    assert_eq!(done, AT_ONCE, "nobody was killed yet");
    Ok((changers, lasts))
}

/// How many kills are enough; `CHIAVE_KILLS` says it in place of [`LASTS`].
fn enough(begun: Instant) -> impl Fn(usize) -> bool {
    let asked = std::env::var("CHIAVE_KILLS").ok();
    let asked: Option<usize> = asked.and_then(|it| it.parse().ok());
    let long_enough = move |kills| kills >= LEAST && begun.elapsed() > LASTS;
    move |kills| asked.map_or_else(|| long_enough(kills), |asked| kills >= asked)
}

// Law 9.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::print_stdout, reason = "how much was seen, for whoever asks")]
async fn changes_that_are_killed_at_random_leave_both_sides_agreed() -> Result<()> {
    let mut company = Company::open("killed-at-random")?;
    let mut changers = Vec::new();
    for number in 0..AT_ONCE {
        changers.push(Changer::new(&company, number).await?);
    }
    let (mut changers, lasts) = unhurt(changers).await?;

    let enough = enough(Instant::now());
    let [mut kills, mut undone, mut done] = [0; 3];
    while !enough(kills) {
        let under_way = begin(changers);
        let moment = (f64::from(u32::try_from(kills)?) * SPREAD).fract();
        tokio::time::sleep(lasts.mul_f64(moment * 1.2)).await;
        company.directory.kill()?;
        company.directory.start()?;
        let (settled, all_done) = settle(under_way.join_all().await).await?;
        changers = settled;
        kills += 1;
        done += all_done;
        undone += AT_ONCE - all_done;
    }

    println!("{kills} kills over {AT_ONCE} changes each: {done} done, {undone} undone");
    assert!(undone > 0 && done > 0, "kills fell on one side only");
    Ok(())
}
