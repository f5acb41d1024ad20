//! Parses what a person types or imports about people, each value into its one form.

use super::problem::Problem;
use chiave_domain::account::{NameFault, UserName};
use chiave_protocol::{
    limits::{self, NAME_CHARACTERS},
    typed::{ShownFault, ShownText},
};
use chiave_words::{Cli, Language};

/// Parses a user name. A name that mixes scripts is accepted here, for accounts that already have
/// one.
pub(super) fn user_name(typed: &str) -> Result<UserName, Problem> {
    UserName::parse(typed).ok_or_else(|| Problem::said(Cli::CliUserNameRefused, &[("user", typed)]))
}

/// Parses a user name for a new account.
pub(super) fn new_user_name(typed: &str) -> Result<UserName, Problem> {
    UserName::for_new_account(typed).map_err(|fault| {
        let sentence = match fault {
            NameFault::Unusable => Cli::CliUserNameRefused,
            NameFault::MixedScripts => Cli::CliUserNameMixed,
        };
        Problem::said(sentence, &[("user", typed)])
    })
}

/// Parses the name of a person or a group; `field` names the argument or column in error sentences.
pub(super) fn shown(field: &str, typed: &str) -> Result<ShownText, Problem> {
    ShownText::parse(typed, NAME_CHARACTERS).map_err(|fault| {
        let sentence = match fault {
            ShownFault::Control => Cli::CliTextControl,
            ShownFault::TooLong => Cli::CliTextLong,
        };
        Problem::said(sentence, &[("field", field)])
    })
}

/// Parses an email address.
pub(super) fn mail(typed: &str) -> Result<String, Problem> {
    let visible = ShownText::parse(typed, limits::ADDRESS_BYTES).map(String::from);
    visible
        .ok()
        .filter(|mail| mail.len() <= limits::ADDRESS_BYTES)
        .filter(|mail| mail.parse::<lettre::Address>().is_ok())
        .ok_or_else(|| Problem::said(Cli::CliMailRefused, &[("mail", typed)]))
}

/// Parses a language in which mails can be written.
pub(super) fn language(tag: &str) -> Result<String, Problem> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let known = Language::ALL
        .iter()
        .find(|known| known.tag().eq_ignore_ascii_case(primary));
    let refused = || Problem::said(Cli::CliLanguageRefused, &[("language", tag)]);
    known.map(|_| tag.replace('_', "-")).ok_or_else(refused)
}
