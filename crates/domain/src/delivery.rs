//! Decisions about mails to be sent: which one is first, what a refusal means, when a mail is tried
//! again, and whether the mail server accepts anything at all.

mod fault;
mod order;
mod relay;
mod retry;

pub use fault::{EnhancedCode, Fault, MailRefusal, Reply, Stage};
pub use order::{Due, Turns};
pub use relay::{Failing, Relay, Taken};
pub use retry::{GIVEN_UP_AFTER, LEASE_S, Retry, retry};
