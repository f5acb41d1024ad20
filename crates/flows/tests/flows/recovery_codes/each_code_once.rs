//! Each code of a sheet is used once, and the gate that it passed stays passed.

use super::*;
use chiave_protocol::method::SendCode;

impl Scene {
    async fn prove_mail(&self, token: &TokenHash) {
        let (company, kind) = (&self.company, MethodKind::Mail);
        company.mails().await;
        let ask = SendCode {
            kind,
            method: None,
            utc_offset_min: 0,
        };
        company
            .service
            .attempt_code(token, &caller(7), ask)
            .await
            .unwrap();
        let prove = Prove {
            kind,
            method: None,
            secret: notices::code(company, &company.mails().await[0]),
        };
        company
            .service
            .verify_attempt(token, &caller(7), prove)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_used_number_is_never_asked_for_again() {
    let scene = Scene::new().await;
    let offer = scene.old().await;
    let mut asked = Vec::new();

    for _ in 0..10 {
        let (token, view) = scene.reset("g.ferri").await;
        let number = number(&view);
        scene.prove(&token, code_of(&offer, number)).await.unwrap();
        let later = scene.company.service.attempt(&token, &caller(7)).await;
        assert_eq!(later.unwrap().gates_passed, 1, "{number}");
        asked.push(number);
    }

    let mut sorted = asked.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (1..=10).collect::<Vec<u8>>());
    assert_eq!(asked.last(), Some(&offer.confirm_number));
    let (token, view) = scene.reset("g.ferri").await;
    let again = scene.prove(&token, code_of(&offer, number(&view))).await;
    assert_eq!(refused(again).code, ErrorCode::ProofRefused, "used up");
}

#[tokio::test]
async fn the_last_code_passes_the_second_gate_for_good() {
    let scene = Scene::new().await;
    let offer = scene.old().await;
    let mut sheet = scene.sheets().await.remove(0);
    sheet.last_used_step = Some(9);
    let write = async |tx: &mut dyn WriteTx| tx.put_method(&sheet).await;
    scene.company.write(write).await;
    let (token, _) = scene.reset("g.ferri").await;
    scene.prove_mail(&token).await;

    let last = code_of(&offer, offer.confirm_number);
    let proved = scene.prove(&token, last).await.unwrap();
    let later = scene.company.service.attempt(&token, &caller(7)).await;

    assert!(matches!(proved.step, AttemptStep::ChoosePassword { .. }));
    assert_eq!(later.unwrap().gates_passed, 2);
}
