//! A reset of the password in a terminal, by somebody who is signed in nowhere.

use chiave_tests::{
    Result,
    authenticator::App,
    wire::{
        Laptop,
        ask::{open, post},
    },
    world::World,
};
use serde_json::{Value, json};

use crate::{
    person::NEXT,
    place::{GIULIA, world},
    typed::{End, Terminal, chiave, refuses},
};

/// Her mailbox at home.
const PRIVATE: &str = "giulia@posta.example";
/// A password that only the service refuses: it was hers before.
const OLD: &str = GIULIA.password;
/// The question for a number of the list, for a code of two methods, and for one of a single method.
const NUMBER: &str = "Number (0";
const CODE: &str = "6-digit code (0";

/// Her account, as an activation leaves it.
pub struct Account {
    app: App,
    /// How many emails with a code she got.
    mails: usize,
}

impl Account {
    /// Activates Giulia's account from another computer: app, mailbox and [`OLD`].
    pub async fn activate(world: &World) -> Result<Self> {
        let names = ["--given-name", "Giulia", "--family-name", "Conti"];
        let mail = ["--mail", "giulia.conti@bianchi-ward.example"];
        let add = ["account", "add", GIULIA.user_name];
        world.directory.run(&[&add[..], &names, &mail].concat())?;
        let pass = world
            .directory
            .run(&["account", "pass", GIULIA.user_name])?;
        let laptop = Laptop::new(&world.directory.origin(), &world.authority.certificate)?;
        let body = json!({"user_name": GIULIA.user_name, "pass": pass, "device_name": "ada"});
        let opened = laptop.ask(open("/v1/activations"), &body).await?.good()?;
        let token = text(&opened["token"])?;
        let mut account = Self {
            app: App::default(),
            mails: 0,
        };

        let begin = post("/v1/methods/authenticator", &token);
        let offer = laptop
            .ask(begin, &json!({"label": "phone"}))
            .await?
            .good()?;
        account.app = App::new(text(&offer["secret"])?);
        let code = account.app.code()?;
        confirm(&laptop, &token, &offer["id"], &code).await?;
        let begin = post("/v1/methods/mail", &token);
        let offer = laptop
            .ask(begin, &json!({"address": PRIVATE}))
            .await?
            .good()?;
        let code = account.mailed(world)?;
        confirm(&laptop, &token, &offer["id"], &code).await?;
        let set = json!({"operation_id": "00000000-0000-4000-8000-000000000001", "new": OLD});
        let set = laptop.ask(post("/v1/activation/password", &token), &set);
        assert_eq!(set.await?.good()?["outcome"], "done");
        Ok(account)
    }

    /// The code of the next email that has one.
    fn mailed(&mut self, world: &World) -> Result<String> {
        loop {
            let mail = world.sink.mail_to(PRIVATE, self.mails)?;
            self.mails += 1;
            if let Some(code) = mail.code() {
                return Ok(code);
            }
        }
    }
}

fn text(value: &Value) -> Result<String> {
    let text = value.as_str().ok_or("the service sent no text")?;
    Ok(text.to_owned())
}

async fn confirm(laptop: &Laptop, token: &str, id: &Value, code: &str) -> Result<()> {
    let body = json!({"id": id, "code": code});
    let confirmed = laptop.ask(post("/v1/methods/confirm", token), &body);
    confirmed.await?.good().map(drop)
}

/// Types two codes: of the app, and of an email.
pub fn verify(terminal: &mut Terminal, world: &World, account: &mut Account) -> Result<()> {
    terminal.answer(NUMBER, 1, "1")?;
    terminal.answer(CODE, 1, "12345")?;
    terminal.answer(CODE, 2, &account.app.code()?)?;
    terminal.shows("First check done.", 1)?;
    terminal.answer(NUMBER, 2, "1")?;
    terminal.shows(CODE, 3)?;
    let code = account.mailed(world)?;
    terminal.answer(CODE, 3, &code)
}

fn says(end: &End, part: &str) {
    assert!(end.shown.contains(part), "{part}: {}", end.shown);
}

#[tokio::test]
async fn a_password_is_reset_in_a_terminal() -> Result<()> {
    let world = world("terminal-reset")?;
    let mut account = Account::activate(&world).await?;

    let mut terminal = Terminal::open(&world, "reset")?;
    terminal.answer("User name:", 1, GIULIA.user_name)?;
    verify(&mut terminal, &world, &mut account)?;
    terminal.answer("New password:", 1, "mele")?;
    terminal.answer("New password:", 2, OLD)?;
    terminal.answer("New password again:", 1, OLD)?;
    terminal.answer("New password:", 3, NEXT)?;
    terminal.answer("New password again:", 2, NEXT)?;
    let end = terminal.end()?;

    assert_eq!(end.code, Some(0), "{}", end.shown);
    says(&end, "neither a code of 6 digits nor a number");
    says(&end, "It is shorter than");
    says(&end, "(password-refused)");
    says(&end, "Your new password is set.");
    for secret in [OLD, NEXT] {
        assert!(!end.shown.contains(secret), "{}", end.shown);
    }
    let laptop = Laptop::new(&world.directory.origin(), &world.authority.certificate)?;
    let sign_in = |password: &str| json!({"user_name": GIULIA.user_name, "password": password, "device_name": "ada"});
    let old = laptop.ask(open("/v1/session"), &sign_in(OLD)).await?;
    assert_eq!(old.code(), "sign-in-refused");
    laptop
        .ask(open("/v1/session"), &sign_in(NEXT))
        .await?
        .good()?;
    Ok(())
}

#[tokio::test]
async fn whoever_can_use_no_method_is_told_who_helps() -> Result<()> {
    let world = world("terminal-reset-help")?;
    let help = r#"{"organisation_help": "Call 555-0100"}"#;
    std::fs::write(world.desktop.policy().join("20-help.json"), help)?;

    let mut terminal = Terminal::open(&world, &format!("reset {}", GIULIA.user_name))?;
    terminal.answer(NUMBER, 1, "1")?;
    terminal.answer(CODE, 1, "0")?;
    terminal.answer(NUMBER, 2, "0")?;
    terminal.shows("Your help desk: Call 555-0100", 1)?;
    terminal.type_at(NUMBER, 3, "\u{3}")?;
    let end = terminal.end()?;

    assert_eq!(end.code, Some(1), "{}", end.shown);
    says(&end, "Your user name: giulia.conti");
    says(&end, "you cancelled");
    Ok(())
}

#[tokio::test]
async fn what_a_reset_asks_for_comes_from_a_terminal_only() -> Result<()> {
    let world = world("terminal-reset-refused")?;
    let piped = format!("printf '1\\n123456\\n' | '{}' reset anna", chiave());

    let end = Terminal::run(&world, &piped)?.end()?;

    assert_eq!(end.code, Some(1), "{}", end.shown);
    says(&end, "passwords and codes are asked for in a terminal");
    let hidden = r#"{"reset": "hidden"}"#;
    std::fs::write(world.desktop.policy().join("20-hidden.json"), hidden)?;
    refuses(&world, "reset anna", "offer no reset of the password")
}
