//! Writes every document that follows from the declarations of the settings into a folder, each at
//! its path in the repository; `cargo xtask gen settings` compares them.

mod example_file;
mod example_toml;
mod explanation;
mod json_schema;
mod macos;
mod manual;
#[cfg(test)]
mod roll_out;
#[cfg(test)]
mod sample;
mod windows;
mod xml;

use chiave_settings::{Computer, Service};
use chiave_words::{Language, Settings as Sentence};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// A document and its path in the repository.
struct Page {
    path: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name a folder")?;
    for Page { path, text } in pages() {
        let path = PathBuf::from(&folder).join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/")))?;
        fs::write(path, text)?;
    }
    Ok(())
}

fn pages() -> Vec<Page> {
    let page = |path: &str, text| Page {
        path: path.to_owned(),
        text,
    };
    let mut pages = vec![
        page(
            "packaging/application/policy.example.json",
            example_file::json::<Computer>(),
        ),
        page(
            "packaging/application/policy.schema.json",
            json_schema::document::<Computer>(),
        ),
        page(
            "packaging/policies/windows/chiave.admx",
            windows::definitions::<Computer>(),
        ),
        page(
            "packaging/policies/macos/chiave.mobileconfig",
            macos::example::<Computer>(),
        ),
        page(
            "packaging/policies/macos/io.chiave.app.plist",
            macos::manifest::<Computer>(),
        ),
        page("docs/settings.md", manual::page()),
        page(
            "directory/chiave-directory.example.toml",
            example_toml::toml::<Service>(Sentence::ServiceIntro),
        ),
    ];
    pages.extend(Language::ALL.map(|language| Page {
        path: format!(
            "packaging/policies/windows/{}/chiave.adml",
            windows::culture(language)
        ),
        text: windows::strings::<Computer>(language),
    }));
    pages
}
