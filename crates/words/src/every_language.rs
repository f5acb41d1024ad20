//! Checks that every language has every sentence of the English files, including those of the
//! window.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::Language;
use fluent_syntax::{ast, parser};

/// The shape of one sentence: its variables and its attributes.
type Shape = BTreeMap<String, BTreeSet<String>>;

fn folder(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../locales")
        .join(language.tag())
}

fn files(language: Language) -> BTreeSet<String> {
    let names = fs::read_dir(folder(language)).unwrap();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Every message and term of a file by its id, with its variables.
fn read(language: Language, file: &str) -> Shape {
    let text = fs::read_to_string(folder(language).join(file)).unwrap();
    let resource = parser::parse(text.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{}/{file}: {errors:?}", language.tag()));
    let mut shape = Shape::new();
    for entry in &resource.body {
        let (id, variables) = match entry {
            ast::Entry::Message(message) => {
                let mut variables = BTreeSet::new();
                message
                    .value
                    .iter()
                    .for_each(|value| collect(value, &mut variables));
                for attribute in &message.attributes {
                    variables.insert(format!(".{}", attribute.id.name));
                    collect(&attribute.value, &mut variables);
                }
                (message.id.name.to_owned(), variables)
            }
            ast::Entry::Term(term) => (format!("-{}", term.id.name), BTreeSet::new()),
            ast::Entry::Junk { content } => panic!("{}/{file}: {content}", language.tag()),
            _ => continue,
        };
        let twice = shape.insert(id.clone(), variables).is_some();
        assert!(!twice, "{}/{file} has {id} twice", language.tag());
    }
    shape
}

fn collect(pattern: &ast::Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expression_variables(expression, into);
        }
    }
}

fn expression_variables(expression: &ast::Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Select { selector, variants } => {
            inline_variables(selector, into);
            variants
                .iter()
                .for_each(|variant| collect(&variant.value, into));
        }
        ast::Expression::Inline(inline) => inline_variables(inline, into),
    }
}

fn inline_variables(inline: &ast::InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => expression_variables(expression, into),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments
                .positional
                .iter()
                .for_each(|argument| inline_variables(argument, into));
        }
        _ => {}
    }
}

// Law 12.
#[test]
fn every_language_has_every_sentence_with_the_same_variables() {
    let english = files(Language::English);
    assert!(english.contains("mails.ftl") && english.contains("cli.ftl"));
    for language in Language::ALL {
        assert_eq!(files(language), english, "files of {}", language.tag());
        for file in &english {
            let (theirs, ours) = (read(language, file), read(Language::English, file));
            for (id, variables) in &ours {
                assert_eq!(
                    theirs.get(id),
                    Some(variables),
                    "{}/{file}: {id}",
                    language.tag()
                );
            }
            for id in theirs.keys() {
                assert!(
                    ours.contains_key(id),
                    "{}/{file} has {id}, English not",
                    language.tag()
                );
            }
        }
    }
}

#[test]
fn no_id_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for file in files(Language::English) {
        for id in read(Language::English, &file).into_keys() {
            if let Some(other) = seen.insert(id.clone(), file.clone()) {
                panic!("{id} stands in {other} and in {file}");
            }
        }
    }
}
