//! A real SMTP server that keeps what it gets: STARTTLS under the run's authority, and a login.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{
    Result,
    authority::{Authority, write_private},
    patience::until,
    program::Program,
    repository,
    secrets::{Kind, note},
};

/// Who the directory service logs in as.
pub const USER: &str = "chiave";

/// What it logs in with; worth nothing outside this run.
const PASSWORD: &str = "sink-of-one-run";

/// The interpreter that has Debian's `python3-aiosmtpd`, whatever else stands first in `PATH`.
const PYTHON: &str = "/usr/bin/python3";

/// A mail that arrived.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The addresses of its envelope.
    pub to: Vec<String>,
    /// The subject of the email.
    pub subject: String,
    /// The plain text of the email.
    pub text: String,
    /// The file with the whole email.
    pub path: PathBuf,
}

impl Mail {
    /// The first run of exactly six digits in the text: a code, as a person would pick it out.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        let words = self.text.split(|c: char| !c.is_alphanumeric());
        let six = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
        words.into_iter().find(six).map(str::to_owned)
    }

    fn read(line: &str) -> Option<Self> {
        let event: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| event[key].as_str().unwrap_or_default().to_owned();
        let to = event["to"]
            .as_array()?
            .iter()
            .filter_map(|to| to.as_str().map(str::to_owned));
        (event["event"] == "mail").then(|| Self {
            to: to.collect(),
            subject: text("subject"),
            text: text("text"),
            path: text("path").into(),
        })
    }
}

/// Which addresses a mail server takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Addresses {
    /// All of them: the server offers SMTPUTF8 (RFC 6531).
    Any,
    /// Addresses of ASCII alone.
    Ascii,
}

/// The running server.
#[derive(Debug)]
pub struct Sink {
    program: Program,
    /// Where it listens on 127.0.0.1.
    pub port: u16,
    /// Holds the password that the service logs in with.
    pub password_file: PathBuf,
}

impl Sink {
    /// Starts it on a free port; mails and logs are kept below `folder`.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn start(folder: &Path, authority: &Authority) -> Result<Self> {
        Self::start_with(folder, authority, Addresses::Any)
    }

    /// The same, for some addresses.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn start_with(folder: &Path, authority: &Authority, addresses: Addresses) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        note(Kind::Password, PASSWORD)?;
        let password_file = folder.join("password");
        if !password_file.exists() {
            write_private(&password_file, PASSWORD)?;
        }
        let mut command = Command::new(PYTHON);
        command
            .arg(repository::harness("smtp/sink.py"))
            .arg(folder.join("mails"))
            .args([&authority.server_certificate, &authority.server_key])
            .arg(USER)
            .arg(&password_file);
        if addresses == Addresses::Ascii {
            command.arg("ascii");
        }
        let mut program = Program::start("smtp", &command, &folder.join("logs"))?;
        let port = program.hears("its port", |line| {
            let event: Value = serde_json::from_str(line).ok()?;
            u16::try_from(event["port"].as_u64()?).ok()
        })?;
        Ok(Self {
            program,
            port,
            password_file,
        })
    }

    /// Every mail so far, oldest first.
    ///
    /// # Errors
    ///
    /// When their codes cannot be noted for the leak hunt.
    pub fn mails(&self) -> Result<Vec<Mail>> {
        let said = self.program.said();
        let mails: Vec<Mail> = said.iter().filter_map(|line| Mail::read(line)).collect();
        for code in mails.iter().filter_map(Mail::code) {
            note(Kind::MailedCode, code)?;
        }
        Ok(mails)
    }

    /// Waits for a mail to `address` whose text has `words`. Mails of one moment come in any order.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub fn mail_saying(&self, address: &str, words: &str) -> Result<Mail> {
        until(&format!("a mail to {address} that says {words}"), || {
            let wanted =
                |mail: &Mail| mail.to.iter().any(|to| to == address) && mail.text.contains(words);
            Ok(self.mails()?.into_iter().find(wanted))
        })
    }

    /// Waits for the mail number `nth`, counted from 0, among those to `address`.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub fn mail_to(&self, address: &str, nth: usize) -> Result<Mail> {
        until(&format!("mail {nth} to {address}"), || {
            let to_them = |mail: &Mail| mail.to.iter().any(|to| to == address);
            Ok(self.mails()?.into_iter().filter(to_them).nth(nth))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_between_other_numbers() {
        let text = "Asked at 2026-11-23 09:14.\n\nYour code is 048213.\nIt lasts 10 minutes.";
        let mail = Mail {
            to: vec![],
            subject: String::new(),
            text: text.into(),
            path: PathBuf::new(),
        };

        assert_eq!(mail.code().as_deref(), Some("048213"));
    }

    #[test]
    fn a_mail_over_starttls_and_a_login_is_kept_readable() {
        let folder = tempfile::tempdir().unwrap();
        let authority = Authority::make(&folder.path().join("authority")).unwrap();
        let sink = Sink::start(folder.path(), &authority).unwrap();

        let sent = Command::new(PYTHON)
            .arg(repository::harness("smtp/send_one.py"))
            .args([&authority.certificate, &sink.password_file])
            .args([&sink.port.to_string(), USER])
            .output()
            .unwrap();
        let mail = sink.mail_to("giulia@example.org", 0).unwrap();

        assert!(
            sent.status.success(),
            "{}",
            String::from_utf8_lossy(&sent.stderr)
        );
        assert_eq!(String::from_utf8_lossy(&sent.stdout).trim(), "530");
        assert_eq!(mail.code().as_deref(), Some("048213"));
        let kept = std::fs::read_to_string(mail.path).unwrap();
        assert!(kept.contains("perché così: 048213"), "{kept}");
    }
}
