//! What waits for a worker, lane by lane.

use super::Task;
use chiave_domain::device::Lane;
use chiave_protocol::Secret;
use std::{collections::VecDeque, sync::Arc};

#[derive(Default)]
pub(super) struct Queues {
    known: VecDeque<Job>,
    unknown: VecDeque<Job>,
    pub(super) arrived: u64,
    pub(super) stopped: bool,
}

pub(super) struct Job {
    pub(super) arrived: u64,
    pub(super) secret: Arc<Secret>,
    pub(super) task: Task,
}

impl Queues {
    pub(super) fn of(&self, lane: Lane) -> &VecDeque<Job> {
        match lane {
            Lane::Known => &self.known,
            Lane::Unknown => &self.unknown,
        }
    }

    pub(super) fn of_mut(&mut self, lane: Lane) -> &mut VecDeque<Job> {
        match lane {
            Lane::Known => &mut self.known,
            Lane::Unknown => &mut self.unknown,
        }
    }

    pub(super) fn has_work(&self, known_only: bool) -> bool {
        !self.known.is_empty() || (!known_only && !self.unknown.is_empty())
    }

    /// The job that waited longest, of those the worker may take.
    pub(super) fn take(&mut self, known_only: bool) -> Option<Job> {
        let first = |queue: &VecDeque<Job>| queue.front().map_or(u64::MAX, |job| job.arrived);
        if known_only || first(&self.known) <= first(&self.unknown) {
            self.known.pop_front()
        } else {
            self.unknown.pop_front()
        }
    }
}
