//! A code of the help desk: issued to a caller who reads the two words of a reset out, accepted in that reset.

use super::*;
use chiave_domain::{
    account::Account,
    attempt::{MatchingWords, Refusal as NotTaken},
    ports::connector::Connector as _,
};
use chiave_flows::admin::help_desk_codes::{
    DrawnDeskCode, HelpDeskCall, NotIssued, draw_help_desk_code, keep_help_desk_code,
};
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, MethodOffer, Prove},
};
use chiave_words::matching;

/// A company in which `g.ferri` has two addresses.
struct Scene {
    company: Company,
    account: Account,
}

/// A reset at a computer.
struct Reset {
    token: TokenHash,
    computer: u8,
    /// The words that the computer shows.
    words: String,
}

impl Scene {
    async fn new() -> Self {
        let company = Company::new().await;
        let id = company.add_active("g.ferri").await;
        let account = company.directory.get(id).await.unwrap().unwrap();
        company.mails().await;
        Self { company, account }
    }

    async fn reset(&self, computer: u8, name: &str) -> Reset {
        let (start, caller) = (start_reset(computer, name, 0), caller(computer));
        let service = &self.company.service;
        let opened = service.start_attempt(&caller, proof(), start).await;
        let opened = opened.unwrap();
        Reset {
            token: hash_of::<token::Attempt>(&opened.token),
            computer,
            words: words(&opened.view),
        }
    }

    /// The member of the IT department with this user id types what the caller reads out.
    async fn draw(&self, uid: u32, words: &str) -> Result<DrawnDeskCode, NotIssued> {
        let call = HelpDeskCall {
            account: &self.account,
            words: MatchingWords(matching::read(words).unwrap()),
        };
        let Company { store, hashing, .. } = &self.company;
        draw_help_desk_code(store, hashing.as_ref(), self.member(uid), call).await
    }

    async fn keep(&self, uid: u32, drawn: &DrawnDeskCode) -> Result<(), NotIssued> {
        let store = &self.company.store;
        keep_help_desk_code(store, self.member(uid), &self.account, drawn).await
    }

    async fn issue(&self, uid: u32, words: &str) -> Result<Secret, NotIssued> {
        let drawn = self.draw(uid, words).await?;
        self.keep(uid, &drawn).await?;
        Ok(drawn.shown())
    }

    fn member(&self, uid: u32) -> Operator<'_> {
        let service = &self.company.service;
        Operator {
            by: Actor::Operator(Some(uid)),
            ..it(&service.lookup, service.clock.now())
        }
    }

    async fn type_in(&self, reset: &Reset, code: Secret) -> Result<AttemptView, FlowError> {
        let typed = Prove {
            kind: MethodKind::HelpDeskCode,
            method: None,
            secret: code,
        };
        let (service, caller) = (&self.company.service, caller(reset.computer));
        service.verify_attempt(&reset.token, &caller, typed).await
    }
}

fn offer(view: &AttemptView) -> &MethodOffer {
    let AttemptStep::Prove { offers, .. } = &view.step else {
        panic!("{:?}", view.step);
    };
    let mut offers = offers.iter();
    let issued = offers.find(|offer| offer.kind == MethodKind::HelpDeskCode);
    issued.unwrap()
}

fn words(view: &AttemptView) -> String {
    offer(view).words.clone().unwrap()
}

#[tokio::test]
async fn a_caller_who_reads_the_words_out_gets_a_code_that_passes() {
    let scene = Scene::new().await;
    let reset = scene.reset(7, "g.ferri").await;

    let drawn = scene.draw(7, &reset.words).await.unwrap();
    scene.keep(7, &drawn).await.unwrap();
    let code = Secret::new(drawn.shown().expose().to_lowercase());
    let passed = scene.type_in(&reset, code).await.unwrap();

    assert_eq!((passed.gates_passed, passed.gates_needed), (1, 2));
    assert_eq!(drawn.shown().expose().len(), 14);
    assert_eq!(drawn.expires_at(), NOW.plus(15 * 60));
    let rows = scene.company.rows().await;
    let issued = rows.iter().find(|row| row.kind == "help-desk-code-issued");
    let issued = issued.unwrap();
    assert_eq!(issued.detail, "reset by-uid-7");
    assert_eq!(issued.device_name.as_deref(), Some(drawn.computer()));
    let mails = scene.company.mails().await;
    let told = mails
        .iter()
        .filter(|it| it.message == Message::HelpDeskCodeIssued);
    assert_eq!(told.count(), 3, "the work address and two personal ones");
}

// Law 5.
#[tokio::test]
async fn whoever_is_named_a_reset_shows_two_words() {
    let scene = Scene::new().await;

    for name in ["g.ferri", "nobody"] {
        let made = scene.company.hashing.made();
        let reset = scene.reset(7, name).await;
        let wrong = scene
            .type_in(&reset, Secret::new("0123-4567-89ab".into()))
            .await;
        let service = &scene.company.service;
        let later = service.attempt(&reset.token, &caller(7)).await.unwrap();

        assert_eq!(refused(wrong).code, ErrorCode::ProofRefused, "{name}");
        assert_eq!(scene.company.hashing.made(), made + 1, "{name}");
        assert_eq!(words(&later), reset.words, "{name}");
        assert!(matching::read(&reset.words).is_some(), "{name}");
    }
}

#[tokio::test]
async fn a_text_that_is_no_code_of_the_help_desk_costs_no_hash() {
    let scene = Scene::new().await;
    let reset = scene.reset(7, "g.ferri").await;
    let made = scene.company.hashing.made();

    let wrong = scene.type_in(&reset, Secret::new("123456".into())).await;

    assert_eq!(refused(wrong).code, ErrorCode::ProofRefused);
    assert_eq!(scene.company.hashing.made(), made);
}

// Somebody else begins a reset in the name of the caller, at the same time.
#[tokio::test]
async fn the_code_opens_the_reset_of_the_caller_and_no_other() {
    let scene = Scene::new().await;
    let hers = scene.reset(7, "g.ferri").await;
    let mut others = scene.reset(8, "g.ferri").await;
    // Of 65536 resets, two show the same words.
    while others.words == hers.words {
        others = scene.reset(8, "g.ferri").await;
    }

    let code = scene.issue(7, &hers.words).await.unwrap();
    let copy = Secret::new(code.expose().to_owned());
    let elsewhere = scene.type_in(&others, copy).await;

    assert_eq!(refused(elsewhere).code, ErrorCode::ProofRefused);
    assert!(scene.type_in(&hers, code).await.is_ok());
}

#[tokio::test]
async fn a_caller_with_other_words_gets_no_code() {
    let scene = Scene::new().await;
    scene.company.add_active("bare").await;
    let of_another = scene.reset(7, "bare").await;
    let of_nobody = scene.reset(8, "nobody").await;

    for words in [&of_another.words, &of_nobody.words] {
        let refusal = scene.issue(7, words).await;
        assert!(matches!(refusal, Err(NotIssued::NoAttempt)), "{words}");
    }
}

#[tokio::test]
async fn a_reset_that_is_over_gets_no_code() {
    let scene = Scene::new().await;
    let reset = scene.reset(7, "g.ferri").await;
    let service = &scene.company.service;
    service
        .cancel_attempt(&reset.token, &caller(7))
        .await
        .unwrap();

    let cancelled = scene.issue(7, &reset.words).await;
    let late = scene.reset(7, "g.ferri").await;
    scene.company.clock.0.fetch_add(30 * 60, Ordering::Relaxed);
    let late = scene.issue(7, &late.words).await;

    assert!(matches!(cancelled, Err(NotIssued::NoAttempt)));
    assert!(matches!(late, Err(NotIssued::NoAttempt)));
}

#[tokio::test]
async fn a_code_that_was_drawn_and_not_kept_opens_nothing() {
    let scene = Scene::new().await;
    let reset = scene.reset(7, "g.ferri").await;

    let drawn = scene.draw(7, &reset.words).await.unwrap();
    let typed = scene.type_in(&reset, drawn.shown()).await;

    assert_eq!(refused(typed).code, ErrorCode::ProofRefused);
}

#[tokio::test]
async fn the_help_desk_alone_needs_two_of_its_members() {
    let scene = Scene::new().await;
    let reset = scene.reset(7, "g.ferri").await;
    let first = scene.issue(7, &reset.words).await.unwrap();
    scene.type_in(&reset, first).await.unwrap();

    let same = scene.issue(7, &reset.words).await;
    let second = scene.issue(8, &reset.words).await.unwrap();
    let verified = scene.type_in(&reset, second).await.unwrap();

    let refusal = same.map(|code| code.expose().to_owned()).unwrap_err();
    assert!(
        matches!(refusal, NotIssued::Refused(NotTaken::SecondDeskCode)),
        "{refusal}"
    );
    assert!(matches!(verified.step, AttemptStep::ChoosePassword { .. }));
}
