//! Man pages and completions of the service, made from the definition of its command line.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    Result,
    workspace::{cargo, run},
};

/// The languages of the man pages: the folder below `man` (none for English), and the locale.
const LANGUAGES: [(&str, &str); 2] = [("", "C.UTF-8"), ("it", "it_IT.UTF-8")];

/// Where the generated files are.
pub struct Generated {
    folder: PathBuf,
}

impl Generated {
    /// The man pages, each with its path on the computer.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn man_pages(&self) -> Result<Vec<(PathBuf, PathBuf)>> {
        let mut pages = Vec::new();
        for (language, _) in LANGUAGES {
            for entry in fs::read_dir(self.folder.join(folder_name(language)))? {
                let page = entry?.path();
                if page.extension().is_some_and(|section| section == "8") {
                    let name = page.file_name().unwrap_or_default();
                    let to = PathBuf::from("usr/share/man").join(language).join("man8");
                    pages.push((page.clone(), to.join(name)));
                }
            }
        }
        pages.sort();
        Ok(pages)
    }

    /// The completions, each with its path on the computer.
    pub fn completions(&self) -> Vec<(PathBuf, PathBuf)> {
        let [bash, zsh, fish] = [
            (
                "chiave-directory.bash",
                "bash-completion/completions/chiave-directory",
            ),
            (
                "_chiave-directory",
                "zsh/vendor-completions/_chiave-directory",
            ),
            (
                "chiave-directory.fish",
                "fish/vendor_completions.d/chiave-directory.fish",
            ),
        ]
        .map(|(name, to)| {
            let from = self.folder.join(folder_name("")).join(name);
            (from, PathBuf::from("usr/share").join(to))
        });
        vec![bash, zsh, fish]
    }
}

/// Writes them into `folder`. The service is built without the feature `automation`: its options are no part of a manual.
///
/// # Errors
///
/// The service could not be built.
pub fn write(folder: &Path) -> Result<Generated> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (language, locale) in LANGUAGES {
        run(cargo(&[
            "run",
            "--quiet",
            "--package=chiave-directory",
            "--example=manual",
            "--",
        ])
        .arg(folder.join(folder_name(language)))
        .env_remove("LC_MESSAGES")
        .env("LC_ALL", locale))?;
    }
    Ok(Generated {
        folder: folder.to_path_buf(),
    })
}

fn folder_name(language: &str) -> &str {
    match language {
        "" => "en",
        other => other,
    }
}
