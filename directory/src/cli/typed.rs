//! What is typed or imported about people, each in its one form.

use super::problem::Problem;
use chiave_domain::account::{NameFault, UserName};
use chiave_protocol::{
    limits::{self, NAME_CHARACTERS},
    typed::{ShownFault, ShownText},
};
use chiave_words::{Cli, Language};

/// A user name as it may be. One that mixes scripts passes here: accounts that have one go on.
pub(super) fn user_name(typed: &str) -> Result<UserName, Problem> {
    UserName::parse(typed).ok_or_else(|| Problem::said(Cli::CliUserNameRefused, &[("user", typed)]))
}

/// A user name that a new account may have.
pub(super) fn new_user_name(typed: &str) -> Result<UserName, Problem> {
    UserName::for_new_account(typed).map_err(|fault| {
        let sentence = match fault {
            NameFault::Unusable => Cli::CliUserNameRefused,
            NameFault::MixedScripts => Cli::CliUserNameMixed,
        };
        Problem::said(sentence, &[("user", typed)])
    })
}

/// A name of a person or a group; `field` is what it is called where it stands.
pub(super) fn shown(field: &str, typed: &str) -> Result<ShownText, Problem> {
    ShownText::parse(typed, NAME_CHARACTERS).map_err(|fault| {
        let sentence = match fault {
            ShownFault::Control => Cli::CliTextControl,
            ShownFault::TooLong => Cli::CliTextLong,
        };
        Problem::said(sentence, &[("field", field)])
    })
}

/// An email address as it may be.
pub(super) fn mail(typed: &str) -> Result<String, Problem> {
    let visible = ShownText::parse(typed, limits::ADDRESS_BYTES).map(String::from);
    visible
        .ok()
        .filter(|mail| mail.len() <= limits::ADDRESS_BYTES)
        .filter(|mail| mail.parse::<lettre::Address>().is_ok())
        .ok_or_else(|| Problem::said(Cli::CliMailRefused, &[("mail", typed)]))
}

/// A language that mails can be written in.
pub(super) fn language(tag: &str) -> Result<String, Problem> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let known = Language::ALL
        .iter()
        .find(|known| known.tag().eq_ignore_ascii_case(primary));
    let refused = || Problem::said(Cli::CliLanguageRefused, &[("language", tag)]);
    known.map(|_| tag.replace('_', "-")).ok_or_else(refused)
}
