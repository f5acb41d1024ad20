//! A recovery sheet: made and confirmed, its codes asked for by number, each used once.

use super::*;
use chiave_domain::session::SessionState;
use chiave_flows::may_bind::MayBind;
use chiave_protocol::{
    ErrorCode,
    attempt::{AttemptStep, AttemptView},
    method::{ConfirmMethod, MethodKind, MethodOffer, Prove, RecoveryCodesOffer},
};

mod a_sign_in_on_another_computer;
mod each_code_once;
mod replaced;

const DAY_S: i64 = 24 * 60 * 60;

/// A company in which `g.ferri` has two addresses and a session on device 1.
struct Scene {
    company: Company,
    account: AccountId,
    session: TokenHash,
}

impl Scene {
    async fn new() -> Self {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let request = sign_in("g.ferri", PASSWORD, 0);
        let signed_in = company.service.sign_in(&caller(1), proof(), request).await;
        let session = hash_of::<token::Session>(&signed_in.unwrap().token);
        let scene = Self {
            company,
            account,
            session,
        };
        scene.verified(NOW).await;
        scene
    }

    /// The session was verified now, by a method that may be used from `usable_from` on.
    async fn verified(&self, usable_from: Timestamp) {
        let now = self.company.clock.now();
        let write = async |tx: &mut dyn WriteTx| {
            let mut session = tx.session(&self.session).await?.unwrap();
            session.verified_at = Some(now);
            session.verification_usable_from = Some(usable_from);
            session.state = SessionState::Full;
            tx.put_session(&session).await
        };
        self.company.write(write).await;
    }

    async fn may(&self) -> MayBind {
        let service = &self.company.service;
        let live = service.live(&self.session, &caller(1)).await.unwrap();
        let fresh = live.full().unwrap().fresh(service).unwrap();
        service.may_bind(fresh).await.unwrap()
    }

    async fn begin(&self) -> Result<RecoveryCodesOffer, FlowError> {
        let may = self.may().await;
        let service = &self.company.service;
        service.begin_recovery_codes(&caller(1), &may).await
    }

    async fn confirm(&self, offer: &RecoveryCodesOffer, code: Secret) -> Result<(), FlowError> {
        let confirm = ConfirmMethod {
            id: offer.id,
            code,
            label: None,
            utc_offset_min: None,
        };
        let (service, may) = (&self.company.service, self.may().await.into());
        service.confirm_method(&caller(1), &may, confirm).await?;
        Ok(())
    }

    async fn make(&self) -> RecoveryCodesOffer {
        let offer = self.begin().await.unwrap();
        let code = code_of(&offer, offer.confirm_number);
        self.confirm(&offer, code).await.unwrap();
        offer
    }

    /// Makes a sheet that is old enough for a reset.
    async fn old(&self) -> RecoveryCodesOffer {
        let offer = self.make().await;
        self.days_later(3).await;
        offer
    }

    async fn days_later(&self, days: i64) {
        let clock = &self.company.clock;
        clock.0.fetch_add(days * DAY_S, Ordering::Relaxed);
        self.verified(NOW).await;
    }

    /// A reset on device 7, which no account knows.
    async fn reset(&self, name: &str) -> (TokenHash, AttemptView) {
        let (start, caller) = (start_reset(7, name, 0), caller(7));
        let service = &self.company.service;
        let opened = service.start_attempt(&caller, proof(), start).await;
        let opened = opened.unwrap();
        (hash_of::<token::Attempt>(&opened.token), opened.view)
    }

    async fn prove(&self, token: &TokenHash, code: Secret) -> Result<AttemptView, FlowError> {
        let typed = typed(code);
        let service = &self.company.service;
        service.verify_attempt(token, &caller(7), typed).await
    }

    async fn sheets(&self) -> Vec<Method> {
        let mut tx = self.company.store.read().await.unwrap();
        let mut methods = tx.methods(self.account).await.unwrap();
        methods.retain(|method| method.kind() == MethodKind::RecoveryCodes);
        methods
    }

    async fn left(&self) -> Option<u8> {
        self.sheets().await.first().and_then(Method::codes_left)
    }
}

fn typed(secret: Secret) -> Prove {
    Prove {
        kind: MethodKind::RecoveryCodes,
        method: None,
        secret,
    }
}

fn code_of(offer: &RecoveryCodesOffer, number: u8) -> Secret {
    let code = offer.codes.iter().find(|code| code.number == number);
    Secret::new(code.unwrap().code.expose().to_lowercase())
}

fn offers(view: &AttemptView) -> &[MethodOffer] {
    match &view.step {
        AttemptStep::Prove { offers, .. } => offers,
        other => panic!("{other:?}"),
    }
}

fn number(view: &AttemptView) -> u8 {
    let mut offers = offers(view).iter();
    offers.find_map(|offer| offer.number).unwrap()
}

fn another(number: u8) -> u8 {
    number % 10 + 1
}

#[tokio::test]
async fn ten_numbered_codes_are_told_once() {
    let scene = Scene::new().await;

    let offer = scene.begin().await.unwrap();

    let numbers: Vec<_> = offer.codes.iter().map(|code| code.number).collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<u8>>());
    assert!(numbers.contains(&offer.confirm_number));
    for code in &offer.codes {
        assert_eq!(code.code.expose().len(), 19);
    }
}

#[tokio::test]
async fn a_sheet_counts_once_one_of_its_codes_was_typed() {
    let scene = Scene::new().await;
    let offer = scene.begin().await.unwrap();
    let other = another(offer.confirm_number);

    let wrong = refused(scene.confirm(&offer, code_of(&offer, other)).await);
    let before = scene.sheets().await;
    let right = code_of(&offer, offer.confirm_number);
    scene.confirm(&offer, right).await.unwrap();

    assert_eq!(wrong.code, ErrorCode::ProofRefused);
    assert!(!before[0].confirmed);
    assert!(scene.sheets().await[0].confirmed);
    assert_eq!(scene.left().await, Some(10), "the confirmation spends none");
}

#[tokio::test]
async fn a_code_is_one_gate_of_a_reset_by_its_number() {
    let scene = Scene::new().await;
    let offer = scene.old().await;
    let (token, view) = scene.reset("g.ferri").await;
    let asked = number(&view);

    let other = refused(scene.prove(&token, code_of(&offer, another(asked))).await);
    let passed = scene.prove(&token, code_of(&offer, asked)).await.unwrap();

    assert_eq!(other.code, ErrorCode::ProofRefused);
    assert_eq!((passed.gates_passed, scene.left().await), (1, Some(9)));
    let kinds: Vec<_> = offers(&passed).iter().map(|offer| offer.kind).collect();
    let others = [MethodKind::Mail, MethodKind::HelpDeskCode];
    assert_eq!(kinds, others, "one sheet is one custody");
    let rows = scene.company.rows().await;
    let used = rows.iter().find(|row| row.kind == "recovery-code-used");
    let detail = format!("recovery-codes number-{asked} left-9");
    assert_eq!(used.unwrap().detail, detail);
    let told = Message::RecoveryCodeUsed { left: 9 };
    let mails = scene.company.mails().await;
    assert!(mails.iter().any(|mail| mail.message == told));
}

// Law 5.
#[tokio::test]
async fn whoever_is_named_a_reset_asks_for_a_number_that_stays() {
    let scene = Scene::new().await;
    scene.company.add_active("bare").await;
    scene.old().await;

    for name in ["g.ferri", "bare", "nobody", "nemo"] {
        let made = scene.company.hashing.made();
        let (token, view) = scene.reset(name).await;
        let wrong = Secret::new("0123-4567-89ab-cdef".into());
        let refusal = refused(scene.prove(&token, wrong).await);
        let service = &scene.company.service;
        let later = service.attempt(&token, &caller(7)).await.unwrap();
        let (_, again) = scene.reset(name).await;

        assert_eq!(refusal.code, ErrorCode::ProofRefused, "{name}");
        assert_eq!(scene.company.hashing.made(), made + 1, "{name}");
        assert!((1..=10).contains(&number(&view)), "{name}");
        assert_eq!(number(&later), number(&view), "{name}");
        assert_eq!(number(&again), number(&view), "{name}");
        assert_eq!(offers(&view).len(), 4, "{name}");
    }
}

#[tokio::test]
async fn a_text_that_is_no_code_of_a_sheet_costs_no_hash() {
    let scene = Scene::new().await;
    scene.old().await;
    let made = scene.company.hashing.made();

    for name in ["g.ferri", "nobody"] {
        let (token, _) = scene.reset(name).await;
        let refusal = refused(scene.prove(&token, Secret::new("123456".into())).await);
        assert_eq!(refusal.code, ErrorCode::ProofRefused);
    }

    assert_eq!(scene.company.hashing.made(), made);
}

// Law 3.
#[tokio::test]
async fn a_young_sheet_opens_no_reset() {
    let scene = Scene::new().await;
    let offer = scene.make().await;
    scene.days_later(2).await;
    let (token, view) = scene.reset("g.ferri").await;

    let young = scene.prove(&token, code_of(&offer, number(&view))).await;

    assert_eq!(refused(young).code, ErrorCode::MethodTooYoung);
    assert_eq!(scene.left().await, Some(10));
}

// Law 11.
#[tokio::test]
async fn a_busy_service_takes_no_try() {
    let scene = Scene::new().await;
    let offer = scene.old().await;
    let (token, view) = scene.reset("g.ferri").await;
    let code = || code_of(&offer, number(&view));
    let full = &scene.company.hashing.full;

    full.store(true, Ordering::Relaxed);
    for _ in 0..12 {
        assert!(scene.prove(&token, code()).await.is_err());
    }
    full.store(false, Ordering::Relaxed);

    assert_eq!(scene.prove(&token, code()).await.unwrap().gates_passed, 1);
}
