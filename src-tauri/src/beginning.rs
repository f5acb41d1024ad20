//! What the page has to know before it can ask anything: a command is answered only after the page
//! runs and listens, and the first screen would wait for that. The page reads it from the part of
//! its address after the number sign (`ui/src/ipc/beginning.ts`).

use chiave_client::{Accent, Client, Offers, Preferences};
use std::path::PathBuf;
use tauri::utils::config::WebviewUrl;

/// What the page has to know.
struct Beginning {
    expects_session: bool,
    preferences: Preferences,
    offers: Offers,
    accent: Option<Accent>,
    has_logo: bool,
    is_shared: bool,
}

/// The address of the page at the start. To be called on the main thread.
pub fn address(client: &Client) -> WebviewUrl {
    let beginning = Beginning {
        expects_session: client.expects_session(),
        preferences: client.preferences(),
        offers: client.offers(),
        accent: client.accent(),
        has_logo: client.has_logo(),
        is_shared: client.is_shared(),
    };
    WebviewUrl::App(PathBuf::from(beginning.page()))
}

impl Beginning {
    fn page(&self) -> String {
        let session = match self.expects_session {
            true => "expected",
            false => "none",
        };
        let language = self.preferences.language.name();
        let theme = self.preferences.theme.name();
        let mut page = format!("index.html#session={session}&language={language}&theme={theme}");
        if let Some(accent) = &self.accent {
            page = format!("{page}&accent={}", accent.in_an_address());
        }
        if self.has_logo {
            page.push_str("&logo=shown");
        }
        if self.is_shared {
            page.push_str("&shared=yes");
        }
        match self.offers.missing().as_slice() {
            [] => page,
            missing => format!("{page}&without={}", missing.join("+")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_client::{Language, Theme};

    #[test]
    fn the_page_is_told_what_it_cannot_ask_yet() {
        let nothing = Beginning {
            expects_session: true,
            preferences: Preferences::default(),
            offers: Offers::default(),
            accent: None,
            has_logo: false,
            is_shared: false,
        };
        let much = Beginning {
            expects_session: false,
            preferences: Preferences {
                language: Language::It,
                theme: Theme::Dark,
            },
            offers: Offers {
                reset: false,
                unlock: false,
                ..Offers::default()
            },
            has_logo: true,
            is_shared: true,
            accent: None,
        };

        assert_eq!(
            much.page(),
            "index.html#session=none&language=it&theme=dark&logo=shown&shared=yes&without=reset+unlock"
        );
        assert_eq!(
            nothing.page(),
            "index.html#session=expected&language=system&theme=system"
        );
    }
}
