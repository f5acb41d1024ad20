//! What was under way for an account when the IT department acts, or when the person signs out
//! everywhere: nothing that was verified before counts afterwards.

mod between_intent_and_write;
mod by_orders;

use super::*;
use chiave_flows::admin::orders::OrderTo;
use chiave_protocol::{
    AttemptEndedBy, ErrorCode,
    attempt::{AttemptStep, AttemptView},
    method::{MethodKind, Prove, SendCode},
    order::OrderKind,
    password::Unlock,
    session::SignOut,
};

/// What ends everything that is under way.
#[derive(Clone, Copy, Debug)]
enum Act {
    Lock,
    DisableAndEnable,
    NewCode,
    SignOutEverywhere,
    Wipe,
}

const ACTS: [Act; 5] = [
    Act::Lock,
    Act::DisableAndEnable,
    Act::NewCode,
    Act::SignOutEverywhere,
    Act::Wipe,
];

/// `g.ferri` with two addresses, and an attempt on device 3.
struct Scene {
    company: Company,
    account: AccountId,
    token: TokenHash,
}

impl Scene {
    async fn opened(purpose: Purpose) -> Self {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        company.clock.0.fetch_add(60, Ordering::Relaxed);
        let token = open(&company, "g.ferri", purpose).await;
        Self {
            company,
            account,
            token,
        }
    }

    async fn with_both_gates(purpose: Purpose) -> Self {
        let scene = Self::opened(purpose).await;
        for _ in 0..2 {
            scene.pass().await.unwrap();
        }
        scene
    }

    /// Passes one gate by a mailed code.
    async fn pass(&self) -> Result<AttemptView, FlowError> {
        let (company, kind) = (&self.company, MethodKind::Mail);
        company.mails().await;
        let ask = SendCode {
            kind,
            method: None,
            utc_offset_min: 0,
        };
        let service = &company.service;
        service.attempt_code(&self.token, &caller(3), ask).await?;
        let secret = notices::code(company, &company.mails().await[0]);
        company.clock.0.fetch_add(60, Ordering::Relaxed);
        let prove = Prove {
            kind,
            method: None,
            secret,
        };
        service.verify_attempt(&self.token, &caller(3), prove).await
    }

    async fn choose(&self) -> Result<WriteOutcome, FlowError> {
        self.choose_as(operation()).await
    }

    async fn choose_as(&self, operation_id: OperationId) -> Result<WriteOutcome, FlowError> {
        let set = SetPassword {
            operation_id,
            new: Secret::new(NEXT.into()),
        };
        let service = &self.company.service;
        service.attempt_password(&self.token, &caller(3), set).await
    }

    async fn unlock_as(&self, operation_id: OperationId) -> Result<WriteOutcome, FlowError> {
        let unlock = Unlock { operation_id };
        let service = &self.company.service;
        service
            .attempt_unlock(&self.token, &caller(3), unlock)
            .await
    }

    async fn act(&self, act: Act) {
        let (company, account) = (&self.company, self.account);
        let admin = company.admin(company.service.clock.now());
        match act {
            Act::Lock => assert!(admin.set_locked(account, true).await.unwrap()),
            Act::DisableAndEnable => {
                for enabled in [false, true] {
                    assert!(admin.set_enabled(account, enabled).await.unwrap());
                }
            }
            Act::NewCode => drop(company.activation_code(account).await),
            Act::SignOutEverywhere => {
                let signed_in = company.enters(2).await;
                let live = company.live_on(2, &signed_in).await;
                let everywhere = SignOut { everywhere: true };
                company.service.sign_out(live, everywhere).await.unwrap();
            }
            Act::Wipe => {
                company.enters(2).await;
                let to = OrderTo {
                    kind: OrderKind::Wipe,
                    account,
                    only: None,
                };
                assert_eq!(admin.order(to).await.unwrap().orders.len(), 1);
            }
        }
    }

    async fn entry(&self) -> chiave_domain::account::Account {
        let entry = self.company.service.connector.get(self.account).await;
        entry.unwrap().unwrap()
    }
}

async fn open(company: &Company, name: &str, purpose: Purpose) -> TokenHash {
    let start = StartAttempt {
        purpose,
        ..start_reset(3, name, 0)
    };
    let opened = company
        .service
        .start_attempt(&caller(3), proof(), start)
        .await;
    hash_of::<token::Attempt>(&opened.unwrap().token)
}

// Law 19.
#[tokio::test]
async fn a_reset_with_both_gates_writes_nothing_any_more() {
    for act in ACTS {
        let scene = Scene::with_both_gates(Purpose::Reset).await;
        let before = scene.entry().await.password_changed_at;

        scene.act(act).await;

        let chosen = refused(scene.choose().await);
        assert_eq!(chosen.code, ErrorCode::AttemptEnded, "{act:?}");
        assert_eq!(chosen.ended_by, Some(AttemptEndedBy::Voided), "{act:?}");
        let view = scene
            .company
            .service
            .attempt(&scene.token, &caller(3))
            .await;
        assert_eq!(refused(view).code, ErrorCode::AttemptEnded);
        let entry = scene.entry().await;
        assert_eq!(entry.password_changed_at, before);
        assert_eq!(entry.locked, matches!(act, Act::Lock), "{act:?}");
    }
}

// Laws 19, 20.
#[tokio::test]
async fn an_act_while_the_clock_is_ahead_ends_it_for_good() {
    const HOURS_S: i64 = 2 * 60 * 60;
    for act in ACTS {
        let scene = Scene::with_both_gates(Purpose::Reset).await;
        let hands = &scene.company.clock.0;

        hands.fetch_add(HOURS_S, Ordering::Relaxed);
        scene.act(act).await;
        hands.fetch_sub(HOURS_S, Ordering::Relaxed);

        let chosen = refused(scene.choose().await);
        assert_eq!(chosen.code, ErrorCode::AttemptEnded, "{act:?}");
    }
}

#[tokio::test]
async fn an_unlock_with_both_gates_leaves_the_lock() {
    let scene = Scene::with_both_gates(Purpose::Unlock).await;

    scene.act(Act::Lock).await;

    let done = scene.unlock_as(operation()).await;
    assert_eq!(refused(done).code, ErrorCode::AttemptEnded);
    assert!(scene.entry().await.locked);
}

#[tokio::test]
async fn a_gate_before_and_a_gate_after_are_not_two() {
    for act in ACTS {
        let scene = Scene::opened(Purpose::Reset).await;
        scene.pass().await.unwrap();

        scene.act(act).await;

        let after = refused(scene.pass().await);
        assert_eq!(after.code, ErrorCode::AttemptEnded, "{act:?}");
        assert_eq!(after.ended_by, Some(AttemptEndedBy::Voided), "{act:?}");
    }
}

// Law 5: a stranger with an open attempt does not learn when somebody acts, or that the name exists.
#[tokio::test]
async fn until_its_first_gate_an_attempt_shows_nothing_of_it() {
    for act in ACTS {
        let scene = Scene::opened(Purpose::Reset).await;
        let service = &scene.company.service;
        let nobody = open(&scene.company, "nobody", Purpose::Reset).await;

        scene.act(act).await;

        let of_nobody = service.attempt(&nobody, &caller(3)).await.unwrap();
        let seen = service.attempt(&scene.token, &caller(3)).await.unwrap();
        assert_eq!(without_draws(seen), without_draws(of_nobody), "{act:?}");
        let passed = scene.pass().await;
        assert_eq!(refused(passed).code, ErrorCode::AttemptEnded);
    }
}

// Law 25.
#[tokio::test]
async fn a_reset_that_begins_after_a_lock_ends_the_lock() {
    let mut scene = Scene::opened(Purpose::Reset).await;
    scene.act(Act::Lock).await;

    scene.token = open(&scene.company, "g.ferri", Purpose::Reset).await;
    scene.pass().await.unwrap();
    let view = scene.pass().await.unwrap();

    assert!(matches!(view.step, AttemptStep::ChoosePassword { .. }));
    assert!(scene.choose().await.is_ok());
    assert!(!scene.entry().await.locked);
}

// Law 19.
#[tokio::test]
async fn an_activation_ends_too_and_its_code_opens_another() {
    for act in [Act::Lock, Act::SignOutEverywhere] {
        let scene = Scene::opened(Purpose::Reset).await;
        let company = &scene.company;
        let typed = company.activation_code(scene.account).await;
        let code = || Secret::new(typed.expose().to_owned());
        let shown = company.show(6, code()).await.unwrap();
        let token = activation_codes::opened(shown);

        scene.act(act).await;

        let view = company.service.activation(&token, &caller(6)).await;
        assert_eq!(refused(view).code, ErrorCode::AttemptEnded, "{act:?}");
        assert!(company.show(6, code()).await.is_ok());
    }
}
