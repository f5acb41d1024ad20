//! The window may do what is declared and nothing else. The handlers, the capability and the
//! interface's calls are made from the declaration; these tests hold what the declaration cannot.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

#[path = "../src/declaration.rs"]
mod declaration;
#[path = "../src/names.rs"]
mod names;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files in a folder and in the folders inside.
fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => files.extend(sources(&path)?),
            false => files.push(path),
        }
    }
    Ok(files)
}

fn declared() -> Names {
    names::COMMANDS.iter().map(ToString::to_string).collect()
}

// Law 14.
#[test]
fn a_command_is_made_only_from_the_declaration() {
    let makers: Vec<PathBuf> = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap()
        .into_iter()
        .filter(|file| {
            let source = fs::read_to_string(file).unwrap();
            source.contains("tauri::command") || source.contains("generate_handler!")
        })
        .collect();

    assert_eq!(makers.len(), 1, "{makers:?}");
    assert!(makers[0].ends_with("src/shell.rs"));
    let shell = read("src/shell.rs");
    assert_eq!(shell.matches("tauri::command").count(), 1);
    assert_eq!(shell.matches("generate_handler!").count(), 1);
}

// Law 14.
#[test]
fn the_window_may_call_the_declared_commands_and_listen() {
    let capability: serde_json::Value =
        serde_json::from_str(&read("capabilities/main.json")).unwrap();
    let permitted: Names = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|permission| permission.as_str().unwrap().to_owned())
        .collect();

    let mut expected: Names = declared()
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    expected.insert("core:event:allow-listen".into());
    expected.insert("core:event:allow-unlisten".into());
    assert_eq!(permitted, expected);
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert!(capability.get("remote").is_none());
}

#[test]
fn there_is_one_capability() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities");

    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

// Law 14.
#[test]
fn the_window_is_locked_down() {
    let config: serde_json::Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let app = &config["app"];
    let policy = app["security"]["csp"].as_str().unwrap();

    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(app["security"]["capabilities"], serde_json::json!(["main"]));
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
    // An image that an address holds itself is inert: the company's logo.
    let with_data = policy.split(';').filter(|it| it.contains("data:"));
    assert_eq!(with_data.collect::<Vec<_>>(), [" img-src 'self' data:"]);
    assert!(!policy.contains("unsafe"));
    assert!(app["security"].get("devCsp").is_none());
    assert!(
        app["security"]
            .get("dangerousDisableAssetCspModification")
            .is_none()
    );
}
