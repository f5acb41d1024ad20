//! Registering security info: begun with what may bind, and registered with its first code.

use crate::{
    codes::Asked,
    error::FlowError,
    may_bind::{By, MayBind, MayConfirm},
    notices::Notice,
    rate_limit::buckets,
    service::{Caller, Event, Service},
    verification::{Guarded, Settled},
};
use chiave_crypto::totp::TotpSecret;
use chiave_domain::{
    account::Account,
    address::{ascii_domain, deliverable},
    audit::{Actor, AuditEvent},
    method::{Method, MethodDetail},
    notice::Message,
    ports::store::{LockKey, ReadTx, WriteTx},
    registered::Registered,
    settings::AccountPolicy,
};
use chiave_protocol::{
    AddressFault, ErrorCode, MethodId, Timestamp, limits,
    method::{
        AuthenticatorOffer, BeginAuthenticator, BeginMail, ConfirmMethod, MailOffer, MethodKind,
        SecurityInfo,
    },
    typed::ShownText,
};

/// Minutes a method waits for its first code.
const PENDING_MINUTES: i64 = 30;

/// What a method is begun with.
struct Begun {
    label: String,
    detail: MethodDetail,
}

/// A registration that its first code ends.
struct Registration<'a> {
    caller: &'a Caller,
    may: &'a MayBind,
    /// The laptop's offset from UTC, for the notice.
    utc_offset_min: i16,
}

impl Service {
    /// Makes a secret for an authenticator app, which waits for its first code.
    ///
    /// # Errors
    ///
    /// `too-many-methods`, `bad-request` for a label that is too long.
    pub async fn begin_authenticator(
        &self,
        may: &MayBind,
        request: BeginAuthenticator,
    ) -> Result<AuthenticatorOffer, FlowError> {
        let now = self.clock.now();
        let label = label(&request.label)?;
        let secret = TotpSecret::new(self.random.as_ref());
        let mut tx = self.store.work(&[LockKey::Account(may.account.id)]).await?;
        let detail = MethodDetail::Authenticator {
            secret: secret.to_base32(),
        };
        let method = self
            .add_pending(tx.as_mut(), may, Begun { label, detail }, now)
            .await?;
        tx.commit().await?;
        Ok(AuthenticatorOffer {
            id: method.id,
            secret: secret.to_base32(),
            uri: secret.otpauth_uri(&self.organisation, may.account.user_name.as_str()),
            expires_at: now.plus(PENDING_MINUTES * 60),
        })
    }

    /// Sends a code to a private address, which waits for it.
    ///
    /// # Errors
    ///
    /// `address-refused` with the reason: it is none, it sits behind the same password, or the mail
    /// server cannot take it; `too-many-methods`, `too-many-sends`.
    pub async fn begin_mail(
        &self,
        may: &MayBind,
        request: BeginMail,
    ) -> Result<MailOffer, FlowError> {
        let now = self.clock.now();
        let address = deliverable(&request.address).map_or_else(String::new, |it| it.to_string());
        let keys = [
            LockKey::Account(may.account.id),
            LockKey::Destination(self.destination(&address)),
        ];
        let mut tx = self.store.work(&keys).await?;
        let settings = tx.account_policy().await?;
        let registering = Registering {
            account: &may.account,
            settings: &settings,
            relay_takes_utf8: tx.relay().await?.takes_utf8,
        };
        let address = registering.private_address(&request.address)?;
        let begun = Begun {
            label: String::new(),
            detail: MethodDetail::Mail { address },
        };
        let method = self.add_pending(tx.as_mut(), may, begun, now).await?;
        let asked = Asked {
            language: &may.account.language,
            device_name: &may.device_name,
            utc_offset_min: request.utc_offset_min,
        };
        let sent = self
            .send_method_code(tx.as_mut(), &method, asked, now)
            .await?;
        tx.commit().await?;
        Ok(MailOffer {
            id: method.id,
            sent,
        })
    }

    /// Stores a method that proves nothing yet, in place of any other pending one of its kind.
    async fn add_pending(
        &self,
        tx: &mut dyn WriteTx,
        may: &MayBind,
        Begun { label, detail }: Begun,
        now: Timestamp,
    ) -> Result<Method, FlowError> {
        let method = Method {
            id: MethodId::from_uuid(self.fresh_uuid()),
            account: may.account.id,
            label,
            detail,
            added_at: now,
            confirmed: false,
            begun_in: may.by.session(),
            bound_by_pass: matches!(may.by, By::Activation(_)),
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        };
        let settings = tx.account_policy().await?;
        let methods = tx.methods(may.account.id).await?;
        let same = || methods.iter().filter(|other| other.kind() == method.kind());
        let most = settings.most(method.kind());
        if same().filter(|other| other.confirmed).count() >= usize::from(most) {
            return Err(ErrorCode::TooManyMethods.into());
        }
        for pending in same().filter(|other| !other.confirmed) {
            tx.remove_method(pending.id, now).await?;
        }
        tx.put_method(&method).await?;
        let event = Event {
            what: AuditEvent::MethodBegun(method.kind()),
            by: Actor::Person,
            account: Some(may.account.id),
            device: Some(may.device),
            device_name: Some(&may.device_name),
        };
        self.record(tx, event, now).await?;
        Ok(method)
    }

    /// The first code came back: the method is registered.
    ///
    /// # Errors
    ///
    /// `not-found` where nothing of the kind waits, or was begun by another session; `proof-refused`,
    /// `code-used`, `too-many-attempts`; `bad-request` for a label that is too long.
    pub async fn confirm_method(
        &self,
        caller: &Caller,
        MayConfirm(may): &MayConfirm,
        request: ConfirmMethod,
    ) -> Result<SecurityInfo, FlowError> {
        let now = self.clock.now();
        let typed = request.code.expose();
        if typed.len() > limits::CODE_BYTES {
            return Err(ErrorCode::ProofRefused.into());
        }
        let named = request.label.as_deref().map(label).transpose()?;
        let keys = [
            LockKey::Account(may.account.id),
            LockKey::Name(may.account.user_name.clone()),
        ];
        let mut tx = self.store.work(&keys).await?;
        let asked = self.pending(tx.as_mut(), may, caller, request.id).await?;
        let tried = self.count_code(tx.as_mut(), asked, now).await?;
        tx.commit().await?;

        let found = self.verify_tried(&tried, typed).await;

        let mut tx = self.store.work(&keys).await?;
        self.pending(tx.as_mut(), may, caller, request.id).await?;
        let settled = self.settle_code(tx.as_mut(), may.account.id, &tried, found);
        let refused = match settled.await? {
            Settled::Right(method) => Ok(method),
            Settled::Used => Err(ErrorCode::CodeUsed.into()),
            Settled::Wrong { tries_left } => Err(FlowError::wrong(tries_left)),
        };
        let mut method = match refused {
            Ok(method) => method,
            Err(refused) => {
                let event = Event {
                    what: AuditEvent::MethodRefused(tried.kind()),
                    by: Actor::Person,
                    account: Some(may.account.id),
                    device: Some(caller.device),
                    device_name: Some(&may.device_name),
                };
                self.record(tx.as_mut(), event, now).await?;
                tx.commit().await?;
                return Err(refused);
            }
        };
        // The label of an address is the address itself, masked.
        if let (MethodKind::Authenticator, Some(named)) = (method.kind(), named) {
            method.label = named;
        }
        let utc_offset_min = request.utc_offset_min.unwrap_or(may.utc_offset_min);
        let whose = Registration {
            caller,
            may,
            utc_offset_min,
        };
        self.now_registered(tx.as_mut(), whose, method, now).await?;
        let info = match may.by {
            By::Activation(_) => {
                self.security_in_activation(tx.as_mut(), &may.account, now)
                    .await?
            }
            By::Session(_) => self.security_info(tx.as_mut(), &may.account, now).await?,
        };
        tx.commit().await?;
        Ok(info)
    }

    /// The method that waits for its first code, and the bucket that guards it.
    async fn pending(
        &self,
        tx: &mut dyn WriteTx,
        may: &MayBind,
        caller: &Caller,
        id: MethodId,
    ) -> Result<Guarded, FlowError> {
        self.still_stands(tx, &may.by, caller).await?;
        let now = self.clock.now();
        let (account, name) = (may.account.id, &may.account.user_name);
        let trust = self
            .device_trust(tx, Some(account), &caller.device, now)
            .await?;
        let pending = |method: &Method| {
            let age = now.since(method.added_at);
            let own = method.id == id && method.begun_in == may.by.session();
            own && !method.confirmed && age < PENDING_MINUTES * 60
        };
        let mut methods = tx.methods(account).await?;
        methods.retain(pending);
        let kind = methods.first().map(Method::kind);
        Ok(Guarded {
            bucket: self.bucket_key(buckets::CONFIRM, name, trust, &caller.device),
            kind: kind.ok_or(ErrorCode::NotFound)?,
            methods,
        })
    }

    /// Refuses where what the right to bind came from has ended since.
    async fn still_stands(
        &self,
        tx: &mut dyn WriteTx,
        by: &By,
        caller: &Caller,
    ) -> Result<(), FlowError> {
        match by {
            // IT may have replaced the pass since: then nothing is bound by it any more.
            By::Activation(token) => {
                self.open_one(tx, token, caller).await?;
            }
            By::Session(session) => {
                let live = tx.session_by_id(*session).await?;
                live.ok_or(ErrorCode::SessionEnded)?;
            }
        }
        Ok(())
    }

    /// What an account has registered, as its owner is shown.
    pub(crate) async fn security_info(
        &self,
        tx: &mut dyn ReadTx,
        account: &Account,
        now: Timestamp,
    ) -> Result<SecurityInfo, FlowError> {
        let settings = tx.account_policy().await?;
        let methods = tx.methods(account.id).await?;
        let registered = Registered {
            methods: &methods,
            settings: &settings,
            gates: settings.gates_for(Some(account)),
        };
        Ok(registered.view(now))
    }

    async fn now_registered(
        &self,
        tx: &mut dyn WriteTx,
        Registration {
            caller,
            may,
            utc_offset_min,
        }: Registration<'_>,
        mut method: Method,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        // Told on the channels as they stood before: the new one is not among them.
        let notice = Notice {
            account: &may.account,
            message: may.message(),
            device_name: &may.device_name,
            utc_offset_min,
        };
        match (may.by, notice.message) {
            // Whoever has an activation code may add and remove without an end; the log has all of it.
            (By::Activation(_), _) if !self.is_told(tx, &notice, now).await? => {}
            (_, Message::FirstMethodAdded) => self.notify_at_work(tx, notice, now).await?,
            _ => self.notify(tx, notice, now).await?,
        }
        method.confirmed = true;
        method.begun_in = None;
        method.added_at = now;
        tx.put_method(&method).await?;
        let event = Event {
            what: AuditEvent::MethodAdded(method.kind()),
            by: Actor::Person,
            account: Some(may.account.id),
            device: Some(caller.device),
            device_name: Some(&may.device_name),
        };
        self.record(tx, event, now).await
    }
}

fn label(typed: &str) -> Result<String, FlowError> {
    ShownText::parse(typed, limits::LABEL_CHARACTERS)
        .map(String::from)
        .map_err(|_| ErrorCode::BadRequest.into())
}

/// Whom an address is registered for.
struct Registering<'a> {
    account: &'a Account,
    settings: &'a AccountPolicy,
    /// Whether the mail server takes addresses that are not ASCII; unknown before it was first met.
    relay_takes_utf8: Option<bool>,
}

impl Registering<'_> {
    /// An address that mails can be written to, and that the person reads without the password it is
    /// meant to reset.
    fn private_address(&self, typed: &str) -> Result<String, FlowError> {
        let address = deliverable(typed).ok_or_else(|| FlowError::address(AddressFault::Form))?;
        if is_own_domain(&address.domain, self.account, self.settings) {
            return Err(FlowError::address(AddressFault::Work));
        }
        if !address.local.is_ascii() && self.relay_takes_utf8 == Some(false) {
            return Err(FlowError::address(AddressFault::Relay));
        }
        Ok(address.to_string())
    }
}

/// Whether a domain in its ASCII form belongs to the company: one of its own, or the one of the work
/// address, or a part of one of them.
fn is_own_domain(domain: &str, account: &Account, settings: &AccountPolicy) -> bool {
    let work = account
        .mail
        .as_deref()
        .and_then(|mail| mail.rsplit_once('@'));
    let own = settings.own_mail_domains.iter().map(String::as_str);
    own.chain(work.map(|(_, domain)| domain)).any(|own| {
        let own = ascii_domain(own).unwrap_or_else(|| own.to_lowercase());
        domain == own || domain.ends_with(&format!(".{own}"))
    })
}
