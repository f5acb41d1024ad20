//! What a value of each type has to be, in the sentences of the locales.

use super::Kind;
use chiave_words::{Arg, Language, Settings as Sentence, Words};
use std::collections::BTreeMap;

impl Kind {
    /// What a value has to be, for people who read Markdown.
    #[must_use]
    pub fn expected(self, words: &Words) -> String {
        let sentence = match self {
            Self::Origin => Sentence::KindOrigin,
            Self::Proxy => Sentence::KindProxy,
            Self::CertificateFile => Sentence::KindCertificateFile,
            Self::ImageFile => Sentence::KindImageFile,
            Self::Link => Sentence::KindLink,
            Self::Address => Sentence::KindAddress,
            Self::Path => Sentence::KindPath,
            Self::Mailbox => Sentence::KindMailbox,
            Self::ReminderDays => Sentence::KindReminderDays,
            Self::QuietHours => Sentence::KindQuietHours,
            Self::Text => Sentence::KindText,
            Self::Accent => Sentence::KindAccent,
            Self::Flag => Sentence::KindFlag,
            Self::Texts => Sentence::KindTexts,
            Self::Domains => Sentence::KindDomains,
            Self::Words => Sentence::KindWords,
            Self::Pins => Sentence::KindPins,
            Self::Whole { least, most } => {
                let bounds = [
                    ("least", Arg::Number(least.into())),
                    ("most", Arg::Number(most.into())),
                ];
                return words.say(Sentence::KindWhole, &bounds);
            }
            Self::Choice(choices) => {
                let choices = choices.join(", ");
                return words.say(
                    Sentence::KindChoice,
                    &[("choices", Arg::Text(choices.as_str()))],
                );
            }
        };
        words.say(sentence, &[])
    }

    /// What a value has to be, in every language, by the tag of the language.
    #[must_use]
    pub fn expected_everywhere(self) -> BTreeMap<&'static str, String> {
        let said = |language: &Language| {
            let plain = self.expected(Words::of(*language)).replace('`', "");
            (language.tag(), plain)
        };
        Language::ALL.iter().map(said).collect()
    }
}
