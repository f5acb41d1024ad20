//! IT removes methods of an account: of a phone that is lost, for example (law 25).

use super::Operator;
use crate::{error::FlowError, notices::Notice, remove_all::Going};
use chiave_domain::{
    account::Account,
    method::Method,
    notice::Message,
    ports::store::{LockKey, Store},
};
use chiave_protocol::{ErrorCode, MethodId};

/// What IT removes.
#[derive(Clone, Copy, Debug)]
pub struct Removal<'a> {
    /// Whose methods.
    pub account: &'a Account,
    /// The one method; every method where none is named.
    pub only: Option<MethodId>,
}

/// The methods of an account, oldest first, unconfirmed ones included.
///
/// # Errors
///
/// Only where the store fails.
pub async fn methods_of(store: &dyn Store, account: &Account) -> Result<Vec<Method>, FlowError> {
    Ok(store.read().await?.methods(account.id).await?)
}

/// Removes one method or all of them; says how many. The last one may go too: IT has verified the
/// person. Where a second factor goes, no device is known to the account any more: whoever found
/// the phone may have made one known. Sessions go on.
///
/// # Errors
///
/// `not-found` where the account does not have the method.
pub async fn remove_methods(
    store: &dyn Store,
    operator: Operator<'_>,
    removal: &Removal<'_>,
) -> Result<usize, FlowError> {
    let keys = [LockKey::Account(removal.account.id)];
    let mut work = operator.over(store.work(&keys).await?);
    let methods = work.tx.methods(removal.account.id).await?;
    let goes = |method: &&Method| removal.only.is_none_or(|only| only == method.id);
    let going: Vec<&Method> = methods.iter().filter(goes).collect();
    if removal.only.is_some() && going.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    let notice = Notice::of_service(removal.account, Message::MethodRemovedByIt);
    let gone = Going {
        account: removal.account.id,
        methods: &going,
        notice: Some(notice),
        mistrusted: true,
        by: operator.by,
        computer: None,
    };
    work.remove_all(gone).await?;
    work.commit().await?;
    Ok(going.len())
}
