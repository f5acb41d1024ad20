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

/// Nothing is written for it, so it is refused alike as often as it is sent (law 11).
#[tokio::test]
async fn what_can_be_no_sign_in_costs_no_write() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;

    for typed in [("", PASSWORD), ("g.ferri", "")] {
        for _ in 0..2 {
            let (cost, refusal) = company.cost(company.refusal("same", typed)).await;
            assert_eq!(refusal, Some(ErrorCode::SignInRefused), "{typed:?}");
            assert_eq!((cost.1.writes, cost.1.commits), (0, 0), "{typed:?}");
        }
    }
}

#[tokio::test]
async fn an_attempt_without_work_or_name_costs_no_write() {
    let company = Company::new().await;
    let unworked = StartAttempt {
        work: busy::wrong_work().unwrap(),
        ..start_reset(2, "g.ferri", 0)
    };
    let nameless = start_reset(2, "", 0);
    let requests = [
        (unworked, ErrorCode::WorkNeeded),
        (nameless, ErrorCode::BadRequest),
    ];

    for (request, code) in requests {
        let caller = caller(2);
        let start = company.service.start_attempt(&caller, proof(), request);
        let (cost, answer) = company.cost(start).await;
        assert_eq!(refused(answer).code, code);
        assert_eq!((cost.1.writes, cost.1.commits), (0, 0), "{code:?}");
    }
}

#[tokio::test]
async fn a_begun_attempt_cannot_be_sent_again() {
    let company = Company::new().await;
    let sent = || Proof {
        jti: "sent".into(),
        ..proof()
    };
    let service = &company.service;
    let first = start_reset(2, "g.ferri", 0);
    service
        .start_attempt(&caller(2), sent(), first)
        .await
        .unwrap();

    let again = start_reset(2, "g.ferri", 0);
    let again = service.start_attempt(&caller(2), sent(), again).await;

    assert_eq!(refused(again).code, ErrorCode::ProofOfPossession);
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
