//! Events as JSON: one flat object for each line, with the spans around the event in a list.
//!
//! Written here, since the form of `tracing-subscriber` drops the causes of an error.

use crate::{
    causes::chain,
    origin::{Origin, is_origin},
};
use serde::{Serializer as _, ser::SerializeMap};
use std::{error::Error, fmt};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    fmt::{
        FmtContext, FormatEvent, FormatFields, FormattedFields,
        format::Writer,
        time::{FormatTime as _, SystemTime},
    },
    registry::{LookupSpan, SpanRef},
};

/// Writes an event with its time, level, target and spans.
#[derive(Debug)]
pub(crate) struct JsonEvents;

impl<S, N> FormatEvent<S, N> for JsonEvents
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
        let line = line(context, event).map_err(|_| fmt::Error)?;
        let line = str::from_utf8(&line).map_err(|_| fmt::Error)?;
        writeln!(writer, "{line}")
    }
}

fn line<S, N>(context: &FmtContext<'_, S, N>, event: &Event<'_>) -> serde_json::Result<Vec<u8>>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'writer> FormatFields<'writer> + 'static,
{
    let mut at = String::new();
    // Without a time the event is still worth its line.
    let _ = SystemTime.format_time(&mut Writer::new(&mut at));
    let origin = Origin::of(event);
    let metadata = origin.metadata();
    let mut line = Vec::new();
    let mut serializer = serde_json::Serializer::new(&mut line);
    let mut entries = serializer.serialize_map(None)?;
    entries.serialize_entry("timestamp", &at)?;
    entries.serialize_entry("level", metadata.level().as_str())?;
    let mut fields = Fields {
        entries,
        result: Ok(()),
    };
    event.record(&mut fields);
    let Fields {
        mut entries,
        result,
    } = fields;
    result?;
    entries.serialize_entry("target", metadata.target())?;
    if let Some(spans) = context.event_scope() {
        let spans: Vec<_> = spans
            .from_root()
            .map(|span| object::<S, N>(&span))
            .collect();
        entries.serialize_entry("spans", &spans)?;
    }
    entries.end()?;
    Ok(line)
}

/// The fields and the name of a span.
fn object<'a, S, N>(span: &SpanRef<'a, S>) -> serde_json::Map<String, serde_json::Value>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'writer> FormatFields<'writer> + 'static,
{
    let extensions = span.extensions();
    let fields = extensions.get::<FormattedFields<N>>();
    let mut object: serde_json::Map<_, _> = fields
        .and_then(|fields| serde_json::from_str(fields).ok())
        .unwrap_or_default();
    object.insert("name".into(), span.metadata().name().into());
    object
}

/// Writes the fields of an event as entries of its object.
struct Fields<M: SerializeMap> {
    entries: M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Fields<M> {
    fn entry(&mut self, field: &Field, value: &(impl serde::Serialize + ?Sized)) {
        if self.result.is_ok() && !is_origin(field) {
            self.result = self.entries.serialize_entry(field.name(), value);
        }
    }
}

impl<M: SerializeMap> Visit for Fields<M> {
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.entry(field, &value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.entry(field, &value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.entry(field, &value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.entry(field, &value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.entry(field, value);
    }

    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        self.entry(field, &chain(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.entry(field, &format_args!("{value:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{origin::log_through_log, receiver::Receiver};
    use std::io;
    use tracing_subscriber::fmt::format::JsonFields;

    #[derive(Debug, thiserror::Error)]
    #[error("the store failed")]
    struct Failed(#[source] io::Error);

    /// The line that an event makes, without its time.
    fn line_of(log: impl FnOnce()) -> serde_json::Value {
        let receiver = Receiver::start();
        let events = tracing_subscriber::fmt()
            .fmt_fields(JsonFields::new())
            .event_format(JsonEvents)
            .with_writer(receiver.queue.clone())
            .finish();
        tracing::subscriber::with_default(events, log);
        let text = receiver.received();
        assert_eq!(text.matches('\n').count(), 1);
        let mut line: serde_json::Value = serde_json::from_str(&text).unwrap();
        let at = line.as_object_mut().unwrap().remove("timestamp");
        assert!(at.unwrap().as_str().unwrap().ends_with('Z'));
        line
    }

    #[test]
    fn an_event_is_a_flat_object_with_its_spans() {
        let line = line_of(|| {
            let account = tracing::field::Empty;
            let request = tracing::info_span!("request", route = "/v1/state", account.id = account);
            request.record("account.id", 7);
            request.in_scope(|| tracing::warn!(duration_ms = 3, kind = ?Some(1), "two\nlines"));
        });

        let expected = serde_json::json!({
            "level": "WARN", "message": "two\nlines", "duration_ms": 3, "kind": "Some(1)",
            "target": module_path!(),
            "spans": [{"name": "request", "route": "/v1/state", "account.id": 7}],
        });
        assert_eq!(line, expected);
    }

    #[test]
    fn an_error_is_written_with_its_causes() {
        let failed = Failed(io::Error::other("disk I/O error"));

        let line = line_of(|| tracing::error!(error = &failed as &dyn Error, "request failed"));

        assert_eq!(line["error"], "the store failed: disk I/O error");
        assert_eq!(line.get("spans"), None);
    }

    #[test]
    fn what_came_through_log_has_the_target_of_its_origin() {
        let line = line_of(log_through_log);

        let expected = serde_json::json!({
            "level": "WARN", "message": "late", "target": "rustls::client",
        });
        assert_eq!(line, expected);
    }
}
