//! One list of commands in five places: declared to the framework, registered, defined, permitted to
//! the window, and called by the interface.

use std::{collections::BTreeSet, fs, path::Path};

#[path = "../src/names.rs"]
mod names;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every identifier that follows `before` in `text`.
fn following(text: &str, before: &str) -> Names {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    text.split(before)
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| is_name(*c)).collect())
        .collect()
}

fn declared() -> Names {
    names::COMMANDS.iter().map(ToString::to_string).collect()
}

// Law 14.
#[test]
fn every_declared_command_is_registered_and_no_other() {
    let main = read("src/main.rs");
    let registered = main.split("generate_handler![").nth(1).unwrap();

    assert_eq!(following(registered, "commands::"), declared());
}

#[test]
fn every_declared_command_is_defined_and_no_other() {
    assert_eq!(
        following(&read("src/commands.rs"), "pub async fn "),
        declared()
    );
}

// Law 14.
#[test]
fn the_window_may_call_every_command_and_listen_and_nothing_else() {
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
fn the_interface_calls_every_command_and_no_other() {
    let called = following(&read("../ui/src/ipc/commands.ts"), "invoke(\"");

    assert_eq!(called, declared());
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
    assert!(!policy.contains("unsafe"));
    assert!(app["security"].get("devCsp").is_none());
    assert!(
        app["security"]
            .get("dangerousDisableAssetCspModification")
            .is_none()
    );
}
