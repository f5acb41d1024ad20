//! The IT department locks or disables the account after the intent of a write is recorded and before
//! the directory writes.

use super::*;
use chiave_protocol::state::EventKind;

const STOPS: [Act; 2] = [Act::Lock, Act::DisableAndEnable];

impl Scene {
    /// Runs `work`, and `act` while the directory has its order and has not written yet.
    async fn during_its_write<T>(&self, act: Act, work: impl Future<Output = T>) -> T {
        self.meanwhile(work, self.act(act)).await.0
    }

    /// Runs `work`, and `other` while the directory has the order of `work` and has not written yet.
    async fn meanwhile<T, O>(
        &self,
        work: impl Future<Output = T>,
        other: impl Future<Output = O>,
    ) -> (T, O) {
        let connector = &self.company.connector;
        let before = connector.writes.load(Ordering::Relaxed);
        let shut = connector.write_door.write().await;
        let mut work = std::pin::pin!(work);
        while connector.writes.load(Ordering::Relaxed) == before {
            tokio::select! {
                _ = &mut work => panic!("nothing was written"),
                () = tokio::task::yield_now() => {}
            }
        }
        let other = other.await;
        drop(shut);
        (work.await, other)
    }

    /// What the computer is answered that asks how a write ended.
    async fn ended(&self, id: OperationId, n: u8) -> ErrorCode {
        let asked = self.company.service.operation(&caller(n), id).await;
        refused(asked).code
    }

    /// Resets the password in a new attempt, when codes are sent again.
    async fn reset_again(&mut self) -> Result<WriteOutcome, FlowError> {
        self.company.clock.0.fetch_add(15 * 60, Ordering::Relaxed);
        self.token = open(&self.company, "g.ferri", Purpose::Reset).await;
        for _ in 0..2 {
            self.pass().await.unwrap();
        }
        self.choose().await
    }
}

// Law 9.
#[tokio::test]
async fn the_second_of_two_passwords_of_one_reset_has_a_known_end() {
    let scene = Scene::with_both_gates(Purpose::Reset).await;
    let (first, second) = (operation(), operation());

    let (won, lost) = scene
        .meanwhile(scene.choose_as(first), scene.choose_as(second))
        .await;

    let lost = refused(lost);
    assert_eq!(lost.code, ErrorCode::Busy);
    assert!(lost.retry_after_s.is_some());
    assert!(matches!(won, Ok(WriteOutcome::Done { .. })));
    assert_eq!(scene.ended(second, 3).await, ErrorCode::NotFound);
}

// Law 8.
#[tokio::test]
async fn a_reset_ends_no_lock_that_was_set_after_its_intent() {
    for act in STOPS {
        let mut scene = Scene::with_both_gates(Purpose::Reset).await;
        let before = scene.entry().await;
        let id = operation();

        let reset = scene.during_its_write(act, scene.choose_as(id)).await;

        let reset = refused(reset);
        assert_eq!(reset.code, ErrorCode::AttemptEnded, "{act:?}");
        assert_eq!(reset.ended_by, Some(AttemptEndedBy::Voided), "{act:?}");
        let entry = scene.entry().await;
        assert_eq!(entry.password_changed_at, before.password_changed_at);
        assert_eq!(entry.locked, matches!(act, Act::Lock), "{act:?}");
        assert_eq!(scene.ended(id, 3).await, ErrorCode::AttemptEnded);
        assert_eq!(
            refused(scene.choose_as(id).await).code,
            ErrorCode::AttemptEnded
        );
        let again = scene.reset_again().await;
        assert!(matches!(again, Ok(WriteOutcome::Done { .. })), "{again:?}");
    }
}

// Law 24.
#[tokio::test]
async fn a_reset_that_a_lock_overrules_is_recorded_as_not_written() {
    let scene = Scene::with_both_gates(Purpose::Reset).await;

    let reset = scene.during_its_write(Act::Lock, scene.choose()).await;

    assert!(reset.is_err());
    let rows = scene.company.rows().await;
    let is = |kind| rows.iter().any(|row| row.event_kind() == kind);
    assert!(is(EventKind::ResetRefused));
    assert!(!is(EventKind::PasswordReset));
}

// Law 8.
#[tokio::test]
async fn an_unlock_ends_no_lock_that_was_set_after_its_intent() {
    let mut scene = Scene::opened(Purpose::Unlock).await;
    scene.act(Act::Lock).await;
    scene.token = open(&scene.company, "g.ferri", Purpose::Unlock).await;
    for _ in 0..2 {
        scene.pass().await.unwrap();
    }
    let id = operation();

    let unlock = scene.during_its_write(Act::Lock, scene.unlock_as(id)).await;

    assert_eq!(refused(unlock).code, ErrorCode::AttemptEnded);
    assert!(scene.entry().await.locked);
    assert_eq!(scene.ended(id, 3).await, ErrorCode::AttemptEnded);
}

// Law 8.
#[tokio::test]
async fn a_first_password_ends_no_lock_that_was_set_after_its_intent() {
    for act in STOPS {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let activation = company.activation_of(account, "g.ferri", 0).await;
        let scene = Scene {
            company,
            account,
            token: activation,
        };
        scene.company.clock.0.fetch_add(60, Ordering::Relaxed);
        let set = SetPassword {
            operation_id: operation(),
            new: Secret::new(NEXT.into()),
        };
        let (id, laptop) = (set.operation_id, caller(1));
        let before = scene.entry().await;

        let service = &scene.company.service;
        let first = service.first_password(&activation, &laptop, set);
        let first = scene.during_its_write(act, first).await;

        assert_eq!(refused(first).code, ErrorCode::AttemptEnded, "{act:?}");
        let entry = scene.entry().await;
        assert_eq!(entry.password_changed_at, before.password_changed_at);
        assert_eq!(entry.locked, matches!(act, Act::Lock), "{act:?}");
        assert_eq!(scene.ended(id, 1).await, ErrorCode::AttemptEnded);
    }
}

// Law 9.
#[tokio::test]
async fn a_reset_written_before_the_lock_stays_done() {
    let scene = Scene::with_both_gates(Purpose::Reset).await;
    let id = operation();
    let done = scene.choose_as(id).await;
    assert!(matches!(done, Ok(WriteOutcome::Done { .. })));

    scene.act(Act::Lock).await;

    let asked = scene.company.service.operation(&caller(3), id).await;
    assert!(matches!(asked, Ok(WriteOutcome::Done { .. })));
    assert!(scene.entry().await.locked);
}
