//! How often alarms were raised.

use super::{Kept, Subject};
use crate::{
    alarm::{Alarm, Raised},
    ports::store::LockKey,
    testing::samples::NOW,
};

/// Alarms are counted by their code, with the time of the last one.
pub async fn an_alarm_is_counted_under_its_code(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for (alarm, after_s) in [
        (Alarm::ResetsClosed, 1),
        (Alarm::Decoy, 2),
        (Alarm::ResetsClosed, 3),
    ] {
        tx.raise(alarm, NOW.plus(after_s)).await?;
    }

    let raised = |alarm: Alarm, count, after_s| Raised {
        code: alarm.code().to_owned(),
        count,
        last_at: NOW.plus(after_s),
    };
    let expected = [
        raised(Alarm::Decoy, 1, 2),
        raised(Alarm::ResetsClosed, 2, 3),
    ];
    assert_eq!(tx.raised().await?, expected);
    Ok(())
}
