//! Mail that leaves the service.

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
pub enum MailError {
    /// Not now; trying again later makes sense.
    #[error("the mail server did not take the message now")]
    Temporary(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Never; the server refused the address or the message.
    #[error("the mail server refused the message")]
    Permanent(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A mail server.
#[async_trait]
pub trait Mail: Send + Sync {
    /// Hands over one mail.
    ///
    /// # Errors
    ///
    /// [`MailError`].
    async fn send(&self, letter: Letter) -> Result<(), MailError>;
}
