//! Panics in the log.

use std::panic::PanicHookInfo;

/// Logs every panic of the process as an error, in place of the text on the error output.
pub(crate) fn log_them() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string);
        let thread = std::thread::current();
        tracing::error!(
            panic.at = at,
            panic.thread = thread.name(),
            panic.text = fixed_text(panic),
            "panicked"
        );
    }));
}

/// The message where it is a literal of the source. A formatted one may quote what was being
/// worked on, and that may be a secret.
fn fixed_text<'a>(panic: &'a PanicHookInfo<'_>) -> Option<&'a str> {
    panic.payload().downcast_ref::<&'static str>().copied()
}
