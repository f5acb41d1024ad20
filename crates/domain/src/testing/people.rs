//! People of a directory.

use super::samples::{NOW, account};
use crate::account::{Account, LockVersion, Role, UserName};

/// An enabled employee with a work address, whose password was written at [`NOW`].
#[must_use]
pub fn person(n: u8) -> Account {
    Account {
        id: account(n),
        user_name: UserName::stored(format!("a-rossi{n}")),
        display_name: "Anna Rossi".into(),
        given_name: "Anna Èva".into(),
        family_name: "Rossi-Li".into(),
        mail: Some("anna.bianchi@azienda.example".into()),
        language: "it".into(),
        role: Role::Employee,
        groups: Vec::new(),
        enabled: true,
        locked: false,
        lock: LockVersion::default(),
        password_changed_at: Some(NOW),
        must_change: false,
    }
}
