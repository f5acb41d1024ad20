//! What the IT department sees and ends of resets that strangers closed.

use super::outputs::company;
use chiave_domain::{
    method::{Method, MethodDetail, WRONG_IN_A_ROW},
    ports::store::{LockKey, Store as _},
};
use chiave_protocol::MethodId;

// Laws 20, 25.
#[test]
fn a_reset_closed_by_strangers_is_shown_and_opened() {
    let place = company();
    place.look(async |context| {
        let account = context.account("e.ward").await.unwrap();
        let key = context.lookup.bucket("attempt-codes", "e.ward\nothers");
        let method = Method {
            id: MethodId::from_uuid(uuid::Uuid::from_u128(77)),
            account: account.id,
            label: String::new(),
            detail: MethodDetail::Mail {
                address: "ward@posta.example".into(),
            },
            added_at: context.now,
            confirmed: true,
            begun_in: None,
            bound_by_activation_code: false,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: WRONG_IN_A_ROW,
        };
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        for _ in 0..10 {
            tx.add_send(key.as_bytes(), context.now).await.unwrap();
        }
        tx.put_method(&method).await.unwrap();
        tx.commit().await.unwrap();
    });
    let show = || place.hear(&["account", "show", "e.ward"]).1;
    let json = || place.hear(&["account", "show", "e.ward", "--json"]).1;

    let (shown, for_scripts) = (show(), json());
    assert!(shown.contains("no codes by email until"), "{shown}");
    assert!(shown.contains("is closed after 100 wrong codes"), "{shown}");
    assert!(
        for_scripts.contains(r#""no_codes_until":"20"#),
        "{for_scripts}"
    );
    assert!(
        for_scripts.contains(r#""closed_methods":[{"#),
        "{for_scripts}"
    );

    let told = place.hear(&["account", "unlock", "e.ward"]).2;

    assert!(told.contains("open again on every computer"), "{told}");
    assert!(!show().contains("does not know"));
    assert!(json().contains(r#"{"no_codes_until":null,"closed_methods":[]}"#));
}
