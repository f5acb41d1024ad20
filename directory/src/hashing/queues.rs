//! The queues of the hash pool: one for known devices, one for unknown devices.

use super::Task;
use chiave_domain::device::DeviceTrust;
use chiave_protocol::Secret;
use std::{collections::VecDeque, sync::Arc, time::Instant};

#[derive(Default)]
pub(super) struct Queues {
    known: VecDeque<Job>,
    unknown: VecDeque<Job>,
    pub(super) arrived: u64,
    pub(super) stopped: bool,
}

pub(super) struct Job {
    pub(super) arrived: u64,
    pub(super) since: Instant,
    pub(super) secret: Arc<Secret>,
    pub(super) task: Task,
}

impl Queues {
    pub(super) fn of(&self, trust: DeviceTrust) -> &VecDeque<Job> {
        match trust {
            DeviceTrust::Known => &self.known,
            DeviceTrust::Unknown => &self.unknown,
        }
    }

    pub(super) fn of_mut(&mut self, trust: DeviceTrust) -> &mut VecDeque<Job> {
        match trust {
            DeviceTrust::Known => &mut self.known,
            DeviceTrust::Unknown => &mut self.unknown,
        }
    }

    pub(super) fn has_work(&self, known_only: bool) -> bool {
        !self.known.is_empty() || (!known_only && !self.unknown.is_empty())
    }

    /// The oldest job among those that the worker may take.
    pub(super) fn take(&mut self, known_only: bool) -> Option<Job> {
        let first = |queue: &VecDeque<Job>| queue.front().map_or(u64::MAX, |job| job.arrived);
        if known_only || first(&self.known) <= first(&self.unknown) {
            self.known.pop_front()
        } else {
            self.unknown.pop_front()
        }
    }
}
