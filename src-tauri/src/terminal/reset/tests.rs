//! Who may reset a password in a terminal, what an answer means, and who helps.

use super::{
    choices::{Choices, Typed},
    *,
};
use crate::terminal::status::testing::nobody;
use chiave_client::KeyringState;
use chiave_protocol::{
    Secret, Timestamp,
    method::{CodeSent, MethodKind, MethodOffer},
};
use chiave_words::Language;

const NOW: Timestamp = Timestamp::from_unix(1_795_424_400);

fn english() -> &'static Words {
    Words::of(Language::English)
}

/// A computer that reaches its service.
fn status() -> AppStatus {
    nobody().status
}

fn offers(kinds: &[MethodKind]) -> Vec<MethodOffer> {
    let offer = |kind: &MethodKind| MethodOffer {
        kind: *kind,
        method: None,
        hint: None,
        number: None,
        words: None,
    };
    kinds.iter().map(offer).collect()
}

fn both() -> Vec<MethodOffer> {
    offers(&[MethodKind::Authenticator, MethodKind::Mail])
}

/// What was typed means, in short.
fn meaning(offers: &[MethodOffer], typed: &str) -> String {
    match Choices::of(offers).read(&Secret::new(typed.to_owned())) {
        Typed::Code(code) => format!("code {}", code.expose()),
        Typed::Method(kind) => format!("{kind:?}"),
        Typed::CannotUse => "cannot".into(),
        Typed::Neither => "neither".into(),
    }
}

fn sent(tries_left: u32) -> CodeSent {
    CodeSent {
        kind: MethodKind::Mail,
        expires_at: NOW.plus(600),
        resend_at: NOW.plus(60),
        tries_left,
        delayed: false,
    }
}

mod answers {
    use super::*;

    #[test]
    fn six_digits_are_a_code_however_they_are_grouped() {
        for typed in ["123456", " 123 456 ", "123-456"] {
            assert_eq!(meaning(&both(), typed), "code 123456");
        }
    }

    #[test]
    fn a_number_of_the_list_is_a_method() {
        assert_eq!(meaning(&both(), "1"), "Authenticator");
        assert_eq!(meaning(&both(), "2"), "Mail");
        assert_eq!(meaning(&both(), "0"), "cannot");
    }

    #[test]
    fn anything_else_is_sent_to_nobody() {
        for typed in ["3", "12345", "1234567", "12345a", "mela", "１２３４５６"] {
            assert_eq!(meaning(&both(), typed), "neither", "{typed}");
        }
    }

    #[test]
    fn a_method_of_a_newer_version_has_no_number() {
        let offers = offers(&[MethodKind::Unknown, MethodKind::Mail]);
        let lines = Choices::of(&offers).lines(english());

        assert_eq!(meaning(&offers, "1"), "Mail");
        assert_eq!(meaning(&offers, "2"), "neither");
        assert!(
            lines[0].starts_with("  1  Personal email address"),
            "{lines:?}"
        );
        assert!(lines[1].starts_with("  –  Something newer"), "{lines:?}");
    }
}

#[test]
fn a_code_is_asked_for_only_where_one_can_be_right() {
    let offers = both();
    let choices = Choices::of(&offers);

    assert!(choices.have(MethodKind::Authenticator, None));
    assert!(choices.have(MethodKind::Mail, Some(&sent(1))));
    assert!(!choices.have(MethodKind::Mail, Some(&sent(0))));
    assert!(!choices.have(MethodKind::Mail, None));
    let mail = self::offers(&[MethodKind::Mail]);
    assert!(!Choices::of(&mail).have(MethodKind::Authenticator, None));
}

#[test]
fn nothing_is_sent_by_a_choice_that_nobody_made() {
    let app = offers(&[MethodKind::Authenticator]);
    let mail = offers(&[MethodKind::Mail]);

    assert_eq!(Choices::of(&app).only(), Some(MethodKind::Authenticator));
    assert_eq!(Choices::of(&mail).only(), None);
    assert_eq!(Choices::of(&both()).only(), None);
}

#[test]
fn a_masked_address_moves_no_cursor() {
    let mut offers = both();
    offers[1].hint = Some("g…@p…\u{1b}[2J".into());

    let lines = Choices::of(&offers).lines(english()).join("\n");

    assert!(lines.contains("Sends a code to g…@p…"), "{lines}");
    assert!(!lines.contains('\u{1b}'), "{lines:?}");
}

mod before {
    use super::*;

    fn refused(status: &AppStatus) -> Option<String> {
        let end = why_not(english(), status)?;
        assert_eq!(end.outcome, Outcome::NotChanged);
        Some(end.said.join("\n"))
    }

    #[test]
    fn nobody_has_to_be_signed_in() {
        assert_eq!(refused(&status()), None);
    }

    #[test]
    fn a_hidden_reset_is_hidden_in_a_terminal_too() {
        let mut status = status();
        status.offers.reset = false;

        let said = refused(&status).unwrap();

        assert!(said.contains("offer no reset"), "{said}");
    }

    #[test]
    fn a_service_that_is_away_is_said_before_a_question() {
        let mut status = status();
        status.reach = Reach::Offline;

        let said = refused(&status).unwrap();

        assert!(said.contains("cannot be reached"), "{said}");
    }
}

mod help_desk {
    use super::*;

    #[test]
    fn whoever_can_use_no_method_is_told_who_helps() {
        let mut status = status();
        status.help_desk = Some("Call 7\u{1b}[2J".into());
        status.help_url = Some("https://h.example/".into());

        let said = help::lines(english(), &status, "anna", None).join("\n");

        for part in [
            "Can’t use any of your methods?",
            "Your help desk: Call 7",
            "https://h.example/",
            "Your user name: anna",
            "An activation code",
            "“I have an activation code”",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }

    #[test]
    fn a_lost_phone_has_its_own_words() {
        let app = Some(MethodKind::Authenticator);

        let said = help::lines(english(), &status(), "anna", app).join("\n");

        assert!(
            said.starts_with("Can’t use your authenticator app?"),
            "{said}"
        );
        assert!(
            said.contains("does not know how to reach your help desk"),
            "{said}"
        );
    }

    #[test]
    fn an_attempt_that_only_people_can_help_ends_with_them() {
        let mut status = status();
        status.help_desk = Some("Call 7".into());
        let ended = |code| over(english(), &status, &Failure::new(Code::Service(code)));

        let end = ended(ErrorCode::NotEnoughMethods);

        assert_eq!(end.outcome, Outcome::NotChanged);
        let said = end.said.join("\n");
        assert!(said.starts_with("Nothing was changed."), "{said}");
        assert!(said.contains("(not-enough-methods)"), "{said}");
        assert!(said.ends_with("Your help desk: Call 7"), "{said}");
        let said = ended(ErrorCode::AttemptEnded).said.join("\n");
        assert!(!said.contains("Call 7"), "{said}");
    }
}

#[test]
fn a_later_question_is_promised_only_with_a_keyring() {
    let said = |keyring| {
        let status = AppStatus {
            keyring,
            ..status()
        };
        let end = End::not_known(english(), &status);
        assert_eq!(end.outcome, Outcome::NotKnown);
        end.said.join("\n")
    };

    assert!(said(KeyringState::Ready).contains("asks for the outcome first"));
    assert!(said(KeyringState::Missing).contains("the new password first"));
}
