//! The pages of help, as the interface has them: one for each error code and one for each task.

use chiave_client::LocalCode;
use chiave_protocol::ErrorCode;
use serde::{Deserialize, Serialize};
use serde_json::{from_value, json};

/// A page of help.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum HelpPage {
    Task(Task),
    Window(WindowCode),
    Local(LocalCode),
    // The last, because it reads a name that it does not know as `internal`.
    Service(ErrorCode),
}

/// A task of a person that help describes (`locales/<lang>/tasks.ftl`).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Task {
    NewPhone,
    LostPhone,
    GetApp,
    GoodPassword,
    Locked,
    Expired,
    FirstDay,
    NotMe,
    OtherComputer,
    Ordered,
    NotWorking,
    WhatItSees,
}

/// The code of an error that arises in the interface itself.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum WindowCode {
    WindowFailed,
}

impl HelpPage {
    /// The page with exactly this name.
    pub fn named(name: &str) -> Option<Self> {
        let page: Self = from_value(json!(name)).ok()?;
        (json!(page) == json!(name)).then_some(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_every_kind_has_its_name() {
        let named = [
            ("new-phone", HelpPage::Task(Task::NewPhone)),
            ("window-failed", HelpPage::Window(WindowCode::WindowFailed)),
            ("clock-wrong", HelpPage::Local(LocalCode::ClockWrong)),
            ("internal", HelpPage::Service(ErrorCode::Internal)),
        ];
        for (name, page) in named {
            assert_eq!(HelpPage::named(name), Some(page));
        }
    }

    #[test]
    fn every_code_of_the_service_has_a_page() {
        for code in ErrorCode::ALL {
            let name = json!(code);

            let page = HelpPage::named(name.as_str().unwrap());

            assert_eq!(page, Some(HelpPage::Service(code)));
        }
    }

    #[test]
    fn a_code_from_the_future_is_no_page() {
        assert_eq!(HelpPage::named("from-the-future"), None);
    }
}
