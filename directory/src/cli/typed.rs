//! Parses what a person types or imports about people, each value into its one form.

use super::{output, problem::Problem};
use chiave_domain::account::{NameFault, UserName};
use chiave_protocol::{
    Timestamp,
    limits::{self, NAME_CHARACTERS},
    typed::{ShownFault, ShownText},
};
use chiave_words::{Arg, Cli, Language, Words};
use clap::builder::TypedValueParser;
use time::{
    Date, OffsetDateTime, format_description::well_known::Rfc3339, macros::format_description,
};

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

/// The beginning of a day such as 2026-05-31, in UTC.
pub(super) fn day(typed: &str) -> Option<Timestamp> {
    let day = Date::parse(typed, format_description!("[year]-[month]-[day]")).ok()?;
    Some(Timestamp::from_unix(
        day.midnight().assume_utc().unix_timestamp(),
    ))
}

/// Parses a time (RFC 3339), or a day, which means the beginning of that day in UTC.
pub(super) fn time(typed: &str) -> Result<Timestamp, Problem> {
    let at = day(typed).or_else(|| {
        let at = OffsetDateTime::parse(typed, &Rfc3339).ok()?;
        Some(Timestamp::from_unix(at.unix_timestamp()))
    });
    at.ok_or_else(|| Problem::said(Cli::CliAuditTimeRefused, &[("time", typed)]))
}

/// Parses a whole number from `least` to `most` as an argument. The error says what is expected, in
/// the language of the environment.
pub(super) fn whole<T>(least: u64, most: u64) -> impl TypedValueParser<Value = T>
where
    T: TryFrom<u64> + Clone + Send + Sync + 'static,
{
    move |typed: &str| {
        let number: Option<u64> = typed.parse().ok();
        let number = number.filter(|number| (least..=most).contains(number));
        let number = number.and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| between(least, most))
    }
}

/// What is expected of a number, as the end of a sentence.
fn between(least: u64, most: u64) -> String {
    let (least, most) = (least.to_string(), most.to_string());
    let args = [("least", Arg::Text(&least)), ("most", Arg::Text(&most))];
    Words::of(output::language()).say(Cli::CliExpectedBetween, &args)
}
