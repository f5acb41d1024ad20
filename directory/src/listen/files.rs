//! How many files the process may have open, and so how many connections.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Connections at a time, at most. One that waits costs some 30 KiB.
const CONNECTIONS: usize = 1024;
/// Open files that are no connections: store, key files, log, mail server, runtime; and connections
/// that have just been cut.
const OTHERS: usize = 256;
/// Connections at a time where the system allows next to nothing.
const FEWEST: usize = 16;

/// Raises the soft limit of open files as far as it is of use, and answers how many connections
/// there may be.
///
/// The soft limit is 1024 by default, for programs that use `select(2)`; this one does not.
pub fn raise_limit() -> usize {
    let wanted = (CONNECTIONS + OTHERS) as u64;
    let now = getrlimit(Resource::Nofile);
    let most = now.maximum.map_or(wanted, |most| most.min(wanted));
    let mut files = now.current.unwrap_or(wanted);
    if files < most {
        let raised = Rlimit {
            current: Some(most),
            maximum: now.maximum,
        };
        match setrlimit(Resource::Nofile, raised) {
            Ok(()) => files = most,
            Err(error) => tracing::warn!(%error, "the limit of open files cannot be raised"),
        }
    }
    let connections = connections_in(files);
    if connections < CONNECTIONS {
        tracing::warn!(files, connections, "the limit of open files is low");
    }
    connections
}

/// How many of so many files may be connections.
fn connections_in(files: u64) -> usize {
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    files.saturating_sub(OTHERS).clamp(FEWEST, CONNECTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_low_limit_leaves_room_for_other_files() {
        assert_eq!(connections_in(1024), 768);
        assert_eq!(connections_in(1_048_576), CONNECTIONS);
        assert_eq!(connections_in(64), FEWEST);
    }
}
