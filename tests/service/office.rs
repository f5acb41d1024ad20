//! What IT does on the command line, and what an auditor reads of it, while the service runs.

use chiave_tests::Result;

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

const NEW: &str = "cinque pere mature sul tavolo";
/// Far enough ahead that a row of today is older than the beginning of that day.
const TWO_DAYS_S: u32 = 2 * 24 * 60 * 60;

#[tokio::test(flavor = "multi_thread")]
async fn who_must_change_changes_at_the_next_sign_in_before_anything_else() -> Result<()> {
    let company = Company::open("must-change")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let office = ["account", "require-change", "ada.byron"];
    company.directory.run(&office)?;

    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    assert_eq!(signed_in["step"]["step"], "must-change");
    assert_eq!(signed_in["step"]["reason"], "required");
    ada.change(&session, PASSWORD, NEW).await?.good()?;

    let again = ada.sign_in(NEW).await?.good()?;
    assert_ne!(again["step"]["step"], "must-change");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn laptops_names_are_purged_from_old_rows_and_the_log_stays_whole() -> Result<()> {
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
