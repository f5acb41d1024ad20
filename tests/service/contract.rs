//! The contract is enough: a client in another language, written from `docs/protocol.md` and
//! `directory/openapi.json`, goes through every flow, and finds every answer as it is described.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use chiave_tests::{
    Result, house,
    secrets::{Kind, note},
};
use serde_json::Value;

use crate::place::Company;

/// The system's Python, which has `python3-cryptography`.
const PYTHON: &str = "/usr/bin/python3";
/// Passwords that the client chooses.
const PASSWORDS: [&str; 3] = [
    "undici corvi sopra il campanile",
    "dodici barche lungo la riva",
    "tredici lampade nella stanza",
];

#[test]
fn a_client_from_the_documents_alone_does_everything() -> Result<()> {
    let company = Company::open("contract")?;
    company.add("ada.byron")?;
    let pass = company.directory.run(&["account", "pass", "ada.byron"])?;
    for password in PASSWORDS {
        note(Kind::Password, password)?;
    }
    let mut client = Command::new(PYTHON)
        .arg(house::harness("contract/client.py"))
        .arg(company.directory.origin())
        .arg(&company.authority().certificate)
        .arg(house::root().join("directory/openapi.json"))
        .args(["ada.byron", &pass])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut answers = client.stdin.take().ok_or("no input")?;
    let said = BufReader::new(client.stdout.take().ok_or("no output")?);
    let (mut mails, mut routes) = (0, 0);

    for line in said.lines() {
        let line: Value = serde_json::from_str(&line?)?;
        routes = line["done"].as_u64().unwrap_or(routes);
        let Some(address) = line["mail_to"].as_str() else {
            continue;
        };
        let code = loop {
            let mail = company.sink.mail_to(address, mails)?;
            mails += 1;
            if let Some(code) = mail.code() {
                break code;
            }
        };
        writeln!(answers, "{code}")?;
    }

    let status = client.wait()?;
    assert!(status.success(), "{status}");
    assert!(routes >= 17, "it asked for {routes} routes only");
    Ok(())
}
