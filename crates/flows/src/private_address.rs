//! Which addresses may be registered as a way back in.

use crate::error::FlowError;
use chiave_domain::{
    account::Account, address::deliverable, own_domains::OwnDomains, settings::AccountPolicy,
};
use chiave_protocol::AddressFault;

/// The account for which an address is registered.
pub(crate) struct Registering<'a> {
    pub account: &'a Account,
    pub policy: &'a AccountPolicy,
    /// Whether the mail server accepts addresses that are not ASCII; unknown before the first
    /// conversation.
    pub relay_takes_utf8: Option<bool>,
}

impl Registering<'_> {
    /// Parses an address that mails can be sent to, and that the person can read without the
    /// password that it is meant to reset.
    pub(crate) fn private_address(&self, typed: &str) -> Result<String, FlowError> {
        let address = deliverable(typed).ok_or_else(|| FlowError::address(AddressFault::Form))?;
        let own = OwnDomains::of(self.policy, Some(self.account));
        if own.has_domain(&address.domain) {
            return Err(FlowError::address(AddressFault::Work));
        }
        if !address.local.is_ascii() && self.relay_takes_utf8 == Some(false) {
            return Err(FlowError::address(AddressFault::Relay));
        }
        Ok(address.to_string())
    }
}
