//! Registering security info: begun with what may bind. Its first code registers it
//! ([`crate::confirm_method`]).

use crate::{
    codes::{Asked, CountedAs, destination},
    error::FlowError,
    may_bind::{By, MayBind},
    private_address::Registering,
    service::{Caller, Service},
    work::{Event, Work},
};
use chiave_crypto::totp::TotpSecret;
use chiave_domain::{
    account::Account,
    address::deliverable,
    audit::{Actor, AuditEvent},
    method::{Method, MethodDetail, spec},
    ports::store::{LockKey, ReadTx},
    registered::{Registered, counted},
    settings::AccountPolicy,
};
use chiave_protocol::{
    ErrorCode, MethodId, Timestamp, limits,
    method::{
        AuthenticatorOffer, BeginAuthenticator, BeginMail, MailOffer, MethodKind, SecurityInfo,
    },
    typed::ShownText,
};

/// Minutes for which a method waits for its first code.
pub(crate) const PENDING_MINUTES: i64 = 30;

/// The data with which the registration of a method is begun.
pub(crate) struct Begun {
    pub label: String,
    pub detail: MethodDetail,
}

impl Service {
    /// Creates a secret for an authenticator app, which waits for its first code.
    ///
    /// # Errors
    ///
    /// `too-many-methods`; `too-many-attempts` if too many registrations were begun lately;
    /// `bad-request` for a label that is too long.
    pub async fn begin_authenticator(
        &self,
        may: &MayBind,
        request: BeginAuthenticator,
    ) -> Result<AuthenticatorOffer, FlowError> {
        let label = label(&request.label)?;
        let secret = TotpSecret::new(self.random.as_ref());
        let mut work = self.work(&[LockKey::Account(may.account.id)]).await?;
        let now = work.now;
        let detail = MethodDetail::Authenticator {
            secret: secret.to_base32(),
        };
        let method = work.add_pending(may, Begun { label, detail }).await?;
        work.commit().await?;
        Ok(AuthenticatorOffer {
            id: method.id,
            secret: secret.to_base32(),
            uri: secret.otpauth_uri(&self.organisation, may.account.user_name.as_str()),
            expires_at: now.plus(PENDING_MINUTES * 60),
        })
    }

    /// Sends a code to a personal email address, which waits for that code.
    ///
    /// # Errors
    ///
    /// `address-refused` with the reason: the text is no address, the address is protected by the
    /// same password, or the mail server cannot accept it; `too-many-methods`, `too-many-sends`.
    pub async fn begin_mail(
        &self,
        caller: &Caller,
        may: &MayBind,
        request: BeginMail,
    ) -> Result<MailOffer, FlowError> {
        let address = deliverable(&request.address).map_or_else(String::new, |it| it.to_string());
        let keys = [
            LockKey::Account(may.account.id),
            LockKey::Destination(destination(&self.lookup, &address)),
        ];
        let mut work = self.work(&keys).await?;
        let policy = work.tx.policy_book().await?.for_account(&may.account);
        let registering = Registering {
            account: &may.account,
            policy: &policy,
            relay_takes_utf8: work.tx.relay().await?.takes_utf8,
        };
        let address = registering.private_address(&request.address)?;
        let begun = Begun {
            label: String::new(),
            detail: MethodDetail::Mail { address },
        };
        let method = work.add_pending(may, begun).await?;
        let asked = Asked {
            scope: may.scope(),
            counted: CountedAs::Registration,
            policy: &policy,
            language: &may.account.language,
            by: caller,
            device_name: &may.device_name,
            utc_offset_min: request.utc_offset_min,
        };
        let sent = work.send_method_code(&method, asked).await?;
        work.commit().await?;
        Ok(MailOffer {
            id: method.id,
            sent,
        })
    }
}

impl Work<'_> {
    /// Stores a method that verifies nothing yet, in place of another pending one of its kind.
    async fn add_pending(&mut self, may: &MayBind, begun: Begun) -> Result<Method, FlowError> {
        let method = self.pending(may, begun);
        let methods = self.may_begin(may, method.kind()).await?;
        if !method.spec().is_sent() {
            self.count_begun(&may.account, method.kind()).await?;
        }
        self.put_pending(may, methods, method).await
    }

    /// A method that verifies nothing yet.
    pub(crate) fn pending(&self, may: &MayBind, Begun { label, detail }: Begun) -> Method {
        Method {
            id: MethodId::from_uuid(self.fresh_uuid()),
            account: may.account.id,
            label,
            detail,
            added_at: self.now,
            confirmed: false,
            begun_in: may.by.session(),
            bound_by_activation_code: matches!(may.by, By::Activation(_)),
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        }
    }

    /// The methods of the account that count, if one more of this kind may be registered.
    ///
    /// # Errors
    ///
    /// `too-many-methods`.
    pub(crate) async fn may_begin(
        &mut self,
        may: &MayBind,
        kind: MethodKind,
    ) -> Result<Vec<Method>, FlowError> {
        let policy = self.tx.policy_book().await?.for_account(&may.account);
        let methods = counted_methods(self.tx.as_mut(), &may.account, &policy).await?;
        let same = |other: &&Method| other.confirmed && other.kind() == kind;
        let most = usize::from(policy.most(kind));
        let there = match spec(kind).replaces {
            true => 0,
            false => methods.iter().filter(same).count(),
        };
        match there < most {
            true => Ok(methods),
            false => Err(ErrorCode::TooManyMethods.into()),
        }
    }

    /// Stores a method that verifies nothing yet, in place of the pending ones of its kind.
    pub(crate) async fn put_pending(
        &mut self,
        may: &MayBind,
        methods: Vec<Method>,
        method: Method,
    ) -> Result<Method, FlowError> {
        let same = methods.iter().filter(|other| other.kind() == method.kind());
        for pending in same.filter(|other| !other.confirmed) {
            self.tx.remove_method(pending.id, self.now).await?;
        }
        self.tx.put_method(&method).await?;
        let event = Event {
            what: AuditEvent::MethodBegun(method.kind()),
            by: Actor::Person,
            account: Some(may.account.id),
            device: Some(may.device),
            device_name: Some(&may.device_name),
        };
        self.record(event).await?;
        Ok(method)
    }
}

/// The security info as its owner sees it.
pub(crate) async fn security_info(
    tx: &mut dyn ReadTx,
    account: &Account,
    policy: &AccountPolicy,
    now: Timestamp,
) -> Result<SecurityInfo, FlowError> {
    let methods = tx.methods(account.id).await?;
    Ok(Registered::of(account, policy, &methods).view(now))
}

/// The methods of an account that count.
pub(crate) async fn counted_methods(
    tx: &mut dyn ReadTx,
    account: &Account,
    policy: &AccountPolicy,
) -> Result<Vec<Method>, FlowError> {
    Ok(counted(account, policy, tx.methods(account.id).await?))
}

/// A label as it may be shown.
///
/// # Errors
///
/// `bad-request` where it is too long.
pub(crate) fn label(typed: &str) -> Result<String, FlowError> {
    ShownText::parse(typed, limits::LABEL_CHARACTERS)
        .map(String::from)
        .map_err(|_| ErrorCode::BadRequest.into())
}
