//! The manifest.

use super::{
    DOMAIN,
    plist::{Dictionary, Plist},
};
use crate::{explanation, json_schema::pattern};
use chiave_settings::{Declaration, Document, Form, Level, Literal, json::RECOMMENDED};
use chiave_words::{Language, Settings as Sentence, Words};

/// The version of the manifest and its date: both change when a key is added or removed.
const VERSION: u32 = 2;
const LAST_MODIFIED: &str = "2026-11-29T00:00:00Z";

pub fn manifest<D: Document>() -> String {
    let words = Words::of(Language::English);
    let mut subkeys = payload(words);
    subkeys.extend(keys::<D>(words, Level::Mandatory));
    subkeys.push(recommended::<D>(words).into());
    Dictionary::default()
        .with("pfm_title", explanation::product(words))
        .with(
            "pfm_description",
            words.say(Sentence::TemplateDescription, &[]),
        )
        .with("pfm_domain", DOMAIN)
        .with("pfm_format_version", 1)
        .with("pfm_version", VERSION)
        .with("pfm_last_modified", Plist::Date(LAST_MODIFIED))
        .with("pfm_platforms", vec!["macOS".into()])
        .with("pfm_targets", vec!["system".into()])
        .with("pfm_unique", Plist::Flag(true))
        .with("pfm_subkeys", subkeys)
        .file()
}

/// The keys that every payload has.
fn payload(words: &Words) -> Vec<Plist> {
    let text = |name: &str, title: Sentence| {
        Dictionary::default()
            .with("pfm_name", name)
            .with("pfm_title", words.say(title, &[]))
            .with("pfm_type", "string")
            .with("pfm_require", "always")
    };
    let version = Dictionary::default()
        .with("pfm_name", "PayloadVersion")
        .with("pfm_title", words.say(Sentence::PayloadVersion, &[]))
        .with("pfm_type", "integer")
        .with("pfm_require", "always")
        .with("pfm_default", 1);
    vec![
        text("PayloadDisplayName", Sentence::PayloadDisplayName)
            .with("pfm_default", explanation::product(words))
            .into(),
        text("PayloadIdentifier", Sentence::PayloadIdentifier)
            .with("pfm_default", DOMAIN)
            .into(),
        text("PayloadType", Sentence::PayloadType)
            .with("pfm_default", DOMAIN)
            .into(),
        text("PayloadUUID", Sentence::PayloadUuid)
            .with(
                "pfm_format",
                "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
            )
            .into(),
        version.into(),
    ]
}

/// The dictionary of the recommended values.
fn recommended<D: Document>(words: &Words) -> Dictionary {
    Dictionary::default()
        .with("pfm_name", RECOMMENDED)
        .with("pfm_title", words.say(Sentence::TemplateRecommended, &[]))
        .with("pfm_description", words.say(Sentence::TemplateChoice, &[]))
        .with("pfm_type", "dictionary")
        .with("pfm_subkeys", keys::<D>(words, Level::Recommended))
}

/// The keys that may stand at a level.
fn keys<D: Document>(words: &Words, level: Level) -> Vec<Plist> {
    D::declarations()
        .filter(|it| it.levels.allow(level))
        .map(|it| key(words, &it, level).into())
        .collect()
}

fn key(words: &Words, declaration: &Declaration, level: Level) -> Dictionary {
    let paragraphs = explanation::paragraphs(words, declaration, level);
    let key = Dictionary::default()
        .with("pfm_name", declaration.name)
        .with("pfm_title", words.say(declaration.title, &[]))
        .with("pfm_description", paragraphs.join("\n\n"))
        .with("pfm_app_min", declaration.since)
        .with_any("pfm_default", declaration.default);
    let format = pattern(declaration.kind);
    let key = match declaration.example {
        Some(Literal::Text(example)) => key.with("pfm_value_placeholder", example),
        _ => key,
    };
    match declaration.kind.form() {
        Form::Text => key
            .with("pfm_type", "string")
            .with_any("pfm_format", format),
        Form::Flag => key.with("pfm_type", "boolean"),
        Form::Choice(words) => {
            let words: Vec<Plist> = words.iter().map(|it| (*it).into()).collect();
            key.with("pfm_type", "string").with("pfm_range_list", words)
        }
        Form::Whole { least, most } => key
            .with("pfm_type", "integer")
            .with("pfm_range_min", least)
            .with("pfm_range_max", most),
        Form::Texts => {
            let item = Dictionary::default()
                .with("pfm_type", "string")
                .with_any("pfm_format", format);
            key.with("pfm_type", "array")
                .with("pfm_subkeys", vec![item.into()])
        }
    }
}
