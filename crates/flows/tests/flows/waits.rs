//! The rate limit delays that the IT department ends for a person.

use super::*;
use chiave_flows::{admin::waits::lift_waits, may_bind::MayConfirm};
use chiave_protocol::{
    ErrorCode,
    method::{BeginAuthenticator, ConfirmMethod},
};

/// Types a wrong first code.
async fn wrong(company: &Company, may: &MayConfirm, id: MethodId) -> ErrorCode {
    let confirm = ConfirmMethod {
        id,
        code: Secret::new("not a code".into()),
        label: None,
        utc_offset_min: None,
    };
    let service = &company.service;
    refused(service.confirm_method(&caller(1), may, confirm).await).code
}

#[tokio::test]
async fn lifting_waits_ends_those_of_first_codes_on_a_new_laptop_too() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let service = &company.service;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let may = service.may_bind_by_activation(&token, &caller(1)).await;
    let may = may.unwrap();
    let label = BeginAuthenticator {
        label: "phone".into(),
    };
    let offer = service.begin_authenticator(&may, label).await.unwrap();
    let may = may.into();
    let mut tries = 0;
    while wrong(&company, &may, offer.id).await != ErrorCode::TooManyAttempts {
        tries += 1;
        assert!(tries < 50, "never throttled");
    }

    let entry = service.connector.get(account).await.unwrap().unwrap();
    let operator = it(&service.lookup, NOW);
    let lifted = lift_waits(&company.store, operator, &entry).await;
    lifted.unwrap();

    let looked_at = wrong(&company, &may, offer.id).await;
    assert_eq!(looked_at, ErrorCode::ProofRefused);
}
