//! Whom people may ask for help, in the company's words and on its page, with what the help desk asks
//! for first.

use crate::{Client, Settings, settings::Placeholder};
use chiave_crypto::percent_encoded;

/// Stands for a value that is not known, such as the user name before anybody signed in.
const UNKNOWN: &str = "–";

/// The values of this computer for the company's words for help.
struct Values<'a> {
    user: Option<&'a str>,
    /// Empty if it is not known.
    computer: String,
}

impl Values<'_> {
    /// The text with the values of this computer. Braces around anything else stay.
    fn fill(&self, text: &str) -> String {
        self.fill_with(text, |value| value.unwrap_or(UNKNOWN).to_owned())
    }

    /// The address with the values of this computer, each as a part of an address; empty if it is not
    /// known.
    fn fill_link(&self, link: &str) -> String {
        self.fill_with(link, |value| percent_encoded(value.unwrap_or_default()))
    }

    fn fill_with(&self, text: &str, written: impl Fn(Option<&str>) -> String) -> String {
        Placeholder::fill(text, |placeholder| written(self.value(placeholder)))
    }

    fn value(&self, placeholder: Placeholder) -> Option<&str> {
        match placeholder {
            Placeholder::User => self.user,
            Placeholder::Computer => Some(&*self.computer).filter(|name| !name.is_empty()),
            Placeholder::Version => Some(env!("CARGO_PKG_VERSION")),
        }
    }
}

impl Client {
    /// Keeps the user name that somebody types, so the words of the help desk can name it.
    pub(crate) fn note_typed_name(&self, user_name: &str) {
        let typed = Some(user_name.trim().to_owned()).filter(|name| !name.is_empty());
        if typed.is_some() {
            self.still_here();
        }
        let is_news = {
            let mut memory = self.memory();
            std::mem::replace(&mut memory.typed_name, typed.clone()) != typed
        };
        if is_news {
            self.tell_status();
        }
    }

    /// Drops the typed user name: the next person has nothing to do with it.
    pub(crate) fn forget_typed_name(&self) {
        self.note_typed_name("");
    }

    /// How to reach the help desk, if the settings say it. May read a file, so no lock is held by
    /// the caller.
    pub(crate) fn help_desk(&self, settings: &Settings, user: Option<&str>) -> Option<String> {
        let text = settings.organisation_help.as_deref()?;
        Some(self.values_for(text, user).fill(text))
    }

    /// The page of the help desk, if the settings name one: the only address that the shell opens. May
    /// read a file, as [`Client::help_desk`].
    pub(crate) fn help_url(&self, settings: &Settings, user: Option<&str>) -> Option<String> {
        let link = settings.help_url.as_deref()?;
        Some(self.values_for(link, user).fill_link(link))
    }

    /// The page of the help desk for the person at this computer.
    #[must_use]
    pub fn help_page(&self) -> Option<String> {
        let settings = self.settings();
        let user = self.memory().whose();
        self.help_url(&settings, user.as_deref())
    }

    /// The values that may stand in a text; the name of the computer is read only if it does.
    fn values_for<'a>(&self, text: &str, user: Option<&'a str>) -> Values<'a> {
        let computer = match text.contains(Placeholder::Computer.text()) {
            true => self.0.platform.device_name(),
            false => String::new(),
        };
        Values { user, computer }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Laptop, Service, cut};
    use std::sync::atomic::Ordering;

    const MORE: &str = "20-more.json";

    #[test]
    fn a_text_says_what_the_help_desk_asks_for() {
        let values = Values {
            user: Some("anna"),
            computer: "laptop-7".into(),
        };

        let filled = values.fill("Call 7: {user}, {computer}, {version}, {else} {");

        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(
            filled,
            format!("Call 7: anna, laptop-7, {version}, {{else}} {{")
        );
    }

    // Law 14.
    #[test]
    fn a_value_stays_a_part_of_its_address() {
        let values = Values {
            user: Some("a/b?c=d&e#é {version}"),
            computer: String::new(),
        };

        let filled = values.fill_link("https://h.example/{computer}/{user}?v={version}");

        let version = env!("CARGO_PKG_VERSION");
        let user = "a%2Fb%3Fc%3Dd%26e%23%C3%A9%20%7Bversion%7D";
        assert_eq!(filled, format!("https://h.example//{user}?v={version}"));
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        let values = Values {
            user: None,
            computer: String::new(),
        };

        assert_eq!(values.fill("{user} {computer}"), "– –");
    }

    #[tokio::test]
    async fn the_name_of_the_computer_is_read_only_where_it_stands() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| cut()).await);
        let client = laptop.start(&service);
        let help_desk = client.about().help_desk;
        laptop
            .policy
            .write(MORE, r#"{"organisation_help": "Call 7, {user}"}"#);
        client.look_at_settings().await;
        let without_computer = client.status().await.help_desk;

        let read_before = laptop.platform.names_read.load(Ordering::SeqCst);
        laptop
            .policy
            .write(MORE, r#"{"organisation_help": "Call 7 from {computer}"}"#);
        client.look_at_settings().await;

        assert_eq!(help_desk, None);
        assert_eq!(without_computer.as_deref(), Some("Call 7, –"));
        assert_eq!(read_before, 0);
        let text = client.status().await.help_desk;
        assert_eq!(text.as_deref(), Some("Call 7 from test"));
    }

    #[tokio::test]
    async fn the_page_is_the_one_of_the_settings_for_this_computer() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| cut()).await);
        let client = laptop.start(&service);
        let before = client.help_page();

        let page = r#"{"help_url": "https://h.example/?from={computer}&who={user}"}"#;
        laptop.policy.write(MORE, page);
        client.look_at_settings().await;

        let page = Some("https://h.example/?from=test&who=".to_owned());
        assert_eq!(before, None);
        assert_eq!(client.help_page(), page);
        assert_eq!(client.status().await.help_url, page);
        assert_eq!(client.about().help_url, page);
    }
}
