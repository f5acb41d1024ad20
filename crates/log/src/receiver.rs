//! A socket that receives what a test logs.

use crate::{Output, queue::Queue};
use std::{
    os::unix::net::UnixDatagram,
    path::PathBuf,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// A datagram socket, and a queue that writes to it.
pub(crate) struct Receiver {
    pub(crate) queue: Queue,
    socket: UnixDatagram,
    path: PathBuf,
    _folder: TempDir,
}

impl Receiver {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let socket = bound(&path);
        Self {
            queue: Queue::start(Output::Socket(path.clone())).unwrap(),
            socket,
            path,
            _folder: folder,
        }
    }

    /// Ends the socket, and begins another one at its path.
    pub(crate) fn start_anew(&mut self) {
        std::fs::remove_file(&self.path).unwrap();
        self.socket = bound(&self.path);
    }

    /// The first datagram, once everything that was logged has been written.
    pub(crate) fn received(self) -> String {
        self.queue.drain(Instant::now() + Duration::from_secs(30));
        let mut bytes = [0; 1024];
        let length = self.socket.recv(&mut bytes).unwrap();
        String::from_utf8(bytes[..length].to_vec()).unwrap()
    }
}

fn bound(path: &std::path::Path) -> UnixDatagram {
    let socket = UnixDatagram::bind(path).unwrap();
    socket.set_nonblocking(true).unwrap();
    socket
}
