//! Writes whose end is not known at once (law 9).

use super::*;
use chiave_protocol::{ErrorCode, password::ChangePassword};

/// Longer than anybody writes.
const LATER_S: i64 = 600;

impl Company {
    fn advance(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::Relaxed);
    }

    async fn session(&self, n: u8) -> TokenHash {
        let request = sign_in("g.ferri", PASSWORD, 0);
        let entered = self.service.sign_in(&caller(n), proof(), request).await;
        hash_of::<token::Session>(&entered.unwrap().token)
    }

    async fn change(
        &self,
        session: &TokenHash,
        id: OperationId,
    ) -> Result<WriteOutcome, FlowError> {
        let live = self.service.live(session, &caller(2)).await.unwrap();
        let request = ChangePassword {
            operation_id: id,
            current: Secret::new(PASSWORD.into()),
            new: Secret::new(NEXT.into()),
            utc_offset_min: None,
        };
        let may = live.may_change().unwrap();
        self.service.change_password(&caller(2), may, request).await
    }
}

#[tokio::test]
async fn a_directory_that_cannot_tell_leaves_the_outcome_open() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let (session, id) = (company.session(2).await, operation());
    company
        .connector
        .loses_answers
        .store(true, Ordering::Relaxed);
    company.connector.cannot_tell.store(true, Ordering::Relaxed);
    let lost = company.change(&session, id).await;
    assert!(matches!(lost, Ok(WriteOutcome::Unknown)));

    company.advance(LATER_S);
    company.service.settle_stale().await.unwrap();
    let asked = company.service.operation(&caller(2), id).await;
    assert!(matches!(asked, Ok(WriteOutcome::Unknown)));

    company
        .connector
        .cannot_tell
        .store(false, Ordering::Relaxed);
    company.service.settle_stale().await.unwrap();
    let asked = company.service.operation(&caller(2), id).await;
    assert!(matches!(asked, Ok(WriteOutcome::Done { .. })));
}

#[tokio::test]
async fn nobody_asks_for_the_write_of_another_laptop() {
    let company = Company::new().await;
    company.add_active("g.ferri").await;
    let (session, id) = (company.session(2).await, operation());
    company.change(&session, id).await.unwrap();

    let foreign = company.service.operation(&caller(3), id).await;

    assert_eq!(refused(foreign).code, ErrorCode::NotFound);
}
