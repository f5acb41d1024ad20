//! What a package consists of: `packaging/*/package.toml`.

use std::{fs, path::Path};

use serde::Deserialize;

use crate::Result;

/// The content of a `package.toml`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Recipe {
    /// The name of the package and of its program.
    pub name: String,
    /// One line, as package managers list it.
    pub summary: String,
    /// Some sentences.
    pub description: String,
    /// Files of the repository that are installed as documents.
    pub documents: Vec<String>,
    /// Man pages that are written by hand; a folder between name and section is their language.
    pub man_pages: Vec<String>,
    /// Maintainer scripts of the `.deb`, beside what cargo-deb writes itself.
    #[serde(default)]
    pub scripts: Vec<String>,
    /// Fields for cargo-deb, as they stand.
    pub deb: toml::Table,
    /// Fields for cargo-generate-rpm, as they stand.
    pub rpm: toml::Table,
    /// Further files.
    pub files: Vec<File>,
}

/// One file of a package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its path in the repository.
    pub from: String,
    /// Its path on the computer, without the first slash.
    pub to: String,
    /// Its mode, in octal digits.
    #[serde(default = "readable")]
    pub mode: String,
}

impl Recipe {
    /// Reads a recipe.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or has a mistake, which is named.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path)?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
    }
}

fn readable() -> String {
    "644".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::root;

    #[test]
    fn every_file_of_a_recipe_exists() {
        for name in ["service", "application"] {
            let path = root().join("packaging").join(name).join("package.toml");
            let recipe = Recipe::read(&path).unwrap();
            let files = recipe.files.iter().map(|file| &file.from);
            let others = [&recipe.documents, &recipe.man_pages, &recipe.scripts];
            for file in files.chain(others.into_iter().flatten()) {
                assert!(root().join(file).is_file(), "{name}: {file}");
            }
        }
    }

    /// Where desktops look for what begins with a session (Desktop Application Autostart Specification); a package has
    /// no other place for it.
    const AUTOSTART: &str = "etc/xdg/autostart/";

    #[test]
    fn nothing_is_installed_into_a_folder_of_the_administrator() {
        for name in ["service", "application"] {
            let path = root().join("packaging").join(name).join("package.toml");
            for file in Recipe::read(&path).unwrap().files {
                let is_ours = file.to.starts_with("usr/") || file.to.starts_with(AUTOSTART);
                assert!(is_ours, "{name}: {}", file.to);
            }
        }
    }
}
