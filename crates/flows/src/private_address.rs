//! Which addresses may be registered as a way back in.

use crate::error::FlowError;
use chiave_domain::{
    account::Account,
    address::{ascii_domain, deliverable},
    settings::AccountPolicy,
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
        if is_own_domain(&address.domain, self.account, self.policy) {
            return Err(FlowError::address(AddressFault::Work));
        }
        if !address.local.is_ascii() && self.relay_takes_utf8 == Some(false) {
            return Err(FlowError::address(AddressFault::Relay));
        }
        Ok(address.to_string())
    }
}

/// Whether a domain in its ASCII form belongs to the company: one of its own domains, the domain of
/// the work address, or a subdomain of these.
fn is_own_domain(domain: &str, account: &Account, policy: &AccountPolicy) -> bool {
    let work = account
        .mail
        .as_deref()
        .and_then(|mail| mail.rsplit_once('@'));
    let own = policy.own_mail_domains.iter().map(String::as_str);
    own.chain(work.map(|(_, domain)| domain)).any(|own| {
        let own = ascii_domain(own).unwrap_or_else(|| own.to_lowercase());
        domain == own || domain.ends_with(&format!(".{own}"))
    })
}
