//! The account's document, which the computer keeps up to date.

use crate::{
    activity,
    authenticate::{InStep, MayChange},
    error::FlowError,
    offers,
    service::Service,
};
use chiave_domain::{
    ports::store::LockKey,
    registered::{Registered, counted},
    session::{Session, SessionState},
};
use chiave_protocol::{
    ErrorCode, Timestamp,
    report::Report,
    state::{AccountState, AccountView, Activity, PasswordState},
};

/// Seconds after which the tag changes by itself: the document contains which methods can be used
/// now.
const TAG_S: i64 = 60 * 60;

impl Service {
    /// The ETag of the document, computed without a further read of the store. The tag contains the
    /// account, since two accounts may have the same revision, and whether the session is limited to a
    /// change of the password, since the answer says that.
    #[must_use]
    pub fn state_tag(&self, session: &InStep) -> String {
        let hour = self.clock.now().as_unix().div_euclid(TAG_S);
        let (account, revision) = (session.may.0.account, session.revision);
        let limited = match session.may.0.state {
            SessionState::MustChange(_) => "-limited",
            SessionState::Pending | SessionState::Full => "",
        };
        format!("\"{account}-{revision}-{hour}{limited}\"")
    }

    /// Notes what a computer says of itself. Written only if it is news, so a synchronisation without
    /// news writes nothing. If the store cannot write the report, the next synchronisation brings it again,
    /// and this one goes on.
    ///
    /// # Errors
    ///
    /// `session-ended` if the session ended meanwhile.
    pub async fn note_report(&self, session: &InStep, report: Report) -> Result<(), FlowError> {
        if session.report.as_ref() == Some(&report) {
            return Ok(());
        }
        match self.put_report(&session.may.0, &report).await {
            Err(FlowError::Store(error)) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a report of a computer is not noted"
                );
                Ok(())
            }
            noted => noted,
        }
    }

    async fn put_report(&self, session: &Session, report: &Report) -> Result<(), FlowError> {
        let mut work = self.work(&[LockKey::Account(session.account)]).await?;
        if work.tx.session_by_id(session.id).await?.is_none() {
            return Err(ErrorCode::SessionEnded.into());
        }
        work.tx.put_report(session.id, report).await?;
        work.commit().await
    }

    /// Everything that the computer shows of the account.
    ///
    /// # Errors
    ///
    /// `session-ended` if the account does not exist or is disabled.
    pub async fn state(&self, session: &MayChange) -> Result<AccountState, FlowError> {
        let now = self.clock.now();
        let account = self.account_of(&session.0).await?;
        let mut tx = self.store.read().await?;
        let revision = tx.revision(account.id).await?;
        let policy = self.policies(tx.as_mut()).await?.for_account(&account);
        let methods = tx.methods(account.id).await?;
        let Activity {
            events,
            older_before,
        } = activity::page(tx.as_mut(), account.id, None)
            .await?
            .seen_from(session.0.device);
        let security = Registered::of(&account, &policy, &methods).view(now);
        let methods = counted(&account, &policy, methods);
        Ok(AccountState {
            revision,
            password: PasswordState {
                changed_at: account
                    .password_changed_at
                    .unwrap_or(Timestamp::from_unix(0)),
                expires_at: policy.expires_at(&account),
                changeable_from: None,
            },
            security,
            fresh_proofs: offers::fresh_verifications(&methods, now),
            policy: policy.password_policy(),
            facts: account.personal_facts(),
            events,
            older_before,
            server_time: now,
            account: AccountView {
                id: account.id,
                user_name: account.user_name.to_string(),
                display_name: account.display_name,
            },
        })
    }
}
