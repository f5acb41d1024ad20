//! Keys that were dropped on purpose, or lost.

use super::*;

#[tokio::test]
async fn a_key_that_was_forgotten_on_purpose_may_be_gone() {
    let installed = Installed::new().await;
    for purpose in ["code", "pepper"] {
        let own = installed.read(purpose);
        assert_eq!(installed.forget(purpose, &own).await, Forgotten::Here);

        installed.put(purpose, &line("new"));

        assert_eq!(installed.forget(purpose, &own).await, Forgotten::Done);
        assert_eq!(installed.forget(purpose, &own).await, Forgotten::Unknown);
        installed.starts().await;
    }
}

#[tokio::test]
async fn keys_that_were_lost_together_are_forgotten_one_by_one() {
    let installed = Installed::new().await;
    let lost = ["code", "nonce"].map(|purpose| {
        let own = installed.read(purpose);
        installed.put(purpose, &line("new"));
        (purpose, own)
    });

    for (purpose, own) in &lost {
        assert_eq!(installed.forget(purpose, own).await, Forgotten::Done);
    }

    installed.starts().await;
}

#[tokio::test]
async fn nothing_is_forgotten_with_the_keys_of_another_store() {
    let (installed, other) = (Installed::new().await, Installed::empty().await);
    let own = FILES.map(|purpose| (purpose, installed.read(purpose)));
    for purpose in FILES {
        installed.put(purpose, &other.read(purpose));
    }

    for (purpose, own) in &own {
        match installed.try_to_forget(purpose, own).await {
            Err(OpeningError::Misfits(misfits)) => assert_eq!(misfits.len(), FILES.len() - 1),
            forgotten => panic!("{purpose}: {forgotten:?}"),
        }
    }

    for (purpose, own) in &own {
        installed.put(purpose, own);
    }
    installed.starts().await;
}

#[tokio::test]
async fn a_sealing_key_that_is_still_needed_is_not_forgotten() {
    let installed = Installed::new().await;
    let own = installed.read("sealing");
    installed.put("sealing", &line("new"));

    let forgotten = installed.forget("sealing", &own).await;
    assert!(matches!(forgotten, Forgotten::Needed(uses) if uses.sealed > 0));

    assert_eq!(installed.misfits().await.len(), 1);
}
