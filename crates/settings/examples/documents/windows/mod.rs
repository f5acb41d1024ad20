//! The templates for Group Policy: `chiave.admx` says where each setting is kept in the registry,
//! one `chiave.adml` for each language has the words.
//!
//! A mandatory value is kept under `Software\Policies\Chiave`, a recommended one in the key
//! `Recommended` below. A text or a choice is a `REG_SZ`, a flag a `REG_DWORD` 0 or 1, a whole number a
//! `REG_DWORD`, a list a `REG_MULTI_SZ`.

mod adml;
mod admx;
#[cfg(test)]
mod tests;

pub use adml::strings;
pub use admx::definitions;

use chiave_settings::{Declaration, Document, Form, Level};
use chiave_words::Language;

const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
/// The revision of both files, which have to fit each other.
const REVISION: &str = "1.0";

/// The folder of a language below the folder of the templates.
pub const fn culture(language: Language) -> &'static str {
    match language {
        Language::English => "en-US",
        Language::Italian => "it-IT",
    }
}

/// A setting at one level: what Group Policy calls a policy.
struct Policy {
    declaration: Declaration,
    level: Level,
}

impl Policy {
    /// Every policy of a document: the mandatory ones, then the recommended ones.
    fn all<D: Document>() -> Vec<Self> {
        let at = |level| D::declarations().map(move |declaration| Self { declaration, level });
        let all = at(Level::Mandatory).chain(at(Level::Recommended));
        all.filter(|it| it.declaration.levels.allow(it.level))
            .collect()
    }

    /// The name in both files.
    fn name(&self) -> String {
        let name = self.declaration.name;
        match self.level {
            Level::Mandatory => name.to_owned(),
            Level::Recommended => format!("{name}_recommended"),
        }
    }

    /// Whether the values are entered into a field. A flag has none: the policy is switched on or off.
    fn has_field(&self) -> bool {
        self.declaration.kind.form() != Form::Flag
    }
}

/// The name of a choice in both files. Names consist of letters, digits and underscores.
fn choice(declaration: &Declaration, word: &str) -> String {
    format!("{}_{}", declaration.name, word.replace('-', "_"))
}

/// The name of a version in both files.
fn version(since: &str) -> String {
    format!("since_{}", since.replace('.', "_"))
}

/// Every version that the keys of a document name, once.
fn versions<D: Document>() -> Vec<&'static str> {
    let mut versions: Vec<_> = D::ALL.iter().map(|key| key.declaration().since).collect();
    versions.sort_unstable();
    versions.dedup();
    versions
}
