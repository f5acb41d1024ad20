//! The licences of the libraries in the packed programs.

use std::{fs, path::Path, process::Command};

use chiave_tests::Result;
use serde_json::Value;

use crate::made::{APPLICATION, SERVICE, folder, told, unpacked};

/// A library of others.
#[derive(Debug)]
struct Library {
    name: String,
    version: String,
}

/// The libraries of others that the bill of materials beside a package names.
fn libraries(package: &str) -> Result<Vec<Library>> {
    let bill = folder().join(format!("out/{package}.cdx.json"));
    let bill: Value = serde_json::from_slice(&fs::read(bill)?)?;
    let components = bill["components"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(components
        .map(|library| Library {
            name: text(&library["name"]),
            version: text(&library["version"]),
        })
        .filter(|library| !library.name.starts_with("chiave"))
        .collect())
}

/// The file in which a package keeps the texts.
fn texts(documents: &Path) -> Result<String> {
    told(Command::new("zcat").arg(documents.join("third-party-licences.gz")))
}

#[test]
fn each_library_of_the_bill_has_its_licence_in_the_package() -> Result<()> {
    for package in [SERVICE, APPLICATION] {
        let files = unpacked(package)?;
        let documents = files.path().join("usr/share/doc").join(package);
        let copyright = fs::read_to_string(documents.join("copyright"))?;
        let texts = texts(&documents)?;
        let libraries = libraries(package)?;
        assert!(libraries.len() > 100, "{package}: {libraries:?}");

        for Library { name, version } in libraries {
            let stanza = format!("\n\nFiles: vendor/{name}-{version}/*\nCopyright: ");
            assert!(copyright.contains(&stanza), "{package}: {stanza}");
            let line = format!("\n{name} {version}: ");
            assert!(texts.contains(&line), "{package}: {line}");
        }
    }
    Ok(())
}

#[test]
fn the_application_names_what_its_window_is_made_of() -> Result<()> {
    let files = unpacked(APPLICATION)?;

    let texts = texts(&files.path().join("usr/share/doc/chiave"))?;

    for library in [
        "svelte ",
        "@fluent/bundle ",
        "@tauri-apps/api ",
        "rust-std ",
    ] {
        assert!(texts.contains(&format!("\n{library}")), "{library}");
    }
    Ok(())
}
