//! The limit of open files of the process, and the number of connections that it allows.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// The maximum number of connections. A waiting connection costs about 30 KiB.
const CONNECTIONS: usize = 1024;
/// Open files that are not connections: store, key files, log, mail server, runtime, and
/// connections that were just cut.
const OTHERS: usize = 256;
/// The number of connections if the system allows hardly any files.
const FEWEST: usize = 16;

/// Raises the soft limit of open files as far as useful; returns the number of connections that it
/// allows.
///
/// The soft limit is 1024 by default, for programs that use `select(2)`; this program does not use
/// it.
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

/// The number of connections for a limit of open files.
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
