//! The example of a TOML file: every key with its text. A key that may be left out is a comment.

use crate::explanation;
use chiave_settings::{Declaration, Document, Kind, Need, People};
use chiave_words::{Arg, Language, Settings as Sentence, Words};

/// The longest line, as far as words allow.
const WIDTH: usize = 100;

/// The example of a rule by group.
const RULE: &str = "\
#
#   [[rules]]
#   group = \"finance\"
#   max_age_days = 90
#   second_factor_on_new_device = true
";

/// The example of a file with the keys of `D`.
pub fn toml<D: Document>(intro: Sentence) -> String {
    let words = Words::of(Language::English);
    comment(&words.say(intro, &[])) + &keys::<D>(words)
}

/// The example of the account policies: beside the keys, a revision and rules by group.
pub fn people() -> String {
    let words = Words::of(Language::English);
    let rules = [("keys", Arg::Text(&by_group()))];
    [
        comment(&words.say(Sentence::PeopleIntro, &[])),
        "\n".to_owned(),
        comment(&words.say(Sentence::PeopleRevision, &[])),
        "# revision = 0\n".to_owned(),
        keys::<People>(words),
        "\n".to_owned(),
        comment(&words.say(Sentence::PeopleRules, &rules)),
        RULE.to_owned(),
    ]
    .concat()
}

/// The keys that a rule by group may set, as a sentence names them.
pub fn by_group() -> String {
    let keys = People::ALL.iter().filter(|key| key.is_by_group());
    let keys: Vec<_> = keys.map(|key| format!("`{}`", key.name())).collect();
    keys.join(", ")
}

fn keys<D: Document>(words: &Words) -> String {
    let mut page = String::new();
    let mut table = "";
    for declaration in D::declarations() {
        let (of, name) = place(declaration.name);
        page.push('\n');
        if of != table {
            page += &format!("[{of}]\n");
            table = of;
        }
        page += &comment(&text(words, &declaration));
        page += &line(&declaration, name);
    }
    page
}

/// The table of a key, and its name there.
fn place(name: &'static str) -> (&'static str, &'static str) {
    name.split_once('.').unwrap_or(("", name))
}

/// What the key does, and its range.
fn text(words: &Words, declaration: &Declaration) -> String {
    let does = words.say(declaration.text, &[]);
    match declaration.kind {
        Kind::Choice(_) | Kind::Whole { .. } | Kind::Domains | Kind::Words => {
            let expected = declaration.kind.expected(words);
            let value = [("expected", Arg::Text(expected.as_str()))];
            format!("{does} {}.", words.say(Sentence::TemplateValue, &value))
        }
        _ => does,
    }
}

fn line(declaration: &Declaration, name: &str) -> String {
    let value = declaration.example.or(declaration.default);
    let value = value.map(explanation::toml).unwrap_or_default();
    match declaration.need {
        Need::Required | Need::Suggested => format!("{name} = {value}\n"),
        Need::Optional => format!("# {name} = {value}\n"),
    }
}

/// A text as lines of a comment.
fn comment(text: &str) -> String {
    let mut lines = vec!["#".to_owned()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= WIDTH => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(format!("# {word}")),
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_settings::Service;

    #[test]
    fn no_line_of_a_comment_is_too_long() {
        let page = toml::<Service>(Sentence::ServiceIntro);

        let comments = page.lines().filter(|line| line.starts_with("# "));
        assert!(comments.clone().count() > 0);
        for line in comments {
            assert!(line.chars().count() <= WIDTH, "{line}");
        }
    }

    #[test]
    fn a_key_that_is_needed_is_no_comment() {
        let page = toml::<Service>(Sentence::ServiceIntro);

        assert!(page.contains("\nport = 587\n"), "required");
        assert!(page.contains("\norganisation = \"Example\"\n"), "suggested");
        assert!(page.contains("\n# queue = 256\n"), "optional");
    }
}
