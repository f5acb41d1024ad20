//! `chiave.adml`.

use super::{NAMESPACE, Policy, REVISION, admx::category, choice, version, versions};
use crate::{
    HEAD, explanation,
    xml::{self, Element},
};
use chiave_settings::{Document, Form, Level, Literal};
use chiave_words::{Arg, Language, Settings as Sentence, Words};

pub fn strings<D: Document>(language: Language) -> String {
    let words = Words::of(language);
    let policies = Policy::all::<D>();
    let mut strings = general::<D>(words);
    for policy in &policies {
        strings.extend(of_policy(words, policy));
    }
    let presentations = policies.iter().filter(|it| it.has_field());
    let presentations = presentations.map(|it| presentation(words, it));
    let root = Element::holding(
        "policyDefinitionResources",
        [
            Element::saying("displayName", explanation::product(words)),
            Element::saying("description", words.say(Sentence::TemplateDescription, &[])),
            Element::holding(
                "resources",
                [
                    Element::holding("stringTable", strings),
                    Element::holding("presentationTable", presentations),
                ],
            ),
        ],
    );
    let root = root
        .with("xmlns", NAMESPACE)
        .with("revision", REVISION)
        .with("schemaVersion", "1.0");
    xml::document(HEAD, &root)
}

/// The strings of versions and categories.
fn general<D: Document>(words: &Words) -> Vec<Element> {
    let mut strings = vec![
        string(category(Level::Mandatory), explanation::product(words)),
        string(
            category(Level::Recommended),
            words.say(Sentence::TemplateRecommended, &[]),
        ),
    ];
    strings.extend(versions::<D>().into_iter().map(|since| {
        let told = words.say(Sentence::TemplateSince, &[("version", Arg::Text(since))]);
        string(&version(since), told)
    }));
    strings
}

/// The strings of a policy. Title and choices are the same at both levels.
fn of_policy(words: &Words, policy: &Policy) -> Vec<Element> {
    let declaration = &policy.declaration;
    let text = explanation::paragraphs(words, declaration, policy.level).join("\n\n");
    let mut strings = vec![string(&format!("{}_text", policy.name()), text)];
    if policy.level == Level::Mandatory {
        strings.push(string(declaration.name, words.say(declaration.title, &[])));
        if let Form::Choice(choices) = declaration.kind.form() {
            let named = |word: &&str| string(&choice(declaration, word), *word);
            strings.extend(choices.iter().map(named));
        }
    }
    strings
}

/// The field into which the value is entered.
fn presentation(words: &Words, policy: &Policy) -> Element {
    let declaration = &policy.declaration;
    let title = words.say(declaration.title, &[]);
    let field = match declaration.kind.form() {
        Form::Text => vec![Element::holding(
            "textBox",
            [Element::saying("label", title)],
        )],
        Form::Choice(choices) => {
            let default = choices
                .iter()
                .position(|word| declaration.default == Some(Literal::Text(word)));
            let list = Element::saying("dropdownList", title).with("noSort", "true");
            vec![match default {
                Some(place) => list.with("defaultItem", place.to_string()),
                None => list,
            }]
        }
        Form::Whole { .. } => {
            let number = Element::saying("decimalTextBox", title);
            vec![match declaration.default {
                Some(Literal::Whole(value)) => number.with("defaultValue", value.to_string()),
                _ => number,
            }]
        }
        Form::Texts => vec![Element::saying("text", title), Element::new("multiTextBox")],
        Form::Flag => Vec::new(),
    };
    // The last element is the field; a label may stand before it.
    let last = field.len().saturating_sub(1);
    let numbered = field.into_iter().enumerate();
    let inner = numbered.map(|(place, element)| match place == last {
        true => element.with("refId", declaration.name),
        false => element,
    });
    Element::holding("presentation", inner).with("id", policy.name())
}

fn string(id: &str, text: impl Into<String>) -> Element {
    Element::saying("string", text).with("id", id)
}
