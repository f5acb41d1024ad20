//! Recovery codes as the second factor of a sign-in.

use super::*;
use chiave_protocol::session::SignInStep;

async fn pending(scene: &Scene) -> (TokenHash, Vec<MethodOffer>) {
    let request = sign_in("g.ferri", PASSWORD, 0);
    let service = &scene.company.service;
    let signed_in = service.sign_in(&caller(2), proof(), request).await.unwrap();
    let SignInStep::Prove { offers } = signed_in.step else {
        panic!("{:?}", signed_in.step)
    };
    (hash_of::<token::Session>(&signed_in.token), offers)
}

async fn prove(scene: &Scene, token: &TokenHash, code: Secret) -> Result<(), FlowError> {
    let service = &scene.company.service;
    let live = service.live(token, &caller(2)).await.unwrap();
    service.verify_session(live, typed(code)).await?;
    Ok(())
}

#[tokio::test]
async fn is_completed_by_the_code_that_is_asked_for() {
    let scene = Scene::new().await;
    let offer = scene.make().await;
    let (token, offers) = pending(&scene).await;
    let asked = offers[0].number.unwrap();

    let other = refused(prove(&scene, &token, code_of(&offer, another(asked))).await);
    prove(&scene, &token, code_of(&offer, asked)).await.unwrap();

    assert_eq!(other.code, ErrorCode::ProofRefused);
    assert_eq!(scene.left().await, Some(9));
    let told = Message::RecoveryCodeUsed { left: 9 };
    let mails = scene.company.mails().await;
    assert!(mails.iter().any(|mail| mail.message == told));
}

#[tokio::test]
async fn takes_each_code_once() {
    let scene = Scene::new().await;
    let offer = scene.make().await;
    let (token, offers) = pending(&scene).await;
    let asked = offers[0].number.unwrap();
    prove(&scene, &token, code_of(&offer, asked)).await.unwrap();

    let (again, offers) = pending_again(&scene).await;
    let used = refused(prove(&scene, &again, code_of(&offer, asked)).await);

    assert_ne!(offers[0].number, Some(asked));
    assert_eq!(used.code, ErrorCode::ProofRefused);
}

// Law 22.
#[tokio::test]
async fn asks_for_a_used_up_sheet_rather_than_for_nothing() {
    let scene = Scene::new().await;
    scene.make().await;
    let mut sheet = scene.sheets().await.remove(0);
    sheet.last_used_step = Some(10);
    scene
        .company
        .write(async |tx| tx.put_method(&sheet).await)
        .await;

    let (_, offers) = pending(&scene).await;

    assert_eq!(offers[0].kind, MethodKind::RecoveryCodes);
    assert_eq!((offers.len(), offers[0].number), (1, None));
}

/// The first sign-in made device 2 known: it is made unknown again.
async fn pending_again(scene: &Scene) -> (TokenHash, Vec<MethodOffer>) {
    let forget = async |tx: &mut dyn WriteTx| {
        for mut device in tx.devices(scene.account).await? {
            device.verified_at = chiave_domain::device::Device::NEVER;
            tx.put_device(&device).await?;
        }
        Ok(())
    };
    scene.company.write(forget).await;
    pending(scene).await
}
