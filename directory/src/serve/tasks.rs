//! The tasks that run as long as the service. None of these tasks should end; if one ends, by a
//! panic or by returning, the service stops.

use std::collections::HashMap;
use tokio::task::{Id, JoinSet};

/// Running tasks, each with a name for the log. Dropping the value stops them.
#[derive(Default)]
pub(super) struct Tasks {
    running: JoinSet<()>,
    names: HashMap<Id, &'static str>,
}

impl Tasks {
    /// Starts a task.
    pub(super) fn begin(
        &mut self,
        name: &'static str,
        task: impl Future<Output = ()> + Send + 'static,
    ) {
        let id = self.running.spawn(task).id();
        self.names.insert(id, name);
    }

    /// Waits until one of the tasks ends, logs its end, and returns its name. Without tasks, waits
    /// forever.
    pub(super) async fn ended(&mut self) -> &'static str {
        let (id, how) = match self.running.join_next_with_id().await {
            None => return std::future::pending().await,
            Some(Ok((id, ()))) => (id, "returned"),
            Some(Err(error)) => (error.id(), "panicked"),
        };
        let name = self.names.get(&id).copied().unwrap_or_default();
        tracing::error!(task = name, how, "a background task ended");
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_task_that_panics_is_named() {
        let mut tasks = Tasks::default();
        tasks.begin("steady", std::future::pending());
        tasks.begin("clumsy", async { panic!("on purpose") });

        assert_eq!(tasks.ended().await, "clumsy");
    }

    #[tokio::test]
    async fn a_task_that_returns_is_named() {
        let mut tasks = Tasks::default();
        tasks.begin("steady", std::future::pending());
        tasks.begin("brief", async {});

        assert_eq!(tasks.ended().await, "brief");
    }
}
