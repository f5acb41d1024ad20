//! The status of a computer in sentences and as JSON.

use super::{
    testing::{anna, nobody},
    *,
};
use chiave_client::{Reach, Removed};
use chiave_protocol::{
    method::MethodKind,
    order::OrderKind,
    session::{MustChangeReason, SignInStep},
};
use chiave_words::{Language, Words};
use serde_json::{Value, json};

fn said(look: &Look) -> String {
    text(Words::of(Language::English), look).join("\n")
}

fn parsed(look: &Look) -> Value {
    serde_json::from_str(&line_of_json(look)).unwrap()
}

#[test]
fn whoever_has_nothing_to_do_is_told_so_by_the_exit_code() {
    let look = anna(SignInStep::Done);

    assert_eq!(Outcome::of(&look), Outcome::Good);
    let text = said(&look);
    assert!(
        text.starts_with("Signed in: Anna Riva (anna)\nSince: "),
        "{text}"
    );
    assert!(text.contains("https://c.example.com answers"), "{text}");
    assert!(text.contains("State: of now"), "{text}");
    assert!(text.contains("Password expires: "), "{text}");
    assert!(!text.contains("To do"), "{text}");
}

#[test]
fn json_has_stable_names_and_times_of_rfc_3339() {
    let look = anna(SignInStep::Register {
        missing: vec![MethodKind::Authenticator],
    });

    assert_eq!(
        parsed(&look),
        json!({"session": "full", "user_name": "anna", "display_name": "Anna Riva",
            "signed_in_at": "2026-11-23T09:00:00Z", "server": "https://c.example.com",
            "reach": "online", "keyring": "ready", "live": true,
            "synced_at": "2026-11-23T09:00:00Z", "password_changed_at": "2026-11-23T09:00:00Z",
            "password_expires_at": "2026-11-24T09:00:00Z", "password_changeable_from": null,
            "to_do": ["register"], "missing_methods": ["authenticator"], "orders": [],
            "removed": null, "left_in": []})
    );
    assert_eq!(line_of_json(&look).lines().count(), 1);
}

#[test]
fn a_keyring_that_holds_what_was_removed_is_named() {
    let mut look = nobody();
    look.left_in = vec!["Old".to_owned(), "Work".to_owned()];

    assert!(
        said(&look).contains("removed: Old, Work."),
        "{}",
        said(&look)
    );
    assert_eq!(parsed(&look)["left_in"], json!(["Old", "Work"]));
}

#[test]
fn every_step_is_something_to_do_with_a_sentence() {
    let steps = [
        (SignInStep::Reconfirm, "confirm"),
        (SignInStep::Unknown, "update"),
        (SignInStep::Prove { offers: Vec::new() }, "verify"),
        (
            SignInStep::MustChange {
                reason: MustChangeReason::Expired,
            },
            "change-password",
        ),
    ];
    for (step, word) in steps {
        let look = anna(step);

        assert_eq!(Outcome::of(&look), Outcome::ToDo);
        assert_eq!(parsed(&look)["to_do"], json!([word]));
        assert_eq!(said(&look).matches("To do: ").count(), 1);
    }
}

#[test]
fn a_password_that_has_expired_is_something_to_do() {
    let mut look = anna(SignInStep::Done);
    let account = look.state.state.as_mut().unwrap();
    account.password.expires_at = Some(account.server_time);

    assert_eq!(Outcome::of(&look), Outcome::ToDo);
    assert_eq!(parsed(&look)["to_do"], json!(["change-password"]));
    assert!(said(&look).contains("Password expired: "));
}

#[test]
fn a_report_that_is_asked_for_is_something_to_do() {
    let mut look = anna(SignInStep::Reconfirm);
    look.orders = vec![OrderKind::SendReport];

    assert_eq!(parsed(&look)["to_do"], json!(["confirm", "answer-report"]));
    assert!(said(&look).contains("Your IT department asks for the support report"));
    look.status.step = Some(SignInStep::Done);
    assert_eq!(Outcome::of(&look), Outcome::ToDo);
    assert_eq!(said(&look).matches("To do: ").count(), 1);
}

#[test]
fn a_write_without_an_outcome_comes_first() {
    let mut look = anna(SignInStep::Done);
    look.status.unsettled = true;
    look.orders = vec![OrderKind::ChangeNeeded];

    let to_do = json!(["settle", "change-password"]);
    assert_eq!(parsed(&look)["to_do"], to_do);
    assert!(said(&look).contains("Order of your IT department: choose a new password."));
}

#[test]
fn a_write_without_an_outcome_needs_no_session() {
    let mut look = nobody();
    look.status.unsettled = true;

    assert!(said(&look).contains("The answer got lost."));
}

#[test]
fn the_last_state_is_called_that() {
    let mut look = anna(SignInStep::Done);
    look.state.live = false;
    look.status.reach = Reach::Offline;

    assert_eq!(Outcome::of(&look), Outcome::NotConfirmed);
    let text = said(&look);
    assert!(
        text.contains("State: of the last contact with the service, "),
        "{text}"
    );
    assert!(text.contains("cannot be used (offline)"), "{text}");
}

#[test]
fn nobody_is_said_only_where_the_keyring_answers() {
    let outcome = |keyring| {
        let mut look = nobody();
        look.status.keyring = keyring;
        let session = parsed(&look)["session"].clone();
        (Outcome::of(&look), session, said(&look))
    };

    let (nobody, word, text) = outcome(KeyringState::Ready);
    assert_eq!((nobody, word), (Outcome::Nobody, json!("none")));
    assert!(text.starts_with("Nobody is signed in"), "{text}");
    for keyring in [
        KeyringState::Locked,
        KeyringState::Missing,
        KeyringState::Hanging,
    ] {
        let (unknown, word, text) = outcome(keyring);
        assert_eq!((unknown, word), (Outcome::NotKnown, json!("unknown")));
        assert!(text.starts_with("It is not known"), "{text}");
    }
}

#[test]
fn an_ended_session_and_its_order_are_told() {
    let mut look = nobody();
    look.has_ended = true;
    look.orders = vec![OrderKind::SignOut];
    look.status.removed = Some(Removed::Wiped);

    assert_eq!(Outcome::of(&look), Outcome::Nobody);
    assert_eq!(parsed(&look)["session"], "ended");
    assert_eq!(parsed(&look)["orders"], json!(["sign-out"]));
    let text = said(&look);
    assert!(
        text.starts_with("The service has ended the session"),
        "{text}"
    );
    assert!(
        text.contains("Order of your IT department: sign out."),
        "{text}"
    );
}

#[test]
fn a_name_moves_no_cursor() {
    let mut look = anna(SignInStep::Done);
    look.status.display_name = Some("Anna\u{1b}[2J\u{202e}".into());

    let text = said(&look);

    assert!(
        !text.contains('\u{1b}') && !text.contains('\u{202e}'),
        "{text:?}"
    );
    let line = line_of_json(&look);
    assert!(line.is_ascii() && !line.contains('\u{1b}'), "{line}");
    assert_eq!(parsed(&look)["display_name"], "Anna\u{1b}[2J\u{202e}");
}

#[test]
fn in_italian_every_sentence_is_italian() {
    let mut look = anna(SignInStep::Reconfirm);
    look.status.unsettled = true;
    look.orders = vec![OrderKind::ChangeNeeded];

    let text = text(Words::of(Language::Italian), &look).join("\n");

    for english in [
        "Signed",
        "Since",
        "State",
        "To do",
        "Order",
        "Password expires",
    ] {
        assert!(!text.contains(english), "{english} in {text}");
    }
}
