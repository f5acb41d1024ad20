//! Whom people may ask for help, in the company's words, with what the help desk asks for first.

use crate::Client;

/// Stands for a value that is not known, such as the user name before anybody signed in.
const UNKNOWN: &str = "–";

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
            ("{computer}", computer),
            ("{version}", Some(env!("CARGO_PKG_VERSION"))),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (name, value)| {
            text.replace(name, value.unwrap_or(UNKNOWN))
        })
    }
}

impl Client {
    /// How to reach the help desk, if the settings say it.
    pub(crate) fn help_desk(&self, user: Option<&str>) -> Option<String> {
        let settings = self.settings();
        let computer = self.0.platform.device_name();
        let placeholders = Placeholders {
            user,
            computer: &computer,
        };
        settings
            .organisation_help
            .as_deref()
            .map(|text| placeholders.fill(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
