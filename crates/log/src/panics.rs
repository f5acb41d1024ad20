//! Logs panics.

use std::panic::PanicHookInfo;

/// Logs every panic of the process as an error, instead of printing it on the error output.
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

/// The panic message if it is a literal of the source. A formatted message may quote the data in
/// use, which may be a secret.
fn fixed_text<'a>(panic: &'a PanicHookInfo<'_>) -> Option<&'a str> {
    panic.payload().downcast_ref::<&'static str>().copied()
}
