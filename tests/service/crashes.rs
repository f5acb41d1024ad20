//! What was answered as done is done (law 9), wherever the service is killed.

use chiave_tests::{
    Result,
    wire::{Answer, laptop::post},
};
use serde_json::json;

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD},
};

const NEW: &str = "cinque pere mature sul tavolo";

/// Every failpoint of a write, once the intent is recorded.
const OF_A_WRITE: [&str; 5] = [
    "write.before",
    "write.after",
    "close.begun",
    "close.before-commit",
    "close.after-commit",
];

/// What the laptop knows of a write that it sent.
enum Told {
    Done,
    Refused,
    Nothing,
}

impl Told {
    fn by(answer: &Result<Answer>) -> Self {
        match answer {
            Ok(answer) if answer.json()["outcome"] == "done" => Self::Done,
            Ok(answer) if (400..500).contains(&answer.status) => Self::Refused,
            Ok(_) | Err(_) => Self::Nothing,
        }
    }
}

/// How a write ended, by what the laptop was told or else by what the service says afterwards; and
/// whether both doors agree with it.
async fn agrees(
    person: &Person,
    (told, id): (Told, &str),
    (old, new): (Option<&str>, &str),
) -> Result<bool> {
    let asked = person.operation(id).await?;
    let asked = match asked.refusal() {
        (200, _) if asked.json()["outcome"] == "done" => true,
        // Never begun, never sent, or refused.
        (404 | 502 | 422, _) => false,
        other => return Err(format!("the operation is not settled: {other:?}").into()),
    };
    let done = match told {
        Told::Done => true,
        Told::Refused => false,
        Told::Nothing => asked,
    };
    assert_eq!(done, asked, "the operation says otherwise than its answer");
    if done {
        if let Some(old) = old {
            assert!(!person.is_let_in(old).await?, "the old password is refused");
        }
        assert!(person.is_let_in(new).await?, "the new password is accepted");
    } else {
        assert!(!person.is_let_in(new).await?, "the new password is refused");
        if let Some(old) = old {
            assert!(person.is_let_in(old).await?, "the old password is accepted");
        }
    }
    Ok(done)
}

/// Restarts the service so that it dies at `failpoint`, sends `body` to `path`, and brings it back.
async fn dies_at(
    company: &mut Company,
    failpoint: &str,
    person: &Person,
    (path, token, body): (&str, &str, &serde_json::Value),
) -> Result<Told> {
    company.directory.stop()?;
    company.directory.set("CHIAVE_FAILPOINT", failpoint);
    company.directory.start()?;
    let answer = person.laptop.ask(post(path, token), body).await;
    let told = Told::by(&answer);
    let status = company.directory.ends()?;
    assert!(!status.success(), "{failpoint}: {status}");
    company.directory.unset("CHIAVE_FAILPOINT");
    company.directory.start()?;
    Ok(told)
}

fn set(id: &str) -> serde_json::Value {
    json!({"operation_id": id, "new": NEW})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_killed_anywhere_leaves_both_sides_agreed() -> Result<()> {
    let mut company = Company::open("killed-change")?;
    let own = [
        "change.counted",
        "change.before-intent",
        "change.after-intent",
    ];
    let mut done = Vec::new();

    for (number, failpoint) in own.into_iter().chain(OF_A_WRITE).enumerate() {
        let mut person = Person::with_password(&company, &format!("person.{number}"))?;
        let session = person.session(PASSWORD).await?;
        let id = operation();
        let body = json!({"operation_id": id, "current": PASSWORD, "new": NEW});
        let sent = ("/v1/password", session.as_str(), &body);
        let told = dies_at(&mut company, failpoint, &person, sent).await?;
        if agrees(&person, (told, &id), (Some(PASSWORD), NEW)).await? {
            done.push(failpoint);
            assert_eq!(
                person.look("/v1/state", &session).await?.status,
                200,
                "{failpoint}"
            );
        } else {
            let again = person.change(&session, PASSWORD, NEW).await?;
            assert_eq!(
                again.good()?["outcome"],
                "done",
                "{failpoint}: it can be done again"
            );
        }
    }

    assert_eq!(
        done,
        [
            "write.after",
            "close.begun",
            "close.before-commit",
            "close.after-commit"
        ]
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_password_that_is_killed_anywhere_leaves_both_sides_agreed() -> Result<()> {
    let mut company = Company::open("killed-activation")?;
    let own = ["activate.before-intent", "activate.after-intent"];

    for (number, failpoint) in own.into_iter().chain(OF_A_WRITE).enumerate() {
        let name = format!("person.{number}");
        company.add(&name)?;
        let mut person = Person::new(&company, &name)?;
        let token = person.activation(&company).await?;
        let id = operation();
        let sent = ("/v1/activation/password", token.as_str(), &set(&id));
        let told = dies_at(&mut company, failpoint, &person, sent).await?;
        if agrees(&person, (told, &id), (None, NEW)).await? {
            let again = person.first_password(&token, PASSWORD).await?;
            assert_eq!(
                again.code(),
                "attempt-ended",
                "{failpoint}: the pass is spent"
            );
        } else {
            let again = person.first_password(&token, PASSWORD).await?;
            assert_eq!(
                again.good()?["outcome"],
                "done",
                "{failpoint}: it can be done again"
            );
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_that_is_killed_anywhere_leaves_both_sides_agreed() -> Result<()> {
    let mut company = Company::open("killed-reset")?;
    let own = ["attempt.before-intent", "attempt.after-intent"];

    for (number, failpoint) in own.into_iter().chain(OF_A_WRITE).enumerate() {
        let mut person = Person::activated(&company, &format!("person.{number}")).await?;
        let attempt = person.attempt("reset").await?;
        person.pass_gates(&company, &attempt).await?;
        let id = operation();
        let sent = ("/v1/attempt/password", attempt.as_str(), &set(&id));
        let told = dies_at(&mut company, failpoint, &person, sent).await?;
        if agrees(&person, (told, &id), (Some(PASSWORD), NEW)).await? {
            let view = person.look("/v1/attempt", &attempt).await?.good()?;
            assert_eq!(view["step"]["step"], "done", "{failpoint}");
        } else {
            let again = person.choose(&attempt, NEW).await?;
            assert_eq!(
                again.good()?["outcome"],
                "done",
                "{failpoint}: the proofs came back"
            );
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_that_is_killed_is_counted_and_not_spent() -> Result<()> {
    let mut company = Company::open("killed-proof")?;
    for (number, failpoint) in ["attempt.counted", "attempt.before-proof"]
        .into_iter()
        .enumerate()
    {
        let mut person = Person::activated(&company, &format!("person.{number}")).await?;
        let attempt = person.attempt("reset").await?;
        person.send_code(&attempt).await?.good()?;
        let code = person.mailed_code(&company)?;
        let body = json!({"kind": "mail", "secret": code});

        let sent = ("/v1/attempt/proof", attempt.as_str(), &body);
        dies_at(&mut company, failpoint, &person, sent).await?;
        let wrong = person
            .prove("/v1/attempt/proof", &attempt, ("mail", "000000"))
            .await?;
        let right = person
            .prove("/v1/attempt/proof", &attempt, ("mail", &code))
            .await?;

        assert_eq!(
            wrong.json()["tries_left"],
            3,
            "{failpoint}: the killed one was counted"
        );
        assert_eq!(right.good()?["gates_passed"], 1, "{failpoint}");
    }
    Ok(())
}

/// How many random kills; `CHIAVE_KILLS` says more.
fn kills() -> u32 {
    let asked = std::env::var("CHIAVE_KILLS").ok();
    asked.and_then(|it| it.parse().ok()).unwrap_or(25)
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_that_are_killed_at_random_leave_both_sides_agreed() -> Result<()> {
    let mut company = Company::open("killed-at-random")?;
    let mut person = Person::with_password(&company, "ada.byron")?;
    let mut password = PASSWORD.to_owned();
    let mut outcomes = [0_u32; 2];

    for number in 0..kills() {
        let session = person.session(&password).await?;
        let new = format!("{number} mele verdi nel cesto di Ada");
        let id = operation();
        let body = json!({"operation_id": id, "current": password, "new": new});
        let change = person.laptop.ask(post("/v1/password", &session), &body);
        // The multiples of a prime spread over the time that a change takes.
        let kill = async {
            tokio::time::sleep(std::time::Duration::from_millis(u64::from(
                number * 37 % 150,
            )))
            .await;
            company.directory.kill()
        };
        let (answer, killed) = tokio::join!(change, kill);
        killed?;
        company.directory.start()?;
        let told = Told::by(&answer);
        let done = agrees(&person, (told, &id), (Some(&password), &new)).await?;
        outcomes[usize::from(done)] += 1;
        if done {
            password = new;
        }
    }

    let [undone, done] = outcomes;
    assert!(
        undone > 0 && done > 0,
        "kills fell on one side only: {outcomes:?}"
    );
    Ok(())
}
