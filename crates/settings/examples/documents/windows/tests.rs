//! The templates are read back and compared with the declarations.

use super::*;
use crate::sample::Sample;
use chiave_settings::{Author, Computer};
use roxmltree::{Document as Xml, Node};
use std::collections::BTreeSet;

/// The templates of a document.
struct Templates {
    definitions: String,
    strings: Vec<String>,
}

impl Templates {
    fn of<D: Document>() -> Self {
        Self {
            definitions: definitions::<D>(),
            strings: Language::ALL.map(strings::<D>).to_vec(),
        }
    }

    fn definitions(&self) -> Xml<'_> {
        Xml::parse(&self.definitions).unwrap()
    }

    fn strings(&self) -> Vec<Xml<'_>> {
        let texts = self.strings.iter();
        texts.map(|text| Xml::parse(text).unwrap()).collect()
    }
}

/// Every element of this name.
fn all<'a>(xml: &'a Xml<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    let named = (NAMESPACE, name);
    xml.descendants().filter(move |it| it.has_tag_name(named))
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name)
        .unwrap_or_else(|| panic!("{node:?} has no {name}"))
}

/// The values of an attribute, each of which stands once.
fn names<'a>(nodes: impl Iterator<Item = Node<'a, 'a>>, name: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for node in nodes {
        assert!(found.insert(attribute(node, name)), "twice: {node:?}");
    }
    found
}

fn tags<'a>(node: Node<'a, '_>) -> Vec<&'a str> {
    let inner = node.children().filter(Node::is_element);
    inner.map(|it| it.tag_name().name()).collect()
}

/// The names in references such as `$(string.NAME)`.
fn references<'a>(xml: &'a Xml<'_>, table: &str) -> BTreeSet<&'a str> {
    let start = format!("$({table}.");
    let attributes = xml.descendants().flat_map(|it| it.attributes());
    attributes
        .filter_map(|it| it.value().strip_prefix(&start)?.strip_suffix(')'))
        .collect()
}

/// The policy of a key at a level.
fn policy<'a>(xml: &'a Xml<'_>, declaration: &Declaration, level: Level) -> Node<'a, 'a> {
    let key = match level {
        Level::Mandatory => r"Software\Policies\Chiave",
        Level::Recommended => r"Software\Policies\Chiave\Recommended",
    };
    let value = declaration.name;
    let sets = |it: &Node<'_, '_>| {
        attribute(*it, "key") == key
            && it
                .descendants()
                .any(|it| it.attribute("valueName") == Some(value))
    };
    let found: Vec<_> = all(xml, "policy").filter(sets).collect();
    assert_eq!(found.len(), 1, "{value}");
    found[0]
}

/// Whether a policy writes values of this form, and no others.
fn fits(policy: Node<'_, '_>, declaration: &Declaration) {
    let (name, form) = (declaration.name, declaration.kind.form());
    assert_eq!(tags(policy)[..2], ["parentCategory", "supportedOn"]);
    if form == Form::Flag {
        assert_eq!(tags(policy)[2..], ["enabledValue", "disabledValue"]);
        let numbers = policy
            .descendants()
            .filter(|it| it.has_tag_name((NAMESPACE, "decimal")));
        let numbers: Vec<_> = numbers.map(|it| attribute(it, "value")).collect();
        assert_eq!(numbers, ["1", "0"], "{name}");
        return;
    }
    assert_eq!(tags(policy)[2..], ["elements"], "{name}");
    let elements = policy.last_element_child().unwrap();
    assert_eq!(tags(elements).len(), 1, "{name}");
    let field = elements.first_element_child().unwrap();
    assert_eq!(attribute(field, "required"), "true", "{name}");
    let element = field.tag_name().name();
    match form {
        Form::Text => assert_eq!(element, "text", "{name}"),
        Form::Texts => assert_eq!(element, "multiText", "{name}"),
        Form::Whole { least, most } => {
            assert_eq!(element, "decimal", "{name}");
            assert_eq!(attribute(field, "minValue"), least.to_string());
            assert_eq!(attribute(field, "maxValue"), most.to_string());
        }
        Form::Choice(words) => {
            assert_eq!(element, "enum", "{name}");
            let values = field
                .descendants()
                .filter_map(|it| it.has_tag_name((NAMESPACE, "string")).then(|| it.text())?);
            assert_eq!(values.collect::<Vec<_>>(), words, "{name}");
        }
        Form::Flag => unreachable!(),
    }
}

fn every_key_has_its_policies<D: Document>() {
    let templates = Templates::of::<D>();
    let xml = templates.definitions();
    let mut count = 0;
    for declaration in D::declarations() {
        let levels = [Level::Mandatory, Level::Recommended].into_iter();
        for level in levels.filter(|level| declaration.levels.allow(*level)) {
            let policy = policy(&xml, &declaration, level);
            fits(policy, &declaration);
            let class = match declaration.author {
                Author::Administrator => "Machine",
                Author::Person => "Both",
            };
            assert_eq!(attribute(policy, "class"), class, "{}", declaration.name);
            count += 1;
        }
    }
    assert_eq!(all(&xml, "policy").count(), count);
}

fn every_reference_leads_somewhere<D: Document>() {
    let templates = Templates::of::<D>();
    let xml = templates.definitions();
    let (strings, presentations) = (references(&xml, "string"), references(&xml, "presentation"));
    for words in &templates.strings() {
        assert_eq!(names(all(words, "string"), "id"), strings);
        assert_eq!(names(all(words, "presentation"), "id"), presentations);
        let texts = all(words, "string").filter_map(|it| it.text());
        assert_eq!(texts.count(), strings.len(), "a string is empty");
        for policy in all(&xml, "policy") {
            let Some(field) = policy.descendants().find(|it| it.has_attribute("id")) else {
                continue;
            };
            let shown = all(words, "presentation")
                .find(|it| attribute(*it, "id") == attribute(policy, "name"))
                .unwrap();
            let shown = names(
                shown.descendants().filter(|it| it.has_attribute("refId")),
                "refId",
            );
            assert_eq!(shown, BTreeSet::from([attribute(field, "id")]));
        }
    }
    let categories = names(all(&xml, "category"), "name");
    let versions = names(all(&xml, "definition"), "name");
    for (element, defined) in [("parentCategory", categories), ("supportedOn", versions)] {
        let referring = all(&xml, element).filter_map(|it| it.attribute("ref"));
        referring.for_each(|name| assert!(defined.contains(name), "{name}"));
    }
}

#[test]
fn every_key_has_a_policy_of_its_type_at_each_level() {
    every_key_has_its_policies::<Computer>();
    every_key_has_its_policies::<Sample>();
}

#[test]
fn every_reference_is_defined_in_every_language() {
    every_reference_leads_somewhere::<Computer>();
    every_reference_leads_somewhere::<Sample>();
}

/// The schema of Microsoft allows nothing else in names.
#[test]
fn names_have_letters_digits_and_underscores_only() {
    let templates = Templates::of::<Sample>();
    let xml = templates.definitions();

    let named = xml.descendants().filter(|it| it.has_attribute("name"));
    let mut found = names(named, "name");
    found.extend(references(&xml, "string"));
    found.extend(references(&xml, "presentation"));
    for name in found {
        let allowed = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
        assert!(name.chars().all(allowed), "{name}");
    }
}

#[test]
fn a_field_begins_with_the_default() {
    let templates = Templates::of::<Sample>();
    for words in &templates.strings() {
        let field = |name: &str, attribute: &str| {
            all(words, name)
                .find_map(|it| it.attribute(attribute))
                .map(str::to_owned)
        };

        assert_eq!(field("dropdownList", "defaultItem").as_deref(), Some("1"));
        assert_eq!(
            field("decimalTextBox", "defaultValue").as_deref(),
            Some("7")
        );
    }
}

#[test]
fn the_words_are_those_of_the_language() {
    let templates = Templates::of::<Computer>();
    for (words, language) in templates.strings().iter().zip(Language::ALL) {
        let title = chiave_words::Words::of(language).say(Computer::Theme.declaration().title, &[]);
        let found = all(words, "string").find(|it| attribute(*it, "id") == "theme");
        assert_eq!(found.unwrap().text(), Some(title.as_str()));
    }
}
