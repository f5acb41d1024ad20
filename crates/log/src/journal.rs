//! Events in the native form of the journal of systemd: one datagram for each event, one field on
//! each line (systemd.io/JOURNAL_NATIVE_PROTOCOL).
//!
//! Written here, since `tracing-journald` writes in the thread that logs: a journal that stalls would
//! stall the process.

use crate::{
    causes::chain,
    origin::{Origin, is_origin},
    priority::severity,
};
use std::{error::Error, fmt};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
    span::Record,
};
use tracing_subscriber::{
    field::RecordFields,
    fmt::{FmtContext, FormatEvent, FormatFields, FormattedFields, format::Writer},
    registry::LookupSpan,
};

/// Writes the fields of an event or of a span.
#[derive(Debug)]
pub(crate) struct JournalFields;

/// Writes an event with the fields of the spans around it.
#[derive(Debug)]
pub(crate) struct JournalEvents {
    /// The name of the program, by which the journal finds its events.
    pub(crate) program: &'static str,
}

impl<'writer> FormatFields<'writer> for JournalFields {
    fn format_fields<R: RecordFields>(&self, writer: Writer<'writer>, fields: R) -> fmt::Result {
        let mut lines = FieldLines {
            writer,
            result: Ok(()),
        };
        fields.record(&mut lines);
        lines.result
    }

    fn add_fields(
        &self,
        current: &'writer mut FormattedFields<Self>,
        fields: &Record<'_>,
    ) -> fmt::Result {
        self.format_fields(current.as_writer(), fields)
    }
}

impl<S, N> FormatEvent<S, N> for JournalEvents
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
        let origin = Origin::of(event);
        let metadata = origin.metadata();
        writeln!(writer, "PRIORITY={}", severity(*metadata.level()))?;
        writeln!(writer, "SYSLOG_IDENTIFIER={}", self.program)?;
        writeln!(writer, "TARGET={}", metadata.target())?;
        for span in context
            .event_scope()
            .into_iter()
            .flat_map(|it| it.from_root())
        {
            if let Some(fields) = span.extensions().get::<FormattedFields<N>>() {
                writer.write_str(fields)?;
            }
        }
        context.format_fields(writer.by_ref(), event)
    }
}

struct FieldLines<'writer> {
    writer: Writer<'writer>,
    result: fmt::Result,
}

impl FieldLines<'_> {
    fn line(&mut self, field: &Field, value: &str) {
        if is_origin(field) {
            return;
        }
        let name = field_name(field.name());
        // A line's end inside a value would begin another field.
        let value = value.replace('\n', "\\n");
        let written = writeln!(self.writer, "{name}={value}");
        self.result = self.result.and(written);
    }
}

/// The name of a field in the journal: capitals, digits and underscores, a letter first.
fn field_name(name: &str) -> String {
    let name = name.to_ascii_uppercase();
    let name = name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
    name.trim_start_matches(|first: char| !first.is_ascii_alphabetic())
        .to_owned()
}

impl Visit for FieldLines<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.line(field, value);
    }

    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        self.line(field, &chain(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.line(field, &format!("{value:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{origin::log_through_log, receiver::Receiver};
    use std::io::Write as _;
    use tracing_subscriber::fmt::MakeWriter as _;

    /// The datagram that an event makes.
    fn sent(log: impl FnOnce()) -> String {
        let journal = Receiver::start();
        let events = tracing_subscriber::fmt()
            .fmt_fields(JournalFields)
            .event_format(JournalEvents { program: "trial" })
            .with_writer(journal.queue.clone())
            .finish();
        tracing::subscriber::with_default(events, log);
        journal.received()
    }

    #[test]
    fn what_came_through_log_has_the_target_of_its_origin() {
        let expected = "PRIORITY=4\nSYSLOG_IDENTIFIER=trial\nTARGET=rustls::client\nMESSAGE=late\n";
        assert_eq!(sent(log_through_log), expected);
    }

    #[test]
    fn an_event_is_one_datagram_with_the_fields_of_its_spans() {
        let sent = sent(|| {
            let account = tracing::field::Empty;
            let request = tracing::info_span!("request", route = "/v1/state", account.id = account);
            request.record("account.id", 7);
            request.in_scope(|| tracing::warn!(duration_ms = 3, "two\nlines"));
        });

        let expected = format!(
            "PRIORITY=4\nSYSLOG_IDENTIFIER=trial\nTARGET={}\nROUTE=/v1/state\nACCOUNT_ID=7\n\
             MESSAGE=two\\nlines\nDURATION_MS=3\n",
            module_path!()
        );
        assert_eq!(sent, expected);
    }

    #[test]
    fn a_journal_that_starts_anew_gets_the_next_event() {
        let mut journal = Receiver::start();
        journal.start_anew();

        let mut writer = journal.queue.make_writer();
        writer.write_all(b"MESSAGE=here\n").unwrap();

        assert_eq!(journal.received(), "MESSAGE=here\n");
    }
}
