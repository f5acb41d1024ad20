//! An address that was registered before its domain was known to be behind the password.

use super::*;
use crate::notices::code;
use chiave_domain::{
    notice::Destination,
    settings::{AccountPolicy, PolicyBook},
};
use chiave_flows::authenticate::Live;
use chiave_protocol::{
    AddressFault, ErrorCode,
    method::{BeginMail, ConfirmMethod, MethodKind, NotCounted, Prove, SendCode},
    state::EventKind,
};

const BY_MAIL: SendCode = SendCode {
    kind: MethodKind::Mail,
    method: None,
    utc_offset_min: 0,
};

impl Company {
    /// Names the company's own mail domains. The help desk issues no codes, so the addresses alone decide.
    async fn owns(&self, domains: &[&str]) {
        let default = AccountPolicy {
            help_desk_codes: false,
            own_mail_domains: domains.iter().map(|&it| it.to_owned()).collect(),
            ..AccountPolicy::default()
        };
        let book = PolicyBook::from(default);
        self.write(async |tx| tx.put_policy_book(&book).await).await;
    }

    /// Tells whom the setting concerns; returns how many mails say it.
    async fn tell(&self) -> usize {
        let told = self.service.tell_not_counted(&self.directory, None).await;
        told.unwrap();
        let mails = self.mails().await;
        let about = |mail: &&OutboxRow| mail.message == Message::AddressNotCounted;
        mails.iter().filter(about).count()
    }

    async fn live_on_2(&self, token: &TokenHash) -> Live {
        self.service.live(token, &caller(2)).await.unwrap()
    }
}

/// Requests a code in a reset, and types it. Returns the mailbox and the answer.
async fn gate(company: &Company, token: &TokenHash) -> (Destination, Result<u8, FlowError>) {
    let service = &company.service;
    let asked = service.attempt_code(token, &caller(9), BY_MAIL).await;
    asked.unwrap();
    let mail = company.mails().await.remove(0);
    let prove = Prove {
        kind: MethodKind::Mail,
        method: None,
        secret: code(company, &mail),
    };
    let verified = service.verify_attempt(token, &caller(9), prove).await;
    (mail.destination, verified.map(|view| view.gates_passed))
}

async fn reset(company: &Company) -> TokenHash {
    company.mails().await;
    let start = start_reset(9, "g.ferri", 0);
    let opened = company
        .service
        .start_attempt(&caller(9), proof(), start)
        .await;
    hash_of::<token::Attempt>(&opened.unwrap().token)
}

#[tokio::test]
async fn opens_no_gate_until_the_setting_is_withdrawn() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let methods = company.store.read().await.unwrap().methods(account).await;
    let other = Destination::Method(methods.unwrap()[1].id);
    company.owns(&["posta.example"]).await;

    let token = reset(&company).await;
    let (to, passed) = gate(&company, &token).await;
    assert_eq!(to, other);
    assert_eq!(refused(passed).code, ErrorCode::NotEnoughMethods);

    company.minutes_later(20);
    company.owns(&[]).await;
    let token = reset(&company).await;
    assert_eq!(gate(&company, &token).await.1.unwrap(), 1);
    assert_eq!(gate(&company, &token).await.1.unwrap(), 2);
}

#[tokio::test]
async fn that_passed_a_gate_passed_none_any_more() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = reset(&company).await;
    assert_eq!(gate(&company, &token).await.1.unwrap(), 1);

    company.owns(&["posta.example"]).await;
    let (_, passed) = gate(&company, &token).await;

    assert_eq!(refused(passed).code, ErrorCode::NotEnoughMethods);
}

#[tokio::test]
async fn verifies_nothing_in_a_session_and_is_shown_with_its_reason() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = company.signed_in("g.ferri", 0).await;
    company.owns(&["posta.example", "lettere.example"]).await;
    let service = &company.service;

    let live = company.live_on_2(&token).await;
    let asked = service.session_code(&caller(2), live, BY_MAIL).await;
    let asked = refused(asked);
    let session = company.live_on_2(&token).await.may_change().unwrap();
    let state = service.state(&session).await.unwrap();

    assert_eq!(asked.code, ErrorCode::NotAllowed);
    assert_eq!(state.fresh_proofs, []);
    assert!(!state.security.reset_ready);
    let why = state.security.methods.iter().map(|it| it.not_counted);
    assert_eq!(why.collect::<Vec<_>>(), [Some(NotCounted::OwnDomain); 2]);
}

#[tokio::test]
async fn whose_code_is_on_its_way_is_refused_by_name() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let (service, caller) = (&company.service, caller(1));
    let token = company.activation_of(account, "g.ferri", 0).await;
    let may = service.may_bind_by_activation(&token, &caller).await;
    let may = may.unwrap();
    let begin = BeginMail {
        address: "giulia@nuova.example".into(),
        utc_offset_min: 0,
    };
    let offer = service.begin_mail(&caller, &may, begin).await.unwrap();
    let code = method_code(&company, &company.mails().await);
    let may = may.into();
    let confirm = async || {
        let confirm = ConfirmMethod {
            id: offer.id,
            code: Secret::new(code.expose().to_owned()),
            label: None,
            utc_offset_min: None,
        };
        service.confirm_method(&caller, &may, confirm).await
    };

    company.owns(&["nuova.example"]).await;
    let refusal = refused(confirm().await);
    company.owns(&[]).await;
    let withdrawn = confirm().await;

    assert_eq!(refusal.code, ErrorCode::AddressRefused);
    assert_eq!(refusal.address, Some(AddressFault::Work));
    assert_eq!(withdrawn.unwrap().methods.len(), 1);
}

#[tokio::test]
async fn is_looked_up_at_one_cost_for_any_number_of_people() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let look = async || {
        let told = company.service.tell_not_counted(&company.directory, None);
        company.cost(told).await.0
    };
    let of_one = look().await;

    for name in ["m.galli", "l.conti"] {
        company.add_active(name).await;
    }

    assert_eq!(look().await, of_one);
}

#[tokio::test]
async fn is_told_once_and_again_after_it_counted() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.mails().await;
    assert_eq!(company.tell().await, 0);
    company.owns(&["posta.example"]).await;

    // To the work address and both registered ones.
    assert_eq!(company.tell().await, 3);
    assert_eq!(company.tell().await, 0);
    company.owns(&[]).await;
    assert_eq!(company.tell().await, 0);
    company.owns(&["posta.example"]).await;
    assert_eq!(company.tell().await, 3);

    let rows = company.rows().await.into_iter();
    let told = rows.filter(|row| row.event_kind() == EventKind::MethodNotCounted);
    let told: Vec<_> = told.map(|row| (row.account, row.detail)).collect();
    assert_eq!(told, vec![(Some(account), "mail by-service".to_owned()); 2]);
}
