//! The user names of accounts, for lists.

use super::{context::CliContext, problem::Problem};
use chiave_domain::ports::connector::Connector as _;
use chiave_protocol::AccountId;
use std::collections::{HashMap, hash_map::Entry};

/// The user names that were looked up: the directory is asked once for each account.
#[derive(Default)]
pub(super) struct Names(HashMap<AccountId, Option<String>>);

impl Names {
    /// The user name of an account; `None` without one, and for an account that no longer exists.
    pub(super) async fn of(
        &mut self,
        account: Option<AccountId>,
        context: &CliContext,
    ) -> Result<Option<&str>, Problem> {
        let Some(id) = account else {
            return Ok(None);
        };
        let name = match self.0.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let account = context.directory.get(id).await?;
                unknown.insert(account.map(|account| account.user_name.to_string()))
            }
        };
        Ok(name.as_deref())
    }
}
