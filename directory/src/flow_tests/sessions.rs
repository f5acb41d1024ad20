//! What ends a session ends it for requests that are on their way too (law 19).

use super::*;
use chiave_flows::authenticate::Live;
use chiave_protocol::{
    ErrorCode,
    method::{ProofKind, Prove, SendCode},
};

/// A session of `g.ferri` on laptop 2.
async fn signed_in(company: &Company) -> (TokenHash, Live) {
    let request = sign_in("g.ferri", PASSWORD, 0);
    let signed_in = company.service.sign_in(&caller(2), NONCE, request).await;
    let token = hash_of::<token::Session>(&signed_in.unwrap().token);
    let live = company.service.live(&token, &caller(2)).await.unwrap();
    (token, live)
}

#[tokio::test]
async fn a_proof_on_its_way_brings_no_ended_session_back() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let (token, asking) = signed_in(&company).await;
    let (kind, service) = (ProofKind::Mail, &company.service);
    let ask = SendCode {
        kind,
        utc_offset_min: 0,
    };
    service.session_code(asking, ask).await.unwrap();
    let secret = method_code(&company, &company.mails().await);
    let on_its_way = service.live(&token, &caller(2)).await.unwrap();

    company
        .write(async |tx| tx.end_sessions(account, &[]).await.map(drop))
        .await;
    let proven = service.session_proof(on_its_way, Prove { kind, secret });

    let refusal = refused(proven.await);
    assert_eq!(refusal.code, ErrorCode::SessionEnded);
    let mut tx = company.store.read().await.unwrap();
    assert_eq!(tx.session(&token).await.unwrap(), None);
}
