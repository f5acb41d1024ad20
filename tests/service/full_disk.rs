//! A disk that is full: every write fails with a clear error, nothing is half done, and all goes on
//! once there is room. `RLIMIT_FSIZE` stands in for the disk, set and lifted while the service runs.

use std::process::Command;

use chiave_tests::{Result, wire::ask::post};
use serde_json::json;

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD},
};

const NEW: &str = "cinque pere mature sul tavolo";

/// Lets no file of the service grow beyond so many bytes; `None` for any size.
fn limit(company: &Company, bytes: Option<u64>) -> Result<()> {
    let service = company
        .directory
        .service()
        .ok_or("the service is not running")?;
    let bytes = bytes.map_or("unlimited".into(), |bytes| bytes.to_string());
    let limited = Command::new("prlimit")
        .args(["--pid", &service.id().to_string()])
        .arg(format!("--fsize={bytes}:"))
        .status()?;
    limited
        .success()
        .then_some(())
        .ok_or_else(|| "prlimit refused".into())
}

/// Bytes of the store's log, where every commit goes first.
fn log_bytes(company: &Company) -> Result<u64> {
    let file = company.directory.folder().join("data/chiave.db-wal");
    Ok(std::fs::metadata(file)?.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_a_clear_error_and_the_store_recovers() -> Result<()> {
    let company = Company::open("full-disk")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let internal = (500, "internal".to_owned());

    limit(&company, Some(4096))?;
    let signed_in = ada.sign_in(PASSWORD).await?;
    let changed = ada.change(&session, PASSWORD, NEW).await?;
    let attempt = ada.laptop.start_attempt("ada.byron", "reset").await?;
    let info = ada.laptop.service().await?;

    for refused in [signed_in, changed, attempt] {
        assert_eq!(refused.refusal(), internal);
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(refused.header("request-id").len(), 36);
    }
    assert_eq!(info.status, 200, "what needs no disk still answers");

    limit(&company, None)?;
    assert!(!ada.is_let_in(NEW).await?);
    assert!(ada.is_let_in(PASSWORD).await?);
    assert_eq!(
        ada.change(&session, PASSWORD, NEW).await?.good()?["outcome"],
        "done"
    );
    assert!(ada.is_let_in(NEW).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_agree_on_a_change_over_which_the_disk_filled_up() -> Result<()> {
    let mut company = Company::open("filling-disk")?;
    let mut outcomes = [0_u32; 2];

    for step in 0..12 {
        let mut person = Person::with_password(&company, &format!("person.{step}"))?;
        let session = person.session(PASSWORD).await?;
        let id = operation();
        let body = json!({"operation_id": id, "current": PASSWORD, "new": NEW});

        limit(&company, Some(log_bytes(&company)? + step * 16 * 1024))?;
        let answer = person
            .laptop
            .ask(post("/v1/password", &session), &body)
            .await?;
        limit(&company, None)?;
        // What could not be closed is settled at the next start.
        company.restart()?;
        let asked = person.operation(&id).await?;

        let done = asked.json()["outcome"] == "done";
        assert!(
            done || [404, 502].contains(&asked.status),
            "{step}: {asked:?}"
        );
        if answer.json()["outcome"] == "done" {
            assert!(done, "{step}: what was answered as done is done");
        }
        assert_eq!(
            person.is_let_in(PASSWORD).await?,
            !done,
            "{step}: {answer:?}"
        );
        assert_eq!(person.is_let_in(NEW).await?, done, "{step}: {answer:?}");
        outcomes[usize::from(done)] += 1;
    }

    let [undone, done] = outcomes;
    assert!(
        undone > 0 && done > 0,
        "the disk was always full or never: {outcomes:?}"
    );
    Ok(())
}
