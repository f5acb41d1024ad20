//! Which keyrings still hold what was to be removed.

use crate::Client;
use chiave_protocol::typed::ShownText;

/// The most characters of the name of a keyring that are shown.
const NAME: usize = 64;

impl Client {
    /// Finds out which locked keyrings hold what was to be removed.
    pub(crate) async fn name_what_is_left(&self) {
        let names = match self.is_to_be_emptied() {
            true => self.0.keyring.names_of_locked().await.unwrap_or_default(),
            false => Vec::new(),
        };
        let shown = |name: &String| ShownText::cleaned(name, NAME).into();
        self.memory().left_in = names.iter().map(shown).collect();
    }

    /// The names of the locked keyrings that hold what was to be removed, as last found.
    #[must_use]
    pub fn left_in(&self) -> Vec<String> {
        self.memory().left_in.clone()
    }
}
