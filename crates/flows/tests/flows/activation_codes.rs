//! A new activation code invalidates the earlier one: what it opened, what it registered, and what
//! is in flight.

use super::*;
use chiave_domain::notice::Destination;
use chiave_protocol::{
    ErrorCode,
    activation::Activation,
    method::{BeginMail, ConfirmMethod, RemoveMethod, SecurityInfo},
    state::EventKind,
};

/// Issues another activation code during a hash, as the IT department may at any moment.
struct Meanwhile {
    plain: Arc<Plain>,
    store: SqliteStore,
    account: AccountId,
}

impl Meanwhile {
    async fn issue(&self) {
        let to = ActivationCodeFor {
            account: self.account,
            from: None,
            days: 7,
        };
        let lookup = lookup();
        let operator = it(&lookup, NOW.plus(1));
        let issued = issue_activation_code(&self.store, self.plain.as_ref(), operator, &to).await;
        assert!(issued.is_ok());
    }
}

#[async_trait]
impl Hashing for Meanwhile {
    async fn hash(
        &self,
        secret: Arc<Secret>,
        bound: HashFor,
        trust: DeviceTrust,
    ) -> Result<String, HashingError> {
        self.issue().await;
        self.plain.hash(secret, bound, trust).await
    }

    async fn verify(
        &self,
        secret: Arc<Secret>,
        bound: HashFor,
        phc: Option<String>,
        trust: DeviceTrust,
    ) -> Result<Matched, HashingError> {
        self.issue().await;
        self.plain.verify(secret, bound, phc, trust).await
    }

    fn is_crowded(&self, trust: DeviceTrust) -> bool {
        self.plain.is_crowded(trust)
    }
}

impl Company {
    pub(super) async fn show(
        &self,
        n: u8,
        activation_code: Secret,
    ) -> Result<Activation, FlowError> {
        let shown = activate("g.ferri", activation_code, 0);
        self.service.activate(&caller(n), NONCE, shown).await
    }

    fn meanwhile(&self, account: AccountId) -> Arc<Meanwhile> {
        Arc::new(Meanwhile {
            plain: self.hashing.clone(),
            store: self.store.clone(),
            account,
        })
    }

    pub(super) async fn addresses(&self, account: AccountId) -> Vec<String> {
        let methods = self.store.read().await.unwrap().methods(account).await;
        methods.unwrap().iter().map(Method::hint).collect()
    }

    async fn used(&self, account: AccountId) -> bool {
        let activation_code = self
            .store
            .read()
            .await
            .unwrap()
            .activation_code(account)
            .await;
        activation_code.unwrap().unwrap().used_at.is_some()
    }
}

pub(super) fn opened(activation: Activation) -> TokenHash {
    hash_of::<token::Activation>(&activation.token)
}

pub(super) fn set() -> SetPassword {
    SetPassword {
        operation_id: operation(),
        new: Secret::new(PASSWORD.into()),
    }
}

/// `g.ferri` with an activation on device 1, in which an address was registered.
async fn half_activated(company: &Company) -> (AccountId, TokenHash) {
    let account = company.add("g.ferri").await;
    let activation_code = company.activation_code(account).await;
    let token = opened(company.show(1, activation_code).await.unwrap());
    let bound = mailbox(account, "mallory@posta.example");
    company.write(async |tx| tx.put_method(&bound).await).await;
    (account, token)
}

#[tokio::test]
async fn a_new_code_ends_the_activation_that_the_older_one_opened() {
    let company = Company::new().await;
    let (account, token) = half_activated(&company).await;

    let newer = company.activation_code(account).await;

    let service = &company.service;
    let view = refused(service.activation(&token, &caller(1)).await);
    let bind = refused(service.may_bind_by_activation(&token, &caller(1)).await);
    let write = refused(service.first_password(&token, &caller(1), set()).await);
    for refusal in [view, bind, write] {
        assert_eq!(refusal.code, ErrorCode::AttemptEnded);
    }
    assert!(company.show(2, newer).await.is_ok());
}

#[tokio::test]
async fn an_account_that_was_disabled_has_no_activation_afterwards() {
    let company = Company::new().await;
    let (account, token) = half_activated(&company).await;

    for enabled in [false, true] {
        let admin = company.admin(company.service.clock.now());
        assert!(admin.set_enabled(account, enabled).await.unwrap());
    }

    let view = company.service.activation(&token, &caller(1)).await;
    assert_eq!(refused(view).code, ErrorCode::AttemptEnded);
}

#[tokio::test]
async fn what_an_unused_code_bound_goes_with_it_and_is_written_down() {
    let company = Company::new().await;
    let (account, _) = half_activated(&company).await;
    let mut pending = mailbox(account, "pending@posta.example");
    pending.confirmed = false;
    let mut older = mailbox(account, "older@posta.example");
    older.added_at = NOW.plus(-1);
    let mut by_session = mailbox(account, "proof@lettere.example");
    by_session.bound_by_activation_code = false;
    company
        .write(async |tx| {
            for method in [&pending, &older, &by_session] {
                tx.put_method(method).await?;
            }
            Ok(())
        })
        .await;

    company.activation_code(account).await;

    assert_eq!(
        company.addresses(account).await,
        [older.hint(), by_session.hint()]
    );
    let mut tx = company.store.read().await.unwrap();
    let rows = tx.unsealed(99).await.unwrap();
    let removed = |row: &&StoredRow| {
        row.event_kind() == EventKind::MethodRemoved && row.account == Some(account)
    };
    let details: Vec<_> = rows
        .iter()
        .filter(removed)
        .map(|row| row.detail.as_str())
        .collect();
    assert_eq!(details, ["mail by-uid-7"]);
}

#[tokio::test]
async fn what_a_used_code_bound_stays() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.clock.0.fetch_add(1, Ordering::Relaxed);

    company.activation_code(account).await;
    company.clock.0.fetch_add(1, Ordering::Relaxed);
    company.activation_code(account).await;

    assert_eq!(company.addresses(account).await.len(), 2);
}

#[tokio::test]
async fn an_activation_ends_with_its_code() {
    let company = Company::new().await;
    let (account, token) = half_activated(&company).await;
    let service = &company.service;
    assert!(service.activation(&token, &caller(1)).await.is_ok());

    company
        .write(async |tx| {
            let mut activation_code = tx.activation_code(account).await?.unwrap();
            activation_code.expires_at = NOW;
            tx.put_activation_code(&activation_code).await
        })
        .await;

    let ended = refused(service.activation(&token, &caller(1)).await);
    assert_eq!(ended.code, ErrorCode::AttemptEnded);
}

#[tokio::test]
async fn a_code_that_is_replaced_while_it_is_verified_opens_nothing() {
    let mut company = Company::new().await;
    let account = company.add("g.ferri").await;
    let activation_code = company.activation_code(account).await;
    company.service.hashing = company.meanwhile(account);

    let refusal = refused(company.show(1, activation_code).await);

    assert_eq!(refusal.code, ErrorCode::PassRefused);
}

#[tokio::test]
async fn a_code_that_is_issued_during_a_write_is_not_used_by_it() {
    let mut company = Company::new().await;
    let (account, token) = half_activated(&company).await;
    let slow = company.meanwhile(account);
    company.service.connector = Arc::new(EmbeddedDirectory::new(&company.store, slow));

    let service = &company.service;
    let written = service.first_password(&token, &caller(1), set()).await;

    assert!(matches!(written.unwrap(), WriteOutcome::Done { .. }));
    assert!(!company.used(account).await);
}

/// Registers an address with an activation.
async fn register(company: &Company, n: u8, token: &TokenHash, address: &str) -> SecurityInfo {
    let (service, caller) = (&company.service, caller(n));
    company.mails().await;
    let may = service.may_bind_by_activation(token, &caller).await;
    let may = may.unwrap();
    let begin = BeginMail {
        address: address.into(),
        utc_offset_min: 0,
    };
    let id = service.begin_mail(&caller, &may, begin).await.unwrap().id;
    let code = method_code(company, &company.mails().await);
    let confirm = ConfirmMethod {
        id,
        code,
        label: None,
        utc_offset_min: None,
    };
    let bound = service.confirm_method(&caller, &may.into(), confirm).await;
    bound.unwrap()
}

/// Registers an address in an activation, and returns how many notices went to the work address.
async fn bind(company: &Company, n: u8, token: &TokenHash, address: &str) -> usize {
    register(company, n, token, address).await;
    let mails = company.mails().await;
    let told = |mail: &&OutboxRow| {
        mail.message == Message::FirstMethodAdded && mail.destination == Destination::Work
    };
    let told = mails.iter().filter(told).count();
    assert_eq!(told, mails.len(), "nobody else: {mails:?}");
    told
}

mod seen_on_its_way {
    use super::*;

    // Law 3.
    #[tokio::test]
    async fn a_code_shown_elsewhere_takes_back_what_it_bound() {
        let company = Company::new().await;
        let account = company.add("g.ferri").await;
        let typed = company.activation_code(account).await;
        let activation_code = || Secret::new(typed.expose().to_owned());
        let stolen = opened(company.show(6, activation_code()).await.unwrap());
        assert_eq!(bind(&company, 6, &stolen, "thief@evil.example").await, 1);

        let own = opened(company.show(1, activation_code()).await.unwrap());

        assert_eq!(company.addresses(account).await, [""; 0]);
        assert_eq!(bind(&company, 1, &own, "giulia@posta.example").await, 1);
        let again = opened(company.show(1, activation_code()).await.unwrap());
        assert_eq!(
            company.addresses(account).await.len(),
            1,
            "an interrupted activation goes on"
        );
        let done = company
            .service
            .first_password(&again, &caller(1), set())
            .await;
        assert!(done.is_ok());
        assert!(company.used(account).await);
    }
}

mod made_needless {
    use super::*;

    // Law 20.
    #[tokio::test]
    async fn an_unused_code_ends_with_a_change_of_the_password() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let typed = company.activation_code(account).await;
        let activation_code = || Secret::new(typed.expose().to_owned());
        let token = opened(company.show(6, activation_code()).await.unwrap());
        company.clock.0.fetch_add(60, Ordering::Relaxed);

        let request = sign_in("g.ferri", PASSWORD, 0);
        let signed_in = company.service.sign_in(&caller(2), proof(), request).await;
        let session = hash_of::<token::Session>(&signed_in.unwrap().token);
        let live = company.service.live(&session, &caller(2)).await.unwrap();
        let change = crate::changes::password_change();
        let changed = company
            .service
            .change_password(&caller(2), live.may_change().unwrap(), change)
            .await;
        assert!(changed.is_ok());

        let view = refused(company.service.activation(&token, &caller(6)).await);
        assert_eq!(view.code, ErrorCode::AttemptEnded);
        let shown = refused(company.show(6, activation_code()).await);
        assert_eq!(shown.code, ErrorCode::PassRefused);
        assert!(!company.used(account).await);
        let rows = company.rows().await;
        let ended = |row: &&StoredRow| row.event_kind() == EventKind::PassEnded;
        assert_eq!(rows.iter().filter(ended).count(), 1);
    }

    // Law 3.
    #[tokio::test]
    async fn a_first_password_asks_for_a_method_of_its_own_code() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        company.clock.0.fetch_add(60, Ordering::Relaxed);
        let typed = company.activation_code(account).await;
        let shown = company.show(6, typed).await.unwrap();
        assert_eq!(
            shown.view.security.bound_with_code,
            Some(false),
            "the window asks for it"
        );
        let token = opened(shown);

        let written = company
            .service
            .first_password(&token, &caller(6), set())
            .await;

        assert_eq!(refused(written).code, ErrorCode::NotEnoughMethods);
    }

    async fn remove(company: &Company, token: &TokenHash, id: MethodId) -> SecurityInfo {
        let (service, caller) = (&company.service, caller(6));
        let may = service.may_remove_by_activation(token, &caller).await;
        let may = may.unwrap();
        let request = RemoveMethod {
            utc_offset_min: None,
        };
        let removed = service.remove_method(&caller, &may, id, request).await;
        removed.unwrap()
    }

    // Laws 24, 25.
    #[tokio::test]
    async fn every_answer_says_whether_the_code_has_bound_a_method() {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        company.clock.0.fetch_add(60, Ordering::Relaxed);
        let typed = company.activation_code(account).await;
        let token = opened(company.show(6, typed).await.unwrap());
        let view = async || {
            let view = company.service.activation(&token, &caller(6)).await;
            view.unwrap().security
        };
        let before = view().await;

        let fewer = remove(&company, &token, before.methods[0].id).await;
        let more = register(&company, 6, &token, "new@posta.example").await;
        let seen = view().await;
        let newest = more.methods.last().unwrap().id;
        let none = remove(&company, &token, newest).await;

        let bound = [&before, &fewer, &more, &seen, &none].map(|info| info.bound_with_code);
        assert_eq!(bound, [false, false, true, true, false].map(Some));
        let again = remove(&company, &token, before.methods[1].id).await;
        assert_eq!(again.bound_with_code, Some(false));
    }
}
