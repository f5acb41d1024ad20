//! Which code passes a gate, and whom a wrong one counts against.

use super::*;

const OTHER: MethodId = MethodId::from_uuid(Uuid::from_u128(12));

/// A person with an app and two mailboxes; the first mailbox was sent a code.
fn sent() -> Scene {
    let mut scene = Scene::registered();
    scene.methods.push(mail(OTHER, "ferri@casa.example"));
    assert_eq!(scene.ask(), Ok((Some(MAIL), 1)));
    scene
}

/// The methods that missed, or `None` where the try passed a gate.
fn missed(effects: &[Effect]) -> Option<Vec<MethodId>> {
    effects.iter().find_map(|effect| match effect {
        Effect::MethodsMissed { methods } => Some(methods.clone()),
        _ => None,
    })
}

fn right(method: MethodId, step: u64) -> Found {
    Found::Right { method, step }
}

#[test]
fn a_code_that_nobody_asked_for_is_not_awaited() {
    let mut scene = Scene::registered();

    let counted = scene.count(MethodKind::Mail);

    assert_eq!(counted.unwrap_err(), Refusal::NoCodeAwaited);
}

#[test]
fn a_code_is_sent_of_an_offered_kind_that_is_sent_at_all() {
    let send = |scene: &mut Scene, kind| {
        let earlier = Earlier::default();
        scene.take(Event::SendCode { kind, earlier }).map(|_| ())
    };
    let mut scene = Scene::registered();
    let app = send(&mut scene, MethodKind::Authenticator);
    assert_eq!(app, Err(Refusal::NotOffered));

    scene.prove_mail().unwrap();

    let mail = send(&mut scene, MethodKind::Mail);
    assert_eq!(mail, Err(Refusal::NotOffered));
}

// Law 2.
#[test]
fn a_try_is_verified_once_and_against_its_own_code() {
    let mut scene = sent();
    let ticket = scene.count(MethodKind::Mail).unwrap();
    let tried = |scene: &mut Scene, found| {
        let ticket = ticket.clone();
        scene.take(Event::Verified { ticket, found }).map(|_| ())
    };
    assert_eq!((ticket.method(), ticket.serial()), (Some(MAIL), 1));

    assert_eq!(tried(&mut scene, Found::Wrong), Ok(()));
    let again = tried(&mut scene, right(MAIL, 1));
    assert_eq!(again, Err(Refusal::NoCodeAwaited));

    // The first try of the next code has the number of the first try of this one.
    scene.ask().unwrap();
    assert_eq!(scene.count(MethodKind::Mail).unwrap().serial(), 2);
    let replaced = tried(&mut scene, right(MAIL, 1));
    assert_eq!(replaced, Err(Refusal::NoCodeAwaited));
}

// Law 2.
#[test]
fn a_try_is_of_its_attempt_and_of_its_gate() {
    let app = MethodKind::Authenticator;
    let late = |scene: &mut Scene, ticket| {
        let found = right(APP, 100);
        let taken = scene.take(Event::Verified { ticket, found });
        taken.map(|_| ())
    };

    let mut scene = sent();
    let ticket = scene.count(app).unwrap();
    scene.prove(MethodKind::Mail, right(MAIL, 1)).unwrap();
    // The first try of each gate has the same number.
    scene.count(app).unwrap();
    assert_eq!(late(&mut scene, ticket), Err(Refusal::OutOfOrder));

    let mut other = sent();
    let ticket = sent().count(app).unwrap();
    other.count(app).unwrap();
    let id = AttemptId::from_uuid(Uuid::from_u128(2));
    other.state.as_mut().unwrap().id = id;
    assert_eq!(late(&mut other, ticket), Err(Refusal::OutOfOrder));
}

#[test]
fn a_mailed_code_passes_for_its_address_and_number_alone() {
    for found in [right(OTHER, 1), right(MAIL, 2), right(APP, 1)] {
        let mut scene = sent();
        let effects = scene.prove(MethodKind::Mail, found).unwrap();
        assert_eq!(missed(&effects), Some(vec![MAIL]), "{found:?}");
    }

    let mut scene = sent();
    let effects = scene.prove(MethodKind::Mail, right(MAIL, 1)).unwrap();
    assert_eq!(missed(&effects), None);
}

#[test]
fn a_mailed_code_is_late_when_it_expired_while_it_was_verified() {
    let mut scene = sent();
    let ticket = scene.count(MethodKind::Mail).unwrap();
    scene.now = NOW.plus(10 * 60);

    let found = right(MAIL, 1);
    let effects = scene.take(Event::Verified { ticket, found }).unwrap();

    assert_eq!(missed(&effects), Some(vec![MAIL]));
}

#[test]
fn a_code_of_another_kind_than_was_asked_for_is_wrong() {
    let mut scene = sent();

    let app = MethodKind::Authenticator;
    let effects = scene.prove(app, right(MAIL, 1)).unwrap();

    assert_eq!(missed(&effects), Some(vec![APP]));
}

#[test]
fn a_gate_spends_the_step_of_an_app_and_none_of_a_mailbox() {
    let used = |effects: &[Effect]| match effects[0] {
        Effect::MethodUsed { method, step } => (method, step),
        ref other => panic!("{other:?}"),
    };
    let mut scene = Scene::registered();

    assert_eq!(used(&scene.prove_app(100).unwrap()), (APP, Some(100)));
    assert_eq!(used(&scene.prove_mail().unwrap()), (MAIL, None));
}

mod of_a_young_method {
    use super::*;
    use crate::method::WRONG_IN_A_ROW;

    fn scene(change: impl FnOnce(&mut Method)) -> Scene {
        let mut scene = Scene::registered();
        scene.methods[0].added_at = NOW;
        change(&mut scene.methods[0]);
        scene
    }

    fn close(method: &mut Method) {
        method.wrong_in_row = WRONG_IN_A_ROW;
    }

    // Law 5.
    #[test]
    fn a_right_code_says_nothing_to_strangers_of_one_that_is_closed() {
        let mut stranger = scene(close);
        let mut person = scene(close);
        person.device_known = true;

        assert!(missed(&stranger.prove_app(100).unwrap()).is_some());
        let effects = person.prove_app(100).unwrap();
        assert!(matches!(effects[0], Effect::CodeTooYoung(_)));
    }

    #[test]
    fn a_right_code_is_wrong_before_it_is_confirmed() {
        let mut scene = scene(|method| method.confirmed = false);

        assert!(missed(&scene.prove_app(100).unwrap()).is_some());
    }
}

mod the_view {
    use super::*;

    fn code(scene: &Scene) -> Option<MethodKind> {
        match scene.shown() {
            AttemptStep::Prove { sent, .. } => sent.map(|sent| sent.kind),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn shows_a_code_from_its_sending_until_it_expires() {
        let mut scene = Scene::registered();
        assert_eq!(code(&scene), None);
        scene.count(MethodKind::Authenticator).unwrap();
        assert_eq!(code(&scene), None);

        scene.ask().unwrap();

        assert_eq!(code(&scene), Some(MethodKind::Mail));
        scene.now = NOW.plus(10 * 60 - 1);
        assert_eq!(code(&scene), Some(MethodKind::Mail));
        scene.now = NOW.plus(10 * 60);
        assert_eq!(code(&scene), None);
    }

    #[test]
    fn counts_every_gate_of_an_attempt_that_is_done() {
        let mut scene = Scene::verified();
        scene.choose().unwrap();
        scene.written(Outcome::Done).unwrap();

        let view = view(scene.state(), &scene.facts()).unwrap();

        assert_eq!((view.gates_passed, view.gates_needed), (2, 2));
        assert!(!is_before_first_gate(Scene::verified().state()));
        assert!(is_before_first_gate(Scene::registered().state()));
    }
}

// Law 9.
#[test]
fn an_outcome_is_of_the_operation_that_was_begun() {
    let other = OperationId::from_uuid(Uuid::from_u128(21));
    let told = |scene: &mut Scene, operation, outcome| {
        let event = Event::Written { operation, outcome };
        scene.take(event).map(|effects| effects.len())
    };
    let mut scene = Scene::verified();
    scene.choose().unwrap();

    let foreign = told(&mut scene, other, Outcome::Done);
    assert_eq!(foreign, Err(Refusal::OutOfOrder));
    assert!(told(&mut scene, OPERATION, Outcome::Done).is_ok());

    assert_eq!(told(&mut scene, OPERATION, Outcome::Done), Ok(0));
    for (operation, outcome) in [(other, Outcome::Done), (OPERATION, Outcome::NotSent)] {
        let late = told(&mut scene, operation, outcome);
        assert_eq!(late, Err(Refusal::OutOfOrder));
    }
}
