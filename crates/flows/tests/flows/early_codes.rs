//! An activation code that is presented before its start.

use super::{activation_codes::opened, *};
use chiave_protocol::{ErrorCode, state::EventKind};

const DAY_S: i64 = 24 * 60 * 60;

/// `g.ferri` with a code that starts in three days, at the time that is returned.
async fn issued_ahead(company: &Company) -> (AccountId, Secret, Timestamp) {
    let account = company.add("g.ferri").await;
    let start = company.clock.now().plus(3 * DAY_S);
    let typed = company.activation_code_from(account, Some(start)).await;
    (account, typed, start)
}

fn again(typed: &Secret) -> Secret {
    Secret::new(typed.expose().to_owned())
}

/// Another code in the form of a right one.
fn wrong(n: usize) -> Secret {
    Secret::new(format!(
        "AAAA-BBBB-CCC{}",
        ["D", "E", "F", "G", "H", "J"][n]
    ))
}

fn later(company: &Company, seconds: i64) {
    company.clock.0.fetch_add(seconds, Ordering::Relaxed);
}

async fn details(company: &Company, kind: EventKind) -> Vec<String> {
    let rows = company.rows().await.into_iter();
    rows.filter(|row| row.event_kind() == kind)
        .map(|row| row.detail)
        .collect()
}

// Laws 5, 12.
#[tokio::test]
async fn the_right_code_is_told_its_start() {
    let company = Company::new().await;
    let (_, typed, start) = issued_ahead(&company).await;

    let early = refused(company.show(1, again(&typed)).await);

    assert_eq!(early.code, ErrorCode::PassRefused);
    assert_eq!(early.valid_from, Some(start));
    let refusals = details(&company, EventKind::PassRefused).await;
    assert_eq!(refusals, ["activation too-early"]);
    later(&company, 3 * DAY_S);
    assert!(company.show(1, typed).await.is_ok());
}

// Law 5.
#[tokio::test]
async fn whoever_does_not_have_the_code_learns_of_no_start() {
    let company = Company::new().await;
    issued_ahead(&company).await;
    let nobody = activate("no.body", wrong(0), 0);

    let known = refused(company.show(1, wrong(0)).await);
    let unknown = refused(company.service.activate(&caller(1), NONCE, nobody).await);

    assert_eq!(known, ErrorCode::PassRefused.into());
    assert_eq!(known, unknown);
}

// Law 5.
#[tokio::test]
async fn whoever_does_not_have_the_code_pays_the_same() {
    let company = Company::new().await;
    issued_ahead(&company).await;
    let (service, caller) = (&company.service, caller(1));
    let [known, unknown] = ["g.ferri", "no.body"].map(|name| activate(name, wrong(0), 0));

    let known = company.cost(service.activate(&caller, NONCE, known)).await;
    let unknown = company
        .cost(service.activate(&caller, NONCE, unknown))
        .await;

    assert_eq!(known.0, unknown.0);
}

// Law 4.
#[tokio::test]
async fn the_right_code_is_no_wrong_try() {
    let company = Company::new().await;
    let (_, typed, start) = issued_ahead(&company).await;
    for n in 0..4 {
        assert!(company.show(1, wrong(n)).await.is_err());
    }

    for _ in 0..9 {
        let early = refused(company.show(1, again(&typed)).await);
        assert_eq!(early.valid_from, Some(start));
    }

    // The wrong ones before it still count: the next one begins the delays.
    let fifth = refused(company.show(1, wrong(4)).await);
    assert_eq!(fifth.code, ErrorCode::PassRefused);
    let delayed = refused(company.show(1, typed).await);
    assert_eq!(delayed.code, ErrorCode::TooManyAttempts);
}

#[tokio::test]
async fn a_disabled_account_looks_like_no_code() {
    let company = Company::new().await;
    let (account, typed, _) = issued_ahead(&company).await;
    let admin = company.admin(company.clock.now());
    admin.set_enabled(account, false).await.unwrap();

    let early = refused(company.show(1, typed).await);

    assert_eq!(early, ErrorCode::PassRefused.into());
}

#[tokio::test]
async fn is_good_for_its_days_after_the_start() {
    let company = Company::new().await;
    let (_, typed, _) = issued_ahead(&company).await;

    later(&company, 10 * DAY_S - 1);
    assert!(company.show(1, again(&typed)).await.is_ok());
    later(&company, 1);

    let over = refused(company.show(1, typed).await);
    assert_eq!(over, ErrorCode::PassRefused.into());
}

// Law 13.
#[tokio::test]
async fn the_issue_is_recorded_with_the_start() {
    let company = Company::new().await;
    issued_ahead(&company).await;

    let issues = details(&company, EventKind::PassIssued).await;

    let start = NOW.plus(3 * DAY_S).as_unix();
    let start = time::OffsetDateTime::from_unix_timestamp(start).unwrap();
    let start = start.format(&time::format_description::well_known::Rfc3339);
    let expected = format!("activation from-{} by-uid-7", start.unwrap());
    assert_eq!(issues, [expected]);
}

#[tokio::test]
async fn a_start_is_ninety_days_ahead_at_most() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let far = company.clock.now().plus(400 * DAY_S);

    let typed = company.activation_code_from(account, Some(far)).await;

    let early = refused(company.show(1, typed).await);
    let latest = company.clock.now().plus(90 * DAY_S);
    assert_eq!(early.valid_from, Some(latest));
}

#[tokio::test]
async fn a_start_that_is_past_is_none() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let past = company.clock.now().plus(-60);

    let typed = company.activation_code_from(account, Some(past)).await;

    assert!(company.show(1, again(&typed)).await.is_ok());
    later(&company, 7 * DAY_S);
    assert!(company.show(1, typed).await.is_err());
}

// Law 20.
#[tokio::test]
async fn an_earlier_code_ends_at_the_issue_and_not_at_the_start() {
    let company = Company::new().await;
    let account = company.add("g.ferri").await;
    let earlier = company.activation_code(account).await;
    let token = opened(company.show(1, again(&earlier)).await.unwrap());

    let start = company.clock.now().plus(DAY_S);
    company.activation_code_from(account, Some(start)).await;

    let view = refused(company.service.activation(&token, &caller(1)).await);
    assert_eq!(view.code, ErrorCode::AttemptEnded);
    let shown = refused(company.show(1, earlier).await);
    assert_eq!(shown, ErrorCode::PassRefused.into());
}

// Law 20.
#[tokio::test]
async fn a_change_of_the_password_ends_a_code_that_starts_later() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let start = company.clock.now().plus(DAY_S);
    let typed = company.activation_code_from(account, Some(start)).await;
    later(&company, 60);

    let request = sign_in("g.ferri", PASSWORD, 0);
    let signed_in = company.service.sign_in(&caller(2), proof(), request).await;
    let session = hash_of::<token::Session>(&signed_in.unwrap().token);
    let live = company.service.live(&session, &caller(2)).await.unwrap();
    let change = crate::changes::password_change();
    let changed = company
        .service
        .change_password(&caller(2), live.may_change().unwrap(), change)
        .await;
    assert!(changed.is_ok());

    let ended = details(&company, EventKind::PassEnded).await;
    assert_eq!(ended.len(), 1);
    let early = refused(company.show(6, again(&typed)).await);
    assert_eq!(early, ErrorCode::PassRefused.into());
    later(&company, DAY_S);
    assert!(company.show(6, typed).await.is_err());
}
