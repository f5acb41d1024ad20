//! The contract is enough: a client in another language, written from `docs/protocol.md` and
//! `directory/openapi.json`, goes through every flow, and finds every answer as it is described. So does
//! schemathesis, whatever it makes of the contract.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use chiave_tests::{
    Result, repository,
    secrets::{Kind, note},
    smtp::Sink,
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

/// Seconds that schemathesis has for all routes together.
const SECONDS: &str = "40";
/// What its requests follow from: the same in each run.
const SEED: &str = "1";
/// Requests that it sends on the busiest of machines: with fewer, nothing was tried.
const LEAST_SENT: u64 = 200;

#[test]
fn a_client_from_the_documents_alone_does_everything() -> Result<()> {
    let company = company("contract")?;
    let activation_code = company.directory.run(&["account", "pass", "ada.byron"])?;

    let said = run(
        client(PYTHON.as_ref(), "client.py", &company).args(["ada.byron", &activation_code]),
        &company.sink,
    )?;

    let routes = said["done"].as_u64().unwrap_or_default();
    assert!(routes >= 17, "it asked for {routes} routes only");
    Ok(())
}

#[test]
fn no_request_is_answered_outside_the_contract() -> Result<()> {
    let company = company("properties")?;
    company.add("bob.noyce")?;
    let activation_code = |name: &str| company.directory.run(&["account", "pass", name]);
    let tools = repository::target().join("tools/bin/python");
    assert!(tools.exists(), "`cargo xtask check` installs the tools");

    let said = run(
        client(&tools, "properties.py", &company)
            .args(["ada.byron", &activation_code("ada.byron")?])
            .args(["bob.noyce", &activation_code("bob.noyce")?])
            .args([SECONDS, SEED]),
        &company.sink,
    )?;

    let number = |name: &str| said[name].as_u64().unwrap_or_default();
    assert_eq!(number("done"), number("routes"), "{said}");
    assert!(number("sent") >= LEAST_SENT, "{said}");
    Ok(())
}

/// A company with the person whose passwords the clients choose.
fn company(name: &str) -> Result<Company> {
    let company = Company::open(name)?;
    company.add("ada.byron")?;
    for password in PASSWORDS {
        note(Kind::Password, password)?;
    }
    Ok(company)
}

/// A client, told where the service is and what the contract says.
fn client(python: &Path, program: &str, company: &Company) -> Command {
    let mut client = Command::new(python);
    client
        .arg(repository::harness("contract").join(program))
        .arg(company.directory.origin())
        .arg(&company.authority().certificate)
        .arg(repository::root().join("directory/openapi.json"));
    client
}

/// Runs a client to its end, reads it the codes that were mailed, and returns its last line.
fn run(client: &mut Command, sink: &Sink) -> Result<Value> {
    let mut client = client
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut answers = client.stdin.take().ok_or("no input")?;
    let said = BufReader::new(client.stdout.take().ok_or("no output")?);
    let (mut mails, mut last) = (0, Value::Null);

    for line in said.lines() {
        last = serde_json::from_str(&line?)?;
        let Some(address) = last["mail_to"].as_str() else {
            continue;
        };
        let code = loop {
            let mail = sink.mail_to(address, mails)?;
            mails += 1;
            if let Some(code) = mail.code() {
                break code;
            }
        };
        writeln!(answers, "{code}")?;
    }

    let status = client.wait()?;
    assert!(status.success(), "{status}");
    Ok(last)
}
