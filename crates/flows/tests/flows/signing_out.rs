//! Signing out ends sessions whatever the directory does, according to their state at that time.

use super::{
    completed::{ACCEPTED, app_code, story},
    *,
};
use chiave_protocol::{
    ErrorCode,
    session::{SignOut, SignedIn},
    state::EventKind,
};

const HERE: SignOut = SignOut { everywhere: false };
const EVERYWHERE: SignOut = SignOut { everywhere: true };
const CANCELLED: (EventKind, &str) = (EventKind::SignInAbandoned, "cancelled");

impl Company {
    fn directory_is_down(&self) {
        self.connector.is_down.store(true, Ordering::Relaxed);
    }

    async fn is_signed_in(&self, signed_in: &SignedIn) -> bool {
        let token = hash_of::<token::Session>(&signed_in.token);
        let mut tx = self.store.read().await.unwrap();
        tx.session(&token).await.unwrap().is_some()
    }
}

mod while_the_directory_is_down {
    use super::*;

    // Law 9.
    #[tokio::test]
    async fn ends_the_session_and_is_written_down() {
        let company = Company::new().await;
        company.add_active("g.ferri").await;
        let signed_in = company.enters(2).await;
        let live = company.live_on(2, &signed_in).await;
        company.directory_is_down();

        company.service.sign_out(live, HERE).await.unwrap();

        assert!(!company.is_signed_in(&signed_in).await);
        let last = company.story().await.pop().unwrap();
        assert_eq!(last, (EventKind::SignedOut, "here".to_owned()));
    }

    // Law 24.
    #[tokio::test]
    async fn writes_down_a_sign_in_that_is_given_up() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;
        let live = company.live_on(2, &signed_in).await;
        company.directory_is_down();

        company.service.sign_out(live, HERE).await.unwrap();

        assert!(!company.is_signed_in(&signed_in).await);
        assert_eq!(company.story().await, story(&[ACCEPTED, CANCELLED]));
    }

    // Law 13.
    #[tokio::test]
    async fn writes_down_every_sign_in_that_ends_everywhere() {
        let company = Company::new().await;
        company.add_with_app().await;
        let own = company.enters(2).await;
        let code = app_code(&company);
        assert!(company.shows(2, &own, code).await.is_ok());
        let pending = company.enters(7).await;
        let live = company.live_on(2, &own).await;
        company.directory_is_down();

        company.service.sign_out(live, EVERYWHERE).await.unwrap();

        for ended in [&own, &pending] {
            assert!(!company.is_signed_in(ended).await);
        }
        let rows = company.story().await;
        assert_eq!(
            rows[rows.len() - 2..],
            story(&[
                (EventKind::SignInAbandoned, "ended"),
                (EventKind::SignedOut, "everywhere"),
            ])
        );
    }
}

mod on_what_holds_by_then {
    use super::*;

    // Law 24.
    #[tokio::test]
    async fn a_sign_in_completed_meanwhile_is_not_abandoned() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;
        let stale = company.live_on(2, &signed_in).await;
        let code = app_code(&company);
        assert!(company.shows(2, &signed_in, code).await.is_ok());

        company.service.sign_out(stale, HERE).await.unwrap();

        let rows = company.story().await;
        let last = (EventKind::SignedOut, "here".to_owned());
        assert_eq!(rows.last(), Some(&last));
        let abandoned = EventKind::SignInAbandoned;
        assert!(rows.iter().all(|(kind, _)| *kind != abandoned));
    }

    // Law 24.
    #[tokio::test]
    async fn nothing_is_written_down_twice() {
        let company = Company::new().await;
        company.add_with_app().await;
        let signed_in = company.enters(2).await;
        let first = company.live_on(2, &signed_in).await;
        let second = company.live_on(2, &signed_in).await;

        company.service.sign_out(first, HERE).await.unwrap();
        let again = company.service.sign_out(second, HERE).await;

        assert_eq!(refused(again).code, ErrorCode::SessionEnded);
        assert_eq!(company.story().await, story(&[ACCEPTED, CANCELLED]));
    }
}
