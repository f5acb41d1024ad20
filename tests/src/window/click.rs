//! A click on an element: one that lands beside the element, because the page moved under the
//! pointer, is taken back and done again.

use serde_json::json;

use super::Window;
use crate::{Result, patience::until_async};

/// Lets the next click through only if it lands within the element, and keeps where it landed.
const WATCH: &str = include_str!("click.js");

/// Where the click landed: `true` within the element, `false` beside it, `null` where no element
/// took it, as with a button that is not enabled.
const LANDED: &str = "const landed = window.landed; delete window.landed; return landed ?? null;";

impl Window {
    /// Presses the button named `name`.
    ///
    /// # Errors
    ///
    /// When there is no such button.
    pub async fn press(&self, name: &str) -> Result<()> {
        self.click("button", name).await
    }

    /// Follows the link, or opens the row, named `name`.
    ///
    /// # Errors
    ///
    /// When there is no such link.
    pub async fn follow(&self, name: &str) -> Result<()> {
        self.click("link", name).await
    }

    /// Chooses the option named `name`.
    ///
    /// # Errors
    ///
    /// When there is no such option.
    pub async fn choose(&self, name: &str) -> Result<()> {
        self.click("option", name).await
    }

    async fn click(&self, role: &str, name: &str) -> Result<()> {
        let what = format!("a click that lands on the {role} “{name}”");
        until_async(&what, || async {
            let element = self.find(role, name).await?;
            self.ask(WATCH, vec![element.to_json()?]).await?;
            element.click().await?;
            let beside = self.ask(LANDED, vec![]).await? == json!(false);
            Ok((!beside).then_some(()))
        })
        .await
    }
}
