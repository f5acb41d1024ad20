//! The links that open the application (`x-scheme-handler/chiave`). Anybody can write a link, so a
//! link names a page of help and nothing else: no field, no action and no text.

use crate::help_page::HelpPage;

/// How every link begins.
const LINK: &str = "chiave:";
/// How a link to a page of help begins; the name of the page is the whole rest.
const HELP: &str = "chiave://help/";

/// Whether an argument is a link, so the desktop passed it. Every link opens the window.
pub fn is_link(argument: &str) -> bool {
    after(argument, LINK).is_some()
}

/// The page of help that a link names; `None` for every other text.
pub fn help_page(link: &str) -> Option<HelpPage> {
    HelpPage::named(after(link, HELP)?)
}

/// What follows the beginning of a link, in which case means nothing (RFC 3986, section 6.2.2.1).
fn after<'a>(link: &'a str, beginning: &str) -> Option<&'a str> {
    let (begins, rest) = link.split_at_checked(beginning.len())?;
    begins.eq_ignore_ascii_case(beginning).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::help_page::Task;
    use chiave_client::LocalCode;

    #[test]
    fn a_link_names_a_page_of_help() {
        let clock = HelpPage::Local(LocalCode::ClockWrong);
        assert_eq!(help_page("chiave://help/clock-wrong"), Some(clock));
        let phone = HelpPage::Task(Task::LostPhone);
        assert_eq!(help_page("chiave://help/lost-phone"), Some(phone));
        assert_eq!(help_page("CHIAVE://Help/lost-phone"), Some(phone));
    }

    #[test]
    fn every_other_link_names_nothing() {
        for link in [
            "chiave:",
            "chiave://help",
            "chiave://help/",
            "chiave://help/unknown",
            "chiave://help/Clock-Wrong",
            "chiave://help/clock-wrong/",
            "chiave://help/clock-wrong?user=a",
            "chiave://help/clock-wrong#a",
            "chiave://help/ clock-wrong",
            "chiave://help/clock%2Dwrong",
            "chiave://help//clock-wrong",
            "chiave://help:1/clock-wrong",
            "chiave://a@help/clock-wrong",
            "CHIAVE://help/CLOCK-WRONG",
            "chiave:help/clock-wrong",
            "chiave://reset/clock-wrong",
            "chiave://help/null",
            "clock-wrong",
        ] {
            assert_eq!(help_page(link), None, "{link}");
        }
    }

    mod fuzz {
        use super::*;
        use serde_json::json;

        #[test]
        fn a_page_has_one_link() {
            chiave_fuzz::text("help-link", |text| {
                let page = help_page(text);
                if let Some(page) = page {
                    let name = json!(page);
                    assert_eq!(text[HELP.len()..], *name.as_str().unwrap());
                    assert_eq!(text[..HELP.len()].to_ascii_lowercase(), HELP);
                    assert!(is_link(text));
                }
                (page.map(|it| json!(it).to_string()), is_link(text))
            });
        }
    }
}
