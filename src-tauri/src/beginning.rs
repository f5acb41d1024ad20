//! What the page has to know before it can ask anything: a command is answered only after the page
//! runs and listens, and the first screen would wait for that. The page reads it from the part of
//! its address after the number sign (`ui/src/ipc/beginning.ts`).

use chiave_client::{Accent, Client, Offers, Preferences};
use std::path::PathBuf;
use tauri::utils::config::WebviewUrl;

/// The address of the page at the start. To be called on the main thread.
pub fn address(client: &Client) -> WebviewUrl {
    let page = page(
        client.expects_session(),
        client.preferences(),
        client.offers(),
        client.accent(),
        client.has_logo(),
    );
    WebviewUrl::App(PathBuf::from(page))
}

fn page(
    expects_session: bool,
    preferences: Preferences,
    offers: Offers,
    accent: Option<Accent>,
    has_logo: bool,
) -> String {
    let session = match expects_session {
        true => "expected",
        false => "none",
    };
    let (language, theme) = (preferences.language.name(), preferences.theme.name());
    let mut page = format!("index.html#session={session}&language={language}&theme={theme}");
    if let Some(accent) = accent {
        page = format!("{page}&accent={}", accent.in_an_address());
    }
    if has_logo {
        page.push_str("&logo=shown");
    }
    match offers.missing().as_slice() {
        [] => page,
        missing => format!("{page}&without={}", missing.join("+")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_client::{Language, Theme};

    #[test]
    fn the_page_is_told_what_it_cannot_ask_yet() {
        let preferences = Preferences {
            language: Language::It,
            theme: Theme::Dark,
        };

        assert_eq!(
            page(
                false,
                preferences,
                Offers {
                    reset: false,
                    unlock: false,
                    ..Offers::default()
                },
                None,
                true
            ),
            "index.html#session=none&language=it&theme=dark&logo=shown&without=reset+unlock"
        );
        assert_eq!(
            page(true, Preferences::default(), Offers::default(), None, false),
            "index.html#session=expected&language=system&theme=system"
        );
    }
}
