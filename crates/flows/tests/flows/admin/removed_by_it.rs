//! The IT department removes methods, for example of a lost telephone (law 25).

use crate::*;
use chiave_domain::account::Account;
use chiave_flows::admin::remove_methods::{Removal, methods_of, remove_methods};
use chiave_protocol::{ErrorCode, method::MethodKind, state::EventKind};

/// `g.ferri` with an app and two addresses, and a computer that is known by the app.
async fn with_app() -> (Company, Account) {
    let company = Company::new().await;
    let id = company.add_with_app().await;
    company.knows(id, 2).await;
    let account = company.service.connector.get(id).await.unwrap();
    (company, account.unwrap())
}

async fn remove(
    company: &Company,
    account: &Account,
    only: Option<MethodId>,
) -> Result<usize, FlowError> {
    let removal = Removal { account, only };
    let operator = it(&company.service.lookup, NOW);
    remove_methods(&company.store, operator, &removal).await
}

/// The ids of the methods of a kind.
async fn of_kind(company: &Company, account: &Account, kind: MethodKind) -> Vec<MethodId> {
    let methods = methods_of(&company.store, account).await.unwrap();
    let same = methods.iter().filter(|it| it.kind() == kind);
    same.map(|it| it.id).collect()
}

async fn knows_the_computer(company: &Company, account: &Account) -> bool {
    let mut tx = company.store.read().await.unwrap();
    let device = tx.device(account.id, &caller(2).device).await.unwrap();
    device.unwrap().is_known(NOW)
}

#[tokio::test]
async fn one_method_goes_and_the_others_stay() {
    let (company, account) = with_app().await;
    let addresses = of_kind(&company, &account, MethodKind::Mail).await;

    let gone = remove(&company, &account, Some(addresses[0])).await;

    assert_eq!(gone.unwrap(), 1);
    let left = of_kind(&company, &account, MethodKind::Mail).await;
    assert_eq!(left, addresses[1..]);
    let apps = of_kind(&company, &account, MethodKind::Authenticator).await;
    assert_eq!(apps.len(), 1);
    assert!(knows_the_computer(&company, &account).await);
    // The work address and both registered ones, from before the removal.
    assert_eq!(company.told(Message::MethodRemovedByIt).await, 3);
}

// Law 3.
#[tokio::test]
async fn with_the_app_every_computer_is_forgotten() {
    let (company, account) = with_app().await;
    let app = of_kind(&company, &account, MethodKind::Authenticator).await;

    remove(&company, &account, Some(app[0])).await.unwrap();

    assert!(!knows_the_computer(&company, &account).await);
}

#[tokio::test]
async fn all_methods_go_at_once_and_each_has_a_row() {
    let (company, account) = with_app().await;

    let gone = remove(&company, &account, None).await;

    assert_eq!(gone.unwrap(), 3);
    let left = methods_of(&company.store, &account).await.unwrap();
    assert!(left.is_empty(), "{left:?}");
    let rows = company.rows().await;
    let removed = |row: &&StoredRow| row.event_kind() == EventKind::MethodRemoved;
    assert_eq!(rows.iter().filter(removed).count(), 3);
}

#[tokio::test]
async fn a_method_that_is_not_there_is_not_found() {
    let (company, account) = with_app().await;
    let other = MethodId::from_uuid(Uuid::from_u128(9));

    let gone = remove(&company, &account, Some(other)).await;

    assert_eq!(refused(gone).code, ErrorCode::NotFound);
    let methods = methods_of(&company.store, &account).await.unwrap();
    assert_eq!(methods.len(), 3);
}

#[tokio::test]
async fn of_no_methods_all_may_go() {
    let company = Company::new().await;
    let id = company.add("g.ferri").await;
    let account = company.service.connector.get(id).await.unwrap().unwrap();

    let gone = remove(&company, &account, None).await;

    assert_eq!(gone.unwrap(), 0);
}
