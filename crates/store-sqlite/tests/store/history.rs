//! Earlier passwords, on a reset too (law 8).

use crate::fixture::{Company, number, tamper};
use chiave_domain::ports::connector::{Checked, Written};
use chiave_protocol::policy::{BrokenRule, Rule};

#[tokio::test]
async fn under_nist_rules_any_password_may_return() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();

    assert_eq!(company.set(2, "first").await.unwrap(), Written::Done);
}

// Law 8.
#[tokio::test]
async fn under_entra_rules_the_last_password_is_refused() {
    let company = Company::new().await;
    company.use_entra_rules().await;
    company.set(1, "first").await.unwrap();
    let before = company.anna().await;

    let refused = company.set(2, "first").await.unwrap();

    let rule = BrokenRule {
        rule: Rule::History,
        limit: 1,
        found: None,
    };
    assert_eq!(refused, Written::Refused(vec![rule]));
    assert_eq!(company.anna().await, before);
    assert_eq!(company.check("first").await, Checked::Right);
    // The same operation may still be written with another password.
    assert_eq!(company.set(2, "second").await.unwrap(), Written::Done);
    assert_eq!(company.set(3, "first").await.unwrap(), Written::Done);
}

#[tokio::test]
async fn twenty_four_earlier_passwords_are_kept_whatever_the_rule() {
    let company = Company::new().await;
    for n in 1..=30 {
        company.set(n, &format!("password {n}")).await.unwrap();
    }

    assert_eq!(
        number(&company.folder, "SELECT COUNT(*) FROM embedded_history").await,
        24
    );
    let oldest = "SELECT COUNT(*) FROM embedded_history WHERE phc = '0:password 6'";
    assert_eq!(number(&company.folder, oldest).await, 1);
}

#[tokio::test]
async fn an_earlier_hash_that_cannot_be_read_stops_nobody() {
    let company = Company::new().await;
    company.use_entra_rules().await;
    company.set(1, "first").await.unwrap();

    tamper(
        &company.folder,
        "UPDATE embedded_entries SET phc = 'not a hash'",
    )
    .await;

    assert_eq!(company.set(2, "second").await.unwrap(), Written::Done);
}
