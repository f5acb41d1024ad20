//! What IT does with entries.

use crate::fixture::{Company, person};
use chiave_domain::{
    account::{Role, UserName},
    delivery::Due,
    method::Method,
    notice::{Destination, Message},
    ports::{connector::Checked, store::Store},
    session::Session,
    testing::samples::{NOW, account, method, session, token},
};
use chiave_protocol::state::EventKind;
use chiave_store_sqlite::embedded::{Imported, Person};

#[tokio::test]
async fn a_taken_name_is_not_added() {
    let company = Company::new().await;

    assert_eq!(
        company
            .directory
            .admin(NOW)
            .add(&person("Anna"))
            .await
            .unwrap(),
        None
    );
    assert_eq!(company.directory.admin(NOW).list().await.unwrap().len(), 1);
}

#[tokio::test]
async fn importing_twice_is_importing_once() {
    let company = Company::new().await;
    let admin = company.directory.admin(NOW);
    let people = [person("carla"), person("anna"), person("bruno")];

    let first = admin.import(&people, &[]).await.unwrap();
    let second = admin.import(&people, &[]).await.unwrap();

    assert_eq!(
        first,
        Imported {
            added: 2,
            updated: 0,
            unchanged: 1,
            disabled: 0
        }
    );
    assert_eq!(
        second,
        Imported {
            added: 0,
            updated: 0,
            unchanged: 3,
            disabled: 0
        }
    );
    let names: Vec<_> = admin
        .list()
        .await
        .unwrap()
        .into_iter()
        .map(|a| a.user_name)
        .collect();
    assert_eq!(
        names,
        ["anna", "bruno", "carla"].map(|name| UserName::parse(name).unwrap())
    );
}

#[tokio::test]
async fn an_import_leaves_passwords_and_disabled_accounts_as_they_are() {
    let company = Company::new().await;
    company.set(1, "first").await.unwrap();
    let admin = company.directory.admin(NOW);
    admin.set_enabled(company.anna, false).await.unwrap();
    let moved = Person {
        groups: vec!["support".into()],
        mail: None,
        ..person("anna")
    };

    let done = admin.import(&[moved], &[]).await.unwrap();

    assert_eq!(
        done,
        Imported {
            added: 0,
            updated: 1,
            unchanged: 0,
            disabled: 0
        }
    );
    let anna = company.anna().await;
    assert_eq!(
        (anna.groups, anna.mail, anna.enabled),
        (vec!["support".into()], None, false)
    );
    assert_eq!(company.check("first").await, Checked::Right);
}

#[tokio::test]
async fn disabling_an_account_ends_its_sessions() {
    let company = Company::new().await;
    let mut tx = company.store.begin().await.unwrap();
    tx.put_session(&Session {
        account: company.anna,
        ..session(1)
    })
    .await
    .unwrap();
    tx.put_session(&session(2)).await.unwrap();
    tx.commit().await.unwrap();

    assert!(
        company
            .directory
            .admin(NOW)
            .set_enabled(company.anna, false)
            .await
            .unwrap()
    );

    let mut tx = company.store.read().await.unwrap();
    assert_eq!(tx.session(&token(1)).await.unwrap(), None);
    assert_eq!(tx.session(&token(2)).await.unwrap(), Some(session(2)));
}

#[tokio::test]
async fn locking_an_account_ends_its_sessions_and_tells_its_owner_on_every_channel() {
    let company = Company::new().await;
    let admin = company.directory.admin(NOW);
    let mut tx = company.store.begin().await.unwrap();
    tx.put_session(&Session {
        account: company.anna,
        ..session(1)
    })
    .await
    .unwrap();
    let mailbox = Method {
        account: company.anna,
        ..method(2)
    };
    tx.put_method(&mailbox).await.unwrap();
    tx.commit().await.unwrap();

    assert!(admin.set_locked(company.anna, true).await.unwrap());
    assert!(admin.set_locked(company.anna, false).await.unwrap());

    let mut tx = company.store.begin().await.unwrap();
    assert_eq!(tx.session(&token(1)).await.unwrap(), None);
    let mut told = Vec::new();
    while let Some(mail) = tx.due_mail(NOW, Due::OldestNotice).await.unwrap() {
        tx.end_mail(mail.id).await.unwrap();
        told.push(mail);
    }
    assert!(
        told.iter()
            .all(|mail| mail.message == Message::AccountLocked)
    );
    let channels: Vec<_> = told.iter().map(|mail| mail.destination).collect();
    assert_eq!(
        channels,
        [Destination::Work, Destination::Method(mailbox.id)]
    );
}

// Law 13.
#[tokio::test]
async fn every_change_is_in_the_audit_log_and_moves_the_revision() {
    let company = Company::new().await;
    let admin = company.directory.admin(NOW.plus(9));
    let id = company.anna;

    assert!(admin.set_role(id, Role::Administrator).await.unwrap());
    assert!(admin.set_enabled(id, false).await.unwrap());
    assert!(admin.set_enabled(id, true).await.unwrap());
    assert!(admin.set_locked(id, true).await.unwrap());
    assert!(admin.set_locked(id, false).await.unwrap());
    assert!(admin.require_change(id).await.unwrap());

    assert_eq!(company.anna().await.role, Role::Administrator);
    let mut tx = company.store.read().await.unwrap();
    let rows = tx.unsealed(99).await.unwrap();
    let written: Vec<_> = rows
        .iter()
        .map(|row| (row.event_kind(), row.detail.as_str()))
        .collect();
    assert_eq!(
        written,
        [
            (EventKind::AccountChanged, "entry-added by-unknown"),
            (
                EventKind::AccountChanged,
                "entry-role-administrator by-unknown"
            ),
            (EventKind::AccountDisabled, "entry-disabled by-unknown"),
            (EventKind::AccountEnabled, "entry-enabled by-unknown"),
            (EventKind::AccountLocked, "entry-locked by-unknown"),
            (EventKind::AccountUnlocked, "entry-unlocked by-unknown"),
            (EventKind::AccountChanged, "entry-must-change by-unknown"),
        ]
    );
    assert!(rows.iter().all(|row| row.account == Some(id)));
    assert_eq!(tx.revision(id).await.unwrap(), 7);
}

#[tokio::test]
async fn nobody_is_changed_where_nobody_is() {
    let company = Company::new().await;
    let admin = company.directory.admin(NOW);

    assert!(!admin.set_enabled(account(9), false).await.unwrap());
    assert!(
        !admin
            .set_role(account(9), Role::Administrator)
            .await
            .unwrap()
    );
    assert!(!admin.set_locked(account(9), true).await.unwrap());
    let nobody = UserName::parse("nobody").unwrap();
    assert_eq!(admin.show(&nobody).await.unwrap(), None);
    assert_eq!(
        company
            .store
            .read()
            .await
            .unwrap()
            .unsealed(99)
            .await
            .unwrap()
            .len(),
        1
    );
}
