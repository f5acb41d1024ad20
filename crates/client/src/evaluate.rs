//! Evaluates a candidate password against the rules while the person types. The candidate does not
//! leave the computer.

use crate::{
    Client, Failure, LocalCode,
    memory::{Memory, Scope},
};
use chiave_protocol::{
    Secret,
    attempt::AttemptStep,
    policy::{EvaluatedRule, PasswordPolicy, PersonalFacts},
};
use serde::Serialize;

/// The evaluation of a candidate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Evaluation {
    /// The result for each rule.
    pub rules: Vec<EvaluatedRule>,
    /// How difficult the candidate is to guess, 0 to 4 (zxcvbn).
    pub strength: u8,
}

impl Client {
    /// Evaluates a candidate against the rules of the account of `scope`.
    ///
    /// # Errors
    ///
    /// [`LocalCode::NothingInProgress`] if no rules are known.
    pub fn evaluate_password(
        &self,
        scope: Scope,
        candidate: &Secret,
        current: Option<&Secret>,
    ) -> Result<Evaluation, Failure> {
        let (policy, facts) = rules(&self.memory(), scope).ok_or(LocalCode::NothingInProgress)?;
        Ok(Evaluation {
            rules: chiave_rules::evaluate(
                &policy,
                candidate.expose(),
                &facts,
                current.map(Secret::expose),
            ),
            strength: chiave_rules::strength(candidate.expose(), &facts, &policy.company_words),
        })
    }
}

fn rules(memory: &Memory, scope: Scope) -> Option<(PasswordPolicy, PersonalFacts)> {
    match scope {
        Scope::Session => {
            let state = memory.session.account()?;
            Some((state.policy.clone(), state.facts.clone()))
        }
        Scope::Activation => {
            let view = memory.activation.view()?;
            Some((view.policy.clone(), view.facts.clone()))
        }
        Scope::Attempt => match &memory.attempt.view()?.step {
            AttemptStep::ChoosePassword { policy, facts } => Some((policy.clone(), facts.clone())),
            _ => None,
        },
    }
}
