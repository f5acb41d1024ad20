//! The application's real window, driven as a person drives it: by what stands on the screen.

mod click;
mod picture;

use std::{path::Path, process::Command, time::Duration};

use serde_json::{Value, json};
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

use crate::{
    Result,
    desktop::Desktop,
    kept::Kept,
    patience::{until, until_async},
    port::Port,
    program::Program,
    repository,
    secrets::{Kind, note},
};

/// How long the application may take to show its window. Without a limit a driver that cannot
/// automate the application would wait for two minutes.
const OPENING: Duration = Duration::from_secs(40);

/// Screens that follow on a new session, which lies in the keyring by then.
const BEHIND_THE_DOOR: [&str; 3] = ["verify", "register", "overview"];

/// Finds what a person would find; see the script.
const FIND: &str = include_str!("find.js");

/// How the password being typed stands with a rule.
const RULE: &str =
    "return document.querySelector(`li[data-rule='${arguments[0]}']`)?.dataset.state ?? null;";

/// An open window of the application.
#[derive(Debug)]
pub struct Window {
    session: Session,
    server: Program,
    kept: Kept,
}

/// What the driver's client holds of a window.
#[derive(Debug)]
struct Session(WebDriver);

impl Window {
    /// Starts the built application on `desktop` and waits for its window.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn open(desktop: &Desktop) -> Result<Self> {
        Self::open_program(desktop, &repository::binary("chiave"), &[]).await
    }

    /// Starts any program that shows a web view on `desktop` and waits for its window.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn open_program(desktop: &Desktop, binary: &Path, args: &[&str]) -> Result<Self> {
        // The driver's client speaks plain HTTP to this machine and still wants a TLS provider;
        // an error only says that there is one already.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let (server, port) = start_driver(desktop)?;
        let mut wanted = Capabilities::new();
        wanted.set(
            "webkitgtk:browserOptions",
            json!({ "binary": binary, "args": args }),
        )?;
        let address = format!("http://127.0.0.1:{port}");
        let driver = tokio::time::timeout(OPENING, WebDriver::new(address, wanted))
            .await
            .map_err(|_| format!("{} showed no window", binary.display()))??;
        let session = Session(driver);
        Ok(Self {
            session,
            server,
            kept: Kept::on(desktop),
        })
    }

    /// Waits until the application shows `screen`, by the name that its body carries.
    ///
    /// # Errors
    ///
    /// When it does not; with the text that stands there instead.
    pub async fn screen(&self, screen: &str) -> Result<()> {
        let look = || async {
            let shown = self
                .ask("return document.body.dataset.screen ?? null", vec![])
                .await?;
            Ok((shown == screen).then_some(()))
        };
        self.or_what_stands_there(until_async(&format!("the screen {screen}"), look).await)
            .await?;
        match BEHIND_THE_DOOR.contains(&screen) {
            true => self.kept.note(),
            false => Ok(()),
        }
    }

    /// Waits until `words` stand on the screen.
    ///
    /// # Errors
    ///
    /// When they do not come; with the text that stands there instead.
    pub async fn shows(&self, words: &str) -> Result<()> {
        let look = || async { Ok(self.text().await?.contains(words).then_some(())) };
        self.or_what_stands_there(until_async(&format!("“{words}”"), look).await)
            .await
    }

    /// Everything that can be read now.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub async fn text(&self) -> Result<String> {
        let text = self.ask("return document.body.innerText", vec![]).await?;
        // Without the marks that isolate what is put into a sentence.
        let isolating = |sign: char| ('\u{2066}'..='\u{2069}').contains(&sign);
        Ok(text.as_str().unwrap_or_default().replace(isolating, ""))
    }

    /// Types `text` into the field labelled `label`, in place of what is there.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find("field", label).await?;
        if field.prop("type").await?.as_deref() == Some("password") {
            note(Kind::Password, text)?;
        }
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Waits for the element of a role (`field`, `button`, `link`, `heading`, `alert`) whose name
    /// is `name`, or begins with it where a row says more than its name.
    ///
    /// # Errors
    ///
    /// When there is none; with the text that stands there instead.
    pub async fn find(&self, role: &str, name: &str) -> Result<WebElement> {
        let look = || async {
            let found = self
                .session
                .0
                .execute(FIND, vec![json!(role), json!(name)])
                .await?;
            Ok(if found.json().is_null() {
                None
            } else {
                Some(found.element()?)
            })
        };
        let found = until_async(&format!("the {role} “{name}”"), look).await;
        self.or_what_stands_there(found).await
    }

    /// Waits until the rule `rule` of a new password is `met`, `broken` or `open`.
    ///
    /// # Errors
    ///
    /// When it does not come to that; with the text that stands there instead.
    pub async fn rule(&self, rule: &str, state: &str) -> Result<()> {
        let look = || async {
            let shown = self.ask(RULE, vec![json!(rule)]).await?;
            Ok((shown == state).then_some(()))
        };
        let outcome = until_async(&format!("the rule {rule} to be {state}"), look).await;
        self.or_what_stands_there(outcome).await
    }

    /// Runs a script in the page and returns its answer; for what no person could do or see.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self
            .session
            .0
            .execute(script, arguments)
            .await?
            .json()
            .clone())
    }

    /// Makes the window as wide and high as given, in pixels.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        Ok(self.session.0.set_window_rect(0, 0, width, height).await?)
    }

    /// The driver, for what the helpers do not cover.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.session.0
    }

    /// Closes the window and ends the application.
    ///
    /// # Errors
    ///
    /// When it does not end.
    pub async fn quit(self) -> Result<()> {
        self.kept.note()?;
        self.session.0.clone().quit().await?;
        self.server.stop()?;
        Ok(())
    }

    async fn or_what_stands_there<T>(&self, outcome: Result<T>) -> Result<T> {
        match outcome {
            Ok(found) => Ok(found),
            Err(error) => {
                let text = self.text().await.unwrap_or_default();
                Err(format!("{error}; the window says:\n{text}").into())
            }
        }
    }
}

impl Drop for Session {
    /// Gives up a session that nobody closed: the client would wait two minutes for an answer of the
    /// driver, which is killed anyway and takes the application with it.
    fn drop(&mut self) {
        // An error only says that it was closed.
        let _ = self.0.clone().leak();
    }
}

/// Starts WebKit's driver and waits until it answers: from then on the driver holds the port itself.
fn start_driver(desktop: &Desktop) -> Result<(Program, u16)> {
    let port = Port::take()?;
    let mut command: Command = desktop.command("WebKitWebDriver");
    command
        .args(["--host=127.0.0.1", &format!("--port={}", port.number())])
        .env("TAURI_WEBVIEW_AUTOMATION", "true");
    let mut server = Program::start("driver", &command, &desktop.logs())?;
    until("WebKit's driver", || {
        if let Some(status) = server.ended()? {
            return Err(format!("WebKit's driver ended: {status}").into());
        }
        Ok(std::net::TcpStream::connect(("127.0.0.1", port.number())).ok())
    })?;
    Ok((server, port.number()))
}
