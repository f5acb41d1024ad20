//! What the IT department sees of an account beside its entry: its activation code, what it waits for,
//! what is closed to it, and its last sign-in.

use super::{
    reset_shut::{ResetShut, Sent},
    waits::{Closed, Wait},
};
use crate::error::FlowError;
use chiave_crypto::LookupKey;
use chiave_domain::{
    account::Account,
    activation_code::ActivationCode,
    audit::{StoredRow, UNREADABLE},
    device::Device,
    method::Method,
    ports::store::{ReadTx, Store},
};
use chiave_protocol::{AccountId, Timestamp};
use std::collections::HashMap;

/// What the IT department sees of an account beside its entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    /// The activation code, if the account has one that was not used and has not ended.
    pub code: Option<CodeTimes>,
    /// The delays that are not over.
    pub waits: Vec<Wait>,
    /// What is closed to computers that the account does not know.
    pub shut: ResetShut,
    /// The last completed sign-in; `None` if there was none.
    pub last_sign_in: Option<LastSignIn>,
}

/// From when until when an activation code is good.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CodeTimes {
    /// The time from which the code may be presented.
    pub from: Timestamp,
    /// The time until which the code may be presented.
    pub until: Timestamp,
    /// Whether the start has not come.
    pub is_early: bool,
}

/// The last completed sign-in of an account.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LastSignIn {
    /// The time of the sign-in.
    pub at: Timestamp,
    /// The name of the computer as the computer reported it; `None` if the name was purged or cannot
    /// be read.
    pub computer: Option<String>,
}

/// What the store knows of one account.
#[derive(Default)]
struct Stored {
    devices: Vec<Device>,
    methods: Vec<Method>,
    code: Option<ActivationCode>,
    last_sign_in: Option<LastSignIn>,
}

/// What holds at one time for all accounts.
struct Present<'a> {
    lookup: &'a LookupKey,
    closed: Closed,
    sent: Sent,
    now: Timestamp,
}

/// The situation of one account at `now`.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn situation(
    store: &dyn Store,
    lookup: &LookupKey,
    account: &Account,
    now: Timestamp,
) -> Result<Situation, FlowError> {
    let mut tx = store.read().await?;
    let present = Present::read(tx.as_mut(), lookup, now).await?;
    let sign_ins = tx.last_sign_ins(Some(account.id)).await?;
    let stored = Stored {
        devices: tx.devices(account.id).await?,
        methods: tx.methods(account.id).await?,
        code: tx.activation_code(account.id).await?,
        last_sign_in: sign_ins.into_iter().next().map(LastSignIn::of),
    };
    Ok(present.of(account, &stored))
}

/// The situations of many accounts at `now`, in the order of the accounts. The number of questions to
/// the store does not grow with the number of accounts.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn situations(
    store: &dyn Store,
    lookup: &LookupKey,
    accounts: &[Account],
    now: Timestamp,
) -> Result<Vec<Situation>, FlowError> {
    let mut tx = store.read().await?;
    let present = Present::read(tx.as_mut(), lookup, now).await?;
    let mut all = all_stored(tx.as_mut()).await?;
    drop(tx);
    let situation = |account: &Account| {
        let stored = all.remove(&account.id).unwrap_or_default();
        present.of(account, &stored)
    };
    Ok(accounts.iter().map(situation).collect())
}

/// The last completed sign-in of each account that ever had one.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn last_sign_ins(store: &dyn Store) -> Result<HashMap<AccountId, LastSignIn>, FlowError> {
    let rows = store.read().await?.last_sign_ins(None).await?;
    let of_account = |row: StoredRow| Some((row.account?, LastSignIn::of(row)));
    Ok(rows.into_iter().filter_map(of_account).collect())
}

/// What the store knows of every account about which it knows anything.
async fn all_stored(tx: &mut dyn ReadTx) -> Result<HashMap<AccountId, Stored>, FlowError> {
    let mut all: HashMap<AccountId, Stored> = HashMap::new();
    for device in tx.all_devices().await? {
        all.entry(device.account).or_default().devices.push(device);
    }
    for method in tx.all_methods().await? {
        all.entry(method.account).or_default().methods.push(method);
    }
    for code in tx.all_activation_codes().await? {
        let of_account = all.entry(code.account).or_default();
        of_account.code = Some(code);
    }
    for row in tx.last_sign_ins(None).await? {
        if let Some(account) = row.account {
            all.entry(account).or_default().last_sign_in = Some(LastSignIn::of(row));
        }
    }
    Ok(all)
}

impl CodeTimes {
    fn of(code: &ActivationCode, now: Timestamp) -> Self {
        Self {
            from: code.valid_from(),
            until: code.expires_at,
            is_early: code.early_until(now).is_some(),
        }
    }
}

impl LastSignIn {
    fn of(row: StoredRow) -> Self {
        Self {
            at: row.at,
            computer: row.device_name.filter(|name| name != UNREADABLE),
        }
    }
}

impl<'a> Present<'a> {
    async fn read(
        tx: &mut dyn ReadTx,
        lookup: &'a LookupKey,
        now: Timestamp,
    ) -> Result<Self, FlowError> {
        Ok(Self {
            lookup,
            closed: Closed::at(tx, now).await?,
            sent: Sent::until(tx, now).await?,
            now,
        })
    }

    fn of(&self, account: &Account, stored: &Stored) -> Situation {
        let pending = |code: &&ActivationCode| code.is_pending(self.now);
        let code = stored.code.as_ref().filter(pending);
        Situation {
            code: code.map(|code| CodeTimes::of(code, self.now)),
            waits: self.closed.waits(self.lookup, account, &stored.devices),
            shut: self.sent.shut(self.lookup, account, &stored.methods),
            last_sign_in: stored.last_sign_in.clone(),
        }
    }
}
