//! The sentences of a change: the rules that a password breaks, and why it was not changed.

use crate::terminal::sentences::shown;
use chiave_client::{Code, Failure};
use chiave_protocol::{ErrorCode, policy::Rule};
use chiave_words::{Arg, Cli, Rules, Words};
use serde_json::json;

/// What is wrong with a password that breaks a rule.
pub(super) fn of_rule(words: &Words, rule: Rule, limit: u32, found: Option<&str>) -> String {
    let case = match found {
        Some(_) => "named",
        None => "unnamed",
    };
    let found = shown(found.unwrap_or_default());
    let args = [
        ("limit", Arg::Number(limit.into())),
        ("case", Arg::Text(case)),
        ("found", Arg::Text(&found)),
    ];
    words.say(broken(rule), &args)
}

const fn broken(rule: Rule) -> Rules {
    match rule {
        Rule::MinLength => Rules::RuleMinLengthBroken,
        Rule::MaxLength => Rules::RuleMaxLengthBroken,
        Rule::ControlCharacters => Rules::RuleControlCharactersBroken,
        Rule::EdgeSpaces => Rules::RuleEdgeSpacesBroken,
        Rule::Kinds => Rules::RuleKindsBroken,
        Rule::NameParts => Rules::RuleNamePartsBroken,
        Rule::BannedWords => Rules::RuleBannedWordsBroken,
        Rule::Strength => Rules::RuleStrengthBroken,
        Rule::SameAsCurrent => Rules::RuleSameAsCurrentBroken,
        Rule::History => Rules::RuleHistoryBroken,
        Rule::BreachList => Rules::RuleBreachListBroken,
        Rule::MinAge => Rules::RuleMinAgeBroken,
        Rule::Directory => Rules::RuleDirectoryBroken,
    }
}

/// Why the password is the one from before.
pub(super) fn not_done(words: &Words, failure: &Failure) -> Vec<String> {
    let code = json!(failure.code);
    let minutes = failure.retry_after_s.unwrap_or(60).div_ceil(60);
    let args = [
        ("code", Arg::Text(code.as_str().unwrap_or_default())),
        (
            "minutes",
            Arg::Number(minutes.try_into().unwrap_or(i64::MAX)),
        ),
    ];
    [words.say(why(failure.code), &args)]
        .into_iter()
        .chain(broken_rules(words, failure))
        .collect()
}

/// The rules that a refused password breaks.
pub(super) fn broken_rules(words: &Words, failure: &Failure) -> impl Iterator<Item = String> {
    let rules = failure.rules.iter();
    rules.map(|it| of_rule(words, it.rule, it.limit, it.found.as_deref()))
}

const fn why(code: Code) -> Cli {
    match code {
        Code::Service(ErrorCode::CurrentPasswordWrong) => Cli::CliChangeCurrentWrong,
        Code::Service(ErrorCode::PasswordRefused) => Cli::CliChangeRefused,
        Code::Service(ErrorCode::TooManyAttempts) => Cli::CliChangeTooMany,
        Code::Service(ErrorCode::SessionEnded) => Cli::CliChangeSessionEnded,
        Code::Service(_) | Code::Local(_) => Cli::CliChangeNotDone,
    }
}
