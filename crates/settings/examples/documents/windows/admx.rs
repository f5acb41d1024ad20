//! `chiave.admx`.

use super::{NAMESPACE, Policy, REVISION, choice, version, versions};
use crate::{
    HEAD,
    xml::{self, Element},
};
use chiave_settings::{Author, Document, Form, Level};

/// The key in the registry.
const KEY: &str = r"Software\Policies\Chiave";
/// The longest text. Without it, Group Policy takes 1023 characters.
const LONGEST: u32 = 16_384;

pub fn definitions<D: Document>() -> String {
    let policies = Policy::all::<D>();
    let root = Element::holding(
        "policyDefinitions",
        [
            Element::holding(
                "policyNamespaces",
                [Element::new("target")
                    .with("prefix", "chiave")
                    .with("namespace", "Chiave.Policies")],
            ),
            Element::new("resources")
                .with("minRequiredRevision", REVISION)
                .with("fallbackCulture", "en-US"),
            supported_on::<D>(),
            categories(),
            Element::holding("policies", policies.iter().map(policy)),
        ],
    );
    let root = root
        .with("xmlns", NAMESPACE)
        .with("revision", REVISION)
        .with("schemaVersion", "1.0");
    xml::document(HEAD, &root)
}

fn supported_on<D: Document>() -> Element {
    let definitions = versions::<D>().into_iter().map(|since| {
        let name = version(since);
        let shown = string(&name);
        Element::new("definition")
            .with("name", name)
            .with("displayName", shown)
    });
    Element::holding(
        "supportedOn",
        [Element::holding("definitions", definitions)],
    )
}

fn categories() -> Element {
    let parent = Element::new("parentCategory").with("ref", category(Level::Mandatory));
    let [all, recommended] =
        [(Level::Mandatory, None), (Level::Recommended, Some(parent))].map(|(level, parent)| {
            Element::holding("category", parent)
                .with("name", category(level))
                .with("displayName", string(category(level)))
        });
    Element::holding("categories", [all, recommended])
}

fn policy(policy: &Policy) -> Element {
    let name = policy.name();
    let declaration = &policy.declaration;
    let mut inner = vec![
        Element::new("parentCategory").with("ref", category(policy.level)),
        Element::new("supportedOn").with("ref", version(declaration.since)),
    ];
    inner.extend(values(policy));
    let mut element = Element::holding("policy", inner)
        .with("name", name.as_str())
        .with("class", class(declaration.author))
        .with("displayName", string(declaration.name))
        .with("explainText", string(&format!("{name}_text")))
        .with("key", key(policy.level));
    if policy.has_field() {
        element = element.with("presentation", format!("$(presentation.{name})"));
    } else {
        element = element.with("valueName", declaration.name);
    }
    element
}

/// What the policy writes into the registry.
fn values(policy: &Policy) -> Vec<Element> {
    let declaration = &policy.declaration;
    let field = |element: &'static str| {
        Element::new(element)
            .with("id", declaration.name)
            .with("valueName", declaration.name)
            .with("required", "true")
    };
    let field = match declaration.kind.form() {
        Form::Flag => {
            return vec![
                Element::holding("enabledValue", [decimal(1)]),
                Element::holding("disabledValue", [decimal(0)]),
            ];
        }
        Form::Text => field("text").with("maxLength", LONGEST.to_string()),
        Form::Texts => field("multiText").with("maxLength", LONGEST.to_string()),
        Form::Whole { least, most } => field("decimal")
            .with("minValue", least.to_string())
            .with("maxValue", most.to_string()),
        Form::Choice(words) => Element::holding(
            "enum",
            words.iter().map(|word| {
                let value = Element::holding("value", [Element::saying("string", *word)]);
                Element::holding("item", [value])
                    .with("displayName", string(&choice(declaration, word)))
            }),
        )
        .with("id", declaration.name)
        .with("valueName", declaration.name)
        .with("required", "true"),
    };
    vec![Element::holding("elements", [field])]
}

fn decimal(value: u32) -> Element {
    Element::new("decimal").with("value", value.to_string())
}

/// A value of the administrator counts for the computer only; the others for a person, too.
const fn class(author: Author) -> &'static str {
    match author {
        Author::Administrator => "Machine",
        Author::Person => "Both",
    }
}

fn key(level: Level) -> String {
    match level {
        Level::Mandatory => KEY.to_owned(),
        Level::Recommended => format!(r"{KEY}\Recommended"),
    }
}

pub(super) const fn category(level: Level) -> &'static str {
    match level {
        Level::Mandatory => "chiave",
        Level::Recommended => "chiave_recommended",
    }
}

fn string(name: &str) -> String {
    format!("$(string.{name})")
}
