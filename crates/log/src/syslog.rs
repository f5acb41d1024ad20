//! Events in the form in which programs of the same machine hand them to a syslog daemon: priority,
//! program and process, then the text (syslog(3), RFC 3164 section 4.1 without time and host, which the
//! daemon adds).

use crate::priority::severity;
use std::fmt;
use tracing::{Event, Subscriber};
use tracing_subscriber::{
    fmt::{
        FmtContext, FormatEvent, FormatFields,
        format::{Format, Full, Writer},
    },
    registry::LookupSpan,
};

/// The facility of system daemons, in its place within a priority (RFC 5424, section 6.2.1).
const DAEMON: u8 = 3 << 3;

/// Writes an event as plain text behind the header of syslog.
#[derive(Debug)]
pub(crate) struct SyslogEvents {
    program: &'static str,
    text: Format<Full, ()>,
}

impl SyslogEvents {
    pub(crate) fn of(program: &'static str) -> Self {
        Self {
            program,
            text: tracing_subscriber::fmt::format()
                .without_time()
                .with_level(false)
                .with_ansi(false),
        }
    }
}

impl<S, N> FormatEvent<S, N> for SyslogEvents
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'writer> FormatFields<'writer> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let priority = DAEMON | severity(*event.metadata().level());
        let process = std::process::id();
        write!(writer, "<{priority}>{}[{process}]: ", self.program)?;
        self.text.format_event(context, writer, event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receiver::Receiver;

    #[test]
    fn an_event_is_one_datagram_behind_its_header() {
        let daemon = Receiver::start();
        let events = tracing_subscriber::fmt()
            .with_ansi(false)
            .event_format(SyslogEvents::of("trial"))
            .with_writer(daemon.queue.clone())
            .finish();

        tracing::subscriber::with_default(events, || {
            let request = tracing::info_span!("request", route = "/v1/state");
            request.in_scope(|| tracing::warn!(duration_ms = 3, "slow"));
        });

        let expected = format!(
            "<28>trial[{}]: request{{route=\"/v1/state\"}}: {}: slow duration_ms=3\n",
            std::process::id(),
            module_path!()
        );
        assert_eq!(daemon.received(), expected);
    }
}
