//! The audit rows of failures (law 13), each written in the transaction of what it records.

mod refused_proofs;

use super::*;
use chiave_flows::{authenticate::Live, dpop::refused::RefusedProof, error::FlowError};
use chiave_protocol::{
    method::{BeginAuthenticator, ConfirmMethod},
    password::ChangePassword,
    state::EventKind,
};

/// The rows of one kind, newest first, as account and detail.
async fn rows(company: &Company, kind: EventKind) -> Vec<(Option<AccountId>, String)> {
    let rows = company.rows().await.into_iter();
    rows.filter(|row| row.event_kind() == kind)
        .map(|row| (row.account, row.detail))
        .collect()
}

/// An account signed in on device 2, and its token.
async fn signed_in(company: &Company) -> (AccountId, TokenHash) {
    let account = company.add_active("g.ferri").await;
    let signed_in = company
        .service
        .sign_in(&caller(2), proof(), sign_in("g.ferri", PASSWORD, 0))
        .await
        .unwrap();
    (account, hash_of::<token::Session>(&signed_in.token))
}

async fn live(company: &Company, token: &TokenHash) -> Live {
    company.service.live(token, &caller(2)).await.unwrap()
}

#[tokio::test]
async fn a_wrong_current_password_is_written_down() {
    let company = Company::new().await;
    let (account, token) = signed_in(&company).await;
    let change = ChangePassword {
        operation_id: operation(),
        current: Secret::new("not my password".into()),
        new: Secret::new(NEXT.into()),
        utc_offset_min: None,
    };

    let session = live(&company, &token).await.may_change().unwrap();
    let refused = company
        .service
        .change_password(&caller(2), session, change)
        .await;

    assert!(matches!(refused, Err(FlowError::Refused(_))));
    assert_eq!(
        rows(&company, EventKind::ChangeRefused).await,
        [(Some(account), "current-password".to_owned())]
    );
}

#[tokio::test]
async fn a_wrong_first_code_of_a_method_is_written_down() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let service = &company.service;
    let token = company.activation_of(account, "g.ferri", 0).await;
    let may = async || {
        service
            .may_bind_by_activation(&token, &caller(1))
            .await
            .unwrap()
    };
    let begin = BeginAuthenticator {
        label: "phone".into(),
    };
    let offer = service
        .begin_authenticator(&may().await, begin)
        .await
        .unwrap();

    let confirm = ConfirmMethod {
        id: offer.id,
        code: Secret::new("no code".into()),
        label: None,
        utc_offset_min: None,
    };
    let refused = service
        .confirm_method(&caller(1), &may().await.into(), confirm)
        .await;

    assert!(matches!(refused, Err(FlowError::Refused(_))));
    assert_eq!(
        rows(&company, EventKind::MethodRefused).await,
        [(Some(account), "authenticator".to_owned())]
    );
}

#[tokio::test]
async fn a_code_is_written_down_when_it_is_shown_right_or_wrong() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let activation_code = company.activation_code(account).await;
    let wrong = || Secret::new("ABCD-EFGH-JKMN".into());

    for name in ["g.ferri", "nobody"] {
        let request = activate(name, wrong(), 0);
        let refused = company.service.activate(&caller(1), NONCE, request).await;
        assert!(refused.is_err());
    }
    company
        .service
        .activate(&caller(1), NONCE, activate("g.ferri", activation_code, 0))
        .await
        .unwrap();

    let detail = || "activation".to_owned();
    assert_eq!(
        rows(&company, EventKind::PassRefused).await,
        [(None, detail()), (Some(account), detail())]
    );
    assert_eq!(
        rows(&company, EventKind::ActivationStarted).await,
        [(Some(account), detail())]
    );
}

// Law 13.
#[tokio::test]
async fn refused_proofs_have_a_row_a_minute_beside_a_live_session() {
    let company = Company::new().await;
    let (account, token) = signed_in(&company).await;
    let unknown = TokenHash::from_bytes([9; 32]);
    let note = async |token: &TokenHash, why| {
        let refused = RefusedProof {
            token,
            device: Some(caller(5).device),
            why,
        };
        company.service.note_refused_proof(refused).await.unwrap();
    };
    let written = async || rows(&company, EventKind::RequestRefused).await;

    note(&unknown, "replayed").await;
    assert_eq!(written().await, []);
    for _ in 0..50 {
        note(&token, "replayed").await;
    }
    assert_eq!(written().await.len(), 1);
    company.clock.0.fetch_add(60, Ordering::Relaxed);
    let stolen = company.service.live(&token, &caller(5)).await;

    assert!(matches!(stolen, Err(FlowError::Refused(_))));
    assert_eq!(
        written().await,
        [
            (Some(account), "other-key".to_owned()),
            (Some(account), "replayed".to_owned())
        ]
    );
}

#[tokio::test]
async fn only_the_auditor_learns_why_a_sign_in_was_refused() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let refuse = async |password| {
        let request = sign_in("g.ferri", password, 0);
        let refused = company.service.sign_in(&caller(7), proof(), request).await;
        assert!(refused.is_err());
    };
    let admin = || company.admin(NOW);

    refuse(NEXT).await;
    admin().set_locked(account, true).await.unwrap();
    refuse(PASSWORD).await;
    admin().set_enabled(account, false).await.unwrap();
    refuse(PASSWORD).await;

    let words: Vec<_> = rows(&company, EventKind::SignInRefused)
        .await
        .into_iter()
        .map(|(_, word)| word)
        .collect();
    assert_eq!(words, ["disabled", "locked", "password"]);
}
