//! What the audit log and the person are told about a sign-in: when it is completed, and when it is
//! not (law 24).

use super::*;
use chiave_domain::{
    device::Device,
    session::{IDLE_DAYS, PENDING_MINUTES},
};
use chiave_flows::authenticate::Live;
use chiave_protocol::{
    ErrorCode,
    method::{MethodKind, Prove, SendCode},
    session::{MustChangeReason, SignInStep, SignOut, SignedIn},
    state::EventKind,
};

pub(super) const APP: [u8; 20] = *b"12345678901234567890";
const MINUTE: i64 = 60;

/// The code that the app shows now.
pub(super) fn app_code(company: &Company) -> Secret {
    let totp = totp_rs::Builder::new().with_secret(APP).build();
    let now = company.service.clock.now().as_unix().unsigned_abs();
    Secret::new(totp.unwrap().generate(now).to_string())
}

impl Company {
    /// An account with two email addresses, an app and a password; the mails about these are
    /// removed.
    pub(super) async fn add_with_app(&self) -> AccountId {
        let account = self.add_active("g.ferri").await;
        let secret = chiave_crypto::totp::TotpSecret::from_bytes(&APP)
            .unwrap()
            .to_base32();
        let app = method(account, MethodDetail::Authenticator { secret });
        self.write(async |tx| tx.put_method(&app).await).await;
        self.mails().await;
        account
    }

    pub(super) async fn enters(&self, n: u8) -> SignedIn {
        self.enters_as("g.ferri", n).await
    }

    pub(super) async fn enters_as(&self, name: &str, n: u8) -> SignedIn {
        let request = sign_in(name, PASSWORD, 0);
        let signed_in = self.service.sign_in(&caller(n), proof(), request).await;
        signed_in.unwrap()
    }

    pub(super) async fn live_on(&self, n: u8, signed_in: &SignedIn) -> Live {
        let token = hash_of::<token::Session>(&signed_in.token);
        self.service.live(&token, &caller(n)).await.unwrap()
    }

    pub(super) async fn shows(
        &self,
        n: u8,
        signed_in: &SignedIn,
        secret: Secret,
    ) -> Result<chiave_protocol::session::Proven, FlowError> {
        let live = self.live_on(n, signed_in).await;
        let prove = Prove {
            kind: MethodKind::Authenticator,
            method: None,
            secret,
        };
        self.service.verify_session(live, prove).await
    }

    /// The audit rows since the account was created, oldest first.
    pub(super) async fn story(&self) -> Vec<(EventKind, String)> {
        let about_the_account = [EventKind::AccountChanged, EventKind::PassIssued];
        let mut rows = self.rows().await;
        rows.reverse();
        let rows = rows.into_iter().map(|row| (row.event_kind(), row.detail));
        let rows = rows.skip_while(|(kind, _)| *kind != EventKind::Activated);
        rows.skip(1)
            .filter(|(kind, _)| !about_the_account.contains(kind))
            .collect()
    }

    pub(super) async fn told(&self, message: Message) -> usize {
        let mails = self.mails().await;
        mails.iter().filter(|mail| mail.message == message).count()
    }

    pub(super) fn minutes_later(&self, minutes: i64) {
        let seconds = minutes * MINUTE;
        self.clock.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

pub(super) fn story(rows: &[(EventKind, &str)]) -> Vec<(EventKind, String)> {
    rows.iter()
        .map(|(kind, detail)| (*kind, (*detail).to_owned()))
        .collect()
}

pub(super) const ACCEPTED: (EventKind, &str) =
    (EventKind::PasswordAccepted, "second-factor-missing");

mod written_down {
    use super::*;

    // Law 24.
    #[tokio::test]
    async fn signed_in_stands_where_the_second_factor_was_right() {
        let company = Company::new().await;
        company.add_with_app().await;

        let signed_in = company.enters(2).await;
        assert_eq!(company.story().await, story(&[ACCEPTED]));

        let code = app_code(&company);
        assert!(company.shows(2, &signed_in, code).await.is_ok());
        let app = "authenticator";
        assert_eq!(
            company.story().await,
            story(&[
                ACCEPTED,
                (EventKind::FactorPassed, app),
                (EventKind::DeviceKnown, app),
                (EventKind::SignedIn, app),
            ])
        );
    }

    // Law 24.
    #[tokio::test]
    async fn a_wrong_code_is_a_refused_code_and_no_refused_sign_in() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;

        let wrong = Secret::new("no code".into());
        assert!(company.shows(2, &signed_in, wrong).await.is_err());

        let refused = (EventKind::CodeRefused, "authenticator second-factor");
        assert_eq!(company.story().await, story(&[ACCEPTED, refused]));
    }

    // Law 13.
    #[tokio::test]
    async fn a_fresh_verification_stands_under_a_kind_of_its_own() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;
        let code = app_code(&company);
        assert!(company.shows(2, &signed_in, code).await.is_ok());
        company.minutes_later(10);

        let wrong = Secret::new("no code".into());
        assert!(company.shows(2, &signed_in, wrong).await.is_err());
        let code = app_code(&company);
        assert!(company.shows(2, &signed_in, code).await.is_ok());

        assert_eq!(
            company.story().await[4..],
            story(&[
                (EventKind::CodeRefused, "authenticator verification"),
                (EventKind::VerificationPassed, "authenticator"),
            ]),
            "and the computer was known before"
        );
    }

    // Law 24.
    #[tokio::test]
    async fn signed_in_waits_for_the_new_password_that_is_due() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let admin = company.admin(NOW);
        assert!(admin.require_change(account).await.unwrap());
        let signed_in = company.enters(2).await;
        let due = (EventKind::PasswordAccepted, "new-password-missing");
        assert_eq!(company.story().await, story(&[due]));

        let change = crate::changes::password_change();
        let session = company.live_on(2, &signed_in).await.may_change().unwrap();
        let changed = company
            .service
            .change_password(&caller(2), session, change)
            .await;

        assert!(changed.is_ok());
        assert_eq!(
            company.story().await,
            story(&[
                due,
                (EventKind::SignedIn, "new-password"),
                (EventKind::PasswordChanged, ""),
            ])
        );
    }
}

mod a_computer_that_is_new {
    use super::*;

    #[tokio::test]
    async fn is_told_of_by_mail_the_first_time() {
        let company = Company::new().await;
        company.add_with_app().await;
        let message = Message::SignedInOnNewDevice;

        let signed_in = company.enters(2).await;
        assert_eq!(company.told(message).await, 0, "nobody is signed in yet");
        let code = app_code(&company);
        assert!(company.shows(2, &signed_in, code).await.is_ok());
        assert_eq!(company.told(message).await, 3, "work and both addresses");

        company.enters(2).await;
        assert_eq!(company.told(message).await, 0);
    }

    /// The notice of the activation, at which a code of IT was right, told of this computer.
    #[tokio::test]
    async fn is_no_news_where_the_account_was_activated() {
        let company = Company::new().await;
        company.add_with_app().await;
        company.mails().await;

        let signed_in = company.enters(1).await;
        let asked = &signed_in.step;
        assert!(matches!(asked, SignInStep::Prove { .. }), "not known");
        let code = app_code(&company);
        company.shows(1, &signed_in, code).await.unwrap();

        assert_eq!(company.told(Message::SignedInOnNewDevice).await, 0);
    }

    #[tokio::test]
    async fn is_told_of_each_time_and_of_forty_in_a_day() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        company.mails().await;
        let mut told = Vec::new();

        for hour in 0..5 {
            for n in 0..12 {
                company.enters(20 + 12 * hour + n).await;
            }
            told.push(company.told(Message::SignedInOnNewDevice).await / 3);
            company.minutes_later(60);
        }

        // One more waits for the next day, and stands for the rest.
        assert_eq!(told, [12, 12, 12, 4 + 1, 0]);
        let rows = company.story().await;
        assert_eq!(rows.len(), 60, "all of them are written down");
    }
}

mod a_right_password_alone {
    use super::*;

    const ABANDONED: Message = Message::SignInAbandoned;

    // Law 24.
    #[tokio::test]
    async fn is_told_when_the_sign_in_is_given_up() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;
        let live = company.live_on(2, &signed_in).await;
        let here = SignOut { everywhere: false };

        company.service.sign_out(live, here).await.unwrap();

        let given_up = (EventKind::SignInAbandoned, "cancelled");
        assert_eq!(company.story().await, story(&[ACCEPTED, given_up]));
        assert_eq!(company.told(ABANDONED).await, 3);
    }

    #[tokio::test]
    async fn is_told_when_the_time_is_over_and_once() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;
        let token = hash_of::<token::Session>(&signed_in.token);

        company.minutes_later(PENDING_MINUTES - 1);
        company.service.end_abandoned().await.unwrap();
        assert_eq!(company.told(ABANDONED).await, 0, "it may still come");
        company.minutes_later(1);
        for _ in 0..2 {
            company.service.end_abandoned().await.unwrap();
        }

        let expired = (EventKind::SignInAbandoned, "expired by-service");
        assert_eq!(company.story().await, story(&[ACCEPTED, expired]));
        assert_eq!(company.told(ABANDONED).await, 3);
        let mut tx = company.store.read().await.unwrap();
        assert_eq!(tx.session(&token).await.unwrap(), None);
    }

    #[tokio::test]
    async fn signing_in_again_and_again_puts_the_mail_off_no_longer() {
        let company = Company::new().await;
        company.add_with_app().await;

        company.enters(2).await;
        company.minutes_later(PENDING_MINUTES - 1);
        company.enters(2).await;
        company.minutes_later(1);
        company.service.end_abandoned().await.unwrap();

        assert_eq!(company.told(ABANDONED).await, 3);
    }

    #[tokio::test]
    async fn is_no_alarm_where_the_person_came_back_on_that_computer() {
        let company = Company::new().await;
        company.add_with_app().await;
        company.enters(2).await;
        let again = company.enters(2).await;
        let code = app_code(&company);
        assert!(company.shows(2, &again, code).await.is_ok());

        company.minutes_later(PENDING_MINUTES);
        company.service.end_abandoned().await.unwrap();

        assert_eq!(company.told(ABANDONED).await, 0);
    }

    #[tokio::test]
    async fn is_written_down_where_it_ends_the_sign_in() {
        let company = Company::new().await;
        company.add_with_app().await;
        let own = company.enters(2).await;
        let code = app_code(&company);
        assert!(company.shows(2, &own, code).await.is_ok());
        company.enters(7).await;

        let admin = company.admin(NOW);
        let account = company.rows().await[0].account.unwrap();
        assert!(admin.set_locked(account, true).await.unwrap());

        let rows = company.rows().await;
        let ended: Vec<_> = rows
            .iter()
            .filter(|row| row.event_kind() == EventKind::SignInAbandoned)
            .map(|row| (row.device, row.detail.as_str()))
            .collect();
        assert_eq!(ended, [(Some(caller(7).device), "ended by-uid-7")]);
    }
}

mod a_new_password {
    use super::*;

    async fn must_change(company: &Company, account: AccountId, n: u8) -> TokenHash {
        let token = hash_of::<token::Session>(&company.enters(n).await.token);
        let known = Device {
            account,
            key: caller(n).device,
            name: "laptop".into(),
            verified_at: NOW,
            seen_at: NOW,
        };
        company
            .write(async |tx| {
                let mut session = tx.session(&token).await?.unwrap();
                session.state =
                    chiave_domain::session::SessionState::MustChange(MustChangeReason::Required);
                tx.put_session(&session).await?;
                tx.put_device(&known).await
            })
            .await;
        token
    }

    // Laws 19, 24.
    #[tokio::test]
    async fn heals_every_live_session_that_had_to_change_it() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let here = must_change(&company, account, 2).await;
        let there = must_change(&company, account, 3).await;
        let gone = must_change(&company, account, 4).await;
        company
            .write(async |tx| {
                let mut session = tx.session(&gone).await?.unwrap();
                session.opened_at = NOW.plus(-IDLE_DAYS * 24 * 60 * MINUTE);
                session.seen_at = session.opened_at;
                tx.put_session(&session).await
            })
            .await;
        let change = crate::changes::password_change();
        let live = company.service.live(&here, &caller(2)).await.unwrap();
        let changed = company
            .service
            .change_password(&caller(2), live.may_change().unwrap(), change)
            .await;
        assert!(changed.is_ok());

        for (token, n) in [(here, 2), (there, 3)] {
            let live = company.service.live(&token, &caller(n)).await.unwrap();
            assert!(live.full().is_ok(), "computer {n}");
        }
        let rows = company.rows().await;
        let signed_in: Vec<_> = rows
            .iter()
            .filter(|row| row.event_kind() == EventKind::SignedIn)
            .filter(|row| row.detail == "new-password")
            .map(|row| row.device)
            .collect();
        assert_eq!(signed_in, [Some(caller(2).device)], "nobody else is there");
        let mut tx = company.store.read().await.unwrap();
        let dead = tx.session(&gone).await.unwrap();
        assert_eq!(dead, None, "what is dead is ended and not healed");
    }
}

mod mail_is_no_second_factor {
    use super::*;

    // Law 19.
    #[tokio::test]
    async fn a_mailed_code_makes_no_computer_known() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let signed_in = company.enters(2).await;
        let live = company.live_on(2, &signed_in).await;
        let kind = MethodKind::Mail;
        let ask = SendCode {
            kind,
            method: None,
            utc_offset_min: 0,
        };
        company
            .service
            .session_code(&caller(2), live, ask)
            .await
            .unwrap();
        let secret = method_code(&company, &company.mails().await);
        let live = company.live_on(2, &signed_in).await;
        let prove = Prove {
            kind,
            method: None,
            secret,
        };

        company.service.verify_session(live, prove).await.unwrap();

        let mut tx = company.store.read().await.unwrap();
        let device = tx.device(account, &caller(2).device).await.unwrap();
        assert!(!device.unwrap().is_known(NOW));
        drop(tx);
        let last = company.story().await.pop().unwrap();
        assert_eq!(last, (EventKind::VerificationPassed, "mail".to_owned()));
    }
}

mod an_unreadable_policy {
    use super::*;

    const SPOILT: &str = "INSERT INTO people_settings (document) VALUES ('{')";

    async fn spoil(company: &Company) {
        use sqlx::Connection as _;
        let path = company.folder.path().join("chiave.db");
        let url = format!("sqlite://{}", path.display());
        let mut file = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query(SPOILT).execute(&mut file).await.unwrap();
    }

    // Law 5.
    #[tokio::test]
    async fn answers_right_and_wrong_passwords_alike() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        spoil(&company).await;

        let before = company.hashing.made();
        for (name, password) in [
            ("g.ferri", PASSWORD),
            ("g.ferri", "wrong one"),
            ("nobody", "wrong one"),
        ] {
            let request = sign_in(name, password, 0);
            let answer = company.service.sign_in(&caller(2), proof(), request).await;
            assert!(matches!(answer, Err(FlowError::Store(_))), "{name}");
        }
        assert_eq!(company.hashing.made(), before, "no password is looked at");
    }

    #[tokio::test]
    async fn answers_right_and_wrong_codes_alike() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;
        spoil(&company).await;

        for secret in [app_code(&company), Secret::new("no code".into())] {
            let answer = company.shows(2, &signed_in, secret).await;
            assert!(matches!(answer, Err(FlowError::Store(_))));
        }
    }
}

mod a_stolen_token {
    use super::*;

    // Law 2.
    #[tokio::test]
    async fn of_an_activation_opens_nothing_on_another_computer() {
        let company = Company::new().await;
        let account = company.add("g.ferri").await;
        let token = company.activation_of(account, "g.ferri", 0).await;

        let service = &company.service;
        let view = refused(service.activation(&token, &caller(6)).await);
        let bind = refused(service.may_bind_by_activation(&token, &caller(6)).await);

        assert_eq!(view.code, ErrorCode::AttemptEnded);
        assert_eq!(bind.code, ErrorCode::AttemptEnded);
        assert!(service.activation(&token, &caller(1)).await.is_ok());
    }
}
