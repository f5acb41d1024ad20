//! What the IT department does with accounts.

mod policy_book;
mod removed_by_it;
mod situations;

use super::*;
use chiave_domain::{
    account::Account,
    notice::Destination,
    session::Session,
    testing::samples::{account, method, session, token},
};
use chiave_flows::admin::accounts::{Import, Imported};
use chiave_protocol::state::EventKind;

fn person(name: &str) -> Person {
    Person {
        user_name: UserName::parse(name).unwrap(),
        display_name: name.into(),
        given_name: "Anna".into(),
        family_name: "Rossi".into(),
        mail: Some(format!("{name}@work.example")),
        language: "it".into(),
        role: Role::Employee,
        groups: Vec::new(),
    }
}

/// A company with the account of Anna, who has no password yet.
async fn with_anna() -> (Company, AccountId) {
    let company = Company::new().await;
    let anna = company.admin(NOW).add(&person("anna")).await.unwrap();
    (company, anna.unwrap())
}

async fn anna_of(company: &Company) -> Account {
    let name = UserName::parse("anna").unwrap();
    company.admin(NOW).show(&name).await.unwrap().unwrap()
}

/// Stores a session of account `id`, and one of another account.
async fn two_sessions(company: &Company, id: AccountId) {
    let mut tx = company.store.work(LockKey::EVERYTHING).await.unwrap();
    let own = Session {
        account: id,
        ..session(1)
    };
    tx.put_session(&own).await.unwrap();
    tx.put_session(&session(2)).await.unwrap();
    tx.commit().await.unwrap();
}

/// Which of the two sessions still exist.
async fn sessions_left(company: &Company) -> [bool; 2] {
    let mut tx = company.store.read().await.unwrap();
    let own = tx.session(&token(1)).await.unwrap();
    let other = tx.session(&token(2)).await.unwrap();
    [own.is_some(), other.is_some()]
}

async fn version(company: &Company, id: AccountId) -> chiave_domain::account::EntryVersion {
    let mut tx = company.store.read().await.unwrap();
    tx.entry_version(id).await.unwrap()
}

#[tokio::test]
async fn a_taken_name_is_not_added() {
    let (company, _) = with_anna().await;

    let again = company.admin(NOW).add(&person("Anna")).await.unwrap();

    assert_eq!(again, None);
    assert_eq!(company.admin(NOW).list().await.unwrap().len(), 1);
}

/// An import of these people.
fn of(people: &[Person]) -> Import<'_> {
    Import {
        people,
        ..Import::default()
    }
}

/// An import that only disables accounts.
fn leaving(leavers: &[AccountId]) -> Import<'_> {
    Import {
        leavers,
        ..Import::default()
    }
}

mod import {
    use super::*;

    #[tokio::test]
    async fn a_newcomer_who_is_disabled_never_was_enabled() {
        let (company, _) = with_anna().await;
        let people = [person("carla"), person("anna")];
        let both = people.each_ref().map(|it| it.user_name.clone());
        let import = Import {
            added_disabled: &both,
            ..of(&people)
        };

        company.admin(NOW).import(import).await.unwrap();

        let listed = company.admin(NOW).list().await.unwrap();
        let enabled: Vec<_> = listed.iter().map(|it| it.enabled).collect();
        assert_eq!(enabled, [true, false], "anna was there, carla is new");
    }

    #[tokio::test]
    async fn doing_it_twice_is_doing_it_once() {
        let (company, _) = with_anna().await;
        let admin = company.admin(NOW);
        let people = [person("carla"), person("anna"), person("bruno")];

        let first = admin.import(of(&people)).await.unwrap();
        let second = admin.import(of(&people)).await.unwrap();

        let done = |added, unchanged| Imported {
            added,
            unchanged,
            ..Imported::default()
        };
        assert_eq!((first, second), (done(2, 1), done(0, 3)));
        let listed = admin.list().await.unwrap();
        let names: Vec<_> = listed.into_iter().map(|it| it.user_name).collect();
        let expected = ["anna", "bruno", "carla"];
        assert_eq!(names, expected.map(|name| UserName::parse(name).unwrap()));
    }

    #[tokio::test]
    async fn passwords_and_disabled_accounts_stay_as_they_are() {
        let company = Company::new().await;
        let id = company.add_active("anna").await;
        let before = anna_of(&company).await;
        company.admin(NOW).set_enabled(id, false).await.unwrap();
        let moved = Person {
            groups: vec!["support".into()],
            mail: None,
            ..person("anna")
        };

        let done = company.admin(NOW).import(of(&[moved])).await.unwrap();

        assert_eq!(done.updated, 1);
        let anna = anna_of(&company).await;
        assert_eq!((anna.groups, anna.mail), (vec!["support".into()], None));
        assert!(!anna.enabled);
        assert_eq!(anna.password_changed_at, before.password_changed_at);
    }

    #[tokio::test]
    async fn who_left_is_signed_out_and_decided_on_anew() {
        let (company, anna) = with_anna().await;
        two_sessions(&company, anna).await;
        let before = version(&company, anna).await;

        let done = company.admin(NOW).import(leaving(&[anna])).await.unwrap();

        assert_eq!(done.disabled, 1);
        assert!(!anna_of(&company).await.enabled);
        assert_eq!(sessions_left(&company).await, [false, true]);
        assert_ne!(version(&company, anna).await, before);
    }
}

#[tokio::test]
async fn disabling_an_account_ends_its_sessions() {
    let (company, anna) = with_anna().await;
    two_sessions(&company, anna).await;

    assert!(company.admin(NOW).set_enabled(anna, false).await.unwrap());

    assert_eq!(sessions_left(&company).await, [false, true]);
}

#[tokio::test]
async fn locking_an_account_signs_out_and_tells_its_owner_everywhere() {
    let (company, anna) = with_anna().await;
    two_sessions(&company, anna).await;
    let mailbox = Method {
        account: anna,
        ..method(2)
    };
    company
        .write(async |tx| tx.put_method(&mailbox).await)
        .await;

    assert!(company.admin(NOW).set_locked(anna, true).await.unwrap());
    assert!(company.admin(NOW).set_locked(anna, false).await.unwrap());

    assert_eq!(sessions_left(&company).await, [false, true]);
    let mut tx = company.store.work(LockKey::EVERYTHING).await.unwrap();
    let mut told = Vec::new();
    while let Some(mail) = tx.due_mail(NOW, Due::OldestNotice).await.unwrap() {
        tx.end_mail(mail.id).await.unwrap();
        assert_eq!(mail.message, Message::AccountLocked);
        told.push(mail.destination);
    }
    let channels = [Destination::Work, Destination::Method(mailbox.id)];
    assert_eq!(told, channels);
}

// Law 13.
#[tokio::test]
async fn every_change_is_in_the_audit_log_and_moves_the_revision() {
    let (company, id) = with_anna().await;
    let admin = company.admin(NOW.plus(9));

    assert!(admin.set_role(id, Role::Administrator).await.unwrap());
    assert!(admin.set_enabled(id, false).await.unwrap());
    assert!(admin.set_enabled(id, true).await.unwrap());
    assert!(admin.set_locked(id, true).await.unwrap());
    assert!(admin.set_locked(id, false).await.unwrap());
    assert!(admin.require_change(id).await.unwrap());

    assert_eq!(anna_of(&company).await.role, Role::Administrator);
    let mut tx = company.store.read().await.unwrap();
    let rows = tx.unsealed(99).await.unwrap();
    let written: Vec<_> = rows
        .iter()
        .map(|row| (row.event_kind(), row.detail.as_str()))
        .collect();
    let expected = [
        (EventKind::AccountChanged, "entry-added by-uid-7"),
        (
            EventKind::AccountChanged,
            "entry-role-administrator by-uid-7",
        ),
        (EventKind::AccountDisabled, "entry-disabled by-uid-7"),
        (EventKind::AccountEnabled, "entry-enabled by-uid-7"),
        (EventKind::AccountLocked, "entry-locked by-uid-7"),
        (EventKind::AccountUnlocked, "entry-unlocked by-uid-7"),
        (EventKind::AccountChanged, "entry-must-change by-uid-7"),
    ];
    assert_eq!(written, expected);
    assert!(rows.iter().all(|row| row.account == Some(id)));
    assert_eq!(tx.revision(id).await.unwrap(), 7);
}

#[tokio::test]
async fn nobody_is_changed_where_nobody_is() {
    let (company, _) = with_anna().await;
    let admin = company.admin(NOW);
    let gone = account(9);

    assert!(!admin.set_enabled(gone, false).await.unwrap());
    assert!(!admin.set_role(gone, Role::Administrator).await.unwrap());
    assert!(!admin.set_locked(gone, true).await.unwrap());
    assert!(!admin.require_change(gone).await.unwrap());
    assert_eq!(admin.import(leaving(&[gone])).await.unwrap().disabled, 0);

    let nobody = UserName::parse("nobody").unwrap();
    assert_eq!(admin.show(&nobody).await.unwrap(), None);
    let mut tx = company.store.read().await.unwrap();
    assert_eq!(tx.unsealed(99).await.unwrap().len(), 1);
}
