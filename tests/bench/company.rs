//! A company whose people sign in from laptops that the service knows.

use std::{
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use chiave_tests::{
    Result,
    authenticator::App,
    authority::Authority,
    directory::Directory,
    repository,
    smtp::Sink,
    wire::{
        Laptop,
        ask::{get, open, post},
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::load::{Hand, Job};

/// Worth nothing outside this run.
const PASSWORD: &str = "quattro mele verdi nel cesto";

/// How many people work there.
const PEOPLE: usize = 4;

/// Starts of the service, of which the middle one counts.
const STARTS: usize = 3;

/// A service of its own with its mail server.
pub struct Company {
    /// What everybody trusts.
    pub authority: Authority,
    directory: Directory,
    sink: Sink,
    folder: PathBuf,
    logs: PathBuf,
}

/// Somebody whose laptop is known.
pub struct Person {
    user_name: String,
    laptop: Arc<Laptop>,
    token: String,
}

impl Company {
    /// Lays it out below `target/bench` and starts it; says how long a start takes.
    pub fn open(name: &str) -> Result<(Self, Duration)> {
        let folder = repository::target().join("bench").join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let authority = Authority::make(&folder.join("authority"))?;
        let sink = Sink::start(&folder.join("smtp"), &authority)?;
        let (directory, _) = Directory::lay_out(&folder.join("directory"), &authority, &sink)?;
        let mut company = Self {
            authority,
            directory,
            sink,
            logs: folder.join("logs"),
            folder,
        };
        let mut starts = vec![company.start()?];
        while starts.len() < STARTS {
            company.directory.stop()?;
            starts.push(company.start()?);
        }
        starts.sort();
        Ok((company, starts[STARTS / 2]))
    }

    /// From the call to the first connection that is taken.
    fn start(&mut self) -> Result<Duration> {
        let address = self.directory.origin().replace("https://", "");
        let begun = Instant::now();
        let door = std::thread::spawn(move || {
            while TcpStream::connect(&address).is_err() {
                if begun.elapsed() > chiave_tests::patience::PATIENCE {
                    break;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            begun.elapsed()
        });
        self.directory.start()?;
        door.join().map_err(|_| "nobody stood at the door".into())
    }

    /// The service's process.
    pub fn service(&self) -> Result<u32> {
        Ok(self.directory.service().ok_or("it does not run")?.id())
    }

    /// Lets so many others have worked there for a year. The service stands still meanwhile.
    pub fn crowd(&mut self, people: u32) -> Result<()> {
        self.directory.stop()?;
        let store = self.directory.folder().join("data/chiave.db");
        let filled = Command::new(repository::binary("examples/crowd"))
            .arg(store)
            .arg(people.to_string())
            .status()?;
        if !filled.success() {
            return Err(format!("the crowd did not come: {filled}").into());
        }
        self.start().map(drop)
    }

    /// Stops the service.
    pub fn close(&mut self) -> Result<()> {
        self.directory.stop().map(drop)
    }

    /// Where the bases may keep files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the bases leave what they say.
    pub fn logs(&self) -> &Path {
        &self.logs
    }

    /// A laptop that keeps its connection.
    pub fn laptop(&self, origin: &str) -> Result<Laptop> {
        Laptop::with_connections(origin, &self.authority.certificate, 1)
    }

    /// Takes everybody through their activation and a first sign-in with a second proof.
    pub async fn hire(&self) -> Result<Vec<Person>> {
        let mut people = Vec::new();
        for number in 0..PEOPLE {
            people.push(self.activate(format!("person{number}.bench")).await?);
        }
        Ok(people)
    }

    async fn activate(&self, user_name: String) -> Result<Person> {
        let work = format!("{user_name}@example.org");
        let private = format!("{user_name}@home.example");
        let names = ["--given-name", "Ada", "--family-name", "Byron"];
        let add = ["account", "add", &user_name, "--mail", &work];
        self.directory.run(&[&add[..], &names].concat())?;
        let activation_code = self.directory.run(&["account", "pass", &user_name])?;
        let laptop = Arc::new(self.laptop(&self.directory.origin())?);

        let shown = json!({"user_name": user_name, "pass": activation_code, "device_name": "ada"});
        let shown = laptop.ask(open("/v1/activations"), &shown).await?.good()?;
        let token = text(&shown["token"])?;
        let say = async |path, body: Value| laptop.ask(post(path, &token), &body).await?.good();
        let app = say("/v1/methods/authenticator", json!({"label": "phone"})).await?;
        let mut phone = App::new(text(&app["secret"])?);
        let code = phone.code()?;
        say(
            "/v1/methods/confirm",
            json!({"id": app["id"], "code": code}),
        )
        .await?;
        let mail = say("/v1/methods/mail", json!({"address": private})).await?;
        let code = self.mailed_code(&private)?;
        say(
            "/v1/methods/confirm",
            json!({"id": mail["id"], "code": code}),
        )
        .await?;
        let first = json!({"operation_id": operation(), "new": PASSWORD});
        say("/v1/activation/password", first).await?;

        let body = sign_in(&user_name);
        let signed_in = laptop.ask(open("/v1/session"), &body).await?.good()?;
        let token = text(&signed_in["token"])?;
        let proof = json!({"kind": "authenticator", "secret": phone.code()?});
        let prove = post("/v1/session/proof", &token);
        laptop.ask(prove, &proof).await?.good()?;
        Ok(Person {
            user_name,
            laptop,
            token,
        })
    }

    /// The first mailed code.
    fn mailed_code(&self, address: &str) -> Result<String> {
        for number in 0.. {
            if let Some(code) = self.sink.mail_to(address, number)?.code() {
                return Ok(code);
            }
        }
        Err("no mail brought a code".into())
    }
}

impl Person {
    /// Signs in with the right password.
    pub fn signing_in(&self) -> Hand {
        Hand {
            laptop: Arc::clone(&self.laptop),
            job: Job::SignIn(sign_in(&self.user_name)),
        }
    }

    /// Asks for everything that the laptop shows.
    pub fn looking(&self) -> Hand {
        Hand {
            laptop: Arc::clone(&self.laptop),
            job: Job::Look(self.token.clone()),
        }
    }

    /// Asks for news where there are none.
    pub async fn syncing(&self) -> Result<Hand> {
        let state = get("/v1/state", &self.token);
        let state = self.laptop.ask(state, &Value::Null).await?;
        let tag = state.header("etag").to_owned();
        state.good()?;
        Ok(Hand {
            laptop: Arc::clone(&self.laptop),
            job: Job::Sync(self.token.clone(), tag),
        })
    }
}

fn sign_in(user_name: &str) -> Value {
    json!({"user_name": user_name, "password": PASSWORD, "device_name": "ada"})
}

#[expect(
    clippy::disallowed_methods,
    reason = "a laptop draws its operation ids"
)]
fn operation() -> String {
    Uuid::new_v4().to_string()
}

fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().ok_or("not a text")?.to_owned())
}
