//! Her phone: an authenticator app whose codes are good once.

use crate::{Result, authenticator, patience::until_async};

/// The app, with the key that it was given.
#[derive(Debug)]
pub struct Phone {
    key: String,
    spent: Option<String>,
}

impl Phone {
    /// An app that was given `key`, base32 in groups.
    pub fn new(key: String) -> Self {
        Self { key, spent: None }
    }

    /// The first code that was not used yet: she waits for the app to show the next one.
    ///
    /// # Errors
    ///
    /// When `oathtool` refuses the key.
    pub async fn code(&mut self) -> Result<String> {
        let spent = self.spent.clone();
        let look = || async {
            let code = authenticator::code(&self.key, 0)?;
            Ok((Some(&code) != spent.as_ref()).then_some(code))
        };
        let code = until_async("the app’s next code", look).await?;
        self.spent = Some(code.clone());
        Ok(code)
    }
}
