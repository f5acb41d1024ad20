//! Finds the process that listens on a port, as far as the kernel shows it to this user (proc(5)).

use std::{
    fs::{self, Metadata},
    os::unix::fs::MetadataExt as _,
    path::Path,
};

/// The value of a listening socket in the column `st` of `/proc/net/tcp`.
const LISTENS: &str = "0A";

/// The process that listens on a port.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Holder {
    /// The user id of the socket's owner.
    pub user: Option<u32>,
    /// The process, if this user may see it.
    pub process: Option<Process>,
}

/// A process.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Process {
    /// The process id.
    pub id: u32,
    /// The name. The kernel keeps only 15 bytes of it; the rest comes from the program's path if
    /// that is visible.
    pub name: String,
}

/// A listening socket.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Socket {
    user: u32,
    inode: u64,
}

impl Process {
    /// Whether the process has a file or folder open, under any path.
    #[must_use]
    pub fn has_open(&self, path: &Path) -> bool {
        let same = |link: &Path, wanted: &Metadata| {
            let found = fs::metadata(link);
            found.is_ok_and(|it| (it.dev(), it.ino()) == (wanted.dev(), wanted.ino()))
        };
        let files = fs::read_dir(format!("/proc/{}/fd", self.id));
        let Ok((files, wanted)) = files.and_then(|files| Ok((files, fs::metadata(path)?))) else {
            return false;
        };
        files.flatten().any(|file| same(&file.path(), &wanted))
    }
}

impl Holder {
    /// Finds the process that listens on a port of this machine.
    #[must_use]
    pub fn of(port: u16) -> Self {
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(fs::read_to_string);
        let sockets = tables
            .iter()
            .flatten()
            .find_map(|table| listening(table, port));
        Self {
            user: sockets.as_ref().map(|socket| socket.user),
            process: sockets.and_then(|socket| process_with(socket.inode)),
        }
    }
}

/// The socket that listens on a port, in the text of `/proc/net/tcp`.
fn listening(table: &str, port: u16) -> Option<Socket> {
    let port = format!(":{port:04X}");
    table.lines().find_map(|line| {
        let fields: Vec<_> = line.split_whitespace().collect();
        let is_it = fields.get(1)?.ends_with(&port) && *fields.get(3)? == LISTENS;
        is_it.then_some(())?;
        Some(Socket {
            user: fields.get(7)?.parse().ok()?,
            inode: fields.get(9)?.parse().ok()?,
        })
    })
}

/// The process that has a socket open. Only root can inspect the processes of other users.
fn process_with(inode: u64) -> Option<Process> {
    let link = format!("socket:[{inode}]");
    let processes = fs::read_dir("/proc").ok()?.flatten();
    processes.into_iter().find_map(|process| {
        let id: u32 = process.file_name().to_str()?.parse().ok()?;
        let mut files = fs::read_dir(process.path().join("fd")).ok()?.flatten();
        let is_it = files
            .any(|file| fs::read_link(file.path()).is_ok_and(|target| target == Path::new(&link)));
        is_it.then(|| Process {
            id,
            name: name_of(&process.path()),
        })
    })
}

fn name_of(process: &Path) -> String {
    let program = fs::read_link(process.join("exe")).ok();
    let program = program.and_then(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let short = || fs::read_to_string(process.join("comm")).unwrap_or_default();
    program.unwrap_or_else(|| short().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn the_line_of_a_listening_socket_is_found() {
        let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n   \
            0: 0100007F:01BB 0100007F:9C40 01 00000000:00000000 00:00000000 00000000   998        0 4711 1\n   \
            1: 00000000:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 4712 1\n";

        let socket = listening(table, 443);

        assert_eq!(
            socket,
            Some(Socket {
                user: 998,
                inode: 4712
            })
        );
        assert_eq!(listening(table, 444), None);
    }

    #[test]
    fn a_process_of_our_own_is_named() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();

        let holder = Holder::of(listener.local_addr().unwrap().port());

        assert_eq!(holder.process.unwrap().id, std::process::id());
    }
}
