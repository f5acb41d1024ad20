//! What a failure says in a terminal: the sentence and the advice that the window has for its code.

use super::rules;
use chiave_client::{Code, Failure};
use chiave_protocol::{AttemptEndedBy, ErrorCode};
use chiave_words::{Arg, Cli, Common, Errors, Recover, Sentence as _, Words};
use serde_json::json;

/// What happened, what to do, how long to wait, and the code; then each rule that a password broke.
pub(super) fn of_failure(words: &Words, failure: &Failure) -> Vec<String> {
    let code = json!(failure.code);
    let code = code.as_str().unwrap_or_default();
    let told = match ended_by(failure) {
        Some(why) => vec![words.say(why, &[])],
        None => of_code(words, code),
    };
    let told: Vec<_> = told
        .into_iter()
        .chain(tries(words, failure))
        .chain(wait(words, failure))
        .chain([found_by(words, failure, code)])
        .collect();
    [told.join(" ")]
        .into_iter()
        .chain(rules::of_refusal(words, failure))
        .collect()
}

/// What is said in place of the sentence of the code, if it is known who or what ended the attempt.
fn ended_by(failure: &Failure) -> Option<Recover> {
    match failure.ended_by? {
        AttemptEndedBy::Voided => Some(Recover::RecoverVoidedText),
        AttemptEndedBy::OtherPassword => Some(Recover::RecoverOtherPasswordText),
        AttemptEndedBy::Unknown => None,
    }
}

/// The sentence and the advice of a code.
fn of_code(words: &Words, code: &str) -> Vec<String> {
    let told = [format!("error-{code}"), format!("error-{code}-advice")];
    let told = told.iter().filter_map(|id| sentence(id));
    told.map(|it| words.say(it, &[])).collect()
}

fn sentence(id: &str) -> Option<Errors> {
    Errors::ALL.into_iter().find(|it| it.id() == id)
}

/// How many wrong codes may still follow, if the service says it.
fn tries(words: &Words, failure: &Failure) -> Option<String> {
    let tries = Arg::Number(failure.tries_left?.into());
    Some(words.say(Common::TriesLeft, &[("tries", tries)]))
}

/// How long to wait, if the service says it. A method that is too young keeps nobody from using an older
/// one.
fn wait(words: &Words, failure: &Failure) -> Option<String> {
    let seconds = failure.retry_after_s?;
    let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX);
    let is_told = !failure.is(ErrorCode::MethodTooYoung);
    is_told.then(|| words.say(Cli::CliFailureWait, &[("minutes", Arg::Number(minutes))]))
}

/// The code, and the number of the request, which finds the failure in the log of the service.
fn found_by(words: &Words, failure: &Failure, code: &str) -> String {
    let code = ("code", Arg::Text(code));
    match failure.request_id {
        Some(request) if !is_of_typing(failure.code) => {
            let request = request.to_string();
            let args = [code, ("request", Arg::Text(&request))];
            words.say(Cli::CliFailureRequest, &args)
        }
        _ => words.say(Cli::CliFailureCode, &[code]),
    }
}

/// Whether the person typed something wrong or too often: nobody looks that up in a log.
const fn is_of_typing(code: Code) -> bool {
    matches!(
        code,
        Code::Service(
            ErrorCode::CurrentPasswordWrong
                | ErrorCode::PasswordRefused
                | ErrorCode::ProofRefused
                | ErrorCode::CodeUsed
                | ErrorCode::TooManyAttempts
                | ErrorCode::TooManySends
                | ErrorCode::MethodTooYoung
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_client::LocalCode;
    use chiave_protocol::{
        RequestId,
        policy::{BrokenRule, Rule},
    };
    use chiave_words::Language;

    fn said(language: Language, failure: &Failure) -> String {
        of_failure(Words::of(language), failure).join("\n")
    }

    #[test]
    fn every_code_has_its_sentence_and_its_advice() {
        let service = ErrorCode::ALL.map(Code::Service);
        let local = LocalCode::ALL.map(Code::Local);
        for code in service.into_iter().chain(local) {
            let name = json!(code);
            let name = name.as_str().unwrap();

            for id in [format!("error-{name}"), format!("error-{name}-advice")] {
                assert!(sentence(&id).is_some(), "{id}");
            }
        }
    }

    #[test]
    fn the_terminal_has_the_words_of_the_window() {
        let wrong = Failure::new(Code::Service(ErrorCode::CurrentPasswordWrong));

        assert_eq!(
            said(Language::English, &wrong),
            "The current password did not match. Enter it again, the way you do when you sign in. \
             Your password was not changed. (current-password-wrong)"
        );
        assert_eq!(
            said(Language::Italian, &wrong),
            "La password attuale non corrisponde. Inseriscila di nuovo, come quando accedi. La tua \
             password non è cambiata. (current-password-wrong)"
        );
    }

    #[test]
    fn a_wrong_code_says_how_many_may_follow() {
        let mut failure = Failure::new(Code::Service(ErrorCode::ProofRefused));
        failure.tries_left = Some(1);

        let text = said(Language::English, &failure);

        assert!(text.contains("1 try left."), "{text}");
    }

    #[test]
    fn an_attempt_that_was_ended_says_by_whom() {
        let mut failure = Failure::new(Code::Service(ErrorCode::AttemptEnded));
        failure.ended_by = Some(AttemptEndedBy::Voided);

        let text = said(Language::English, &failure);

        assert!(text.starts_with("Your IT department ended it"), "{text}");
        assert!(text.ends_with("(attempt-ended)"), "{text}");
        failure.ended_by = Some(AttemptEndedBy::Unknown);
        let text = said(Language::English, &failure);
        assert!(text.starts_with("This has ended."), "{text}");
    }

    #[test]
    fn a_wait_is_told_in_minutes() {
        let mut failure = Failure::new(Code::Service(ErrorCode::TooManyAttempts));
        failure.retry_after_s = Some(61);

        let text = said(Language::English, &failure);

        assert!(
            text.contains("Another try is possible in 2 minutes."),
            "{text}"
        );
        failure.code = Code::Service(ErrorCode::MethodTooYoung);
        let text = said(Language::English, &failure);
        assert!(!text.contains("Another try"), "{text}");
    }

    #[test]
    fn a_failure_of_the_service_names_its_request() {
        let mut failure = Failure::new(Code::Service(ErrorCode::Internal));
        let request: RequestId = "00000000-0000-4000-8000-000000000007".parse().unwrap();
        failure.request_id = Some(request);

        let text = said(Language::English, &failure);

        let end = format!("(internal, request number {request})");
        assert!(text.ends_with(&end), "{text}");
        failure.code = Code::Service(ErrorCode::ProofRefused);
        assert!(said(Language::English, &failure).ends_with("(proof-refused)"));
    }

    #[test]
    fn a_refusal_names_each_broken_rule() {
        let mut failure = Failure::new(Code::Service(ErrorCode::PasswordRefused));
        let rule = |rule, limit, found: Option<&str>| BrokenRule {
            rule,
            limit,
            found: found.map(str::to_owned),
        };
        failure.rules = vec![
            rule(Rule::MinLength, 15, None),
            rule(Rule::NameParts, 0, Some("anna\u{1b}")),
        ];

        let said = of_failure(Words::of(Language::English), &failure);

        assert_eq!(said.len(), 3);
        assert!(said[1].contains("shorter than 15"), "{said:?}");
        assert!(said[2].contains("“anna”"), "{said:?}");
    }
}
