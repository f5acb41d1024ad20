//! The example of a profile.

use super::{
    DOMAIN,
    plist::{Dictionary, Plist},
};
use crate::explanation;
use chiave_settings::{Declaration, Document, Kind, Literal};
use chiave_words::{Language, Settings as Sentence, Words};

/// Where the example has the files of the company. No relative path can start at a profile.
const FOLDER: &str = "/Library/Application Support/Chiave";
/// Identifiers of the example; a company makes its own.
const PROFILE_ID: &str = "6F0C3A52-8C0E-4E0B-9D0B-3A6C1E7B5D01";
const PAYLOAD_ID: &str = "6F0C3A52-8C0E-4E0B-9D0B-3A6C1E7B5D02";

pub fn example<D: Document>() -> String {
    let words = Words::of(Language::English);
    let title = words.say(Sentence::TemplateExample, &[]);
    let settings = payload("org.example.chiave.settings", DOMAIN, PAYLOAD_ID)
        .with("PayloadDisplayName", explanation::product(words));
    let settings = D::declarations().fold(settings, |settings, it| {
        settings.with_any(it.name, value(&it))
    });
    payload("org.example.chiave", "Configuration", PROFILE_ID)
        .with("PayloadDisplayName", title)
        .with(
            "PayloadDescription",
            words.say(Sentence::TemplateDescription, &[]),
        )
        .with("PayloadOrganization", "Example")
        .with("PayloadScope", "System")
        .with("PayloadContent", vec![settings.into()])
        .file()
}

fn payload(identifier: &str, kind: &str, id: &str) -> Dictionary {
    Dictionary::default()
        .with("PayloadIdentifier", identifier)
        .with("PayloadType", kind)
        .with("PayloadUUID", id)
        .with("PayloadVersion", 1)
}

fn value(declaration: &Declaration) -> Option<Plist> {
    let value = match (declaration.kind, declaration.example?) {
        (Kind::CertificateFile, Literal::Text(file)) => format!("{FOLDER}/{file}").into(),
        (_, example) => example.into(),
    };
    Some(value)
}
