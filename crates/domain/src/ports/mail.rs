//! Mail that leaves the service.

use crate::delivery::{Fault, MailRefusal, Taken};
use async_trait::async_trait;

/// A rendered mail. Neither `Debug` nor `Clone`: it may hold a code.
pub struct Letter {
    /// The Message-ID's local part, so that a mail sent twice is recognised as one.
    pub id: uuid::Uuid,
    /// The address, from the record.
    pub to: String,
    /// The subject; never holds a code, since it shows on locked screens.
    pub subject: String,
    /// The text part.
    pub text: chiave_protocol::Secret,
    /// The HTML part.
    pub html: chiave_protocol::Secret,
}

/// Why a mail was not delivered.
#[derive(Debug, thiserror::Error)]
#[error("the mail was not taken")]
pub struct MailError {
    /// Whom that is about.
    pub fault: Fault,
    /// What the server refused; `None` where it was not asked.
    pub refusal: Option<MailRefusal>,
    /// The kinds of address that the server takes, if the address of the mail is of another kind.
    pub takes: Option<Taken>,
    /// What else the log may say of it. Never holds an address or the server's words.
    #[source]
    pub cause: Box<dyn std::error::Error + Send + Sync>,
}

impl MailError {
    /// The server refused.
    pub fn refused(
        refusal: MailRefusal,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self {
            fault: refusal.fault(),
            refusal: Some(refusal),
            takes: None,
            cause: cause.into(),
        }
    }

    /// The server was not asked.
    pub fn unasked(
        fault: Fault,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self {
            fault,
            refusal: None,
            takes: None,
            cause: cause.into(),
        }
    }

    /// The server was not asked, because the server announces that it takes no such address.
    pub fn beyond(
        takes: Taken,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self {
            takes: Some(takes),
            ..Self::unasked(Fault::Address, cause)
        }
    }
}

/// A mail server.
#[async_trait]
pub trait Mail: Send + Sync {
    /// Hands over one mail.
    ///
    /// # Errors
    ///
    /// [`MailError`].
    async fn send(&self, letter: Letter) -> Result<Taken, MailError>;

    /// Does for a decoy what is done for a mail, but for recipient and message, and takes as long, so
    /// that nobody can tell from the mails beside it whether there was one (law 5).
    ///
    /// # Errors
    ///
    /// [`MailError`], where no mail would have been taken either.
    async fn rehearse(&self) -> Result<Taken, MailError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_beyond_the_server_says_what_it_takes() {
        let taken = Taken { utf8: false };

        let error = MailError::beyond(taken, "no SMTPUTF8");

        assert_eq!((error.fault, error.takes), (Fault::Address, Some(taken)));
    }
}
