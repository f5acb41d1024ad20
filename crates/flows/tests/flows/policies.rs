//! The account policies by group: which one applies to whom, and what shows of it.

use super::*;
use chiave_domain::settings::{AccountPolicy, PolicyBook, PolicyRule, Profile};
use chiave_protocol::{
    ErrorCode,
    attempt::{AttemptStep, AttemptView},
    method::{BeginMail, MethodKind, Prove, SendCode},
    password::ChangePassword,
    session::SignInStep,
    state::AccountState,
};
use sqlx::Connection as _;

const DAY_S: i64 = 24 * 60 * 60;

/// A rule for the group `finance` in force, over the default policy.
pub(super) async fn ruled(rule: PolicyRule) -> Company {
    ruled_over(AccountPolicy::default(), rule).await
}

/// A rule for the group `finance` in force, over other settings for everybody else.
pub(super) async fn ruled_over(default: AccountPolicy, rule: PolicyRule) -> Company {
    let company = Company::new().await;
    let rule = PolicyRule {
        group: "finance".into(),
        ..rule
    };
    let book = PolicyBook {
        default,
        rules: vec![rule],
    };
    company
        .write(async |tx| tx.put_policy_book(&book).await)
        .await;
    company
}

/// Puts a person into groups, as the directory would.
pub(super) async fn join(company: &Company, account: AccountId, groups: &str) {
    let path = company.folder.path().join("chiave.db");
    let url = format!("sqlite://{}", path.display());
    let mut file = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let joined = sqlx::query("UPDATE embedded_entries SET groups = $1 WHERE id = $2")
        .bind(groups.to_owned())
        .bind(account.as_uuid().as_bytes().to_vec())
        .execute(&mut file)
        .await
        .unwrap();
    assert_eq!(joined.rows_affected(), 1);
}

pub(super) async fn member(company: &Company, name: &str) -> AccountId {
    let account = company.add_active(name).await;
    join(company, account, r#"["Finance"]"#).await;
    account
}

async fn enter(company: &Company, name: &str) -> TokenHash {
    let request = sign_in(name, PASSWORD, 0);
    let opened = company.service.sign_in(&caller(2), proof(), request).await;
    hash_of::<token::Session>(&opened.unwrap().token)
}

pub(super) async fn state(company: &Company, name: &str) -> Result<AccountState, FlowError> {
    let token = enter(company, name).await;
    let live = async || company.service.live(&token, &caller(2)).await.unwrap();
    live().await.full()?;
    company.service.state(&live().await.may_change()?).await
}

mod a_session {
    use super::*;

    #[tokio::test]
    async fn has_the_age_of_passwords_of_its_group() {
        let company = ruled(PolicyRule {
            max_age_days: Some(14),
            ..PolicyRule::default()
        })
        .await;
        member(&company, "g.ferri").await;
        company.add_active("e.ward").await;
        company.clock.0.fetch_add(15 * DAY_S, Ordering::Relaxed);

        let (of_finance, of_nothing) = (
            state(&company, "g.ferri").await,
            state(&company, "e.ward").await,
        );

        assert_eq!(refused(of_finance).code, ErrorCode::MustChangePassword);
        assert_eq!(of_nothing.unwrap().password.expires_at, None);
    }

    #[tokio::test]
    async fn shows_the_rules_and_the_gates_of_its_group() {
        let company = ruled(PolicyRule {
            gates: Some(1),
            two_factors_everywhere: Some(true),
            ..PolicyRule::default()
        })
        .await;
        let account = member(&company, "g.ferri").await;
        let shown = async || {
            let state = state(&company, "g.ferri").await.unwrap();
            (state.security.methods_needed, state.policy.min_length)
        };

        let of_finance = shown().await;
        join(&company, account, "[]").await;

        assert_eq!(of_finance, (1, 8));
        assert_eq!(shown().await, (2, 15));
    }

    #[tokio::test]
    async fn registers_as_many_addresses_as_its_group_may() {
        let company = ruled(PolicyRule {
            max_mail_addresses: Some(3),
            ..PolicyRule::default()
        })
        .await;
        let account = member(&company, "g.ferri").await;
        let token = company.activation_of(account, "g.ferri", 0).await;
        let begin = async || {
            let may = company
                .service
                .may_bind_by_activation(&token, &caller(1))
                .await;
            let request = BeginMail {
                address: "giulia@altrove.example".into(),
                utc_offset_min: 0,
            };
            company
                .service
                .begin_mail(&caller(1), &may.unwrap(), request)
                .await
        };

        let third = begin().await;
        join(&company, account, "[]").await;

        third.unwrap();
        assert_eq!(refused(begin().await).code, ErrorCode::TooManyMethods);
    }

    #[tokio::test]
    async fn sends_codes_for_as_many_addresses_as_its_group_may() {
        let company = ruled_over(
            AccountPolicy {
                max_mail_addresses: 1,
                ..AccountPolicy::default()
            },
            PolicyRule {
                max_mail_addresses: Some(3),
                ..PolicyRule::default()
            },
        )
        .await;
        let account = member(&company, "g.ferri").await;
        let token = company.activation_of(account, "g.ferri", 0).await;
        let begin = async |address: String| {
            let may = company
                .service
                .may_bind_by_activation(&token, &caller(1))
                .await;
            let request = BeginMail {
                address,
                utc_offset_min: 0,
            };
            company
                .service
                .begin_mail(&caller(1), &may.unwrap(), request)
                .await
        };

        for n in 1..=9 {
            begin(format!("giulia.{n}@altrove.example")).await.unwrap();
        }
        let tenth = begin("giulia.10@altrove.example".into()).await;

        assert_eq!(refused(tenth).code, ErrorCode::TooManySends);
    }
}

/// A reset that was opened, with a code asked for by email, as anybody can.
pub(super) struct Asked {
    pub(super) token: TokenHash,
    /// What showed at the opening, and after the code.
    pub(super) shown: [AttemptView; 2],
}

pub(super) async fn asked(company: &Company, name: &str) -> Asked {
    let service = &company.service;
    let start = start_reset(3, name, 0);
    let opened = service.start_attempt(&caller(3), proof(), start).await;
    let opened = opened.unwrap();
    let token = hash_of::<token::Attempt>(&opened.token);
    let ask = SendCode {
        kind: MethodKind::Mail,
        method: None,
        utc_offset_min: 0,
    };
    let sent = service.attempt_code(&token, &caller(3), ask).await;
    Asked {
        token,
        shown: [opened.view, sent.unwrap()],
    }
}

/// Types the code that was mailed for a reset.
async fn typed(company: &Company, token: &TokenHash) -> AttemptView {
    let prove = Prove {
        kind: MethodKind::Mail,
        method: None,
        secret: notices::code(company, &company.mails().await[0]),
    };
    let service = &company.service;
    let passed = service.verify_attempt(token, &caller(3), prove).await;
    passed.unwrap()
}

mod a_reset {
    use super::*;

    // Law 5.
    #[tokio::test]
    async fn shows_nothing_of_a_kind_that_the_group_may_not_use() {
        let company = ruled(PolicyRule {
            gates: Some(1),
            max_mail_addresses: Some(0),
            ..PolicyRule::default()
        })
        .await;
        member(&company, "g.ferri").await;
        company.mails().await;

        let of_finance = asked(&company, "g.ferri").await.shown;
        let sent = company.mails().await;
        let of_nobody = asked(&company, "nobody").await.shown;

        assert_eq!(of_finance.map(without_draws), of_nobody.map(without_draws));
        // A decoy: a row that carries no code to anybody.
        assert_eq!(sent.len(), company.mails().await.len());
        assert!(sent.iter().all(|row| row.account.is_none()), "{sent:?}");
    }

    // Law 5: a kind that one group alone may use is offered to everybody.
    #[tokio::test]
    async fn offers_everybody_what_any_group_may_use() {
        let company = ruled_over(
            AccountPolicy {
                gates: 1,
                max_mail_addresses: 0,
                ..AccountPolicy::default()
            },
            PolicyRule {
                max_mail_addresses: Some(2),
                ..PolicyRule::default()
            },
        )
        .await;
        member(&company, "g.ferri").await;

        for name in ["g.ferri", "nobody"] {
            let [opened, _] = asked(&company, name).await.shown;
            let AttemptStep::Prove { offers, .. } = opened.step else {
                panic!("{opened:?}")
            };
            assert!(
                offers.iter().any(|it| it.kind == MethodKind::Mail),
                "{name}"
            );
        }
    }

    #[tokio::test]
    async fn needs_the_gates_of_the_group_at_its_next_step() {
        let company = ruled(PolicyRule {
            gates: Some(1),
            ..PolicyRule::default()
        })
        .await;
        let account = company.add_active("g.ferri").await;
        company.mails().await;
        let token = asked(&company, "g.ferri").await.token;

        let before = typed(&company, &token).await;
        join(&company, account, r#"["finance"]"#).await;
        let after = company.service.attempt(&token, &caller(3)).await;

        let needed = |view: &AttemptView| (view.gates_passed, view.gates_needed);
        assert_eq!(needed(&before), (1, 2));
        let after = after.unwrap();
        assert_eq!(needed(&after), (1, 1));
        assert!(matches!(after.step, AttemptStep::ChoosePassword { .. }));
    }
}

/// A password that the rules outside every rule accept and Entra's composition does not.
const PLAIN: &str = "nine quiet harbours turn";

/// The group has Entra's profile: three of four kinds of character.
async fn with_entra() -> Company {
    ruled(PolicyRule {
        profile: Some(Profile::Entra),
        ..PolicyRule::default()
    })
    .await
}

fn set() -> SetPassword {
    SetPassword {
        operation_id: operation(),
        new: Secret::new(PLAIN.into()),
    }
}

mod a_new_password {
    use super::*;

    #[tokio::test]
    async fn is_changed_under_the_rules_of_the_group() {
        let company = with_entra().await;
        let account = member(&company, "g.ferri").await;
        let change = async || {
            let token = enter(&company, "g.ferri").await;
            let live = company.service.live(&token, &caller(2)).await.unwrap();
            let request = ChangePassword {
                operation_id: operation(),
                current: Secret::new(PASSWORD.into()),
                new: Secret::new(PLAIN.into()),
                utc_offset_min: None,
            };
            let may = live.may_change().unwrap();
            company
                .service
                .change_password(&caller(2), may, request)
                .await
        };

        let of_finance = change().await;
        join(&company, account, "[]").await;

        assert_eq!(refused(of_finance).code, ErrorCode::PasswordRefused);
        change().await.unwrap();
    }

    #[tokio::test]
    async fn is_set_first_under_the_rules_of_the_group() {
        let company = with_entra().await;
        let account = member(&company, "g.ferri").await;
        let token = company.activation_of(account, "g.ferri", 0).await;
        let shown = async || {
            let view = company.service.activation(&token, &caller(1)).await;
            view.unwrap().policy.min_length
        };
        let mut bound = mailbox(account, "giulia@altrove.example");
        bound.added_at = company.service.clock.now();
        company.write(async |tx| tx.put_method(&bound).await).await;
        let first = async || {
            company
                .service
                .first_password(&token, &caller(1), set())
                .await
        };

        let (length, of_finance) = (shown().await, first().await);
        join(&company, account, "[]").await;

        assert_eq!((length, shown().await), (8, 15));
        assert_eq!(refused(of_finance).code, ErrorCode::PasswordRefused);
        first().await.unwrap();
    }

    #[tokio::test]
    async fn is_reset_under_the_rules_of_the_group() {
        let company = ruled(PolicyRule {
            gates: Some(1),
            profile: Some(Profile::Entra),
            ..PolicyRule::default()
        })
        .await;
        member(&company, "g.ferri").await;
        company.mails().await;
        let token = asked(&company, "g.ferri").await.token;
        let passed = typed(&company, &token).await;

        let refused_by = company
            .service
            .attempt_password(&token, &caller(3), set())
            .await;

        assert!(matches!(passed.step, AttemptStep::ChoosePassword { .. }));
        let refusal = refused(refused_by);
        assert_eq!(refusal.code, ErrorCode::PasswordRefused);
        assert!(!refusal.rules.is_empty(), "the broken rules are named");
    }
}

mod a_sign_in_on_a_new_computer {
    use super::*;

    #[tokio::test]
    async fn asks_for_a_second_factor_where_the_group_wants_one() {
        let company = ruled_over(
            AccountPolicy {
                second_factor_on_new_device: false,
                ..AccountPolicy::default()
            },
            PolicyRule {
                second_factor_on_new_device: Some(true),
                ..PolicyRule::default()
            },
        )
        .await;
        let account = company.add_with_app().await;
        let step = async |device: u8| company.enters(device).await.step;

        assert_eq!(step(5).await, SignInStep::Done);
        join(&company, account, r#"["finance"]"#).await;
        assert!(matches!(step(6).await, SignInStep::Prove { .. }));
    }
}
