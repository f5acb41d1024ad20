//! Whom people may ask for help, in the company's words, with what the help desk asks for first.

use crate::{Client, Settings};

/// Stands for a value that is not known, such as the user name before anybody signed in.
const UNKNOWN: &str = "–";

/// Stands for the name of this computer.
const COMPUTER: &str = "{computer}";

/// What may stand in the company's words for help, between braces.
struct Placeholders<'a> {
    user: Option<&'a str>,
    computer: &'a str,
}

impl Placeholders<'_> {
    /// The text with the values of this computer. Braces around anything else stay.
    fn fill(&self, text: &str) -> String {
        let computer = Some(self.computer).filter(|name| !name.is_empty());
        [
            ("{user}", self.user),
            (COMPUTER, computer),
            ("{version}", Some(env!("CARGO_PKG_VERSION"))),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (name, value)| {
            text.replace(name, value.unwrap_or(UNKNOWN))
        })
    }
}

impl Client {
    /// How to reach the help desk, if the settings say it. May read a file, so no lock is held by
    /// the caller.
    pub(crate) fn help_desk(&self, settings: &Settings, user: Option<&str>) -> Option<String> {
        let text = settings.organisation_help.as_deref()?;
        let computer = match text.contains(COMPUTER) {
            true => self.0.platform.device_name(),
            false => String::new(),
        };
        let placeholders = Placeholders {
            user,
            computer: &computer,
        };
        Some(placeholders.fill(text))
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
        let placeholders = Placeholders {
            user: Some("anna"),
            computer: "laptop-7",
        };

        let filled = placeholders.fill("Call 7: {user}, {computer}, {version}, {else} {");

        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(
            filled,
            format!("Call 7: anna, laptop-7, {version}, {{else}} {{")
        );
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        let placeholders = Placeholders {
            user: None,
            computer: "",
        };

        assert_eq!(placeholders.fill("{user} {computer}"), "– –");
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
}
