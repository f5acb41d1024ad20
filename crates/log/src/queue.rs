//! The bounded queue between the threads that log and the thread that writes.

use crate::{
    Output,
    writer::{Lines, Opened},
};
use std::{
    io::{self, Write},
    iter,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};
use tracing_subscriber::fmt::MakeWriter;

/// The maximum number of lines in the queue; further lines are dropped.
const WAITING: usize = 4096;
/// How long the end of the process sleeps before it checks a full queue again.
const MOMENT: Duration = Duration::from_millis(10);
/// How long the writing thread gathers lines after the first one. Whoever logs during that time does
/// not have to wake the thread, which costs more than formatting the line.
const GATHERING: Duration = Duration::from_millis(5);

/// The sending end of the queue; clones send to the same thread.
#[derive(Clone, Debug)]
pub(crate) struct Queue {
    sender: SyncSender<Message>,
    shared: Arc<Shared>,
}

/// The state that both ends share.
#[derive(Debug, Default)]
struct Shared {
    /// The number of lines that were dropped since the last line that reported the number.
    lost: AtomicU64,
    /// Whether the file has to be reopened.
    reopen: AtomicBool,
}

#[derive(Debug)]
enum Message {
    Line(Vec<u8>),
    /// Wakes the writing thread, which then checks the flags.
    Wake,
    /// Answers once every earlier message is written or given up.
    Drain(SyncSender<()>),
}

impl Queue {
    /// Opens the output and starts the thread that writes to it.
    pub(crate) fn start(output: Output) -> io::Result<Self> {
        let opened = Opened::new(output)?;
        Self::start_with(Lines::new(opened))
    }

    fn start_with(lines: Lines) -> io::Result<Self> {
        let (sender, receiver) = sync_channel(WAITING);
        let shared = Arc::new(Shared::default());
        let queue = Self {
            sender,
            shared: Arc::clone(&shared),
        };
        thread::Builder::new()
            .name("log".into())
            .spawn(move || shared.write(lines, &receiver))?;
        Ok(queue)
    }

    fn send(&self, line: &[u8]) {
        let full = self.sender.try_send(Message::Line(line.to_vec())).is_err();
        if full {
            self.shared.lost.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn reopen(&self) {
        self.shared.reopen.store(true, Ordering::Relaxed);
        // A full queue is being read, so the thread sees the flag before the next line.
        let _ = self.sender.try_send(Message::Wake);
    }

    /// Waits until every line that was sent is written or given up, at most until `deadline`.
    pub(crate) fn drain(&self, deadline: Instant) {
        let (done, wait) = sync_channel(1);
        while let Err(TrySendError::Full(_)) = self.sender.try_send(Message::Drain(done.clone())) {
            if Instant::now() >= deadline {
                return;
            }
            thread::sleep(MOMENT);
        }
        // If the output stalls, the process ends anyway.
        let _ = wait.recv_timeout(deadline.saturating_duration_since(Instant::now()));
    }
}

impl Shared {
    fn write(&self, mut lines: Lines, receiver: &Receiver<Message>) {
        while let Ok(first) = receiver.recv() {
            if matches!(first, Message::Line(_)) {
                thread::sleep(GATHERING);
            }
            for message in iter::once(first).chain(receiver.try_iter()) {
                self.take(message, &mut lines);
            }
        }
    }

    fn take(&self, message: Message, lines: &mut Lines) {
        if self.reopen.swap(false, Ordering::Relaxed)
            && let Err(error) = lines.reopen()
        {
            tracing::error!(%error, "the log's file cannot be opened anew; the old one stays");
        }
        match message {
            Message::Line(line) => self.write_line(lines, &line),
            Message::Wake => {}
            // If the deadline has passed, nobody receives the answer.
            Message::Drain(done) => drop(done.send(())),
        }
    }

    fn write_line(&self, lines: &mut Lines, line: &[u8]) {
        if lines.write(line).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let lost = self.lost.swap(0, Ordering::Relaxed);
        if lost > 0 {
            tracing::warn!(lost, "lines of the log were lost");
        }
    }
}

impl<'a> MakeWriter<'a> for Queue {
    type Writer = Entry<'a>;

    fn make_writer(&'a self) -> Entry<'a> {
        Entry(self)
    }
}

/// A log event on its way into the queue. Writing to the entry never fails and never waits.
pub(crate) struct Entry<'a>(&'a Queue);

impl Write for Entry<'_> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.send(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writer::testing::{Faulty, Script};

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(30)
    }

    fn queue(output: &Faulty) -> Queue {
        Queue::start_with(Lines::new(Opened::fixed(output.clone()))).unwrap()
    }

    fn say(queue: &Queue, text: &str) {
        queue.make_writer().write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn a_line_that_cannot_be_written_is_counted_and_the_next_is() {
        let output = Faulty::new([Script::Fail(io::ErrorKind::StorageFull), Script::Take]);
        let queue = queue(&output);

        say(&queue, "one\n");
        queue.drain(soon());
        assert_eq!(queue.shared.lost.load(Ordering::Relaxed), 1);
        say(&queue, "two\n");
        queue.drain(soon());

        assert_eq!(output.written(), "two\n");
        assert_eq!(queue.shared.lost.load(Ordering::Relaxed), 0, "it was told");
    }

    #[test]
    fn an_output_that_nobody_reads_keeps_nobody_waiting() {
        let output = Faulty::new([Script::Hang]);
        let queue = queue(&output);

        for _ in 0..WAITING + 100 {
            say(&queue, "line\n");
        }
        queue.drain(Instant::now());

        assert!(queue.shared.lost.load(Ordering::Relaxed) >= 99);
    }

    #[test]
    fn lines_gathered_together_are_written_in_their_order() {
        let output = Faulty::new((0..100).map(|_| Script::Take));
        let queue = queue(&output);
        let lines: Vec<_> = (0..100).map(|number| format!("{number}\n")).collect();

        for line in &lines {
            say(&queue, line);
        }
        queue.drain(soon());

        assert_eq!(output.written(), lines.concat());
    }

    #[test]
    fn a_reopened_log_writes_to_the_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let (file, rotated) = (folder.path().join("log"), folder.path().join("log.1"));
        let queue = Queue::start(Output::File(file.clone())).unwrap();

        say(&queue, "one\n");
        queue.drain(soon());
        std::fs::rename(&file, &rotated).unwrap();
        queue.reopen();
        say(&queue, "two\n");
        queue.drain(soon());

        assert_eq!(std::fs::read_to_string(rotated).unwrap(), "one\n");
        assert_eq!(std::fs::read_to_string(file).unwrap(), "two\n");
    }
}
