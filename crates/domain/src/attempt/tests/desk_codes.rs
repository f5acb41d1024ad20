//! Codes of the help desk: what is issued for one attempt, and what it opens.

use super::*;
use crate::notice::Message;

const CODE: MethodId = MethodId::from_uuid(Uuid::from_u128(30));
const SECOND: MethodId = MethodId::from_uuid(Uuid::from_u128(31));
const QUARTER: i64 = DESK_CODE_MINUTES * 60;

/// The person of [`Scene::registered`] where the help desk may issue codes.
fn with_desk() -> Scene {
    let mut scene = Scene::registered();
    scene.policy = AccountPolicy::default();
    scene
}

/// What the member of the IT department with this user id issues.
fn code(id: MethodId, uid: u32, now: Timestamp) -> DeskCode {
    DeskCode {
        id,
        phc: String::new(),
        issued_by: Some(uid),
        expires_at: now.plus(QUARTER),
    }
}

impl Scene {
    fn issue(&mut self, id: MethodId, uid: u32) -> Result<Vec<Effect>, Refusal> {
        let code = code(id, uid, self.now);
        self.take(Event::IssueDeskCode { code })
    }

    fn read_out(&mut self, id: MethodId) -> Result<Vec<Effect>, Refusal> {
        let found = Found::Right {
            method: id,
            step: 0,
        };
        self.prove(MethodKind::HelpDeskCode, found)
    }

    fn kinds(&self) -> Vec<MethodKind> {
        self.offered().into_iter().map(|it| it.0).collect()
    }

    fn may_write(&self) -> bool {
        matches!(self.shown(), AttemptStep::ChoosePassword { .. })
    }
}

#[test]
fn a_code_and_a_registered_method_make_one_write() {
    let mut scene = with_desk();
    assert_eq!(scene.kinds().last(), Some(&MethodKind::HelpDeskCode));

    let told = scene.issue(CODE, 1000).unwrap();
    let notice = [Message::HelpDeskCodeIssued];
    let notices: Vec<_> = told.iter().filter_map(notice_of).collect();
    assert_eq!(notices, notice);
    scene.read_out(CODE).unwrap();
    assert!(!scene.may_write());
    scene.prove_app(100).unwrap();

    assert!(scene.may_write());
    assert!(scene.choose().is_ok());
}

fn notice_of(effect: &Effect) -> Option<Message> {
    match effect {
        Effect::Notice(message) => Some(*message),
        _ => None,
    }
}

#[test]
fn whoever_has_no_other_method_is_led_to_the_help_desk() {
    let mut scene = with_desk();
    scene.methods = vec![app()];
    scene.prove_app(100).unwrap();

    assert_eq!(scene.kinds(), [MethodKind::HelpDeskCode]);
}

// One custody counts once: whoever wants a reset from the help desk alone has to convince two of its members.
#[test]
fn one_member_of_the_help_desk_opens_one_gate() {
    let mut scene = with_desk();
    scene.methods.clear();
    scene.issue(CODE, 1000).unwrap();
    scene.read_out(CODE).unwrap();

    assert_eq!(
        scene.issue(SECOND, 1000).unwrap_err(),
        Refusal::SecondDeskCode
    );
    scene.issue(SECOND, 1001).unwrap();
    assert!(!scene.may_write());
    scene.read_out(SECOND).unwrap();

    assert!(scene.may_write());
}

// Law 2.
#[test]
fn a_code_opens_nothing_in_another_attempt() {
    let mut scene = with_desk();
    scene.issue(CODE, 1000).unwrap();
    let mut other = with_desk();

    other.read_out(CODE).unwrap();

    assert_eq!(other.kinds().len(), 4);
    assert!(is_before_first_gate(other.state()));
}

#[test]
fn a_code_is_accepted_once() {
    let mut scene = with_desk();
    scene.issue(CODE, 1000).unwrap();
    scene.read_out(CODE).unwrap();

    scene.read_out(CODE).unwrap();

    assert!(!scene.may_write());
}

#[test]
fn a_newer_code_replaces_one_that_was_not_used() {
    let mut scene = with_desk();
    scene.issue(CODE, 1000).unwrap();
    scene.issue(SECOND, 1001).unwrap();

    scene.read_out(CODE).unwrap();
    assert!(is_before_first_gate(scene.state()));
    scene.read_out(SECOND).unwrap();

    assert!(!is_before_first_gate(scene.state()));
}

#[test]
fn a_code_is_accepted_until_its_last_second() {
    for (s, passes) in [(QUARTER - 1, true), (QUARTER, false)] {
        let mut scene = with_desk();
        scene.issue(CODE, 1000).unwrap();
        scene.now = NOW.plus(s);

        scene.read_out(CODE).unwrap();

        assert_eq!(!is_before_first_gate(scene.state()), passes, "{s}");
    }
}

// A call to the help desk takes its time.
#[test]
fn an_attempt_lasts_as_long_as_its_code() {
    let mut scene = with_desk();
    let end = scene.state().expires_at;
    scene.issue(CODE, 1000).unwrap();
    assert_eq!(scene.state().expires_at, end);

    scene.now = end.plus(-1);
    scene.issue(SECOND, 1000).unwrap();

    assert_eq!(scene.state().expires_at, scene.now.plus(QUARTER));
    scene.now = end.plus(QUARTER - 2);
    scene.read_out(SECOND).unwrap();
    assert!(!is_before_first_gate(scene.state()));
}

// Law 4.
#[test]
fn five_wrong_codes_close_the_kind_until_another_is_issued() {
    let mut scene = with_desk();
    scene.issue(CODE, 1000).unwrap();
    for _ in 0..5 {
        scene.prove(MethodKind::HelpDeskCode, Found::Wrong).unwrap();
    }
    assert!(!scene.kinds().contains(&MethodKind::HelpDeskCode));
    assert_eq!(scene.read_out(CODE).unwrap_err(), Refusal::NoCodeAwaited);

    scene.issue(SECOND, 1000).unwrap();
    scene.read_out(SECOND).unwrap();

    assert!(!is_before_first_gate(scene.state()));
}

#[test]
fn a_code_is_issued_only_where_it_can_help() {
    let refused = |change: fn(&mut Scene)| {
        let mut scene = with_desk();
        change(&mut scene);
        scene.issue(CODE, 1000).unwrap_err()
    };
    let disabled = |scene: &mut Scene| scene.account.as_mut().unwrap().enabled = false;
    let voided = |scene: &mut Scene| scene.state.as_mut().unwrap().voided = true;
    let verified = |scene: &mut Scene| {
        scene.prove_app(100).unwrap();
        scene.prove_mail().unwrap();
    };

    assert_eq!(refused(disabled), Refusal::Ended(Ending::NotAllowed));
    assert_eq!(refused(voided), Refusal::Ended(Ending::Voided));
    assert_eq!(refused(verified), Refusal::OutOfOrder);
    assert_eq!(
        refused(|scene| scene.policy = without_desk()),
        Refusal::NotOffered
    );
    assert_eq!(
        refused(|scene| scene.policy.reset = false),
        Refusal::Ended(Ending::ByPolicy)
    );
    assert_eq!(
        refused(|scene| scene.now = scene.state().expires_at),
        Refusal::Ended(Ending::Expired)
    );
}

// A policy that forbids the codes counts at once.
#[test]
fn a_gate_of_a_code_that_is_forbidden_since_does_not_count() {
    let mut scene = with_desk();
    scene.issue(CODE, 1000).unwrap();
    scene.read_out(CODE).unwrap();
    scene.prove_app(100).unwrap();
    assert!(scene.may_write());

    scene.policy = without_desk();

    assert!(!scene.may_write());
    assert_eq!(scene.choose().unwrap_err(), Refusal::OutOfOrder);
}

// Law 9.
#[test]
fn a_refused_write_gives_the_code_back() {
    let mut scene = with_desk();
    scene.issue(CODE, 1000).unwrap();
    scene.read_out(CODE).unwrap();
    scene.prove_app(100).unwrap();
    scene.choose().unwrap();
    scene.now = NOW.plus(QUARTER + 60);

    scene.written(Outcome::NotSent).unwrap();

    assert!(scene.may_write());
}

// Law 5.
#[test]
fn an_issued_code_shows_only_to_whoever_types_it() {
    let mut scene = with_desk();
    let before = scene.shown();
    scene.issue(CODE, 1000).unwrap();

    assert_eq!(scene.shown(), before);
}

#[test]
fn the_words_of_an_attempt_follow_from_its_id() {
    let words = |n| MatchingWords::of(AttemptId::from_uuid(Uuid::from_u128(n)));

    assert_eq!(words(0x0102_0304), MatchingWords([3, 4]));
    assert_ne!(words(1), words(2));
}
