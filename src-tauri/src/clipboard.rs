//! Puts a secret into the clipboard for a limited time. The secret is removed if it is still there,
//! at the latest when the window closes.

use chiave_protocol::Secret;
use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tauri::{AppHandle, Manager};

/// How long a secret stays in the clipboard.
const WHILE: Duration = Duration::from_secs(90);

/// The secret that was put into the clipboard last, until it is removed.
#[derive(Clone, Default)]
pub struct Copied(Arc<Mutex<Option<Arc<Secret>>>>);

impl Copied {
    fn note(&self, secret: &Arc<Secret>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(secret.clone());
    }

    /// Takes the secret out of this value.
    fn take(&self) -> Option<Arc<Secret>> {
        let mut copied = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        copied.take()
    }

    /// Takes the secret out of this value if it is still the given one: a later secret has its own
    /// time.
    fn take_if(&self, secret: &Arc<Secret>) -> Option<Arc<Secret>> {
        let mut copied = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        copied.take_if(|copied| Arc::ptr_eq(copied, secret))
    }
}

/// Puts `secret` into the clipboard, and clears the clipboard after [`WHILE`] if the secret is
/// still there.
///
/// # Errors
///
/// An error if the window is gone, or the clipboard of this system is not supported.
pub fn put_for_a_while(app: &AppHandle, secret: Secret) -> tauri::Result<()> {
    system::is_there()?;
    let copied = app.state::<Copied>().inner().clone();
    let secret = Arc::new(secret);
    copied.note(&secret);
    let text = secret.clone();
    app.run_on_main_thread(move || system::put(text.expose()))?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(WHILE).await;
        let taken = app.run_on_main_thread(move || {
            if let Some(secret) = copied.take_if(&secret) {
                system::take_away(secret);
            }
        });
        if let Err(error) = taken {
            tracing::warn!(%error, "a secret may still be in the clipboard");
        }
    });
    Ok(())
}

/// Removes the secret at once if it is still in the clipboard, because the window closes. To be
/// called on the main thread.
pub fn take_away_now(app: &AppHandle) {
    if let Some(secret) = app.state::<Copied>().take() {
        system::take_away_now(&secret);
    }
}

/// Empties the clipboard and what is selected, whatever they hold: the turn of the person at a shared computer has
/// ended. To be called on the main thread.
pub fn empty(app: &AppHandle) {
    drop(app.state::<Copied>().take());
    system::empty();
}

/// Whether the current content of the clipboard is the secret.
#[cfg(any(target_os = "linux", test))]
fn is_still_there(now: Option<&str>, secret: &Secret) -> bool {
    now == Some(secret.expose())
}

/// The GTK clipboard; to be used on the main thread.
#[cfg(target_os = "linux")]
mod system {
    use super::{Arc, io, is_still_there};
    use chiave_protocol::Secret;
    use gtk::{
        Clipboard,
        gdk::{SELECTION_CLIPBOARD, SELECTION_PRIMARY},
    };

    pub fn is_there() -> io::Result<()> {
        Ok(())
    }

    pub fn put(text: &str) {
        Clipboard::get(&SELECTION_CLIPBOARD).set_text(text);
    }

    pub fn take_away(secret: Arc<Secret>) {
        Clipboard::get(&SELECTION_CLIPBOARD).request_text(move |clipboard, now| {
            if is_still_there(now, &secret) {
                clipboard.set_text("");
            }
        });
    }

    pub fn empty() {
        for selection in [&SELECTION_CLIPBOARD, &SELECTION_PRIMARY] {
            Clipboard::get(selection).set_text("");
        }
    }

    /// Waits for the clipboard's answer, because nobody would receive it after the end of the
    /// process.
    pub fn take_away_now(secret: &Secret) {
        let clipboard = Clipboard::get(&SELECTION_CLIPBOARD);
        if is_still_there(clipboard.wait_for_text().as_deref(), secret) {
            clipboard.set_text("");
            if let Some(display) = clipboard.display() {
                display.flush();
            }
        }
    }
}

/// The clipboard of other systems is not supported yet.
#[cfg(not(target_os = "linux"))]
mod system {
    use super::{Arc, io};
    use chiave_protocol::Secret;

    pub fn is_there() -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub fn put(_: &str) {}

    pub fn take_away(_: Arc<Secret>) {}

    pub fn take_away_now(_: &Secret) {}

    pub fn empty() {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_secret_itself_is_taken_out_of_the_clipboard() {
        let secret = Secret::new("JBSWY3DPEHPK3PXP".into());

        assert!(is_still_there(Some("JBSWY3DPEHPK3PXP"), &secret));
        for other in [
            None,
            Some(""),
            Some("a shopping list"),
            Some("JBSWY3DPEHPK3PXP "),
        ] {
            assert!(!is_still_there(other, &secret), "{other:?}");
        }
    }

    #[test]
    fn what_was_copied_is_taken_out_once() {
        let secret = Arc::new(Secret::new("JBSWY3DPEHPK3PXP".into()));
        let copied = Copied::default();
        assert!(copied.take().is_none());

        copied.note(&secret);

        assert_eq!(copied.take().unwrap().expose(), "JBSWY3DPEHPK3PXP");
        assert!(copied.take().is_none());
        assert!(copied.take_if(&secret).is_none());
    }

    #[test]
    fn a_later_copy_outlives_the_time_of_an_earlier_one() {
        let copy = || Arc::new(Secret::new("JBSWY3DPEHPK3PXP".into()));
        let (first, later) = (copy(), copy());
        let copied = Copied::default();
        copied.note(&first);
        copied.note(&later);

        assert!(copied.take_if(&first).is_none());
        assert!(copied.take_if(&later).is_some());
    }

    #[cfg(not(target_os = "linux"))]
    #[test]
    fn a_system_without_a_clipboard_says_so() {
        assert!(system::is_there().is_err());
    }
}
