//! What follows where methods are removed, whoever removes them: the log and the person are told, and
//! where a second factor goes, no device is known any more.

use crate::{
    error::FlowError,
    notices::{self, Notice},
};
use chiave_crypto::{Random, random};
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow},
    device::Device,
    method::Method,
    pass::Pass,
    ports::store::WriteTx,
};
use chiave_protocol::{AccountId, Thumbprint, Timestamp};

/// Methods that go.
pub(crate) struct Going<'a> {
    pub account: AccountId,
    pub methods: &'a [&'a Method],
    /// What the person is told; nothing where the entry of the account is not at hand.
    pub notice: Option<Notice<'a>>,
    /// Whether what goes may have been in wrong hands: then it may have made a device known that is
    /// not the person's.
    pub mistrusted: bool,
    pub by: Actor,
    pub computer: Option<Computer<'a>>,
}

/// The computer that a removal came from.
#[derive(Clone, Copy)]
pub(crate) struct Computer<'a> {
    pub key: Thumbprint,
    pub name: &'a str,
}

/// Removes methods of an account. Unconfirmed ones go without a word: they never were of use.
pub(crate) async fn remove_all(
    tx: &mut dyn WriteTx,
    random: &dyn Random,
    going: Going<'_>,
    now: Timestamp,
) -> Result<(), FlowError> {
    let is_told = going.methods.iter().any(|method| method.confirmed);
    // Before the removal, so that the channels are those that stood before it.
    if let Some(notice) = going.notice.as_ref().filter(|_| is_told) {
        notices::queue(tx, random, notice, now).await?;
    }
    for method in going.methods {
        tx.remove_method(method.id, now).await?;
        if method.confirmed {
            tx.put_audit(&AuditRow {
                id: random::uuid(random),
                at: now,
                event: AuditEvent::MethodRemoved(method.kind()),
                by: going.by,
                account: Some(going.account),
                device: going.computer.map(|computer| computer.key),
                device_name: going.computer.map(|computer| computer.name.to_owned()),
            })
            .await?;
        }
    }
    let mut methods = going.methods.iter();
    if going.mistrusted && methods.any(|method| method.spec().uses.second_factor) {
        forget_known_devices(tx, going.account).await?;
    }
    Ok(tx.bump_revision(going.account).await?)
}

/// What an activation code bound and gives back.
pub(crate) struct GivenBack<'a> {
    pub pass: &'a Pass,
    pub notice: Option<Notice<'a>>,
    pub by: Actor,
    pub computer: Option<Computer<'a>>,
}

/// Removes the methods that an unused activation code bound.
pub(crate) async fn give_back(
    tx: &mut dyn WriteTx,
    random: &dyn Random,
    given_back: GivenBack<'_>,
    now: Timestamp,
) -> Result<(), FlowError> {
    let GivenBack { pass, .. } = given_back;
    let methods = tx.methods(pass.account).await?;
    let bound: Vec<_> = methods.iter().filter(|it| pass.bound(it)).collect();
    let going = Going {
        account: pass.account,
        methods: &bound,
        notice: given_back.notice,
        mistrusted: true,
        by: given_back.by,
        computer: given_back.computer,
    };
    remove_all(tx, random, going, now).await
}

/// From now on every device shows a second factor again.
async fn forget_known_devices(tx: &mut dyn WriteTx, account: AccountId) -> Result<(), FlowError> {
    for device in tx.devices(account).await? {
        let forgotten = Device {
            proven_at: Device::NEVER,
            ..device
        };
        tx.put_device(&forgotten).await?;
    }
    Ok(())
}
