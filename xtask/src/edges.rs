//! The edges between the packages: the list, and the test that compares the manifests with
//! the list (docs/design.md, section 2).

use std::collections::BTreeSet;

use serde_json::Value;

use crate::workspace::{cargo, output};

/// Every dependency between packages of the workspace, `(from, to)`; a test's own is marked.
const EDGES: &[(&str, &str)] = &[
    ("chiave-rules", "chiave-protocol"),
    ("chiave-crypto", "chiave-protocol"),
    ("chiave-words", "chiave-protocol"),
    ("chiave-settings", "chiave-protocol"),
    ("chiave-settings", "chiave-words"),
    ("chiave-domain", "chiave-protocol"),
    ("chiave-domain", "chiave-rules"),
    ("chiave-flows", "chiave-crypto"),
    ("chiave-flows", "chiave-domain"),
    ("chiave-flows", "chiave-protocol"),
    ("chiave-flows", "chiave-rules"),
    // The flows' tests only.
    ("chiave-flows", "chiave-store-sqlite"),
    ("chiave-flows", "chiave-words"),
    ("chiave-store-sqlite", "chiave-crypto"),
    ("chiave-store-sqlite", "chiave-domain"),
    ("chiave-store-sqlite", "chiave-protocol"),
    ("chiave-directory", "chiave-crypto"),
    ("chiave-directory", "chiave-domain"),
    ("chiave-directory", "chiave-flows"),
    ("chiave-directory", "chiave-log"),
    ("chiave-directory", "chiave-protocol"),
    ("chiave-directory", "chiave-store-sqlite"),
    ("chiave-directory", "chiave-words"),
    // Tests that compare the readers of the service with the declarations only.
    ("chiave-directory", "chiave-settings"),
    ("chiave-client", "chiave-crypto"),
    ("chiave-client", "chiave-protocol"),
    ("chiave-client", "chiave-rules"),
    ("chiave-client", "chiave-settings"),
    ("chiave", "chiave-client"),
    ("chiave", "chiave-log"),
    ("chiave", "chiave-protocol"),
    ("chiave", "chiave-words"),
    // Tests of parsers only.
    ("chiave-protocol", "chiave-fuzz"),
    ("chiave-rules", "chiave-fuzz"),
    ("chiave-crypto", "chiave-fuzz"),
    ("chiave-domain", "chiave-fuzz"),
    ("chiave-flows", "chiave-fuzz"),
    ("chiave-directory", "chiave-fuzz"),
    ("chiave-client", "chiave-fuzz"),
    ("chiave", "chiave-fuzz"),
];

/// Rooms of the service, which never reach the computer.
const SERVICE: &[&str] = &[
    "chiave-domain",
    "chiave-flows",
    "chiave-store-sqlite",
    "chiave-directory",
];

/// Rooms of the computer, which never reach the service.
const COMPUTER: &[&str] = &["chiave-client", "chiave"];

type Edges = BTreeSet<(String, String)>;

fn listed() -> Edges {
    EDGES
        .iter()
        .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
        .collect()
}

fn metadata() -> Value {
    let arguments = ["metadata", "--no-deps", "--format-version=1", "--offline"];
    serde_json::from_slice(&output(&mut cargo(&arguments)).unwrap()).unwrap()
}

/// The edges that the manifests have, whatever their kind: normal, of tests, of build scripts.
fn edges(metadata: &Value) -> Edges {
    let packages = metadata["packages"].as_array().unwrap();
    let name = |package: &Value| package["name"].as_str().unwrap().to_owned();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let of = |package: &Value| -> Vec<(String, String)> {
        let needs = package["dependencies"].as_array().unwrap();
        let known = needs.iter().map(name).filter(|need| ours.contains(need));
        known.map(|need| (name(package), need)).collect()
    };
    packages.iter().flat_map(of).collect()
}

/// What one has and the other has not, readable.
fn differences(found: &Edges, listed: &Edges) -> Vec<String> {
    let line = |sign: &str, (from, to): &(String, String)| format!("{sign} {from} → {to}");
    let added = found.difference(listed).map(|edge| line("added", edge));
    let gone = listed.difference(found).map(|edge| line("gone", edge));
    added.chain(gone).collect()
}

/// Everything that `start` reaches.
fn reached(start: &str, edges: &Edges) -> BTreeSet<String> {
    let mut seen = BTreeSet::from([start.to_owned()]);
    let mut open = vec![start.to_owned()];
    while let Some(from) = open.pop() {
        for (_, to) in edges.iter().filter(|(edge_from, _)| *edge_from == from) {
            if seen.insert(to.clone()) {
                open.push(to.clone());
            }
        }
    }
    seen
}

#[test]
fn the_manifests_have_exactly_the_listed_edges() {
    assert_eq!(
        differences(&edges(&metadata()), &listed()),
        Vec::<String>::new()
    );
}

#[test]
fn a_planted_wrong_edge_is_found() {
    let mut metadata = metadata();
    let packages = metadata["packages"].as_array_mut().unwrap();
    let client = packages
        .iter_mut()
        .find(|package| package["name"] == "chiave-client")
        .unwrap();
    let wrong = serde_json::json!({ "name": "chiave-flows", "kind": "dev" });
    client["dependencies"].as_array_mut().unwrap().push(wrong);

    let found = differences(&edges(&metadata), &listed());

    assert_eq!(found, ["added chiave-client → chiave-flows"]);
}

#[test]
fn laptop_and_service_never_reach_each_other() {
    let edges = edges(&metadata());
    for (from, never) in [(COMPUTER, SERVICE), (SERVICE, COMPUTER)] {
        for start in from {
            let reached = reached(start, &edges);
            assert!(
                never.iter().all(|room| !reached.contains(*room)),
                "{start}: {reached:?}"
            );
        }
    }
}

#[test]
fn the_journeys_depend_on_no_package_of_the_workspace() {
    assert_eq!(
        reached("chiave-tests", &edges(&metadata())),
        BTreeSet::from(["chiave-tests".into()])
    );
}
