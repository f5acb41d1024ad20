//! Her phone: an authenticator app whose codes are good once.

use crate::{Result, authenticator::App};

/// The app, with the key that it was given.
#[derive(Debug)]
pub struct Phone(App);

impl Phone {
    /// An app that was given `key`, base32 in groups.
    pub fn new(key: String) -> Self {
        Self(App::new(key))
    }

    /// A code that was not used yet: she waits for it where there is none.
    ///
    /// # Errors
    ///
    /// When `oathtool` refuses the key.
    pub async fn code(&mut self) -> Result<String> {
        self.0.next_code().await
    }
}
