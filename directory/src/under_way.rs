//! Counts what was begun and is not finished, so a stop knows when everything has ended.

use std::sync::Arc;
use tokio::sync::watch;

/// Counts requests, and writes that outlive their requests. Clones share one count.
#[derive(Clone, Default)]
pub struct UnderWay(Arc<watch::Sender<usize>>);

/// Counts as one item in progress until it is dropped.
pub struct Begun(UnderWay);

impl UnderWay {
    /// Counts one more item.
    pub fn begin(&self) -> Begun {
        self.0.send_modify(|count| *count += 1);
        Begun(self.clone())
    }

    /// Waits until nothing is in progress.
    pub async fn nothing(&self) {
        // The sender lives in `self`, so waiting ends only when the count is 0.
        let _ = self.0.subscribe().wait_for(|count| *count == 0).await;
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.0
            .0
            .send_modify(|count| *count = count.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_wait_ends_with_the_last_of_what_was_begun() {
        let under_way = UnderWay::default();
        let (one, other) = (under_way.begin(), under_way.begin());
        let waiting = tokio::spawn({
            let under_way = under_way.clone();
            async move { under_way.nothing().await }
        });

        drop(one);
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        drop(other);

        waiting.await.unwrap();
    }
}
