//! Whatever ends a session ends it for requests in flight too (law 19). Also: what a session that
//! waits for its second factor may not do.

use super::*;
use chiave_flows::authenticate::Live;
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, Prove, RemoveMethod, SendCode},
    session::SignOut,
};

/// A session of `g.ferri` on device 2.
async fn signed_in(company: &Company) -> (TokenHash, Live) {
    let request = sign_in("g.ferri", PASSWORD, 0);
    let signed_in = company.service.sign_in(&caller(2), proof(), request).await;
    let token = hash_of::<token::Session>(&signed_in.unwrap().token);
    let live = company.service.live(&token, &caller(2)).await.unwrap();
    (token, live)
}

// Law 19.
#[tokio::test]
async fn a_verification_in_flight_brings_no_ended_session_back() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let (token, asking) = signed_in(&company).await;
    let (kind, service) = (MethodKind::Mail, &company.service);
    let ask = SendCode {
        kind,
        method: None,
        utc_offset_min: 0,
    };
    service.session_code(&caller(2), asking, ask).await.unwrap();
    let secret = method_code(&company, &company.mails().await);
    let on_its_way = service.live(&token, &caller(2)).await.unwrap();

    company
        .write(async |tx| tx.end_sessions(account, &[]).await.map(drop))
        .await;
    let proven = service.verify_session(
        on_its_way,
        Prove {
            kind,
            method: None,
            secret,
        },
    );

    let refusal = refused(proven.await);
    assert_eq!(refusal.code, ErrorCode::SessionEnded);
    let mut tx = company.store.read().await.unwrap();
    assert_eq!(tx.session(&token).await.unwrap(), None);
}

#[tokio::test]
async fn a_removal_on_its_way_removes_nothing_in_an_ended_session() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let (token, _) = signed_in(&company).await;
    company
        .write(async |tx| {
            let mut session = tx.session(&token).await?.unwrap();
            session.verified_at = Some(NOW);
            session.verification_usable_from = Some(NOW);
            tx.put_session(&session).await
        })
        .await;
    let service = &company.service;
    let live = service.live(&token, &caller(2)).await.unwrap();
    let fresh = live.full().unwrap().fresh(service).unwrap();
    let on_its_way = service.may_remove(fresh).await.unwrap();
    let methods = async || {
        let mut tx = company.store.read().await.unwrap();
        tx.methods(account).await.unwrap()
    };
    let before = methods().await;

    company
        .write(async |tx| tx.end_sessions(account, &[]).await.map(drop))
        .await;
    let remove = RemoveMethod {
        utc_offset_min: None,
    };
    let removed = service
        .remove_method(&caller(2), &on_its_way, before[0].id, remove)
        .await;

    assert_eq!(refused(removed).code, ErrorCode::SessionEnded);
    assert_eq!(methods().await.len(), before.len());
}

#[tokio::test]
async fn a_pending_session_signs_nobody_else_out() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let (whole, _) = signed_in(&company).await;
    let secret = Secret::new("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into());
    let app = method(account, MethodDetail::Authenticator { secret });
    company.write(async |tx| tx.put_method(&app).await).await;
    let service = &company.service;
    let (waiting, live) = signed_in(&company).await;

    let everywhere = service.sign_out(live, SignOut { everywhere: true }).await;

    assert_eq!(refused(everywhere).code, ErrorCode::FreshProofNeeded);
    assert!(service.live(&whole, &caller(2)).await.is_ok());

    let live = service.live(&waiting, &caller(2)).await.unwrap();
    let here = service.sign_out(live, SignOut { everywhere: false }).await;

    assert!(here.is_ok());
    let ended = refused(service.live(&waiting, &caller(2)).await);
    assert_eq!(ended.code, ErrorCode::SessionEnded);
    assert!(service.live(&whole, &caller(2)).await.is_ok());
}
