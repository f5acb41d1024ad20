//! What the templates of other systems say about a setting, in plain text.

use chiave_settings::{Declaration, Level, Literal, Mistake};
use chiave_words::{Arg, Settings as Sentence, Words};

/// The name of the product.
pub fn product(words: &Words) -> String {
    words.say(Sentence::TemplateProduct, &[])
}

/// What the setting does, which values it has, and what follows without it or from a wrong value.
pub fn paragraphs(words: &Words, declaration: &Declaration, level: Level) -> Vec<String> {
    let fill = |sentence, name, text: &str| words.say(sentence, &[(name, Arg::Text(text))]);
    let mut paragraphs = vec![
        words.say(declaration.text, &[]),
        fill(
            Sentence::TemplateValue,
            "expected",
            &declaration.kind.expected(words),
        ),
    ];
    if let Some(default) = declaration.default {
        paragraphs.push(fill(Sentence::TemplateDefault, "default", &plain(default)));
    }
    if level == Level::Recommended {
        paragraphs.push(words.say(Sentence::TemplateChoice, &[]));
    }
    let mistake = words.say(consequence(declaration.mistake), &[]);
    paragraphs.push(fill(Sentence::TemplateMistake, "consequence", &mistake));
    // Sentences mark words of a file as Markdown does.
    paragraphs
        .into_iter()
        .map(|text| text.replace('`', ""))
        .collect()
}

/// What a wrong value does.
pub const fn consequence(mistake: Mistake) -> Sentence {
    match mistake {
        Mistake::ClosesTheService => Sentence::MistakeCloses,
        Mistake::StopsTheService => Sentence::MistakeStops,
        Mistake::StoresNothing => Sentence::MistakeStoresNothing,
        Mistake::HidesTheAction => Sentence::MistakeHides,
        Mistake::CountsAsTrue => Sentence::MistakeTrue,
        Mistake::Ignored => Sentence::MistakeIgnored,
    }
}

fn plain(literal: Literal) -> String {
    match literal {
        Literal::Text(text) => text.to_owned(),
        Literal::Flag(flag) => flag.to_string(),
        Literal::Whole(number) => number.to_string(),
        Literal::Texts(texts) => texts.join(", "),
    }
}

/// A value as TOML and JSON write it.
pub fn toml(literal: Literal) -> String {
    literal.json().to_string()
}
