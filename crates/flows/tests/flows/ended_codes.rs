//! Activation codes that end without a password: what they registered ends with them (law 3).

use super::*;
use chiave_flows::admin::activation_codes::{draw_activation_code, keep_activation_code};
use chiave_protocol::{
    method::{MethodKind, Prove, SendCode},
    state::EventKind,
};

const DAY: i64 = 24 * 60 * 60;
const OWN: [&str; 2] = ["giulia@posta.example", "giulia@lettere.example"];

/// `g.ferri` with a password and two addresses, and an activation on device 6 by a newer code, which
/// registered two more.
struct Scene {
    company: Company,
    account: AccountId,
    bound: Vec<MethodId>,
}

impl Scene {
    async fn new() -> Self {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        company.clock.0.fetch_add(5 * DAY, Ordering::Relaxed);
        let typed = company.activation_code(account).await;
        company.show(6, typed).await.unwrap();
        let mut bound = Vec::new();
        for address in ["thief@evil.example", "thief@bad.example"] {
            bound.push(bind(&company, account, address).await);
        }
        company.mails().await;
        company.clock.0.fetch_add(60, Ordering::Relaxed);
        Self {
            company,
            account,
            bound,
        }
    }

    async fn methods(&self) -> Vec<MethodId> {
        let mut tx = self.company.store.read().await.unwrap();
        let methods = tx.methods(self.account).await.unwrap();
        methods.iter().map(|method| method.id).collect()
    }

    /// Whether what the code registered is gone and everything else is there, and the person was
    /// told.
    async fn is_given_back(&self) -> bool {
        let left = self.methods().await;
        let gone = self.bound.iter().all(|id| !left.contains(id));
        let told = self.company.told(Message::MethodRemovedWithCode).await;
        // The work address and each of four registered addresses.
        gone && left.len() == OWN.len() && told == 5
    }

    /// Resets the password on device 3 with codes to two of these methods.
    async fn reset_by(&self, methods: &[MethodId]) {
        let (company, kind) = (&self.company, MethodKind::Mail);
        let service = &company.service;
        let start = start_reset(3, "g.ferri", 0);
        let opened = service.start_attempt(&caller(3), proof(), start).await;
        let token = hash_of::<token::Attempt>(&opened.unwrap().token);
        let mut passed = 0;
        while passed < 2 {
            company.mails().await;
            let ask = SendCode {
                kind,
                method: None,
                utc_offset_min: 0,
            };
            service.attempt_code(&token, &caller(3), ask).await.unwrap();
            let mails = company.mails().await;
            company.clock.0.fetch_add(210, Ordering::Relaxed);
            let chiave_domain::notice::Destination::Method(to) = mails[0].destination else {
                panic!("{mails:?}");
            };
            if !methods.contains(&to) {
                continue;
            }
            let prove = Prove {
                kind,
                method: None,
                secret: notices::code(company, &mails[0]),
            };
            let view = service.verify_attempt(&token, &caller(3), prove).await;
            view.unwrap();
            passed += 1;
        }
        let set = SetPassword {
            operation_id: operation(),
            new: Secret::new(NEXT.into()),
        };
        let done = service.attempt_password(&token, &caller(3), set).await;
        assert!(matches!(done.unwrap(), WriteOutcome::Done { .. }));
    }

    async fn own(&self) -> Vec<MethodId> {
        let mut own = self.methods().await;
        own.retain(|id| !self.bound.contains(id));
        own
    }
}

/// Registers an address with the code that is good now.
async fn bind(company: &Company, account: AccountId, address: &str) -> MethodId {
    let mut method = mailbox(account, address);
    method.added_at = company.service.clock.now();
    company.write(async |tx| tx.put_method(&method).await).await;
    method.id
}

// Law 3.
#[tokio::test]
async fn a_change_takes_back_what_the_code_registered() {
    let scene = Scene::new().await;
    let (company, service) = (&scene.company, &scene.company.service);
    let signed_in = company.enters(2).await;
    let may = company.live_on(2, &signed_in).await.may_change().unwrap();
    let change = crate::changes::password_change();

    let changed = service.change_password(&caller(2), may, change).await;

    assert!(matches!(changed.unwrap(), WriteOutcome::Done { .. }));
    assert!(scene.is_given_back().await);
    let rows = company.rows().await;
    let removed = |row: &&StoredRow| row.event_kind() == EventKind::MethodRemoved;
    assert_eq!(rows.iter().filter(removed).count(), 2);
}

// Law 3.
#[tokio::test]
async fn a_reset_by_older_methods_takes_it_back_too() {
    let scene = Scene::new().await;

    scene.reset_by(&scene.own().await).await;

    let left = scene.methods().await;
    assert_eq!(left, scene.own().await);
    assert_eq!(left.len(), 2);
}

// Law 25.
#[tokio::test]
async fn a_reset_by_methods_of_the_code_uses_the_code() {
    let scene = Scene::new().await;

    scene.reset_by(&scene.bound).await;
    scene.company.clock.0.fetch_add(30 * DAY, Ordering::Relaxed);
    scene.company.service.end_run_out_codes().await.unwrap();

    assert_eq!(scene.methods().await.len(), 4);
}

// Law 3.
#[tokio::test]
async fn a_code_that_runs_out_takes_back_what_it_registered() {
    let scene = Scene::new().await;
    let (company, service) = (&scene.company, &scene.company.service);
    service.end_run_out_codes().await.unwrap();
    assert_eq!(scene.methods().await.len(), 4, "the code is still good");

    company.clock.0.fetch_add(7 * DAY, Ordering::Relaxed);
    service.end_run_out_codes().await.unwrap();

    assert!(scene.is_given_back().await);
    let rows = company.rows().await.len();
    service.end_run_out_codes().await.unwrap();
    assert_eq!(company.rows().await.len(), rows, "once");
}

// Law 9.
#[tokio::test]
async fn a_code_that_runs_out_waits_for_a_write_in_flight() {
    let scene = Scene::new().await;
    let (company, account) = (&scene.company, scene.account);
    let intent = chiave_domain::intent::Intent {
        account,
        ..chiave_domain::testing::samples::intent(1)
    };
    company.write(async |tx| tx.put_intent(&intent).await).await;
    company.clock.0.fetch_add(7 * DAY, Ordering::Relaxed);

    company.service.end_run_out_codes().await.unwrap();

    assert_eq!(scene.methods().await.len(), 4);
}

// Law 3.
#[tokio::test]
async fn a_code_that_is_used_meanwhile_takes_nothing_back() {
    let scene = Scene::new().await;
    let (company, account) = (&scene.company, scene.account);
    company.clock.0.fetch_add(7 * DAY, Ordering::Relaxed);
    let gets = || company.connector.gets.load(Ordering::Relaxed);
    let before = gets();
    let shut = company.connector.door.write().await;
    let used = async {
        while gets() == before {
            tokio::task::yield_now().await;
        }
        let use_it = async |tx: &mut dyn WriteTx| {
            let mut code = tx.activation_code(account).await?.unwrap();
            code.used_at = Some(company.clock.now());
            tx.put_activation_code(&code).await
        };
        company.write(use_it).await;
        drop(shut);
    };

    let ended = tokio::join!(company.service.end_run_out_codes(), used).0;

    ended.unwrap();
    assert_eq!(scene.methods().await.len(), 4);
}

#[tokio::test]
async fn what_a_used_code_registered_outlives_it() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.clock.0.fetch_add(30 * DAY, Ordering::Relaxed);

    company.service.end_run_out_codes().await.unwrap();

    assert_eq!(company.addresses(account).await.len(), 2);
}

// Law 3.
#[tokio::test]
async fn a_code_is_valid_from_its_own_row_on() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let clock = company.clock.clone();
    clock.0.fetch_add(60, Ordering::Relaxed);
    let operator = Operator {
        clock: clock.as_ref(),
        ..it(&company.service.lookup, NOW)
    };
    let to = ActivationCodeFor {
        account,
        from: None,
        days: 7,
    };
    let hashing = company.hashing.as_ref();
    let drawn = draw_activation_code(hashing, operator, &to).await.unwrap();
    let typed = drawn.shown();

    // What the person registers and uses while the list of codes is still being written.
    clock.0.fetch_add(5, Ordering::Relaxed);
    bind(&company, account, "meanwhile@posta.example").await;
    clock.0.fetch_add(5, Ordering::Relaxed);
    let kept = keep_activation_code(&company.store, operator, drawn).await;
    kept.unwrap();

    let shown = company.show(6, typed).await.unwrap();
    assert_eq!(shown.view.security.bound_with_code, Some(false));
}
