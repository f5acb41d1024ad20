//! The consequences of removing methods, whoever removes them: audit rows and notices, and, if a
//! second factor is removed, the account knows no device any more.

use crate::{
    error::FlowError,
    notices::Notice,
    work::{Event, Work},
};
use chiave_domain::{
    activation_code::ActivationCode,
    audit::{Actor, AuditEvent},
    device::Device,
    method::Method,
    ports::store::WriteTx,
};
use chiave_protocol::{AccountId, Thumbprint, method::MethodKind};

/// The methods to be removed.
pub(crate) struct Going<'a> {
    pub account: AccountId,
    pub methods: &'a [&'a Method],
    /// The notice to the person; `None` if the entry of the account is not at hand.
    pub notice: Option<Notice<'a>>,
    /// Whether the methods may have been in wrong hands, and may have made a device known that is
    /// not the person's.
    pub mistrusted: bool,
    pub by: Actor,
    pub computer: Option<Computer<'a>>,
}

/// The computer that requested a removal.
#[derive(Clone, Copy)]
pub(crate) struct Computer<'a> {
    pub key: Thumbprint,
    pub name: &'a str,
}

/// The methods that an activation code registered and that are removed with it.
pub(crate) struct GivenBack<'a> {
    pub activation_code: &'a ActivationCode,
    pub notice: Option<Notice<'a>>,
    pub by: Actor,
    pub computer: Option<Computer<'a>>,
}

impl<T: WriteTx + ?Sized> Work<'_, T> {
    /// Removes methods of an account. Unconfirmed methods are removed without audit rows and
    /// notices: they could never be used.
    pub(crate) async fn remove_all(&mut self, going: Going<'_>) -> Result<(), FlowError> {
        let is_notified = going.methods.iter().any(|method| method.confirmed);
        // Queued before the removal, so the destinations are those from before it.
        if let Some(notice) = going.notice.as_ref().filter(|_| is_notified) {
            self.notify(notice).await?;
        }
        for method in going.methods {
            self.tx.remove_method(method.id, self.now).await?;
            if method.confirmed {
                let event = Event {
                    what: AuditEvent::MethodRemoved(method.kind()),
                    by: going.by,
                    account: Some(going.account),
                    device: going.computer.map(|computer| computer.key),
                    device_name: going.computer.map(|computer| computer.name),
                };
                self.record(event).await?;
            }
        }
        let mut methods = going.methods.iter();
        if methods
            .clone()
            .any(|method| method.kind() == MethodKind::TemporaryCode)
        {
            self.end_sessions_of_codes(going.account, going.by).await?;
        }
        if going.mistrusted
            && methods.any(|method| method.spec().uses.lasts && method.spec().uses.second_factor)
        {
            self.forget_known_devices(going.account).await?;
        }
        Ok(self.tx.bump_revision(going.account).await?)
    }

    /// Removes the methods that an unused activation code registered.
    pub(crate) async fn give_back(&mut self, given_back: GivenBack<'_>) -> Result<(), FlowError> {
        let GivenBack {
            activation_code, ..
        } = given_back;
        let methods = self.tx.methods(activation_code.account).await?;
        let bound: Vec<_> = methods
            .iter()
            .filter(|it| activation_code.bound(it))
            .collect();
        let going = Going {
            account: activation_code.account,
            methods: &bound,
            notice: given_back.notice,
            mistrusted: true,
            by: given_back.by,
            computer: given_back.computer,
        };
        self.remove_all(going).await
    }

    /// Makes every device unknown, so each has to verify a second factor again.
    async fn forget_known_devices(&mut self, account: AccountId) -> Result<(), FlowError> {
        for device in self.tx.devices(account).await? {
            let forgotten = Device {
                verified_at: Device::NEVER,
                ..device
            };
            self.tx.put_device(&forgotten).await?;
        }
        Ok(())
    }
}
