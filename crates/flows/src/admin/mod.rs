//! What the IT department does on the command line. None of it concerns passwords: the IT
//! department never knows or sets the password of somebody else.
//!
//! Each change, its audit row and what follows from it are one unit of work (law 13).

pub mod accounts;
pub mod activation_codes;
pub mod answers;
pub mod computers;
pub mod fleet;
pub mod help_desk_codes;
pub mod orders;
pub mod people;
pub mod purge_names;
pub mod remove_methods;
pub mod reset_shut;
pub mod situation;
pub mod temporary_codes;
pub mod waits;

use crate::work::{Event, With, Work};
use chiave_crypto::{LookupKey, Random};
use chiave_domain::{
    audit::{Actor, AuditEvent, ServiceChange},
    ports::clock::Clock,
};
use chiave_protocol::AccountId;

/// A member of the IT department who gives a command.
#[derive(Clone, Copy)]
pub struct Operator<'a> {
    /// The person, for the audit log.
    pub by: Actor,
    /// Tells the time at which each unit of work decides. A command may have many of them.
    pub clock: &'a dyn Clock,
    /// The source of ids.
    pub random: &'a dyn Random,
    /// Names the buckets of the rate limit.
    pub lookup: &'a LookupKey,
}

impl<'a> Operator<'a> {
    /// A unit of work of theirs, over its transaction.
    pub(crate) fn over<T: ?Sized>(&self, tx: Box<T>) -> Work<'a, T> {
        Work {
            tx,
            now: self.clock.now(),
            with: With {
                random: self.random,
                lookup: self.lookup,
            },
        }
    }

    /// What they did to an account, at no computer of the person.
    pub(crate) fn event(&self, account: AccountId, what: AuditEvent) -> Event<'static> {
        Event {
            what,
            by: self.by,
            account: Some(account),
            device: None,
            device_name: None,
        }
    }

    /// What they changed for the service as a whole.
    pub(crate) fn service_event(&self, change: ServiceChange) -> Event<'static> {
        Event {
            what: AuditEvent::ServiceChanged(change),
            by: self.by,
            account: None,
            device: None,
            device_name: None,
        }
    }
}
