//! A new sheet in the place of an older one.

use super::*;
use chiave_domain::settings::{AccountPolicy, PolicyBook};

#[tokio::test]
async fn a_new_sheet_replaces_the_old_one() {
    let scene = Scene::new().await;
    let old = scene.old().await;

    let new = scene.make().await;

    let sheets = scene.sheets().await;
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].id, new.id);
    let (token, view) = scene.reset("g.ferri").await;
    let of_old = scene.prove(&token, code_of(&old, number(&view))).await;
    assert_eq!(refused(of_old).code, ErrorCode::ProofRefused);
}

// Law 3.
#[tokio::test]
async fn a_young_method_replaces_no_older_sheet() {
    let scene = Scene::new().await;
    let old = scene.old().await;
    let offer = scene.begin().await.unwrap();
    scene.verified(scene.company.clock.now().plus(DAY_S)).await;

    let begun = refused(scene.begin().await);
    let code = code_of(&offer, offer.confirm_number);
    let confirmed = refused(scene.confirm(&offer, code).await);

    assert_eq!(begun.code, ErrorCode::MethodTooYoung);
    assert_eq!(confirmed.code, ErrorCode::MethodTooYoung);
    let confirmed: Vec<_> = scene
        .sheets()
        .await
        .into_iter()
        .filter(|it| it.confirmed)
        .collect();
    assert_eq!(confirmed[0].id, old.id);
}

// Law 3.
#[tokio::test]
async fn a_sheet_beside_young_methods_alone_is_not_replaced() {
    let scene = Scene::new().await;
    scene.old().await;
    let now = scene.company.clock.now();
    let write = async |tx: &mut dyn WriteTx| {
        for method in tx.methods(scene.account).await? {
            if method.kind() == MethodKind::Mail {
                let added_at = now;
                tx.put_method(&Method {
                    added_at,
                    bound_by_activation_code: false,
                    ..method
                })
                .await?;
            }
        }
        Ok(())
    };
    scene.company.write(write).await;

    let begun = refused(scene.begin().await);

    assert_eq!(begun.code, ErrorCode::MethodTooYoung);
}

#[tokio::test]
async fn the_person_is_told_that_the_old_sheet_is_worth_nothing() {
    let scene = Scene::new().await;
    scene.old().await;
    scene.company.mails().await;

    scene.make().await;

    let told = Message::MethodRemovedByPerson {
        kind: MethodKind::RecoveryCodes,
        replaced: true,
    };
    let mails = scene.company.mails().await;
    assert!(mails.iter().any(|mail| mail.message == told));
}

#[tokio::test]
async fn a_sheet_that_is_not_allowed_any_more_is_not_confirmed() {
    let scene = Scene::new().await;
    let offer = scene.begin().await.unwrap();
    let without = AccountPolicy {
        recovery_codes: false,
        ..AccountPolicy::default()
    };
    let book = PolicyBook::from(without);
    let write = async |tx: &mut dyn WriteTx| tx.put_policy_book(&book).await;
    scene.company.write(write).await;

    let confirmed = scene
        .confirm(&offer, code_of(&offer, offer.confirm_number))
        .await;

    assert_eq!(refused(confirmed).code, ErrorCode::TooManyMethods);
}
