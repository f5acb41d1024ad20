//! A request that somebody captured cannot be sent again (RFC 9449, section 11.1).

use super::*;
use chiave_flows::error::FlowError;
use chiave_protocol::ErrorCode;

impl Company {
    /// Signs in with a DPoP proof of this id. Returns `None` if the sign-in succeeded.
    async fn refusal(&self, jti: &str, (name, password): (&str, &str)) -> Option<ErrorCode> {
        let proof = Proof {
            jti: jti.into(),
            ..proof()
        };
        let request = sign_in(name, password, 0);
        match self.service.sign_in(&caller(2), proof, request).await {
            Ok(_) => None,
            Err(FlowError::Refused(refusal)) => Some(refusal.code),
            Err(other) => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn a_sign_in_holds_once_whatever_came_of_it() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let [refused, wait] = [ErrorCode::SignInRefused, ErrorCode::TooManyAttempts].map(Some);
    let mut tried = vec![
        ("right", ("g.ferri", PASSWORD), None),
        ("nobody", ("nobody", PASSWORD), refused),
        ("no name", ("", PASSWORD), refused),
        ("no password", ("g.ferri", ""), refused),
    ];
    let guesses = ["one", "two", "three", "four", "five"];
    tried.extend(guesses.map(|guess| (guess, ("g.ferri", guess), refused)));
    tried.push(("throttled", ("g.ferri", PASSWORD), wait));

    for (jti, typed, outcome) in tried {
        assert_eq!(company.refusal(jti, typed).await, outcome, "{jti}");

        let again = company.refusal(jti, typed).await;
        assert_eq!(again, Some(ErrorCode::ProofOfPossession), "{jti} again");
    }
}

#[tokio::test]
async fn a_sign_in_that_is_asked_to_work_holds_once_too() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let typed = ("g.ferri", PASSWORD);

    company.hashing.crowded.store(true, Ordering::Relaxed);
    let asked = company.refusal("asked", typed).await;
    let asked_again = company.refusal("asked", typed).await;

    assert_eq!(asked, Some(ErrorCode::WorkNeeded));
    assert_eq!(asked_again, Some(ErrorCode::ProofOfPossession));
}
