//! The IT department removes methods of an account, for example of a lost telephone (law 25).

use super::Operator;
use crate::{error::FlowError, notices::Notice, remove_all::Going};
use chiave_domain::{
    account::Account,
    method::Method,
    notice::Message,
    ports::store::{LockKey, Store},
};
use chiave_protocol::{ErrorCode, MethodId};

/// The methods to be removed.
#[derive(Clone, Copy, Debug)]
pub struct Removal<'a> {
    /// The account.
    pub account: &'a Account,
    /// The only method to be removed; without one, every method is removed.
    pub only: Option<MethodId>,
}

/// The methods of an account, oldest first, including unconfirmed ones.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn methods_of(store: &dyn Store, account: &Account) -> Result<Vec<Method>, FlowError> {
    Ok(store.read().await?.methods(account.id).await?)
}

/// Removes one method or all of them; returns their number. The last method may be removed too: the
/// IT department has verified the person. If a second factor is removed, the account knows no
/// device any more, since whoever found the telephone may have made a device known. Sessions
/// continue.
///
/// # Errors
///
/// `not-found` if the account does not have the method.
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
