//! Who may not reset, and how long a second factor lasts: settings of the account policies.

use super::{
    policies::{asked, member, ruled, ruled_over, state},
    *,
};
use chiave_domain::settings::{AccountPolicy, PolicyBook, PolicyRule};
use chiave_protocol::{
    ErrorCode,
    attempt::{AttemptOpened, AttemptView, Purpose, StartAttempt},
    method::{MethodKind, Prove, SendCode},
    session::SignInStep,
};

const DAY_S: i64 = 24 * 60 * 60;

fn off() -> PolicyRule {
    PolicyRule {
        reset: Some(false),
        ..PolicyRule::default()
    }
}

impl Company {
    /// Types the mailed code of a reset.
    async fn types_the_mailed_code(&self, token: &TokenHash) -> Result<AttemptView, FlowError> {
        let prove = Prove {
            kind: MethodKind::Mail,
            method: None,
            secret: notices::code(self, &self.mails().await[0]),
        };
        self.service.verify_attempt(token, &caller(3), prove).await
    }

    async fn starts(&self, purpose: Purpose) -> Result<AttemptOpened, FlowError> {
        let start = StartAttempt {
            purpose,
            ..start_reset(3, "g.ferri", 0)
        };
        self.service.start_attempt(&caller(3), proof(), start).await
    }
}

// Laws 5, 12.
#[tokio::test]
async fn a_group_without_resets_is_told_after_its_first_gate() {
    let company = ruled(off()).await;
    let account = member(&company, "g.ferri").await;
    company.mails().await;

    let of_finance = asked(&company, "g.ferri").await;
    let verified = company.types_the_mailed_code(&of_finance.token).await;
    let of_nobody = asked(&company, "nobody").await;

    let seen = |shown: [AttemptView; 2]| shown.map(without_draws);
    assert_eq!(seen(of_finance.shown), seen(of_nobody.shown));
    assert_eq!(refused(verified).code, ErrorCode::NotAllowed);
    let rows = company.rows().await;
    let why = rows.iter().find(|row| row.account == Some(account));
    assert_eq!(why.map(|row| row.detail.as_str()), Some("by-policy"));
}

#[tokio::test]
async fn a_group_without_resets_may_unlock() {
    let company = ruled(off()).await;
    member(&company, "g.ferri").await;

    let opened = company.starts(Purpose::Unlock).await.unwrap();

    let token = hash_of::<token::Attempt>(&opened.token);
    let ask = SendCode {
        kind: MethodKind::Mail,
        method: None,
        utc_offset_min: 0,
    };
    company.mails().await;
    let service = &company.service;
    service.attempt_code(&token, &caller(3), ask).await.unwrap();
    let verified = company.types_the_mailed_code(&token).await.unwrap();
    assert_eq!(verified.gates_passed, 1);
}

#[tokio::test]
async fn where_nobody_may_reset_none_is_begun() {
    let nobody = AccountPolicy {
        reset: false,
        ..AccountPolicy::default()
    };
    let company = ruled_over(nobody.clone(), PolicyRule::default()).await;
    company.add_active("g.ferri").await;

    let reset = company.starts(Purpose::Reset).await;

    assert_eq!(refused(reset).code, ErrorCode::NotAllowed);
    assert!(company.starts(Purpose::Unlock).await.is_ok());
    // One group may: everybody begins (law 5).
    let rule = PolicyRule {
        reset: Some(true),
        group: "finance".into(),
        ..PolicyRule::default()
    };
    let book = PolicyBook {
        default: nobody,
        rules: vec![rule],
    };
    company
        .write(async |tx| tx.put_policy_book(&book).await)
        .await;
    assert!(company.starts(Purpose::Reset).await.is_ok());
}

#[tokio::test]
async fn a_session_says_that_there_is_no_reset() {
    let company = ruled(PolicyRule {
        unlock: Some(false),
        ..off()
    })
    .await;
    member(&company, "g.ferri").await;

    let shown = state(&company, "g.ferri").await.unwrap().security;

    assert!(shown.reset_off && !shown.reset_ready);
    assert_eq!((shown.methods_needed, shown.methods_missing), (1, 0));
}

#[tokio::test]
async fn a_known_computer_is_asked_again_after_the_days_of_the_policy() {
    for (days, later, is_asked) in [(7, 7, false), (7, 8, true), (0, 0, true), (90, 60, false)] {
        let company = ruled(PolicyRule {
            second_factor_days: Some(days),
            ..PolicyRule::default()
        })
        .await;
        let account = company.add_with_app().await;
        policies::join(&company, account, r#"["finance"]"#).await;
        let first = company.enters(2).await;
        let code = completed::app_code(&company);
        company.shows(2, &first, code).await.unwrap();
        company
            .clock
            .0
            .fetch_add(i64::from(later) * DAY_S, Ordering::Relaxed);

        let step = company.enters(2).await.step;

        let asked = matches!(step, SignInStep::Prove { .. });
        assert_eq!(asked, is_asked, "{days} days, after {later}");
    }
}
