//! Passwords from outside, spoilt: every rule has its verdict whatever they are.

use super::*;

#[test]
fn a_password_has_a_verdict_by_every_rule() {
    let facts = PersonalFacts {
        name_parts: vec!["arossi".into(), "Anna".into(), "Rossi".into()],
    };
    let policies = [profile::nist(false), profile::entra()];

    chiave_fuzz::text("password", |typed| {
        let normal = normalise(typed);
        let evaluated = policies.each_ref().map(|policy| {
            let evaluated = evaluate(policy, typed, &facts, Some("the old one"));
            let again = evaluate(policy, &normal, &facts, Some("the old one"));
            if normal.len() <= PASSWORD_BYTES && typed.len() <= PASSWORD_BYTES {
                assert_eq!(evaluated, again, "a form is evaluated as its normal form");
            }
            let found = |one: &EvaluatedRule| match &one.verdict {
                Verdict::Broken { found: Some(found) } => !facts.name_parts.contains(found),
                _ => false,
            };
            assert!(
                !evaluated.iter().any(found),
                "only the person's own names are told"
            );
            broken(&evaluated)
                .iter()
                .map(|one| one.rule)
                .collect::<Vec<_>>()
        });
        assert!(strength(typed, &facts, &[]) <= BEST_STRENGTH);
        evaluated
    });
}
