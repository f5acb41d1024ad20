//! When a temporary code ends, and what ends with it.

use super::*;

#[tokio::test]
async fn it_ends_at_its_time() {
    let scene = Scene::new().await;
    let code = scene.issue(Some(4), false).await.unwrap();
    scene.later(4 * HOUR_S - 60);
    let before = scene.sign_in(2).await;
    scene.later(60);

    let late = refused(scene.type_in(2, &before.token, &code).await);
    let after = scene.sign_in(3).await;

    assert_eq!(late.code, ErrorCode::NotAllowed);
    assert_eq!(after.offers, []);
}

#[tokio::test]
async fn a_newer_code_takes_the_place_of_an_earlier_one() {
    let scene = Scene::new().await;
    let earlier = scene.issue(None, false).await.unwrap();
    let newer = scene.issue(None, false).await.unwrap();
    let SignedIn { token, .. } = scene.sign_in(2).await;

    let wrong = refused(scene.type_in(2, &token, &earlier).await);
    scene.type_in(2, &token, &newer).await.unwrap();

    assert_eq!(wrong.code, ErrorCode::ProofRefused);
}

// Law 3.
#[tokio::test]
async fn a_session_verified_with_it_is_not_fresh_and_ends_with_it() {
    let scene = Scene::new().await;
    let code = scene.issue(Some(4), false).await.unwrap();
    let SignedIn { token, .. } = scene.sign_in(2).await;
    scene.type_in(2, &token, &code).await.unwrap();
    let service = &scene.company.service;

    let live = service.live(&token, &caller(2)).await.unwrap();
    let state = service.state(&live.may_change().unwrap()).await.unwrap();
    let live = service.live(&token, &caller(2)).await.unwrap();
    let fresh = live.full().unwrap().fresh(service);
    scene.later(4 * HOUR_S - 1);
    let before = service.live(&token, &caller(2)).await;
    scene.later(1);
    let ended = service.live(&token, &caller(2)).await;

    assert_eq!(kinds(&state.fresh_proofs), [MethodKind::Mail; 2]);
    assert_eq!(state.security.methods.len(), 3);
    assert_eq!(refused(fresh).code, ErrorCode::FreshProofNeeded);
    assert!(before.is_ok());
    assert_eq!(refused(ended).code, ErrorCode::SessionEnded);
}

#[tokio::test]
async fn another_second_factor_frees_the_session_of_its_end() {
    let scene = Scene::new().await;
    let code = scene.issue(None, false).await.unwrap();
    let SignedIn { token, .. } = scene.sign_in(2).await;
    scene.type_in(2, &token, &code).await.unwrap();

    let mut session = scene.session(&token).await;
    let ends_at = session.ends_at;
    session.verified_by(&mailbox(scene.account.id, "a@posta.example"), NOW);
    let after_mail = session.ends_at;
    session.verified_by(&app(scene.account.id), NOW);

    assert_eq!(ends_at, Some(NOW.plus(8 * HOUR_S)));
    assert_eq!((after_mail, session.ends_at), (ends_at, None));
}

#[tokio::test]
async fn a_session_ends_with_the_code_that_another_one_replaced() {
    let scene = Scene::new().await;
    let code = scene.issue(None, false).await.unwrap();
    let SignedIn { token, .. } = scene.sign_in(2).await;
    scene.type_in(2, &token, &code).await.unwrap();
    let own = scene.sign_in(1).await;

    scene.issue(None, false).await.unwrap();

    let service = &scene.company.service;
    let ended = service.live(&token, &caller(2)).await;
    assert_eq!(refused(ended).code, ErrorCode::SessionEnded);
    assert!(service.live(&own.token, &caller(1)).await.is_ok());
}
