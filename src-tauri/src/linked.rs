//! The page of help that the latest link named, from the link to the window.

use crate::{arguments, events, help_page::HelpPage};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::{AppHandle, Manager};

/// The page of help that the latest link named, until the window asks for it. The window asks once it
/// can offer the page, so no link is lost while the window opens.
pub struct Linked(Mutex<Option<HelpPage>>);

impl Linked {
    /// A window that a link opens, or none.
    pub fn to(help: Option<HelpPage>) -> Self {
        Self(Mutex::new(help))
    }

    /// The page, once.
    pub fn take(&self) -> Option<HelpPage> {
        self.page().take()
    }

    fn page(&self) -> MutexGuard<'_, Option<HelpPage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps the page that another start of the program was for, and tells the window; any other start
/// changes nothing.
pub fn follow(app: &AppHandle, arguments: &[String]) {
    let Some(help) = arguments::help_asked(arguments) else {
        return;
    };
    *app.state::<Linked>().page() = Some(help);
    events::tell_of_link(app);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::help_page::Task;

    #[test]
    fn a_page_is_told_once() {
        let page = HelpPage::Task(Task::NewPhone);
        let linked = Linked::to(Some(page));

        assert_eq!(linked.take(), Some(page));
        assert_eq!(linked.take(), None);
    }
}
