//! The rows of the audit log about the end of a lock, each with what ended the lock; and which password
//! an activation set.

use super::*;
use chiave_protocol::{
    method::{MethodKind, Prove, SendCode},
    password::Unlock,
    state::EventKind,
};

impl Company {
    /// Begins a reset or an unlock of `g.ferri` on device 3 and verifies both addresses.
    async fn verified(&self, purpose: Purpose) -> TokenHash {
        let service = &self.service;
        let start = StartAttempt {
            purpose,
            ..start_reset(3, "g.ferri", 0)
        };
        let opened = service.start_attempt(&caller(3), proof(), start).await;
        let token = hash_of::<token::Attempt>(&opened.unwrap().token);
        let kind = MethodKind::Mail;
        for _ in 0..2 {
            self.mails().await;
            let ask = SendCode {
                kind,
                method: None,
                utc_offset_min: 0,
            };
            service.attempt_code(&token, &caller(3), ask).await.unwrap();
            let prove = Prove {
                kind,
                method: None,
                secret: notices::code(self, &self.mails().await[0]),
            };
            let view = service.verify_attempt(&token, &caller(3), prove).await;
            view.unwrap();
            self.clock.0.fetch_add(300, Ordering::Relaxed);
        }
        token
    }

    async fn reset(&self, new: &str) {
        let token = self.verified(Purpose::Reset).await;
        let set = SetPassword {
            operation_id: operation(),
            new: Secret::new(new.into()),
        };
        let done = self.service.attempt_password(&token, &caller(3), set).await;
        assert!(matches!(done.unwrap(), WriteOutcome::Done { .. }));
    }

    async fn unlock(&self) {
        let token = self.verified(Purpose::Unlock).await;
        let request = Unlock {
            operation_id: operation(),
        };
        let caller = caller(3);
        let done = self.service.attempt_unlock(&token, &caller, request).await;
        assert!(matches!(done.unwrap(), WriteOutcome::Done { .. }));
    }

    /// A new password for `g.ferri` with a new activation code.
    async fn activate_again(&self, account: AccountId) {
        let token = self.activation_of(account, "g.ferri", 0).await;
        let set = SetPassword {
            operation_id: operation(),
            new: Secret::new(NEXT.into()),
        };
        let done = self.service.first_password(&token, &caller(1), set).await;
        assert!(matches!(done.unwrap(), WriteOutcome::Done { .. }));
    }

    async fn lock(&self, account: AccountId) {
        let admin = self.admin(self.service.clock.now());
        assert!(admin.set_locked(account, true).await.unwrap());
    }

    /// The details of all rows of a kind, the oldest first.
    async fn details(&self, kind: EventKind) -> Vec<String> {
        let rows = self.rows().await.into_iter().rev();
        let rows = rows.filter(|row| row.event_kind() == kind);
        rows.map(|row| row.detail).collect()
    }
}

mod a_lock_that_ended {
    use super::*;

    #[tokio::test]
    async fn has_a_row_for_a_reset() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        company.reset(NEXT).await;
        assert_eq!(company.details(EventKind::AccountUnlocked).await, [""; 0]);

        company.lock(account).await;
        company.reset("nine amber kettles sing").await;

        assert_eq!(company.details(EventKind::AccountUnlocked).await, ["reset"]);
    }

    #[tokio::test]
    async fn has_a_row_for_an_activation() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        company.lock(account).await;

        company.activate_again(account).await;

        let ended = company.details(EventKind::AccountUnlocked).await;
        assert_eq!(ended, ["activation"]);
    }

    #[tokio::test]
    async fn has_a_row_for_an_unlock() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        company.lock(account).await;

        company.unlock().await;

        assert_eq!(
            company.details(EventKind::AccountUnlocked).await,
            ["unlock"]
        );
    }
}

#[tokio::test]
async fn an_activation_says_which_password_it_set() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;

    company.activate_again(account).await;

    let set = company.details(EventKind::Activated).await;
    assert_eq!(set, ["first-password", "new-password"]);
}
