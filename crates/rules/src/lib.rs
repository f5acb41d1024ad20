//! A verdict for each password rule; the computer and the service run the same.
//!
//! Pure: a policy, a candidate and some facts in, verdicts out. The computer calls it at every key
//! stroke, the service once more before it writes. What only the service can know (history, breach
//! list, age) is never evaluated here: an answer to a question asked with a candidate would tell about
//! passwords that are not the asker's.

mod banned;
mod fold;
#[cfg(test)]
mod fuzz;
mod names;
mod patterns;
pub mod profile;
mod strength;
mod words;

pub use banned::POINTS_NEEDED;
/// The one form of a password, in which it is evaluated.
pub use chiave_protocol::typed::password as normalise;
pub use strength::{STRENGTH_CHARACTERS, strength};

use chiave_protocol::{
    limits::{PASSWORD_BYTES, PASSWORD_CHARACTERS},
    policy::{BrokenRule, EvaluatedRule, PasswordPolicy, PersonalFacts, Rule, Verdict},
    typed::{has_hidden_characters, has_spaces_at_ends},
};
use fold::Folded;
use zeroize::Zeroizing;

/// Kinds of character that there are: lower case, upper case, digits, everything else.
const ALL_KINDS: u8 = 4;
/// The best strength estimate.
const BEST_STRENGTH: u8 = 4;

/// Evaluates a candidate by every rule that the policy has, in the order in which they are shown.
///
/// `current` is the current password where the person has just typed it. A candidate of more bytes
/// than any password has is evaluated by its beginning and breaks [`Rule::MaxLength`], so the work is
/// bounded. A passphrase typed composed or decomposed gets the same verdicts.
#[must_use]
pub fn evaluate(
    policy: &PasswordPolicy,
    candidate: &str,
    facts: &PersonalFacts,
    current: Option<&str>,
) -> Vec<EvaluatedRule> {
    let candidate = Candidate::new(candidate);
    let mut evaluated = Vec::new();
    evaluate_form(policy, &candidate, &mut evaluated);
    evaluate_guessability(policy, &candidate, facts, &mut evaluated);
    if let Some(current) = current {
        let same = !candidate.cut && *candidate.text == *normalise(beginning(current).0);
        evaluated.push(verdict(Rule::SameAsCurrent, 0, !same));
    }
    leave_to_the_service(policy, &mut evaluated);
    evaluated
}

/// The rules that are broken, as an error answer names them.
#[must_use]
pub fn broken(evaluated: &[EvaluatedRule]) -> Vec<BrokenRule> {
    let broken = evaluated.iter().filter_map(|one| match &one.verdict {
        Verdict::Broken { found } => Some(BrokenRule {
            rule: one.rule,
            limit: one.limit,
            found: found.clone(),
        }),
        Verdict::Met | Verdict::DecidedByService => None,
    });
    broken.collect()
}

/// A candidate in the forms that the rules look at. All of them are wiped.
struct Candidate {
    /// In NFC.
    text: Zeroizing<String>,
    /// Characters of `text`.
    length: usize,
    /// Folded for comparing with words: the first 256 characters.
    folded: Folded,
    /// Whether there was more than any password has.
    cut: bool,
}

impl Candidate {
    fn new(typed: &str) -> Self {
        let (beginning, cut) = beginning(typed);
        let text = normalise(beginning);
        let length = text.chars().count();
        let folded = Folded::of(text.chars().take(PASSWORD_CHARACTERS));
        Self {
            text,
            length,
            folded,
            cut,
        }
    }
}

/// At most the bytes that a password may have, and whether there were more.
fn beginning(typed: &str) -> (&str, bool) {
    let end = typed.floor_char_boundary(PASSWORD_BYTES);
    (&typed[..end], end < typed.len())
}

fn evaluate_form(
    policy: &PasswordPolicy,
    candidate: &Candidate,
    evaluated: &mut Vec<EvaluatedRule>,
) {
    let (least, most) = (
        policy.min_length,
        policy.max_length.min(PASSWORD_CHARACTERS as u16),
    );
    let long_enough = candidate.length >= usize::from(least);
    let short_enough = !candidate.cut && candidate.length <= usize::from(most);
    // A new password is typed once and has to be typed again: nothing in it may be out of sight.
    let all_seen =
        !candidate.text.chars().any(char::is_control) && !has_hidden_characters(&candidate.text);
    evaluated.push(verdict(Rule::MinLength, least.into(), long_enough));
    evaluated.push(verdict(Rule::MaxLength, most.into(), short_enough));
    evaluated.push(verdict(Rule::ControlCharacters, 0, all_seen));
    if has_spaces_at_ends(&candidate.text) {
        evaluated.push(verdict(Rule::EdgeSpaces, 0, false));
    }
    if policy.kinds > 0 {
        let kinds = policy.kinds.min(ALL_KINDS);
        evaluated.push(verdict(
            Rule::Kinds,
            kinds.into(),
            kinds_in(&candidate.text) >= kinds,
        ));
    }
}

fn evaluate_guessability(
    policy: &PasswordPolicy,
    candidate: &Candidate,
    facts: &PersonalFacts,
    evaluated: &mut Vec<EvaluatedRule>,
) {
    if policy.refuse_name_parts {
        let verdict = match names::found(&candidate.folded, facts) {
            Some(part) => Verdict::Broken { found: Some(part) },
            None => Verdict::Met,
        };
        evaluated.push(EvaluatedRule {
            rule: Rule::NameParts,
            limit: 0,
            verdict,
        });
    }
    if policy.banned_words {
        let points = banned::points(&candidate.folded, &policy.company_words);
        let enough = points >= POINTS_NEEDED;
        evaluated.push(verdict(Rule::BannedWords, POINTS_NEEDED, enough));
    }
    if policy.min_strength > 0 {
        let least = policy.min_strength.min(BEST_STRENGTH);
        let strong = strength(&candidate.text, facts, &policy.company_words) >= least;
        evaluated.push(verdict(Rule::Strength, least.into(), strong));
    }
}

fn leave_to_the_service(policy: &PasswordPolicy, evaluated: &mut Vec<EvaluatedRule>) {
    let rules = [
        (Rule::History, u32::from(policy.history), policy.history > 0),
        (Rule::BreachList, 0, policy.breach_list),
        (
            Rule::MinAge,
            u32::from(policy.min_age_hours),
            policy.min_age_hours > 0,
        ),
    ];
    for (rule, limit, applies) in rules {
        if applies {
            evaluated.push(EvaluatedRule {
                rule,
                limit,
                verdict: Verdict::DecidedByService,
            });
        }
    }
}

fn verdict(rule: Rule, limit: u32, met: bool) -> EvaluatedRule {
    let verdict = if met {
        Verdict::Met
    } else {
        Verdict::Broken { found: None }
    };
    EvaluatedRule {
        rule,
        limit,
        verdict,
    }
}

/// How many of the four kinds occur, as Entra counts them: lower case, upper case, digits, and
/// whatever is left, which for us includes spaces, letters without case and emoji.
fn kinds_in(text: &str) -> u8 {
    let mut seen = [false; ALL_KINDS as usize];
    for c in text.chars() {
        let kind = match c {
            _ if c.is_lowercase() => 0,
            _ if c.is_uppercase() => 1,
            _ if c.is_ascii_digit() => 2,
            _ => 3,
        };
        seen[kind] = true;
    }
    seen.into_iter().map(u8::from).sum()
}

#[cfg(test)]
mod tests;
