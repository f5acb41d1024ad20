//! A recovery sheet in the real window: made on the first day, and used when the password is forgotten.

use chiave_tests::{
    Result,
    sheet::{Sheet, asked_number},
    window::Window,
    world::World,
};
use thirtyfour::{Key, TypingData};

use crate::{
    person::NEXT,
    place::{GIULIA, world},
};

/// Her mailbox at home.
const PRIVATE: &str = "giulia@posta.example";
/// A code that is on no sheet.
const WRONG: &str = "0000-0000-0000-0000";

fn add_account(world: &World) -> Result<String> {
    let names = ["--given-name", "Giulia", "--family-name", "Conti"];
    let mail = ["--mail", "giulia.conti@bianchi-ward.example"];
    let add = ["account", "add", GIULIA.user_name];
    world.directory.run(&[&add[..], &names, &mail].concat())?;
    world.directory.run(&["account", "pass", GIULIA.user_name])
}

/// Activates her account with a sheet and a mailbox.
async fn activate(world: &World, window: &Window) -> Result<Sheet> {
    let pass = add_account(world)?;
    window.screen("sign-in").await?;
    window.press("I have an activation code").await?;
    window.screen("activate").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.fill("Activation code", &pass).await?;
    window.press("Continue").await?;
    window.screen("activate-methods").await?;

    window.press("Make a recovery sheet").await?;
    window.screen("add-sheet").await?;
    window.shows("I have kept the sheet").await?;
    let sheet = Sheet::read(window).await?;
    let confirms = asked_number(window).await?;
    let label = format!("Code number {confirms}");
    window.fill(&label, WRONG).await?;
    window.press("I have kept the sheet").await?;
    window.shows("Check the number beside the code").await?;
    window
        .fill(&label, &sheet.code(confirms).to_lowercase())
        .await?;
    window.press("I have kept the sheet").await?;
    window.screen("activate-methods").await?;
    window.shows("10 codes left").await?;

    window.press("Add a personal email address").await?;
    window.screen("add-mail").await?;
    window.fill("Personal email address", PRIVATE).await?;
    window.press("Send a code").await?;
    window.screen("add-mail-code").await?;
    window.fill("6-digit code", &mailed(world, 0)?).await?;
    window.press("Add address").await?;
    window.screen("activate-methods").await?;
    window.press("Continue").await?;
    window.screen("activate-password").await?;
    window.fill("New password", GIULIA.password).await?;
    window.rule("min-length", "met").await?;
    window.press("Set password").await?;
    window.screen("activate-done").await?;
    window.press("Sign in").await?;
    window.screen("sign-in").await?;
    Ok(sheet)
}

/// The code of the `n`th email that has one.
fn mailed(world: &World, n: usize) -> Result<String> {
    let mut codes = 0;
    for mail in 0.. {
        if let Some(code) = world.sink.mail_to(PRIVATE, mail)?.code() {
            if codes == n {
                return Ok(code);
            }
            codes += 1;
        }
    }
    Err("no email has a code".into())
}

#[tokio::test]
async fn a_forgotten_password_is_reset_with_a_recovery_code() -> Result<()> {
    let world = world("recovery-sheet")?;
    let window = Window::open(&world.desktop).await?;
    let sheet = activate(&world, &window).await?;

    window.press("I forgot my password").await?;
    window.screen("forgot").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.press("Continue").await?;
    window.screen("forgot-verification-1").await?;
    window.press("Recovery sheet").await?;
    window.shows("from your recovery sheet").await?;
    let asked = asked_number(&window).await?;
    let label = format!("Code number {asked}");
    let other = sheet.code(asked % 10 + 1);
    window.fill(&label, other).await?;
    window.press("Continue").await?;
    window.shows("Check the number beside the code").await?;
    window.fill(&label, sheet.code(asked)).await?;
    window.press("Continue").await?;

    window.screen("forgot-verification-2").await?;
    window.press("Personal email address").await?;
    window.find("field", "6-digit code").await?;
    window.fill("6-digit code", &mailed(&world, 1)?).await?;
    window.press("Continue").await?;
    window.screen("forgot-password").await?;
    window.fill("New password", NEXT).await?;
    window.rule("min-length", "met").await?;
    window.press("Set password").await?;
    window.screen("forgot-done").await?;
    window.quit().await
}

/// She uses the keyboard alone, in Italian.
#[tokio::test]
async fn a_recovery_code_is_typed_by_keyboard_alone_in_italian() -> Result<()> {
    let world = world("recovery-sheet-italian")?;
    let window = Window::open(&world.desktop).await?;
    let sheet = activate(&world, &window).await?;
    window.quit().await?;
    let italian = world.desktop.policy().join("15-language.json");
    std::fs::write(italian, r#"{"language": "it"}"#)?;
    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;

    reach(&window, "Ho dimenticato la password").await?;
    type_keys(&window, Key::Enter + "").await?;
    window.screen("forgot").await?;
    reach(&window, "Nome utente").await?;
    type_keys(&window, GIULIA.user_name).await?;
    type_keys(&window, Key::Enter + "").await?;
    window.screen("forgot-verification-1").await?;
    reach(&window, "Foglio di recupero").await?;
    type_keys(&window, Key::Enter + "").await?;
    window.shows("del tuo foglio di recupero").await?;
    let asked = asked_number(&window).await?;
    reach(&window, &format!("Codice numero {asked}")).await?;
    type_keys(&window, sheet.code(asked)).await?;
    type_keys(&window, Key::Enter + "").await?;
    window.screen("forgot-verification-2").await?;
    window.quit().await
}

/// Presses Tab until what has the focus is called `name`.
async fn reach(window: &Window, name: &str) -> Result<()> {
    let script = "const it = document.activeElement;
        return (it.labels?.[0] ?? it).textContent.replace(/[\\u2066-\\u2069]/g, '').trim()";
    for _ in 0..60 {
        let named = window.ask(script, vec![]).await?;
        if named.as_str().is_some_and(|text| text.starts_with(name)) {
            return Ok(());
        }
        type_keys(window, Key::Tab + "").await?;
    }
    Err(format!("Tab never reached “{name}”").into())
}

async fn type_keys(window: &Window, keys: impl Into<TypingData>) -> Result<()> {
    let focused = window.driver().active_element().await?;
    Ok(focused.send_keys(keys).await?)
}
