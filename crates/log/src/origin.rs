//! The origin of an event. What a library logs through `log` arrives as an event whose target is `log`,
//! with the origin in fields that begin with `log.`.

use tracing::{Event, Metadata, field::Field};
use tracing_log::NormalizeEvent as _;

/// Level and target of an event, and for one that came through `log`, those of its origin.
pub(crate) struct Origin<'a> {
    own: &'static Metadata<'static>,
    through_log: Option<Metadata<'a>>,
}

impl<'a> Origin<'a> {
    pub(crate) fn of(event: &'a Event<'_>) -> Self {
        Self {
            own: event.metadata(),
            through_log: event.normalized_metadata(),
        }
    }

    pub(crate) fn metadata(&self) -> &Metadata<'a> {
        self.through_log.as_ref().unwrap_or(self.own)
    }
}

/// Whether a field says only where an event came from. It may hold a path of the machine that built this
/// program.
pub(crate) fn is_origin(field: &Field) -> bool {
    field.name().starts_with("log.")
}

#[cfg(test)]
pub(crate) fn log_through_log() {
    use tracing_log::log::{Level, Record};

    let record = Record::builder()
        .level(Level::Warn)
        .target("rustls::client")
        .file(Some("/build/rustls/client.rs"))
        .args(format_args!("late"))
        .build();
    tracing_log::format_trace(&record).unwrap();
}
