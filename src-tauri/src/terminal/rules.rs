//! The sentences for the rules that a password breaks.

use super::sentences::shown;
use chiave_client::{Evaluation, Failure};
use chiave_protocol::policy::{EvaluatedRule, Rule, Verdict};
use chiave_words::{Arg, Rules, Words};

/// The rules that a candidate breaks.
pub(super) fn of_candidate(words: &Words, evaluation: &Evaluation) -> Vec<String> {
    let broken = |it: &EvaluatedRule| match &it.verdict {
        Verdict::Broken { found } => Some(of_rule(words, it.rule, it.limit, found.as_deref())),
        Verdict::Met | Verdict::DecidedByService => None,
    };
    evaluation.rules.iter().filter_map(broken).collect()
}

/// The rules that a refused password breaks.
pub(super) fn of_refusal(words: &Words, failure: &Failure) -> impl Iterator<Item = String> {
    let rules = failure.rules.iter();
    rules.map(|it| of_rule(words, it.rule, it.limit, it.found.as_deref()))
}

/// What is wrong with a password that breaks a rule.
fn of_rule(words: &Words, rule: Rule, limit: u32, found: Option<&str>) -> String {
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
