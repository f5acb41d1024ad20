//! A secret in the clipboard: put there for a while, and taken away if it is still there.

use chiave_protocol::Secret;
use std::time::Duration;
use tauri::AppHandle;

/// How long a secret stays in the clipboard.
const WHILE: Duration = Duration::from_secs(90);

/// Puts `secret` into the clipboard, and empties the clipboard after [`WHILE`] where the secret is
/// still in it.
///
/// # Errors
///
/// Where the window has gone.
pub fn put_for_a_while(app: &AppHandle, secret: Secret) -> tauri::Result<()> {
    let text = Secret::new(secret.expose().to_owned());
    app.run_on_main_thread(move || system::put(text.expose()))?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(WHILE).await;
        let taken = app.run_on_main_thread(move || system::take_away(secret));
        if let Err(error) = taken {
            tracing::warn!(%error, "a secret may still be in the clipboard");
        }
    });
    Ok(())
}

/// Whether what is in the clipboard now is the secret that was put there.
#[cfg(any(target_os = "linux", test))]
fn is_still_there(now: Option<&str>, secret: &Secret) -> bool {
    now == Some(secret.expose())
}

/// The clipboard of GTK; to be used on the main thread.
#[cfg(target_os = "linux")]
mod system {
    use super::is_still_there;
    use chiave_protocol::Secret;
    use gtk::{Clipboard, gdk::SELECTION_CLIPBOARD};

    pub fn put(text: &str) {
        Clipboard::get(&SELECTION_CLIPBOARD).set_text(text);
    }

    pub fn take_away(secret: Secret) {
        Clipboard::get(&SELECTION_CLIPBOARD).request_text(move |clipboard, now| {
            if is_still_there(now, &secret) {
                clipboard.set_text("");
            }
        });
    }
}

/// No clipboard yet: the systems to come.
#[cfg(not(target_os = "linux"))]
mod system {
    use chiave_protocol::Secret;

    pub fn put(_: &str) {}

    pub fn take_away(_: Secret) {}
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
}
