//! The examples of `docs/roll-out.md` are parsed, and their settings read by the reader of the
//! application.

use crate::windows;
use chiave_settings::{Author, Computer, Document, Form, Supply, json, merge};
use roxmltree::Document as Xml;
use serde_json::Value;
use std::{
    error::Error,
    io::Write,
    process::{Command, Stdio},
};

const PAGE: &str = include_str!("../../../../docs/roll-out.md");
/// The system's Python, which has `python3-yaml`.
pub const PYTHON: &str = "/usr/bin/python3";

/// The blocks of the page that are written in a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    let after = PAGE.split(start.as_str()).skip(1);
    let blocks: Vec<_> = after.filter_map(|it| it.split("\n```").next()).collect();
    assert!(!blocks.is_empty(), "{language}");
    blocks
}

/// What a program prints that reads `input`.
fn fed(command: &mut Command, input: &str) -> Result<String, Box<dyn Error>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdin = child.stdin.take().ok_or("no input")?;
    { stdin }.write_all(input.as_bytes())?;
    let done = child.wait_with_output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into());
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// Every text in a document.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(entries) => entries.values().flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// Asserts that the reader takes every setting of a policy file.
fn assert_policy(text: &str) {
    let merged = merge::<Computer>(vec![Supply {
        source: "the page".to_owned(),
        author: Author::Administrator,
        content: Ok(json::read(text.as_bytes()).unwrap()),
    }]);
    assert!(merged.problems.is_empty(), "{:?}", merged.problems);
    let server = |it: &Computer| it.name() == "server";
    assert!(merged.settled.iter().any(|it| server(&it.key)), "{text}");
}

#[test]
fn the_playbook_is_yaml_and_writes_settings_in_order() {
    let program = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)";
    for playbook in blocks("yaml") {
        let read = fed(Command::new(PYTHON).args(["-c", program]), playbook).unwrap();
        let read: Value = serde_json::from_str(&read).unwrap();

        let policies = texts(&read).into_iter().filter(|it| it.starts_with('{'));
        let policies: Vec<_> = policies.collect();
        assert_eq!(policies.len(), 1);
        assert_policy(policies[0]);
    }
}

#[test]
fn the_scripts_are_shell_and_write_settings_in_order() {
    let mut policies = 0;
    for script in blocks("sh") {
        fed(Command::new("sh").arg("-n"), script).unwrap();
        let inner = script.split("<<'EOF'\n").skip(1);
        for policy in inner.filter_map(|it| it.split("\nEOF").next()) {
            assert_policy(policy);
            policies += 1;
        }
    }
    assert_eq!(policies, 1);
}

/// The rule has to ask for a word that the discovery script says.
#[test]
fn the_rule_of_compliance_fits_its_script() {
    for rules in blocks("json") {
        let rules: Value = serde_json::from_str(rules).unwrap();
        let rule = &rules["Rules"][0];
        let (name, wanted) = (&rule["SettingName"], &rule["Operand"]);

        let said = format!("echo '{{{name}: {wanted}}}'");
        assert!(blocks("sh").iter().any(|it| it.contains(&said)), "{said}");
    }
}

/// The name after a word, in quotation marks.
fn quoted<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let after = line.split(word).nth(1)?;
    after.split('"').nth(1)
}

#[test]
fn the_lines_for_group_policy_set_texts_of_the_declaration() {
    let mut count = 0;
    for line in blocks("powershell").into_iter().flat_map(str::lines) {
        let Some(name) = quoted(line, "-ValueName") else {
            continue;
        };
        let key = Computer::named(name).unwrap().declaration();
        let value = quoted(line, "-Value ").unwrap();

        assert_eq!(key.kind.form(), Form::Text, "{name}");
        assert!(key.kind.check(&value.into()).is_some(), "{name}");
        count += 1;
    }
    assert!(count > 0);
}

/// The name of a policy, the categories above it, and the id of its field are those of the template.
#[test]
fn the_rows_for_intune_name_policies_of_the_template() {
    let template = windows::definitions::<Computer>();
    let template = Xml::parse(&template).unwrap();
    let rows = PAGE
        .lines()
        .filter(|it| it.contains("/Policy/Config/Chiave"));
    let mut count = 0;
    for row in rows {
        let cells: Vec<_> = row
            .split('|')
            .map(|it| it.trim().trim_matches('`'))
            .collect();
        let (path, name) = cells[1].rsplit_once('/').unwrap();
        let category = path.rsplit('~').next().unwrap();
        let data = format!("<data>{}</data>", cells[3]);
        let data = Xml::parse(&data).unwrap();
        let attribute = |name| {
            data.descendants()
                .find_map(|it| it.attribute(name))
                .unwrap()
        };

        let policy = template
            .descendants()
            .find(|it| it.tag_name().name() == "policy" && it.attribute("name") == Some(name))
            .unwrap();
        let has = |attribute, value| {
            policy
                .descendants()
                .any(|it| it.attribute(attribute) == Some(value))
        };
        assert!(has("ref", category), "{row}");
        assert!(has("id", attribute("id")), "{row}");
        let key = Computer::named(attribute("id")).unwrap().declaration();
        assert!(
            key.kind.check(&attribute("value").into()).is_some(),
            "{row}"
        );
        count += 1;
    }
    assert_eq!(count, 2);
}
