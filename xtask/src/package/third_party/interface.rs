//! What the build of the interface bundled from npm's registry: Vite writes the list beside the bundle.

use std::fs;

use serde::Deserialize;

use super::Library;
use crate::{Result, workspace::root};

/// The list, as `ui/vite.config.ts` names it.
const LIST: &str = "ui/dist/licences.json";

#[derive(Deserialize)]
struct Bundled {
    name: String,
    version: String,
    /// The licence as an SPDX expression.
    identifier: String,
    text: Option<String>,
}

/// The libraries in the interface.
///
/// # Errors
///
/// The interface is not built, or a library in it names no licence.
pub fn libraries() -> Result<Vec<Library>> {
    let list = fs::read(root().join(LIST)).map_err(|error| format!("{LIST}: {error}"))?;
    let bundled: Vec<Bundled> = serde_json::from_slice(&list)?;
    bundled.into_iter().map(Bundled::library).collect()
}

impl Bundled {
    fn library(self) -> Result<Library> {
        let texts = self.text.into_iter().map(|text| text.replace('\r', ""));
        Library::new(&self.name, &self.version, &self.identifier, texts.collect())
    }
}
