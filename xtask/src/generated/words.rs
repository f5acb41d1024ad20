//! Reads the English messages, which are the ones that all generated files follow.

use std::{fs, path::PathBuf};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource},
    parser,
};

use crate::{Result, workspace::root};

/// Every file of English messages, by name without its ending, sorted.
pub fn files() -> Result<Vec<(String, Resource<String>)>> {
    let folder = root().join("locales/en");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    let named = |path: PathBuf| {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let resource = parser::parse(fs::read_to_string(&path)?)
            .map_err(|(_, errors)| format!("{}: {errors:?}", path.display()))?;
        Ok((name, resource))
    };
    paths.into_iter().map(named).collect()
}

/// The messages of a file; terms and comments stay inside.
pub fn messages(resource: &Resource<String>) -> impl Iterator<Item = &Message<String>> {
    resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

/// A message as plain text: a variable by its name in angle brackets, a choice by its default.
pub fn plain(pattern: &Pattern<String>) -> String {
    pattern.elements.iter().map(element).collect()
}

fn element(element: &PatternElement<String>) -> String {
    match element {
        PatternElement::TextElement { value } => value.clone(),
        PatternElement::Placeable { expression } => placed(expression),
    }
}

fn placed(expression: &Expression<String>) -> String {
    match expression {
        Expression::Inline(inline) => placed_inline(inline),
        Expression::Select { variants, .. } => {
            variants
                .iter()
                .find(|variant| variant.default)
                .map(|it| plain(&it.value))
        }
        .unwrap_or_default(),
    }
}

fn placed_inline(inline: &InlineExpression<String>) -> String {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            value.clone()
        }
        InlineExpression::VariableReference { id } => format!("‹{}›", id.name),
        // The only terms are names of products, and their ids are those names.
        InlineExpression::TermReference { id, .. } if id.name == "product" => "Chiave".into(),
        InlineExpression::TermReference { id, .. }
        | InlineExpression::MessageReference { id, .. }
        | InlineExpression::FunctionReference { id, .. } => format!("‹{}›", id.name),
        InlineExpression::Placeable { expression } => placed(expression),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_reads_as_its_default() {
        let source =
            "a = { -product }: { $n ->\n    [one] one try\n   *[other] { $n } tries\n } left\n";
        let resource = parser::parse(source.to_owned()).unwrap();

        let text = plain(messages(&resource).next().unwrap().value.as_ref().unwrap());

        assert_eq!(text, "Chiave: ‹n› tries left");
    }
}
