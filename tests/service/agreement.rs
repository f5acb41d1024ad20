//! Whether both sides agree on how a write ended (law 9): what the laptop was told, what the service
//! says afterwards, and which password opens.

use chiave_tests::{Result, wire::Answer};

use crate::person::Person;

/// What the laptop knows of a write that it sent.
pub enum Told {
    Done,
    Refused,
    Nothing,
}

impl Told {
    /// By its answer.
    pub fn by(answer: &Result<Answer>) -> Self {
        match answer {
            Ok(answer) if answer.json()["outcome"] == "done" => Self::Done,
            Ok(answer) if (400..500).contains(&answer.status) => Self::Refused,
            Ok(_) | Err(_) => Self::Nothing,
        }
    }
}

/// How a write ended, by what the laptop was told or else by what the service says afterwards; and
/// whether both doors agree with it.
pub async fn agrees(
    person: &Person,
    (told, id): (Told, &str),
    (old, new): (Option<&str>, &str),
) -> Result<bool> {
    let asked = person.operation(id).await?;
    let asked = match asked.refusal() {
        (200, _) if asked.json()["outcome"] == "done" => true,
        // Never begun, never sent, or refused.
        (404 | 422, _) => false,
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
