//! The two bases, from `directory/examples/baseline.rs`.

use std::{path::Path, process::Command, sync::Arc, time::Duration};

use chiave_tests::{Result, program::Program, repository, wire::Laptop};
use serde_json::Value;

use crate::{
    company::Company,
    gauge::Switches,
    load::{Done, Hand, Job},
};

/// Argon2id at the service's cost and nothing else, one thread a core.
pub fn hash(lasting: Duration, logs: &Path) -> Result<Done> {
    let mut command = Command::new(repository::binary("examples/baseline"));
    command.args(["hash", &lasting.as_secs().to_string()]);
    let mut program = Program::start("hash", &command, logs)?;
    let said = program.hears("how often", |line| serde_json::from_str(line).ok())?;
    done(&said).ok_or_else(|| "it said nothing of use".into())
}

/// The quickest evaluation of a new password of 64 characters, as the laptop makes it at each key.
pub fn rules() -> Result<Duration> {
    let said = Command::new(repository::binary("examples/budget")).output()?;
    let said: Value = serde_json::from_slice(&said.stdout)?;
    let micros = said["rules_us"].as_u64().ok_or("it said nothing of use")?;
    Ok(Duration::from_micros(micros))
}

fn done(said: &Value) -> Option<Done> {
    Some(Done {
        count: u32::try_from(said["count"].as_u64()?).ok()?,
        seconds: said["seconds"].as_f64()?,
        cpu_s: said["cpu_s"].as_f64()?,
        asking_s: 0.0,
        switches: Switches::default(),
    })
}

/// A handler that verifies one signature and reads one row, over the service's TLS.
pub struct Bare {
    program: Program,
    laptops: Vec<Arc<Laptop>>,
}

impl Bare {
    /// Starts it with the keys of so many laptops.
    pub fn start(company: &Company, laptops: usize) -> Result<Self> {
        // It chooses its port when it starts, and by then it has to know the keys.
        let keys = (0..laptops)
            .map(|_| chiave_tests::wire::DeviceKey::generate())
            .collect::<Result<Vec<_>>>()?;
        let mut command = Command::new(repository::binary("examples/baseline"));
        command
            .arg("serve")
            .args([
                &company.authority.server_certificate,
                &company.authority.server_key,
            ])
            .arg(company.folder().join("bare.db"))
            .args(keys.iter().map(chiave_tests::wire::DeviceKey::public));
        let mut program = Program::start("bare", &command, company.logs())?;
        let port = program.hears("its port", |line| {
            serde_json::from_str::<Value>(line).ok()?["port"].as_u64()
        })?;
        let origin = format!("https://localhost:{port}");
        let laptop = |key| -> Result<Arc<Laptop>> {
            let mut laptop = company.laptop(&origin)?;
            laptop.key = key;
            Ok(Arc::new(laptop))
        };
        Ok(Self {
            program,
            laptops: keys.into_iter().map(laptop).collect::<Result<_>>()?,
        })
    }

    /// The process id of the base.
    pub fn id(&self) -> u32 {
        self.program.id()
    }

    /// A hand for each laptop.
    pub fn hands(&self) -> Vec<Hand> {
        let hand = |laptop: &Arc<Laptop>| Hand {
            laptop: Arc::clone(laptop),
            job: Job::Sync(laptop.key.public(), "\"0-0\"".into()),
        };
        self.laptops.iter().map(hand).collect()
    }
}
