//! An authenticator app that is not ours: `oathtool`, so that both ends cannot share a mistake.

use std::{
    io::Write,
    process::{Command, Stdio},
    time::{SystemTime, UNIX_EPOCH},
};

use crate::{
    Result,
    patience::{until, until_async},
    secrets::{Kind, note},
};

/// Seconds of a step (RFC 6238).
const STEP_S: u64 = 30;

/// Seconds before the end of a TOTP step from which the step counts as over: the code still has to arrive.
const ON_ITS_WAY_S: u64 = 12;

/// An app with one secret, whose codes are good once.
#[derive(Debug, Default)]
pub struct App {
    secret: String,
    last_step: u64,
    /// Seconds by which its clock is ahead, where the service's is.
    ahead_s: u64,
}

impl App {
    /// An app that was given `secret`: base32, in groups if one likes.
    #[must_use]
    pub fn new(secret: String) -> Self {
        Self {
            secret,
            ..Self::default()
        }
    }

    /// Sets the app's clock ahead.
    pub fn travel(&mut self, seconds: u64) {
        self.ahead_s = seconds;
    }

    /// A code that was never shown before; waits for it where all that are accepted now are used.
    ///
    /// # Errors
    ///
    /// When `oathtool` is missing or refuses the secret.
    pub fn code(&mut self) -> Result<String> {
        until("an unused code", || self.unused())
    }

    /// The next unused code, awaited without blocking the thread.
    ///
    /// # Errors
    ///
    /// As [`App::code`].
    pub async fn next_code(&mut self) -> Result<String> {
        let step = until_async("an unused code", || {
            let step = self.unused_step();
            async move { Ok(step) }
        });
        let step = step.await?;
        self.show(step)
    }

    fn unused(&mut self) -> Result<Option<String>> {
        let step = self.unused_step();
        step.map(|step| self.show(step)).transpose()
    }

    /// The oldest step that is accepted and whose code was not shown: one of drift is allowed.
    fn unused_step(&self) -> Option<u64> {
        let (now, left) = now(self.ahead_s);
        let oldest = if left > ON_ITS_WAY_S { now - 1 } else { now };
        let next = oldest.max(self.last_step + 1);
        (next <= now + 1).then_some(next)
    }

    fn show(&mut self, step: u64) -> Result<String> {
        self.last_step = step;
        code_of(&self.secret, step)
    }
}

/// The code of one step. Which one is said by its own time and not by the clock that the tool would
/// read later: a step may end in between, and the code would be another.
///
/// The secret goes in by standard input, never by the arguments that other users can read.
fn code_of(secret: &str, step: u64) -> Result<String> {
    let when = format!("@{}", step * STEP_S);
    let mut tool = Command::new("oathtool")
        .args(["--totp", "--base32", "--now", &when, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = tool.stdin.take() {
        writeln!(stdin, "{}", secret.replace(' ', ""))?;
    }
    let output = tool.wait_with_output()?;
    if !output.status.success() {
        return Err("oathtool refused the secret".into());
    }
    let code = String::from_utf8(output.stdout)?.trim().to_owned();
    note_both(secret, &code)?;
    Ok(code)
}

/// Notes the secret as it is shown and as it is kept.
fn note_both(secret: &str, code: &str) -> Result<()> {
    let bare = secret.replace(' ', "").to_uppercase();
    note(Kind::App, secret)?;
    note(Kind::App, &bare)?;
    if let Ok(bytes) = data_encoding::BASE32_NOPAD.decode(bare.trim_end_matches('=').as_bytes()) {
        note(Kind::App, bytes)?;
    }
    note(Kind::AppCode, code)
}

/// The step of now, and how many seconds it still lasts.
#[expect(
    clippy::disallowed_methods,
    reason = "an authenticator app has a clock"
)]
fn now(ahead_s: u64) -> (u64, u64) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.unwrap_or_default().as_secs() + ahead_s;
    (seconds / STEP_S, STEP_S - seconds % STEP_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: “12345678901234567890” in base32.
    const SECRET: &str = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";

    #[test]
    fn the_code_of_a_step_is_the_one_of_the_rfc() {
        // At 59 and at 1111111109 seconds, the last six of eight digits.
        assert_eq!(code_of(SECRET, 1).unwrap(), "287082");
        assert_eq!(code_of(SECRET, 37_037_036).unwrap(), "081804");
    }

    #[test]
    fn no_code_is_shown_twice() {
        let mut app = App::new(SECRET.to_owned());

        let first = app.code().unwrap();
        let second = app.code().unwrap();

        assert_eq!(first.len(), 6);
        assert_ne!(first, second);
    }
}
