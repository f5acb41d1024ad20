//! Who may change a password in a terminal, and what a person is told.

use super::*;
use crate::terminal::{
    ends::settled_as,
    status::testing::{anna, nobody},
};
use chiave_client::{AppStatus, Code, Failure, KeyringState, LocalCode, Reach, Removed};
use chiave_protocol::{
    ErrorCode, Timestamp,
    policy::{BrokenRule, Rule},
    session::{MustChangeReason, SignInStep},
};
use chiave_words::Language;

const NOW: Timestamp = Timestamp::from_unix(1_795_424_400);

fn english() -> &'static Words {
    Words::of(Language::English)
}

fn refused(status: &AppStatus, from: Option<Timestamp>) -> Option<(Outcome, String)> {
    let end = why_not(english(), status, from, NOW)?;
    Some((end.outcome, end.said.join("\n")))
}

fn must_change() -> SignInStep {
    let reason = MustChangeReason::Expired;
    SignInStep::MustChange { reason }
}

#[test]
fn whoever_is_signed_in_may_change() {
    assert_eq!(refused(&anna(SignInStep::Done).status, Some(NOW)), None);
    assert_eq!(refused(&anna(must_change()).status, None), None);
}

#[test]
fn nobody_is_asked_for_a_password() {
    let (outcome, said) = refused(&nobody().status, None).unwrap();

    assert_eq!(outcome, Outcome::Nobody);
    assert!(said.contains("nobody is signed in"), "{said}");
}

#[test]
fn a_keyring_that_does_not_open_is_not_called_nobody() {
    for keyring in [
        KeyringState::Locked,
        KeyringState::Hanging,
        KeyringState::Missing,
    ] {
        let mut status = nobody().status;
        status.keyring = keyring;

        let (outcome, said) = refused(&status, None).unwrap();

        assert_eq!(outcome, Outcome::NotChanged);
        assert!(said.starts_with("It is not known"), "{said}");
    }
}

#[test]
fn a_hidden_action_is_hidden_in_a_terminal_too() {
    let hidden = |step| {
        let mut status = anna(step).status;
        status.offers.change = false;
        refused(&status, None)
    };

    let (outcome, said) = hidden(SignInStep::Done).unwrap();
    assert_eq!(outcome, Outcome::NotChanged);
    assert!(said.contains("offer no change"), "{said}");
    assert_eq!(hidden(must_change()), None, "the service asks for it");
}

#[test]
fn what_is_missing_is_said_before_a_question() {
    let mut away = anna(SignInStep::Done).status;
    away.reach = Reach::Offline;
    let unfinished = anna(SignInStep::Prove { offers: Vec::new() }).status;
    let young = refused(&anna(SignInStep::Done).status, Some(NOW.plus(60)));

    let said = |refused: Option<(Outcome, String)>| refused.unwrap().1;
    assert!(said(refused(&away, None)).contains("cannot be reached"));
    assert!(said(refused(&unfinished, None)).contains("not finished"));
    assert!(said(young).contains("can be changed again from"));
}

#[test]
fn a_required_change_waits_for_no_minimum_age() {
    let required = anna(must_change()).status;

    assert_eq!(refused(&required, Some(NOW.plus(60))), None);
}

#[test]
fn an_old_version_is_told_to_be_replaced() {
    let (_, said) = refused(&anna(SignInStep::Unknown).status, None).unwrap();

    assert!(said.contains("Install a newer version"), "{said}");
}

#[test]
fn whoever_lost_the_account_is_told_why() {
    let mut status = nobody().status;
    status.removed = Some(Removed::Wiped);

    let (outcome, said) = refused(&status, None).unwrap();

    assert_eq!(outcome, Outcome::Nobody);
    assert!(said.contains("had the account removed"), "{said}");
}

#[test]
fn only_a_change_that_is_settled_changed_the_password() {
    let settled = |settled, was_change| {
        let End { outcome, said, .. } = settled_as(english(), &settled, was_change);
        (outcome, said.join("\n"))
    };
    let done = || Ok(Some(WriteOutcome::Done { at: NOW }));

    let (outcome, said) = settled(done(), true);
    assert_eq!(outcome, Outcome::Changed);
    assert!(said.contains("it is valid"), "{said}");
    let (outcome, said) = settled(done(), false);
    assert_eq!(outcome, Outcome::NotChanged);
    assert!(!said.contains("new password"), "{said}");
    for was_change in [true, false] {
        assert!(settled_as(english(), &done(), was_change).is_written);
        assert_eq!(settled(Ok(None), was_change).0, Outcome::NotChanged);
        let unknown = settled(Ok(Some(WriteOutcome::Unknown)), was_change);
        assert_eq!(unknown.0, Outcome::NotKnown);
    }
}

#[test]
fn a_settled_refusal_names_each_broken_rule() {
    let mut failure = Failure::new(Code::Service(ErrorCode::PasswordRefused));
    failure.kept_password = Some(true);
    failure.rules = vec![BrokenRule {
        rule: Rule::MinLength,
        limit: 15,
        found: None,
    }];

    let End { outcome, said, .. } = settled_as(english(), &Err(failure), true);

    assert_eq!(outcome, Outcome::NotChanged);
    assert!(said[1].contains("shorter than 15"), "{said:?}");
}

#[test]
fn every_failure_says_that_nothing_was_changed() {
    for (code, advice) in [
        (
            Code::Service(ErrorCode::CurrentPasswordWrong),
            "Enter it again",
        ),
        (Code::Service(ErrorCode::Busy), "Try again in a moment"),
        (
            Code::Local(LocalCode::ServiceUnreachable),
            "Check the network",
        ),
    ] {
        let said = End::failed(english(), &Failure::new(code)).said.concat();

        assert!(said.starts_with("Nothing was changed"), "{said}");
        assert!(said.contains(advice), "{said}");
    }
}
