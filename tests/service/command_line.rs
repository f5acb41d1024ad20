//! What IT does on the command line, and what an auditor reads of it, while the service runs.

use chiave_tests::{
    Result,
    wire::ask::{open, post},
};
use serde_json::json;

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD},
};

const NEW: &str = "cinque pere mature sul tavolo";
/// Far enough ahead that a row of today is older than the beginning of that day.
const TWO_DAYS_S: u32 = 2 * 24 * 60 * 60;

#[tokio::test(flavor = "multi_thread")]
async fn a_required_change_comes_before_anything_else() -> Result<()> {
    let company = Company::open("must-change")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let command = ["account", "require-change", "ada.byron"];
    company.directory.run(&command)?;

    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    assert_eq!(signed_in["step"]["step"], "must-change");
    assert_eq!(signed_in["step"]["reason"], "required");
    ada.change(&session, PASSWORD, NEW).await?.good()?;

    let again = ada.sign_in(NEW).await?.good()?;
    assert_ne!(again["step"]["step"], "must-change");
    Ok(())
}

// Law 13.
#[tokio::test(flavor = "multi_thread")]
async fn names_of_computers_are_purged_and_the_log_stays_whole() -> Result<()> {
    let mut company = Company::open("purge")?;
    let ada = Person::with_password(&company, "ada.byron")?;
    assert!(ada.is_let_in(PASSWORD).await?);
    let shown = company.directory.run(&["audit", "show"])?;
    assert!(shown.contains("signed-in\tada.byron\tada\t"), "{shown}");
    company.travel(TWO_DAYS_S)?;
    company.directory.run(&["account", "lock", "ada.byron"])?;
    let newest = company.directory.run(&["audit", "show", "--last", "1"])?;
    let time = newest.split('\t').nth(1).unwrap_or_default();
    let (today, _) = time.split_once('T').ok_or("no time")?;

    company
        .directory
        .run(&["audit", "purge", "--before", today])?;

    let purged = company.directory.run(&["audit", "show"])?;
    assert!(purged.contains("signed-in\tada.byron\t\t"), "{purged}");
    assert!(purged.contains(&format!("audit-names before-{today} rows-1 by-uid-")));
    assert!(purged.contains(&newest), "{purged}");
    company.directory.run(&["audit", "verify"])?;
    Ok(())
}

/// The rows of one kind about somebody.
fn rows(company: &Company, user: &str, kind: &str) -> Result<Vec<String>> {
    let shown = company.directory.run(&["audit", "show", "--user", user])?;
    let of_kind = shown
        .lines()
        .filter(|row| row.split('\t').nth(2) == Some(kind));
    Ok(of_kind.map(str::to_owned).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replayed_request_is_in_the_audit_log_once() -> Result<()> {
    let company = Company::open("copied")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let body = json!({"operation_id": operation(), "current": PASSWORD, "new": NEW});
    let copied = ada.laptop.seal(post("/v1/password", &session), &body)?;
    let thief = company.laptop()?;
    ada.laptop.send(&copied).await?.good()?;

    for _ in 0..20 {
        let again = thief.send(&copied).await?;
        assert_eq!(again.refusal(), (401, "proof-of-possession".into()));
    }

    let found = rows(&company, "ada.byron", "request-refused")?;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with("\treplayed"), "{found:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_opens_no_session_writes_no_row_of_a_refused_request() -> Result<()> {
    let company = Company::open("no-row")?;
    let ada = Person::with_password(&company, "ada.byron")?;
    ada.laptop.service().await?;
    let body = json!({"user_name": "ada.byron", "password": PASSWORD});
    let sealed = ada.laptop.seal(open("/v1/session"), &body)?;
    ada.laptop.send(&sealed).await?.good()?;
    let token = format!("cs_{}", "A".repeat(43));
    let altered = chiave_tests::wire::Envelope {
        token: Some(token),
        ..sealed.clone()
    };

    for envelope in [&sealed, &altered] {
        let refused = ada.laptop.send(envelope).await?;
        assert_eq!(refused.refusal(), (401, "proof-of-possession".into()));
    }

    let shown = company.directory.run(&["audit", "show"])?;
    assert!(shown.contains("signed-in") && !shown.contains("request-refused"));
    Ok(())
}

// Law 13.
#[tokio::test(flavor = "multi_thread")]
async fn foreign_keys_and_wrong_secrets_are_in_the_audit_log() -> Result<()> {
    let company = Company::open("wrong-secrets")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let thief = Person::new(&company, "ada.byron")?;

    thief.look("/v1/state", &session).await?;
    ada.change(&session, "not my password", NEW).await?;
    let begin = post("/v1/methods/authenticator", &session);
    let label = json!({"label": "tablet"});
    let offer = ada.laptop.ask(begin, &label).await?.good()?;
    ada.confirm(&session, &offer["id"], "000000").await?;

    for (kind, word) in [
        ("activation-started", "activation"),
        ("request-refused", "other-key"),
        ("change-refused", "current-password"),
        ("method-refused", "authenticator"),
    ] {
        let found = rows(&company, "ada.byron", kind)?;
        assert_eq!(found.len(), 1, "{kind}: {found:?}");
        assert!(found[0].ends_with(&format!("\t{word}")), "{found:?}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_are_signed_out_after_15_idle_minutes() -> Result<()> {
    let mut company = Company::open("role-sessions")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let mut bob = Person::with_password(&company, "bob.noyce")?;
    let role = ["account", "role", "ada.byron", "administrator"];
    company.directory.run(&role)?;
    let (hers, his) = (ada.session(PASSWORD).await?, bob.session(PASSWORD).await?);

    company.jump(14 * 60)?;
    assert_eq!(ada.look("/v1/state", &hers).await?.status, 200);
    company.jump(15 * 60)?;
    let ended = ada.look("/v1/state", &hers).await?;

    assert_eq!(ended.refusal(), (401, "session-ended".into()));
    assert_eq!(bob.look("/v1/state", &his).await?.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_issues_a_code_to_themselves() -> Result<()> {
    let mut company = Company::open("own-codes")?;
    Person::with_password(&company, "ada.byron")?;
    let commands = [
        &["account", "code", "ada.byron"][..],
        &["account", "temporary-code", "ada.byron"],
        &["account", "help-desk-code", "ada.byron", "candle", "river"],
    ];

    company.directory.set("SUDO_USER", "Ada.Byron");
    for command in commands {
        let refused = company.directory.run(command).unwrap_err().to_string();
        assert!(
            refused.contains("Nobody issues a code to themselves"),
            "{refused}"
        );
    }
    company.directory.set("SUDO_USER", "grace.hopper");
    for command in &commands[..2] {
        company.directory.run(command)?;
    }
    let rows = company.directory.run(&["audit", "show"])?;
    assert_eq!(rows.matches("temporary-code-issued").count(), 1, "{rows}");
    Ok(())
}
