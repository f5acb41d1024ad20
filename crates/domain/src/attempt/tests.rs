//! What a single attempt does, step by step. `tests/attempt_model` checks all runs of two attempts.

use super::*;
use crate::{
    account::{Account, LockVersion, Role, UserName},
    audit::{AuditEvent, CodeFault},
    intent::End,
    method::{KINDS, Method, MethodDetail},
    order::OrderKind,
    settings::AccountPolicy,
};
use chiave_protocol::{
    AccountId, AttemptId, ErrorCode, MethodId, OperationId, Secret, Thumbprint, Timestamp,
    attempt::{AttemptStep, Purpose},
    method::MethodKind,
    policy::{BrokenRule, Rule},
};
use std::sync::Arc;
use uuid::Uuid;

mod codes;
mod desk_codes;
mod sends;

const NOW: Timestamp = Timestamp::from_unix(1_700_000_000);
const DEVICE: Thumbprint = Thumbprint::from_bytes([1; 32]);
const APP: MethodId = MethodId::from_uuid(Uuid::from_u128(10));
const MAIL: MethodId = MethodId::from_uuid(Uuid::from_u128(11));
const OPERATION: OperationId = OperationId::from_uuid(Uuid::from_u128(20));

const NEW: &str = "a new password";

fn new_password() -> Arc<Secret> {
    Arc::new(Secret::new(NEW.into()))
}

/// An account, its methods and one attempt.
struct Scene {
    account: Option<Account>,
    methods: Vec<Method>,
    policy: AccountPolicy,
    /// What is shown before the first gate, where it is not `policy`.
    anybody: Option<AccountPolicy>,
    now: Timestamp,
    device: Option<Thumbprint>,
    device_known: bool,
    state: Option<AttemptState>,
}

impl Scene {
    fn new(account: Option<Account>, methods: Vec<Method>) -> Self {
        let mut scene = Self {
            account,
            methods,
            policy: without_desk(),
            anybody: None,
            now: NOW,
            device: Some(DEVICE),
            device_known: false,
            state: None,
        };
        scene.open(Purpose::Reset);
        scene
    }

    /// A scene with a person who has an app and a mailbox.
    fn registered() -> Self {
        Self::new(
            Some(person()),
            vec![app(), mail(MAIL, "giulia@posta.example")],
        )
    }

    fn open(&mut self, purpose: Purpose) {
        let opening = Opening {
            id: AttemptId::from_uuid(Uuid::from_u128(1)),
            subject: [0; 16],
            purpose,
            device: DEVICE,
            device_name: "laptop".into(),
            language: "it".into(),
            utc_offset_min: 60,
        };
        self.state = Some(open(opening, &self.facts()).state);
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            now: self.now,
            device: self.device,
            device_known: self.device_known,
            account: self.account.as_ref(),
            methods: &self.methods,
            policy: &self.policy,
            anybody: self.anybody.as_ref().unwrap_or(&self.policy),
            mail_delayed: false,
        }
    }

    fn state(&self) -> &AttemptState {
        self.state.as_ref().unwrap()
    }

    fn take(&mut self, event: Event) -> Result<Vec<Effect>, Refusal> {
        let stepped = step(self.state(), event, &self.facts())?;
        self.state = Some(stepped.state);
        Ok(stepped.effects)
    }

    fn ask(&mut self) -> Result<(Option<MethodId>, u32), Refusal> {
        self.ask_after(Earlier::default())
    }

    fn ask_after(&mut self, earlier: Earlier) -> Result<(Option<MethodId>, u32), Refusal> {
        let effects = self.take(Event::SendCode {
            kind: MethodKind::Mail,
            earlier,
        })?;
        match effects.as_slice() {
            [Effect::SendCode { method, serial, .. }] => Ok((*method, *serial)),
            other => panic!("{other:?}"),
        }
    }

    fn count(&mut self, kind: MethodKind) -> Result<Ticket, Refusal> {
        match self.take(Event::CountTry { kind })?.pop() {
            Some(Effect::Verify(ticket)) => Ok(ticket),
            other => panic!("{other:?}"),
        }
    }

    fn prove(&mut self, kind: MethodKind, found: Found) -> Result<Vec<Effect>, Refusal> {
        let ticket = self.count(kind)?;
        self.take(Event::Verified { ticket, found })
    }

    fn prove_app(&mut self, step: u64) -> Result<Vec<Effect>, Refusal> {
        self.prove(
            MethodKind::Authenticator,
            Found::Right { method: APP, step },
        )
    }

    fn prove_mail(&mut self) -> Result<Vec<Effect>, Refusal> {
        let (method, serial) = self.ask()?;
        let found = Found::Right {
            method: method.unwrap(),
            step: serial.into(),
        };
        self.prove(MethodKind::Mail, found)
    }

    fn verified() -> Self {
        let mut scene = Self::registered();
        scene.prove_app(100).unwrap();
        scene.prove_mail().unwrap();
        scene
    }

    fn choose(&mut self) -> Result<Vec<Effect>, Refusal> {
        self.take(Event::Choose {
            operation: OPERATION,
            new: new_password(),
            broken: Vec::new(),
        })
    }

    fn written(&mut self, outcome: Outcome) -> Result<Vec<Effect>, Refusal> {
        self.take(Event::Written {
            operation: OPERATION,
            outcome,
        })
    }

    fn shown(&self) -> AttemptStep {
        view(self.state(), &self.facts()).unwrap().step
    }

    fn offered(&self) -> Vec<(MethodKind, Option<String>)> {
        match self.shown() {
            AttemptStep::Prove { offers, .. } => offers
                .into_iter()
                .map(|offer| (offer.kind, offer.hint))
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    fn ending(&self) -> Ending {
        match self.state().phase {
            Phase::Ended(ending) => ending,
            ref other => panic!("{other:?}"),
        }
    }
}

/// A policy that lets the help desk issue no codes, so the registered methods alone decide.
fn without_desk() -> AccountPolicy {
    AccountPolicy {
        help_desk_codes: false,
        ..AccountPolicy::default()
    }
}

fn person() -> Account {
    Account {
        id: AccountId::from_uuid(Uuid::from_u128(7)),
        user_name: UserName::parse("g.ferri").unwrap(),
        display_name: "Giulia Ferri".into(),
        given_name: "Giulia".into(),
        family_name: "Ferri".into(),
        mail: Some("g.ferri@azienda.example".into()),
        language: "it".into(),
        role: Role::Employee,
        groups: Vec::new(),
        enabled: true,
        locked: false,
        lock: LockVersion::default(),
        password_changed_at: Some(NOW.plus(-1_000_000)),
        must_change: false,
    }
}

fn method(id: MethodId, detail: MethodDetail) -> Method {
    Method {
        id,
        account: person().id,
        label: "Phone".into(),
        detail,
        added_at: NOW.plus(-30 * 24 * 60 * 60),
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: false,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}

fn app() -> Method {
    method(
        APP,
        MethodDetail::Authenticator {
            secret: Secret::new(String::new()),
        },
    )
}

fn mail(id: MethodId, address: &str) -> Method {
    method(
        id,
        MethodDetail::Mail {
            address: address.into(),
        },
    )
}

#[test]
fn two_verifications_and_a_choice_make_one_write() {
    let mut scene = Scene::verified();
    assert!(matches!(scene.shown(), AttemptStep::ChoosePassword { .. }));

    let begun = scene.choose().unwrap();
    assert!(matches!(
        begun.first(),
        Some(Effect::RecordIntent {
            operation: OPERATION,
            ..
        })
    ));
    let Some(Effect::Write(order)) = begun.last() else {
        panic!("{begun:?}")
    };
    assert_eq!(order.account(), person().id);
    assert!(matches!(order.kind(), OrderKind::Set { new, .. } if new.secret.expose() == NEW));
    assert_eq!(scene.shown(), AttemptStep::Settling);

    let ended = scene.written(Outcome::Done).unwrap();
    assert!(
        ended
            .iter()
            .any(|effect| matches!(effect, Effect::EndSessions))
    );
    assert!(
        ended
            .iter()
            .any(|effect| matches!(effect, Effect::ClearThrottle))
    );
    assert_eq!(scene.shown(), AttemptStep::Done);
}

#[test]
fn every_gate_that_is_passed_is_written_down() {
    let mut scene = Scene::registered();

    let app = scene.prove_app(100).unwrap();
    let mail = scene.prove_mail().unwrap();

    for (effects, kind) in [(app, MethodKind::Authenticator), (mail, MethodKind::Mail)] {
        let passed = AuditEvent::GatePassed(kind);
        let written = |effect: &Effect| matches!(effect, Effect::Audit(event) if *event == passed);
        assert!(effects.iter().any(written), "{effects:?}");
    }
}

// Law 19.
#[test]
fn an_unlock_keeps_the_password_and_the_sessions() {
    let mut scene = Scene::registered();
    scene.open(Purpose::Unlock);
    scene.prove_app(100).unwrap();
    scene.prove_mail().unwrap();
    assert_eq!(scene.choose().unwrap_err(), Refusal::OutOfOrder);

    let begun = scene
        .take(Event::ConfirmUnlock {
            operation: OPERATION,
        })
        .unwrap();
    let Some(Effect::Write(order)) = begun.last() else {
        panic!("{begun:?}")
    };
    assert!(matches!(order.kind(), OrderKind::Unlock { .. }));
    let ended = scene.written(Outcome::Done).unwrap();
    assert!(
        !ended
            .iter()
            .any(|effect| matches!(effect, Effect::EndSessions))
    );
}

/// What an observer sees of an attempt with wrong codes: steps, refusals and numbers of effects.
fn seen(mut scene: Scene) -> Vec<String> {
    let mut seen = Vec::new();
    for kind in [MethodKind::Mail, MethodKind::Authenticator] {
        for _ in 0..7 {
            if kind == MethodKind::Mail {
                seen.push(format!("{:?}", scene.ask().map(|(_, serial)| serial)));
            }
            let proof = scene.prove(kind, Found::Wrong).map(|effects| effects.len());
            seen.push(format!(
                "{proof:?} {:?}",
                view(scene.state(), &scene.facts())
            ));
        }
    }
    seen.push(format!("{:?}", scene.choose().unwrap_err()));
    seen
}

// Law 5.
#[test]
fn until_the_first_gate_every_name_looks_the_same() {
    let registered = seen(Scene::registered());
    let disabled = Account {
        enabled: false,
        ..person()
    };
    let administrator = Account {
        role: Role::Administrator,
        ..person()
    };
    let mut superseded = Scene::registered();
    superseded.account = Some(Account {
        password_changed_at: Some(NOW),
        ..person()
    });

    assert_eq!(seen(Scene::new(None, Vec::new())), registered);
    assert_eq!(seen(Scene::new(Some(person()), Vec::new())), registered);
    assert_eq!(seen(Scene::new(Some(disabled), vec![app()])), registered);
    assert_eq!(
        seen(Scene::new(Some(administrator), vec![app()])),
        registered
    );
    assert_eq!(seen(superseded), registered);
}

// Law 5.
#[test]
fn hints_are_shown_on_a_known_device_only() {
    let mut scene = Scene::registered();
    assert_eq!(scene.offered(), KINDS.map(|kind| (kind, None)));

    scene.device_known = true;
    let offered = scene.offered().into_iter();
    let hints: Vec<_> = offered.filter_map(|(_, hint)| hint).collect();
    assert_eq!(hints, ["Phone", "g•••@p•••.example"]);
}

#[test]
fn after_the_first_gate_only_what_is_left_is_offered() {
    let mut scene = Scene::registered();
    scene.prove_app(100).unwrap();

    assert_eq!(scene.offered(), [(MethodKind::Mail, None)]);
    assert_eq!(scene.prove_app(101).unwrap_err(), Refusal::NotOffered);
}

// Law 8.
#[test]
fn a_disabled_account_learns_so_after_the_first_gate() {
    let mut scene = Scene::registered();
    scene.account = Some(Account {
        enabled: false,
        ..person()
    });
    scene.prove_app(100).unwrap();

    assert_eq!(scene.ending().code(), ErrorCode::NotAllowed);
    assert_eq!(scene.ask().unwrap_err(), Refusal::Ended(Ending::NotAllowed));
}

#[test]
fn a_verified_attempt_of_a_disabled_account_writes_nothing() {
    let mut scene = Scene::verified();
    scene.account = Some(Account {
        enabled: false,
        ..person()
    });

    assert_eq!(
        scene.choose().unwrap_err(),
        Refusal::Ended(Ending::NotAllowed)
    );
}

// Law 12.
#[test]
fn what_is_missing_after_the_first_gate_is_named() {
    let second = MethodId::from_uuid(Uuid::from_u128(12));
    let young = Method {
        added_at: NOW,
        ..mail(MAIL, "giulia@posta.example")
    };
    let cases = [
        (vec![app()], Shortage::NothingElse),
        (
            vec![
                app(),
                Method {
                    id: second,
                    ..app()
                },
            ],
            Shortage::SameCustody,
        ),
        (vec![app(), young], Shortage::TooYoung),
    ];
    for (methods, shortage) in cases {
        let mut scene = Scene::new(Some(person()), methods);
        scene.prove_app(100).unwrap();

        assert_eq!(scene.ending(), Ending::NotEnoughMethods(shortage));
        assert_eq!(scene.ending().code(), ErrorCode::NotEnoughMethods);
    }
}

// Law 4.
#[test]
fn a_method_that_a_stranger_closed_opens_the_second_gate() {
    let mut scene = Scene::registered();
    for method in &mut scene.methods {
        if method.kind() == MethodKind::Mail {
            method.wrong_in_row = 100;
        }
    }
    scene.prove_app(100).unwrap();
    scene.prove_mail().unwrap();

    assert!(scene.choose().is_ok());
}

// Law 3.
#[test]
fn a_method_that_a_code_bound_opens_a_reset_at_once() {
    let mut scene = Scene::registered();
    for method in &mut scene.methods {
        (method.added_at, method.bound_by_activation_code) = (NOW, true);
    }
    scene.prove_app(100).unwrap();
    scene.prove_mail().unwrap();

    assert!(scene.choose().is_ok());
}

#[test]
fn whoever_holds_a_young_method_is_told_from_when_it_opens() {
    let mut scene = Scene::registered();
    scene.methods[0].added_at = NOW;

    let effects = scene.prove_app(100).unwrap();

    let refused = AuditEvent::ResetCodeRefused(CodeFault::TooYoung, MethodKind::Authenticator);
    let until = NOW.plus(72 * 60 * 60);
    assert!(matches!(effects[0], Effect::CodeTooYoung(at) if at == until));
    assert!(matches!(&effects[1], Effect::Audit(row) if *row == refused));
}

// Law 4.
#[test]
fn parallel_guesses_counted() {
    let mut scene = Scene::registered();
    let tickets: Vec<_> = (0..10)
        .map_while(|_| scene.count(MethodKind::Authenticator).ok())
        .collect();

    assert_eq!(tickets.len(), 5);
    assert_eq!(
        scene.count(MethodKind::Authenticator).unwrap_err(),
        Refusal::NoCodeAwaited
    );
}

#[test]
fn five_wrong_codes_spend_an_emailed_code() {
    let mut scene = Scene::registered();
    scene.ask().unwrap();
    for _ in 0..5 {
        scene.prove(MethodKind::Mail, Found::Wrong).unwrap();
    }
    assert_eq!(
        tries_left(scene.state(), MethodKind::Mail, &scene.facts()),
        0
    );
    assert_eq!(
        scene.count(MethodKind::Mail).unwrap_err().code(),
        ErrorCode::ProofRefused
    );

    scene.prove_mail().unwrap();
    assert_eq!(scene.offered(), [(MethodKind::Authenticator, None)]);
}

#[test]
fn an_attempt_ends_with_the_last_try_of_its_last_verification() {
    let mut scene = Scene::registered();
    scene.prove_mail().unwrap();
    for _ in 0..5 {
        scene
            .prove(MethodKind::Authenticator, Found::Wrong)
            .unwrap();
    }

    assert_eq!(scene.ending(), Ending::OutOfTries);
}

// Law 2.
#[test]
fn a_verification_is_taken_once() {
    let mut scene = Scene::registered();
    let ticket = scene.count(MethodKind::Authenticator).unwrap();
    let wrong = Event::Verified {
        ticket,
        found: Found::Wrong,
    };
    scene.take(wrong.clone()).unwrap();

    assert_eq!(scene.take(wrong).unwrap_err(), Refusal::NoCodeAwaited);
}

#[test]
fn a_replaced_or_expired_code_opens_nothing() {
    let mut scene = Scene::registered();
    scene.ask().unwrap();
    let ticket = scene.count(MethodKind::Mail).unwrap();
    scene.ask().unwrap();
    let found = Found::Right {
        method: MAIL,
        step: 1,
    };
    assert_eq!(
        scene.take(Event::Verified { ticket, found }).unwrap_err(),
        Refusal::NoCodeAwaited
    );

    scene.now = NOW.plus(10 * 60);
    assert_eq!(
        scene.count(MethodKind::Mail).unwrap_err(),
        Refusal::NoCodeAwaited
    );
}

#[test]
fn a_totp_step_that_was_used_anywhere_is_wrong() {
    let mut scene = Scene::registered();
    scene.methods[0].last_used_step = Some(100);
    scene.prove_app(100).unwrap();

    assert_eq!(scene.offered().len(), 3);
}

mod a_code_that_was_used {
    use super::*;
    use crate::method::WRONG_IN_A_ROW;

    fn scene() -> Scene {
        let mut scene = Scene::registered();
        scene.methods[0].last_used_step = Some(100);
        scene
    }

    fn left(scene: &Scene) -> u32 {
        tries_left(scene.state(), MethodKind::Authenticator, &scene.facts())
    }

    #[test]
    fn is_told_and_takes_no_try() {
        let mut scene = scene();

        let effects = scene.prove_app(100).unwrap();

        assert!(matches!(effects[0], Effect::CodeUsed));
        let missed = |effect: &Effect| matches!(effect, Effect::MethodsMissed { .. });
        assert!(!effects.iter().any(missed));
        assert_eq!(left(&scene), scene.policy.wrong_per_code);
        scene.prove_app(101).unwrap();
    }

    // Law 4.
    #[test]
    fn is_free_only_so_often() {
        let mut scene = scene();
        for _ in 0..scene.policy.wrong_per_code {
            scene.prove_app(100).unwrap();
        }

        scene.prove_app(100).unwrap();

        assert_eq!(left(&scene), scene.policy.wrong_per_code - 1);
    }

    // Law 4.
    #[test]
    fn leaves_wrong_ones_counted() {
        let mut scene = scene();
        let app = MethodKind::Authenticator;
        for _ in 0..scene.policy.wrong_per_code {
            scene.prove(app, Found::Wrong).unwrap();
        }

        assert_eq!(scene.prove_app(100).unwrap_err(), Refusal::NoCodeAwaited);
    }

    // Law 5.
    #[test]
    fn is_not_told_of_a_method_that_is_closed() {
        let mut scene = scene();
        scene.methods[0].wrong_in_row = WRONG_IN_A_ROW;

        let effects = scene.prove_app(100).unwrap();

        assert!(matches!(effects[0], Effect::MethodsMissed { .. }));
    }
}

// Law 2.
#[test]
fn an_attempt_answers_to_its_own_device_key_only() {
    let mut scene = Scene::verified();
    scene.device = Some(Thumbprint::from_bytes([2; 32]));

    assert_eq!(scene.choose().unwrap_err().code(), ErrorCode::AttemptEnded);
    assert_eq!(
        view(scene.state(), &scene.facts()).unwrap_err(),
        Refusal::ForeignDevice
    );
}

#[test]
fn a_removed_method_takes_its_gate_with_it() {
    let mut scene = Scene::verified();
    scene.methods.remove(0);

    assert_eq!(scene.choose().unwrap_err(), Refusal::OutOfOrder);
}

// Law 19.
#[test]
fn token_dies_on_password_change() {
    let mut scene = Scene::verified();
    scene.account = Some(Account {
        password_changed_at: Some(NOW),
        ..person()
    });

    assert_eq!(
        scene.choose().unwrap_err(),
        Refusal::Ended(Ending::Superseded)
    );
}

// Law 19.
#[test]
fn a_voided_attempt_writes_nothing() {
    let mut scene = Scene::verified();
    scene.state.as_mut().unwrap().voided = true;

    assert_eq!(scene.choose().unwrap_err(), Refusal::Ended(Ending::Voided));
}

#[test]
fn an_administrator_needs_two_gates_where_others_need_one() {
    let mut scene = Scene::registered();
    scene.policy.gates = 1;
    let shown = |scene: &Scene| view(scene.state(), &scene.facts()).unwrap().gates_needed;
    scene.account = Some(Account {
        role: Role::Administrator,
        ..person()
    });
    assert_eq!(shown(&scene), 1);
    scene.prove_app(100).unwrap();
    assert_eq!(shown(&scene), 2);
    assert_eq!(scene.choose().unwrap_err(), Refusal::OutOfOrder);

    scene.account = Some(person());
    assert!(scene.choose().is_ok());
}

// Law 5.
#[test]
fn a_forbidden_kind_is_a_decoy_before_the_first_gate() {
    let mut scene = Scene::registered();
    scene.anybody = Some(without_desk());
    scene.policy = AccountPolicy {
        gates: 1,
        max_mail_addresses: 0,
        ..without_desk()
    };
    let kinds = |scene: &Scene| -> Vec<_> { scene.offered().into_iter().map(|it| it.0).collect() };

    assert_eq!(kinds(&scene), KINDS);
    assert_eq!(scene.ask().unwrap().0, None);
    let found = Found::Right {
        method: MAIL,
        step: 1,
    };
    let effects = scene.prove(MethodKind::Mail, found).unwrap();
    let passed = effects
        .iter()
        .any(|it| matches!(it, Effect::MethodUsed { .. }));
    assert!(!passed, "{effects:?}");
    assert_eq!(kinds(&scene), KINDS);
    scene.prove_app(100).unwrap();
    assert!(matches!(scene.shown(), AttemptStep::ChoosePassword { .. }));
}

// Law 5.
#[test]
fn the_gates_of_the_account_show_after_the_first_one() {
    let mut scene = Scene::registered();
    scene.anybody = Some(AccountPolicy {
        gates: 1,
        ..without_desk()
    });
    let needed = |scene: &Scene| view(scene.state(), &scene.facts()).unwrap().gates_needed;

    assert_eq!(needed(&scene), 1);
    scene.prove_app(100).unwrap();
    assert_eq!(needed(&scene), 2);
}

#[test]
fn a_password_against_the_rules_costs_nothing() {
    let mut scene = Scene::verified();
    let broken = vec![BrokenRule {
        rule: Rule::MinLength,
        limit: 8,
        found: None,
    }];
    let event = Event::Choose {
        operation: OPERATION,
        new: new_password(),
        broken: broken.clone(),
    };

    assert_eq!(
        scene.take(event).unwrap_err(),
        Refusal::PasswordRefused(broken)
    );
    assert!(scene.choose().is_ok());
}

// Law 9.
#[test]
fn a_refused_write_gives_the_verifications_back_ten_times() {
    let mut scene = Scene::verified();
    for _ in 0..10 {
        scene.choose().unwrap();
        let effects = scene.written(Outcome::Refused(Vec::new())).unwrap();
        let end = End::Refused(Vec::new());
        assert!(matches!(&effects[0], Effect::CloseIntent { end: it, .. } if *it == end));
        assert!(matches!(scene.shown(), AttemptStep::ChoosePassword { .. }));
    }
    scene.choose().unwrap();
    scene.written(Outcome::NotSent).unwrap();

    assert_eq!(scene.ending(), Ending::OutOfTries);
}

#[test]
fn a_write_that_a_lock_overrules_ends_the_attempt() {
    let mut scene = Scene::verified();
    scene.choose().unwrap();

    let effects = scene.written(Outcome::LockChanged).unwrap();

    let is_end = |it: &Effect| {
        matches!(
            it,
            Effect::CloseIntent {
                end: End::LockChanged,
                ..
            }
        )
    };
    assert!(is_end(&effects[0]));
    assert_eq!(scene.ending(), Ending::Voided);
}

#[test]
fn a_lost_answer_is_settled_even_after_the_attempt_expired() {
    let mut scene = Scene::verified();
    scene.choose().unwrap();
    assert!(scene.written(Outcome::Unknown).unwrap().is_empty());
    assert_eq!(
        scene.choose().unwrap_err().code(),
        ErrorCode::OutcomeUnknown
    );
    (scene.now, scene.device) = (NOW.plus(60 * 60), None);

    let effects = scene.written(Outcome::Done).unwrap();
    assert!(matches!(
        &effects[0],
        Effect::CloseIntent {
            end: End::Done(_),
            ..
        }
    ));
    assert!(scene.written(Outcome::Done).unwrap().is_empty());
}

#[test]
fn an_attempt_ends_with_its_time_and_when_it_is_given_up() {
    let mut scene = Scene::verified();
    scene.now = NOW.plus(30 * 60);
    assert_eq!(scene.choose().unwrap_err(), Refusal::Ended(Ending::Expired));

    let mut scene = Scene::verified();
    scene.take(Event::Cancel).unwrap();
    assert_eq!(scene.ending(), Ending::Cancelled);
}

#[test]
fn a_stored_attempt_names_no_address_and_reads_back_the_same() {
    let scene = Scene::verified();
    let stored = serde_json::to_string(scene.state()).unwrap();

    assert!(!stored.contains("posta.example"));
    assert_eq!(
        &serde_json::from_str::<AttemptState>(&stored).unwrap(),
        scene.state()
    );
}
