//! A code of the help desk on the command line: for the reset whose words the caller reads out.

use super::*;
use chiave_domain::{
    attempt::{AttemptState, Phase},
    ports::store::{LockKey, Store as _},
};
use chiave_protocol::{AttemptId, Thumbprint, TokenHash, attempt::Purpose};
use chiave_words::matching;
use uuid::Uuid;

/// A place in which g.ferri has a reset under way that shows “candle river”.
fn resetting() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    temporary::activate(&place);
    open(&place, 1);
    place
}

/// Opens such a reset.
fn open(place: &Place, nth: u8) {
    let mut id = [nth; 16];
    id[14..].copy_from_slice(&matching::read("candle river").unwrap());
    place.look(async |context| {
        let account = context.account("g.ferri").await.unwrap();
        let state = AttemptState {
            id: AttemptId::from_uuid(Uuid::from_bytes(id)),
            purpose: Purpose::Reset,
            account: Some(account.id),
            subject: [nth; 16],
            device: Thumbprint::from_bytes([nth; 32]),
            device_name: "front-desk".into(),
            language: "en".into(),
            utc_offset_min: 0,
            opened_at: context.now,
            expires_at: context.now.plus(1800),
            password_seen: account.password_changed_at,
            voided: false,
            sends: 0,
            failed_writes: 0,
            desk_codes: Vec::new(),
            phase: Phase::Verifying {
                passed: Vec::new(),
                asked: Vec::new(),
            },
        };
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        let token = TokenHash::from_bytes([nth; 32]);
        tx.open_attempt(&token, &state).await.unwrap();
        tx.commit().await.unwrap();
    });
}

/// How many codes are issued in the first reset.
fn issued(place: &Place) -> usize {
    place.look(async |context| {
        let mut tx = context.store.read().await.unwrap();
        let token = TokenHash::from_bytes([1; 32]);
        let state = tx.attempt(&token).await.unwrap().unwrap();
        state.desk_codes.len()
    })
}

#[test]
fn the_code_is_the_answer_and_the_computer_is_named() {
    let place = resetting();

    let line = ["account", "help-desk-code", "g.ferri", "Candle", "river"];
    let (done, answers, sentences) = place.hear(&line);

    done.unwrap();
    let code = answers.trim();
    assert_eq!((code.len(), code.matches('-').count()), (14, 2), "{code}");
    assert!(sentences.contains("“front-desk”"), "{sentences}");
    assert!(!sentences.contains(code), "{sentences}");
    assert_eq!(issued(&place), 1);
    let (_, rows, _) = place.hear(&["audit", "show"]);
    assert!(rows.contains("help-desk-code-issued"), "{rows}");
    assert!(!rows.contains(code), "{rows}");
}

#[test]
fn other_words_get_no_code() {
    let place = resetting();

    for (words, told) in [
        ("candle rover", "are not two of Chiave’s matching words"),
        ("river candle", "has no reset and no unlock under way"),
    ] {
        let line = ["account", "help-desk-code", "g.ferri", words];
        let (done, answers, _) = place.hear(&line);

        let sentences = done.unwrap_err().sentences(&output()).join(" ");
        assert!(sentences.contains(told), "{sentences}");
        assert_eq!(answers, "");
    }
    assert_eq!(issued(&place), 0);
}

#[test]
fn words_that_two_resets_show_get_no_code() {
    let place = resetting();
    open(&place, 2);

    let done = place.run(&["account", "help-desk-code", "g.ferri", "candle river"]);

    let sentences = done.unwrap_err().sentences(&output()).join(" ");
    assert!(
        sentences.contains("several resets under way"),
        "{sentences}"
    );
    assert_eq!(issued(&place), 0);
}

#[test]
fn a_code_that_cannot_help_is_not_issued() {
    for (command, told) in [
        (["account", "disable", "g.ferri"], "the account is disabled"),
        (["account", "lock", "g.ferri"], "it was ended"),
        (["people", "set", "reset=false"], "does not allow it"),
        (
            ["people", "set", "help_desk_codes=false"],
            "help_desk_codes",
        ),
    ] {
        let place = resetting();
        place.run(&command).unwrap();

        let done = place.run(&["account", "help-desk-code", "g.ferri", "candle", "river"]);

        let sentences = done.unwrap_err().sentences(&output()).join(" ");
        assert!(sentences.contains(told), "{command:?}: {sentences}");
        assert_eq!(issued(&place), 0, "{command:?}");
    }
}

#[test]
fn who_was_never_activated_is_referred_to_an_activation_code() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    open(&place, 1);

    let done = place.run(&["account", "help-desk-code", "g.ferri", "candle river"]);

    let sentences = done.unwrap_err().sentences(&output()).join(" ");
    assert!(sentences.contains("account code g.ferri"), "{sentences}");
    assert_eq!(issued(&place), 0);
}
