//! Notices to a person, on every channel that the person has.

use crate::work::Post;
use chiave_domain::{
    account::Account,
    intent::Intent,
    notice::{Destination, Message},
    session::Session,
};
use chiave_protocol::Timestamp;

/// The content of a notice, its account, and the computer that caused it.
pub(crate) struct Notice<'a> {
    pub account: &'a Account,
    pub message: Message,
    pub device_name: &'a str,
    pub utc_offset_min: i16,
    /// The time before which the notice is not sent; `None` if it is sent at once.
    pub not_before: Option<Timestamp>,
}

impl<'a> Notice<'a> {
    /// A notice about something that was done on the service's machine, at no computer of the
    /// person.
    pub fn of_service(account: &'a Account, message: Message) -> Self {
        Self {
            account,
            message,
            device_name: "",
            utc_offset_min: 0,
            not_before: None,
        }
    }

    /// A notice of what became of a session, with the device that it came from.
    pub fn of_session(account: &'a Account, session: &'a Session, message: Message) -> Self {
        Self {
            account,
            message,
            device_name: &session.device_name,
            utc_offset_min: session.utc_offset_min,
            not_before: None,
        }
    }

    /// A notice of what became of an intent.
    pub fn of_intent(account: &'a Account, intent: &'a Intent, message: Message) -> Self {
        Self {
            account,
            message,
            device_name: &intent.device_name,
            utc_offset_min: intent.utc_offset_min,
            not_before: None,
        }
    }

    /// The mail that brings it to one destination.
    pub fn to(&self, destination: Destination) -> Post<'a> {
        Post {
            account: Some(self.account.id),
            message: self.message,
            destination,
            language: &self.account.language,
            device_name: self.device_name,
            utc_offset_min: self.utc_offset_min,
        }
    }
}
