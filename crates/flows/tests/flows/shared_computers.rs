//! A computer that people share: its device key lasts for the turn of one person.

use super::{completed::app_code, *};
use chiave_domain::computer_order::{ListedOrder, OrderOutcome};
use chiave_domain::session::SHARED_IDLE_MINUTES;
use chiave_flows::admin::{
    computers::computers_of,
    orders::{OrderTo, orders},
};
use chiave_protocol::{
    ErrorCode,
    order::{OrderFailure, OrderKind},
    session::{SignIn, SignInStep, SignOut, SignedIn},
    state::EventKind,
};

impl Company {
    /// Signs in on device `n`, which says that people share it.
    async fn enters_at_a_shared_computer(&self, n: u8) -> SignedIn {
        let request = SignIn {
            is_shared: true,
            ..sign_in("g.ferri", PASSWORD, 0)
        };
        let signed_in = self.service.sign_in(&caller(n), proof(), request).await;
        signed_in.unwrap()
    }

    /// The numbers of the devices that the account has.
    async fn devices(&self, account: AccountId) -> Vec<u8> {
        let devices = self.store.read().await.unwrap().devices(account).await;
        let number = |device: chiave_domain::device::Device| {
            (0..u8::MAX).find(|n| caller(*n).device == device.key)
        };
        devices.unwrap().into_iter().filter_map(number).collect()
    }
}

/// An order to every computer of an account.
const fn every_computer(kind: OrderKind, account: AccountId) -> OrderTo {
    OrderTo {
        kind,
        account,
        only: None,
    }
}

// Law 24.
#[tokio::test]
async fn it_never_becomes_known_and_the_log_says_so() {
    let company = Company::new().await;
    let account = company.add_with_app().await;
    let before = company.devices(account).await;

    let signed_in = company.enters_at_a_shared_computer(2).await;
    let code = app_code(&company);
    let proven = company.shows(2, &signed_in, code).await.unwrap();

    assert_eq!(proven.step, SignInStep::Done);
    assert_eq!(company.devices(account).await, before);
    let known = EventKind::DeviceKnown;
    let rows = company.story().await;
    assert!(rows.iter().all(|(kind, _)| *kind != known), "{rows:?}");
    let again = company.enters_at_a_shared_computer(2).await;
    assert!(matches!(again.step, SignInStep::Prove { .. }), "not known");
}

// Law 4.
#[tokio::test]
async fn it_takes_no_other_computer_its_count_of_wrong_passwords() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.enters(2).await;
    let before = company.devices(account).await;
    assert!(before.contains(&2));

    for n in 20..40 {
        company.enters_at_a_shared_computer(n).await;
    }

    assert_eq!(company.devices(account).await, before);
}

// Law 4.
#[tokio::test]
async fn an_activation_takes_no_other_computer_its_count() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    for n in 2..12 {
        company.enters(n).await;
    }
    let before = company.devices(account).await;
    assert!(!before.contains(&1));
    let token = company.activation_of(account, "g.ferri", 60).await;
    let set = SetPassword {
        operation_id: operation(),
        new: Secret::new("eight yellow boats drift".into()),
    };

    let done = company
        .service
        .first_password(&token, &caller(1), set)
        .await;

    assert!(matches!(done.unwrap(), WriteOutcome::Done { .. }));
    assert_eq!(company.devices(account).await, before);
}

#[tokio::test]
async fn its_session_lasts_as_long_as_it_synchronises() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let signed_in = company.enters_at_a_shared_computer(2).await;
    let token = hash_of::<token::Session>(&signed_in.token);
    for _ in 0..3 {
        company.minutes_later(SHARED_IDLE_MINUTES - 1);
        company.service.in_step(&token, &caller(2)).await.unwrap();
    }

    company.minutes_later(SHARED_IDLE_MINUTES);

    let ended = company.service.in_step(&token, &caller(2)).await;
    let is_ended = |error: &FlowError| matches!(error, FlowError::Refused(it) if it.code == ErrorCode::SessionEnded);
    assert!(ended.err().is_some_and(|error| is_ended(&error)));
}

#[tokio::test]
async fn every_sign_in_there_is_told_by_mail() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    company.mails().await;

    for n in 2..4 {
        company.enters_at_a_shared_computer(n).await;

        let told = company.told(Message::SignedInOnNewDevice).await;
        assert_eq!(told, 3, "work and both addresses");
    }
}

// Law 24.
#[tokio::test]
async fn a_change_that_an_order_needs_is_no_other_sign_in() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let signed_in = company.enters_at_a_shared_computer(2).await;
    let to = every_computer(OrderKind::ChangeNeeded, account);
    company.admin(NOW).order(to).await.unwrap();
    company.mails().await;

    let live = company.live_on(2, &signed_in).await;
    let change = crate::changes::password_change();
    let may = live.may_change().unwrap();
    let changed = company
        .service
        .change_password(&caller(2), may, change)
        .await;

    assert!(matches!(changed, Ok(WriteOutcome::Done { .. })));
    assert_eq!(company.told(Message::SignedInOnNewDevice).await, 0);
}

#[tokio::test]
async fn what_a_seen_computer_says_of_itself_does_not_count() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let to = every_computer(OrderKind::Wipe, account);
    company.enters(2).await;
    company.enters_at_a_shared_computer(2).await;

    let given = company.admin(NOW).order(to).await.unwrap();

    assert!(given.orders[0].waits(NOW.plus(29 * 24 * 60 * 60)));
}

// Law 24.
#[tokio::test]
async fn an_order_to_it_ends_with_the_sign_out() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let signed_in = company.enters_at_a_shared_computer(2).await;
    let to = every_computer(OrderKind::SendReport, account);
    company.admin(NOW).order(to).await.unwrap();

    let live = company.live_on(2, &signed_in).await;
    let here = SignOut { everywhere: false };
    company.service.sign_out(live, here).await.unwrap();

    let listed = orders(&company.store).await.unwrap();
    let [ListedOrder::Read(order)] = &listed[..] else {
        panic!("{listed:?}");
    };
    let how = OrderOutcome::Failed(OrderFailure::OtherSession);
    assert_eq!(order.end.map(|end| end.how), Some(how));
}

#[tokio::test]
async fn an_order_to_it_ends_with_the_turn() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    company.enters_at_a_shared_computer(2).await;
    let listed = computers_of(&company.store, account, NOW).await.unwrap();
    assert!(listed[0].is_shared);
    let to = every_computer(OrderKind::SignOut, account);

    let given = company.admin(NOW).order(to).await.unwrap();

    let until = NOW.plus(SHARED_IDLE_MINUTES * 60);
    assert!(given.orders[0].waits(until.plus(-1)));
    assert!(!given.orders[0].waits(until));
}
