//! `src-tauri/capabilities/main.json`: what the window may call, from the shell's declaration.

use serde::Serialize;

use super::Files;
use crate::Result;

#[path = "../../../src-tauri/src/declaration.rs"]
mod declaration;
#[path = "../../../src-tauri/src/names.rs"]
mod names;

/// Permissions of the framework: the window may listen to events, and to stop.
const LISTEN: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

/// The file, with the keys in the order in which they are written.
#[derive(Serialize)]
struct Capability {
    identifier: &'static str,
    description: &'static str,
    windows: [&'static str; 1],
    permissions: Vec<String>,
}

pub fn make() -> Result<Files> {
    let commands = names::COMMANDS
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")));
    let permissions: Vec<String> = LISTEN
        .map(ToOwned::to_owned)
        .into_iter()
        .chain(commands)
        .collect();
    let capability = Capability {
        identifier: "main",
        description: "What the one window may ask of the shell: our own commands, and to listen to our events. No plugin, no file, no network.",
        windows: ["main"],
        permissions,
    };
    let text = serde_json::to_string_pretty(&capability)? + "\n";
    Ok(Files::from([(
        "src-tauri/capabilities/main.json".into(),
        text.into_bytes(),
    )]))
}
