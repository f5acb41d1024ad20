//! `chiave policy explain`: every managed setting with winner, losers and sources, in a terminal.

use chiave_client::{
    Explanation, Verdict,
    settings::{Basis, Explained, Fault, SettingProblem, Told},
};
use chiave_words::{Arg, Cli, Words};
use serde_json::json;

/// The lines for people.
pub fn text(words: &Words, explanation: &Explanation) -> Vec<String> {
    let mut lines: Vec<String> = explanation
        .settings
        .iter()
        .flat_map(|setting| setting_lines(words, setting))
        .collect();
    for problem in &explanation.problems {
        let ignored = problem.to_string();
        lines.push(words.say(Cli::CliPolicyIgnored, &[("problem", Arg::Text(&ignored))]));
        if let Some(expected) = problem.expected.get(words.language().tag()) {
            let expected = words.say(Cli::CliPolicyExpected, &[("expected", Arg::Text(expected))]);
            lines.push(format!("  {expected}"));
        }
    }
    for (fault, advice) in [
        (Fault::ProxyScript, Cli::CliPolicyProxyScript),
        (Fault::NotAnImage, Cli::CliPolicyNotAnImage),
    ] {
        let is_such = |it: &SettingProblem| it.fault == fault;
        if explanation.problems.iter().any(is_such) {
            lines.push(words.say(advice, &[]));
        }
    }
    if let Some(nearest) = explanation.nearest_accent {
        let nearest = nearest.to_string();
        let said = [("nearest", Arg::Text(&nearest))];
        lines.push(words.say(Cli::CliPolicyLowContrast, &said));
    }
    let hash = [("hash", Arg::Text(&explanation.policy))];
    lines.push(words.say(Cli::CliPolicyHash, &hash));
    lines.push(verdict(words, &explanation.verdict));
    lines
}

/// Whether the managed settings are in order, in a sentence.
pub fn verdict(words: &Words, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Good { server } => words.say(
            Cli::CliAppPolicyGood,
            &[("server", Arg::Text(server.as_str()))],
        ),
        Verdict::NoServer => words.say(Cli::CliAppPolicyNoServer, &[]),
        Verdict::Closed => words.say(Cli::CliAppPolicyClosed, &[]),
        Verdict::NoAuthority => words.say(Cli::CliAppNoAuthority, &[]),
        Verdict::Ignored => words.say(Cli::CliAppPolicyIgnored, &[]),
    }
}

fn setting_lines(words: &Words, setting: &Explained) -> Vec<String> {
    let first = match (&setting.winner, &setting.default) {
        (Some(winner), _) => format!("{} = {}", setting.key, source(words, winner)),
        (None, Some(_)) if setting.hidden => {
            words.say(Cli::CliPolicyHidden, &[("key", Arg::Text(setting.key))])
        }
        (None, Some(_)) if setting.counts_as_true => {
            words.say(Cli::CliPolicyTrue, &[("key", Arg::Text(setting.key))])
        }
        (None, Some(default)) => {
            let basis = words.say(Cli::CliPolicyDefault, &[]);
            format!("{} = {default} ({basis})", setting.key)
        }
        (None, None) => words.say(Cli::CliPolicyUnset, &[("key", Arg::Text(setting.key))]),
    };
    let losers = setting.losers.iter().map(|loser| {
        let loser = source(words, loser);
        format!(
            "  {}",
            words.say(Cli::CliPolicyLost, &[("value", Arg::Text(&loser))])
        )
    });
    std::iter::once(first).chain(losers).collect()
}

/// A value with its basis and place.
fn source(words: &Words, told: &Told) -> String {
    let basis = words.say(
        match told.basis {
            Basis::Mandatory => Cli::CliPolicyMandatory,
            Basis::Chosen => Cli::CliPolicyChosen,
            Basis::Recommended => Cli::CliPolicyRecommended,
        },
        &[],
    );
    let line = told.line.map_or(String::new(), |line| format!(":{line}"));
    format!(
        "{} ({basis}, {}{line})",
        told.value.escape_debug(),
        told.source
    )
}

/// One JSON object for each setting and each problem, one with the hash of the managed settings, and one
/// with the verdict.
pub fn lines_of_json(explanation: &Explanation) -> Vec<String> {
    let settings = explanation.settings.iter().map(|it| json!(it).to_string());
    let problems = explanation.problems.iter().map(|it| {
        let line = json!({"fault": it.fault, "place": it.place});
        line.to_string()
    });
    let hash = json!({"policy": explanation.policy}).to_string();
    let verdict = json!(explanation.verdict).to_string();
    settings.chain(problems).chain([hash, verdict]).collect()
}

#[cfg(test)]
mod tests;
