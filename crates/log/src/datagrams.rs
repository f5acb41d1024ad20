//! Sends lines to a datagram socket, such as that of the journal of systemd or of a syslog daemon. Only Unix has such
//! sockets.

use std::{
    io::{self, ErrorKind, Write},
    os::unix::{fs::FileTypeExt, net::UnixDatagram},
    path::{Path, PathBuf},
};

/// Sends every line as a datagram.
pub(crate) struct Datagrams {
    socket: UnixDatagram,
    path: PathBuf,
}

impl Datagrams {
    /// A socket that takes no datagrams is refused. One whose receiver is away is not: the receiver may come
    /// back.
    pub(crate) fn to(path: &Path) -> io::Result<Self> {
        let is_socket = std::fs::metadata(path)?.file_type().is_socket();
        match UnixDatagram::unbound()?.connect(path) {
            Err(error) if is_socket && error.kind() == ErrorKind::ConnectionRefused => {}
            connected => connected?,
        }
        Ok(Self {
            socket: UnixDatagram::unbound()?,
            path: path.to_owned(),
        })
    }
}

impl Write for Datagrams {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        // The path is looked up for each line, so a receiver that started anew gets the next one.
        self.socket.send_to(line, &self.path)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_socket_that_takes_datagrams_is_one_of_a_log() {
        use std::os::unix::net::UnixListener;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let _stream = UnixListener::bind(path("stream")).unwrap();
        std::fs::write(path("file"), "").unwrap();
        drop(UnixDatagram::bind(path("away")).unwrap());
        let opens = |name| Datagrams::to(&path(name)).is_ok();

        assert!(opens("away"), "its receiver may come back");
        for name in ["stream", "file", "absent"] {
            assert!(!opens(name), "{name}");
        }
    }
}
