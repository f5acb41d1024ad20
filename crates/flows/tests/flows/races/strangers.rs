//! Which wrong passwords of strangers delay a person, and where (law 4).

use super::*;

/// Guesses from an unknown device until the rate limit refuses a try.
async fn guess(company: &Company) {
    for number in 0.. {
        let guess = enter(company, 9, &format!("guess {number}")).await;
        if code(guess) == Some(ErrorCode::TooManyAttempts) {
            return;
        }
    }
}

// Law 4.
#[tokio::test]
async fn strangers_keep_nobody_out_who_has_signed_in_there_before() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;

    guess(&company).await;

    assert!(enter(&company, 2, PASSWORD).await.is_ok());
    let wrong = change(&company, &token, "not it at all").await;
    assert_eq!(wrong, Some(ErrorCode::CurrentPasswordWrong));
    let elsewhere = enter(&company, 3, PASSWORD).await;
    assert_eq!(code(elsewhere), Some(ErrorCode::TooManyAttempts));
}

#[tokio::test]
async fn up_to_ten_unknown_computers_are_counted_apart() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    for n in 20..40 {
        assert!(enter(&company, n, PASSWORD).await.is_ok());
    }

    guess(&company).await;

    assert!(
        enter(&company, 39, PASSWORD).await.is_ok(),
        "the newest is one of ten"
    );
    let oldest = enter(&company, 29, PASSWORD).await;
    assert_eq!(
        code(oldest),
        Some(ErrorCode::TooManyAttempts),
        "the eleventh yielded"
    );
}
