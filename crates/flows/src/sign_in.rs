//! Signing in: counts the try, checks the password, and decides what the session may do.

use crate::{
    dpop::replay::Proof,
    error::FlowError,
    rate_limit::{CountedTry, Guess, ShownWork, buckets},
    service::{ActedOn, Caller, NOBODY, Service, device_name},
    sign_in_step::{Has, session_state, step_of, still_missing},
    typed_password::TypedPassword,
    work::{Event, Work},
};
use chiave_crypto::{token::SessionToken, work::Puzzle};
use chiave_domain::{
    account::{Account, EntryVersion, Role, UserName},
    audit::{Actor, AuditEvent, MadeFull, SignInRefusal},
    device::DeviceTrust,
    ports::{connector::Checked, store::LockKey},
    session::Session,
    settings::PolicyBook,
};
use chiave_protocol::{
    AccountId, ErrorCode, SessionId,
    session::{SignIn, SignedIn},
};

/// The data for checking a sign-in, after the name was folded and looked up.
struct Candidate {
    name: UserName,
    account: Option<Account>,
    version: EntryVersion,
    book: PolicyBook,
    trust: DeviceTrust,
    counted: CountedTry,
    device_name: String,
    utc_offset_min: i16,
    is_shared: bool,
}

/// A sign-in that was counted.
struct CountedSignIn {
    book: PolicyBook,
    trust: DeviceTrust,
    counted: CountedTry,
}

/// What a person signs in with, in a valid form.
struct Credentials {
    name: UserName,
    password: TypedPassword,
}

/// A sign-in before its try is counted.
struct Tried<'a> {
    caller: &'a Caller,
    nonce: &'a str,
    name: &'a UserName,
    account: Option<AccountId>,
    request: &'a SignIn,
}

impl Service {
    /// Signs in with a user name and a password. Spends the DPoP proof together with the counted
    /// try, in one transaction and with one commit.
    ///
    /// # Errors
    ///
    /// `sign-in-refused` for a wrong name, a wrong password and a disabled account alike (law 5);
    /// `too-many-attempts`; `work-needed`; `busy`; `proof-of-possession` if the proof was spent
    /// before, which a text that can be no name or no password does not do.
    pub async fn sign_in(
        &self,
        caller: &Caller,
        proof: Proof,
        request: SignIn,
    ) -> Result<SignedIn, FlowError> {
        // What can be no name and password is refused without a write: it costs a stranger no work.
        let Credentials { name, password } =
            self.credentials(&request).ok_or(ErrorCode::SignInRefused)?;
        let account = self.connector.find(&name).await?;
        let id = account.as_ref().map(|account| account.id);
        let mut work = self.work(&[LockKey::Name(name.clone())]).await?;
        work.spend_proof(&proof).await?;
        let tried = Tried {
            caller,
            nonce: &proof.nonce,
            name: &name,
            account: id,
            request: &request,
        };
        let version = work.tx.entry_version(id.unwrap_or(NOBODY)).await?;
        // A policy that cannot be read refuses everybody before any password is checked: the answer
        // must not reveal whether the password was right.
        let counted = match work.tx.policy_book().await {
            Ok(book) => self.count_sign_in(&mut work, book, &tried).await,
            Err(unreadable) => Err(unreadable.into()),
        };
        work.commit().await?;
        let CountedSignIn {
            book,
            trust,
            counted,
        } = counted?;

        let device_name = device_name(&request.device_name);
        let candidate = Candidate {
            name,
            account,
            version,
            book,
            trust,
            counted,
            device_name,
            utc_offset_min: request.utc_offset_min,
            is_shared: request.is_shared,
        };
        self.verify_sign_in(caller, candidate, password).await
    }

    /// User name and password, if both are in a valid form.
    fn credentials(&self, request: &SignIn) -> Option<Credentials> {
        Some(Credentials {
            name: self.name_typed(&request.user_name)?,
            password: TypedPassword::read(&request.password).filter(|it| !it.is_empty())?,
        })
    }

    /// Finds the trust in the device, requires a proof of work if the queue of that trust level is
    /// crowded, and counts the try.
    async fn count_sign_in(
        &self,
        work: &mut Work<'_>,
        book: PolicyBook,
        tried: &Tried<'_>,
    ) -> Result<CountedSignIn, FlowError> {
        let device = &tried.caller.device;
        let trusts = work.device_trusts(tried.account, device).await?;
        let puzzle = Puzzle {
            nonce: tried.nonce,
            device,
            user_name: &tried.request.user_name,
        };
        let shown = ShownWork {
            puzzle: &puzzle,
            work: tried.request.work,
        };
        let (trust, now) = (trusts.device, work.now);
        self.ask_for_work(work.tx.as_mut(), trust, shown, now)
            .await?;
        let key = self.bucket_key(buckets::PASSWORD, tried.name, trusts.passwords, device);
        let counted = work.count(key).await?;
        Ok(CountedSignIn {
            book,
            trust,
            counted,
        })
    }

    async fn verify_sign_in(
        &self,
        caller: &Caller,
        candidate: Candidate,
        password: TypedPassword,
    ) -> Result<SignedIn, FlowError> {
        let id = candidate.account.as_ref().map(|account| account.id);
        let checked = self
            .connector
            .check(id, password.to_secret(), candidate.trust)
            .await;
        let checked = match checked {
            Ok(checked) => checked,
            Err(error) => {
                self.was_not_verified(&candidate.counted, &candidate.name)
                    .await?;
                return Err(error.into());
            }
        };
        let let_in = candidate.account.as_ref().filter(|account| account.enabled);
        if let (Checked::Right, Some(account)) = (checked, let_in)
            && let Some(signed_in) = self.open_session(caller, &candidate, account).await?
        {
            return Ok(signed_in);
        }
        // Wrong, or what was checked is the password no more.
        self.refuse_sign_in(caller, &candidate, password.expose())
            .await?;
        Err(ErrorCode::SignInRefused.into())
    }

    /// Counts a wrong password and writes it down.
    async fn refuse_sign_in(
        &self,
        caller: &Caller,
        candidate: &Candidate,
        password: &str,
    ) -> Result<(), FlowError> {
        let account = candidate.account.as_ref().map(|account| account.id);
        let mut keys = vec![LockKey::Name(candidate.name.clone())];
        keys.extend(account.map(LockKey::Account));
        let mut work = self.work(&keys).await?;
        let guess = Guess {
            name: &candidate.name,
            secret: password,
        };
        work.was_wrong(&candidate.counted, guess).await?;
        let event = Event {
            what: AuditEvent::SignInRefused(why_refused(candidate.account.as_ref())),
            by: Actor::Person,
            account,
            device: Some(caller.device),
            device_name: Some(&candidate.device_name),
        };
        work.record(event).await?;
        work.commit().await
    }

    async fn open_session(
        &self,
        caller: &Caller,
        candidate: &Candidate,
        checked: &Account,
    ) -> Result<Option<SignedIn>, FlowError> {
        let token = SessionToken::new(self.random.as_ref());
        let keys = [
            LockKey::Account(checked.id),
            LockKey::Name(candidate.name.clone()),
        ];
        let acted_on = self.act_on(checked, candidate.version, &keys);
        let ActedOn { mut work, account } = acted_on.await?;
        let Some(account) = account else {
            return Ok(None);
        };
        work.was_right(&candidate.counted).await?;
        let methods = work.tx.methods(account.id).await?;
        // The book of the counted try: a policy written since then holds from the next sign-in on.
        let policy = candidate.book.for_account(&account);
        let has = Has {
            account: &account,
            methods: &methods,
            policy: &policy,
        };
        // The IT department may have made the account forget the computer since the try was counted.
        let seen = work.tx.device(account.id, &caller.device).await?;
        let state = session_state(has, seen.as_ref(), work.now);
        let is_shared =
            candidate.is_shared && work.can_be_shared(account.id, &caller.device).await?;
        let session = Session {
            id: SessionId::from_uuid(self.fresh_uuid()),
            account: account.id,
            token: token.hash(&self.lookup),
            device: caller.device,
            device_name: candidate.device_name.clone(),
            utc_offset_min: candidate.utc_offset_min,
            state,
            administers: account.role == Role::Administrator,
            is_shared,
            opened_at: work.now,
            seen_at: work.now,
            verified_at: None,
            verification_usable_from: None,
            ends_at: None,
        };
        work.tx.put_session(&session).await?;
        match still_missing(state) {
            None => {
                let made = MadeFull::Password;
                work.completed(&account, &session, made).await?;
            }
            Some(missing) => {
                let accepted = AuditEvent::PasswordAccepted(missing);
                work.record_in(&session, accepted).await?;
            }
        }
        let step = step_of(state, has, work.now);
        work.commit().await?;
        Ok(Some(SignedIn {
            token: token.to_secret(),
            step,
            order_key: self.orders.verifying(session.account, session.opened_at),
        }))
    }
}

/// The audit log's reason for a refused sign-in; the client is told no reason (law 5).
fn why_refused(account: Option<&Account>) -> SignInRefusal {
    match account {
        Some(account) if !account.enabled => SignInRefusal::Disabled,
        Some(account) if account.locked => SignInRefusal::Locked,
        Some(_) | None => SignInRefusal::Password,
    }
}
