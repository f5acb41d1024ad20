//! Waiting for a condition, never for a time.

use std::time::{Duration, Instant};

use crate::Result;

/// How long a condition may take on two busy cores before the journey has failed.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How often a condition is looked at.
pub const POLL_INTERVAL: Duration = Duration::from_millis(40);

/// Waits until `look` finds something.
///
/// # Errors
///
/// After [`PATIENCE`], naming `what` was awaited; or whatever `look` could not bear.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let begun = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("waited {} s for {what}", PATIENCE.as_secs()).into());
        }
        std::thread::sleep(POLL_INTERVAL);
    }
}

/// Waits as [`until`] does for a condition that is asked asynchronously, of a window for example.
///
/// # Errors
///
/// As [`until`].
pub async fn until_async<T, Look>(what: &str, mut look: impl FnMut() -> Look) -> Result<T>
where
    Look: Future<Output = Result<Option<T>>>,
{
    let begun = Instant::now();
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("waited {} s for {what}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(POLL_INTERVAL).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_that_becomes_true_ends_the_wait() {
        let mut looks = 0;

        let found = until("three looks", || {
            looks += 1;
            Ok((looks == 3).then_some(looks))
        });

        assert_eq!(found.unwrap(), 3);
    }
}
