//! Counts statements and queued mails, so a test can compare what a request costs (law 5).

use std::sync::atomic::{AtomicU64, Ordering};

/// The work since the store was opened.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// The number of statements that only read.
    pub reads: u64,
    /// The number of statements that wrote, whether or not they were committed.
    pub writes: u64,
    /// The number of queued mails, including decoys, whether or not they were committed.
    pub mails: u64,
    /// The number of commits, whether or not they succeeded.
    pub commits: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Counters {
    reads: AtomicU64,
    writes: AtomicU64,
    mails: AtomicU64,
    commits: AtomicU64,
    written: AtomicU64,
}

impl Counters {
    pub(crate) fn read(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn wrote(&self) {
        self.writes.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn posted(&self) {
        self.mails.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn committed(&self) {
        self.commits.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn has_written(&self) {
        self.written.fetch_add(1, Ordering::Relaxed);
    }

    /// The number of units of work that are durable.
    pub(crate) fn written(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    pub(crate) fn counts(&self) -> Counts {
        Counts {
            reads: self.reads.load(Ordering::Relaxed),
            writes: self.writes.load(Ordering::Relaxed),
            mails: self.mails.load(Ordering::Relaxed),
            commits: self.commits.load(Ordering::Relaxed),
        }
    }
}
