//! The current password is refused as the new one, also where nobody types the current one.

use super::*;
use chiave_protocol::{ErrorCode, policy::Rule};

// Law 8: the NIST profile lets earlier passwords return, but not the current one.
#[tokio::test]
async fn an_activation_code_does_not_keep_the_current_password() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let set = async |new: &str| {
        let request = SetPassword {
            operation_id: operation(),
            new: Secret::new(new.into()),
        };
        company
            .service
            .first_password(&token, &caller(1), request)
            .await
    };

    let shown = company.service.activation(&token, &caller(1)).await;
    assert_eq!(shown.unwrap().policy.history, 1);
    let current = refused(set(PASSWORD).await);
    assert_eq!(current.code, ErrorCode::PasswordRefused);
    assert_eq!(current.rules[0].rule, Rule::History);

    assert!(matches!(set(NEXT).await, Ok(WriteOutcome::Done { .. })));
}

#[tokio::test]
async fn a_first_password_is_shown_no_rule_about_a_current_one() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let token = company.activation_of(account, "g.ferri", 0).await;

    let shown = company.service.activation(&token, &caller(1)).await;

    assert_eq!(shown.unwrap().policy.history, 0);
}
