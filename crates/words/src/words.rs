//! Finds sentences by their typed ids.

use crate::language::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, sync::LazyLock};

/// The Fluent files of one language that Rust uses.
macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../../locales/", $language, "/common.ftl")),
            include_str!(concat!("../../../locales/", $language, "/dates.ftl")),
            include_str!(concat!("../../../locales/", $language, "/doctor.ftl")),
            include_str!(concat!("../../../locales/", $language, "/errors.ftl")),
            include_str!(concat!("../../../locales/", $language, "/letters.ftl")),
            include_str!(concat!("../../../locales/", $language, "/mails.ftl")),
            include_str!(concat!(
                "../../../locales/",
                $language,
                "/cannot-verify.ftl"
            )),
            include_str!(concat!("../../../locales/", $language, "/cli.ftl")),
            include_str!(concat!("../../../locales/", $language, "/recover.ftl")),
            include_str!(concat!("../../../locales/", $language, "/rules.ftl")),
            include_str!(concat!("../../../locales/", $language, "/settings.ftl")),
            include_str!(concat!("../../../locales/", $language, "/sign-in.ftl")),
            include_str!(concat!("../../../locales/", $language, "/verify.ftl")),
        ]
    };
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::English, files!("en")));
static ITALIAN: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Italian, files!("it")));

/// A sentence of the locales; the generated id types implement this trait.
pub trait Sentence: Copy {
    /// The id of its Fluent message.
    fn id(self) -> &'static str;
}

/// An argument of a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text, inserted as it is.
    Text(&'a str),
    /// A number, which also selects the plural form.
    Number(i64),
}

/// The sentences of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The sentences of a language, parsed once in the life of the process.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Italian => &ITALIAN,
        }
    }

    /// The language of the sentences.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence with its arguments filled in. A sentence that the language lacks is taken from
    /// English.
    #[must_use]
    pub fn say(&self, sentence: impl Sentence, args: &[(&str, Arg<'_>)]) -> String {
        let id = sentence.id();
        let found = self.format(id, args).or_else(|| match self.language {
            Language::English => None,
            Language::Italian => ENGLISH.format(id, args),
        });
        // Neither can be missing as long as the tests of this crate pass.
        found.unwrap_or_else(|| id.to_owned())
    }

    fn read(language: Language, files: [&str; 13]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // No invisible isolation marks around arguments: both languages run left to right, and the
        // one text from outside (the name of a computer) is freed of marks that change the
        // direction.
        bundle.set_use_isolating(false);
        for text in files {
            // A resource that does not parse is left out; a test parses every file.
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    fn format(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            filled.set(*name, arg.value());
        }
        let mut problems = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&filled), &mut problems);
        Some(text.into_owned())
    }
}

impl<'a> Arg<'a> {
    fn value(self) -> FluentValue<'a> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Number(number) => FluentValue::from(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Mails;

    #[test]
    fn numbers_choose_the_plural_of_each_language() {
        let say = |language, minutes| {
            Words::of(language).say(Mails::MailCodeUntil, &[("minutes", Arg::Number(minutes))])
        };

        assert!(say(Language::English, 1).contains("1 minute "));
        assert!(say(Language::English, 10).contains("10 minutes "));
        assert!(say(Language::Italian, 1).contains("1 minuto"));
        assert!(say(Language::Italian, 10).contains("10 minuti"));
    }
}
