//! The page of help that the latest link named, from the link to the window.

use crate::{arguments, events, help_page::HelpPage, link, window};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tauri::{AppHandle, Manager};

/// Once a link has raised the window, how long no other link raises it. Any program can follow a link as often as it
/// likes, and a window that is raised takes the keyboard away from the person.
const UNRAISED: Duration = Duration::from_secs(60);

/// The page of help that the latest link named, until the window asks for it. The window asks once it
/// can offer the page, so no link is lost while the window opens.
pub struct Linked(Mutex<Latest>);

#[derive(Default)]
struct Latest {
    page: Option<HelpPage>,
    /// When a link last raised the window.
    raised: Option<Instant>,
}

impl Linked {
    /// A window that a link opens, or none.
    pub fn to(page: Option<HelpPage>) -> Self {
        Self(Mutex::new(Latest { page, raised: None }))
    }

    /// The page, once.
    pub fn take(&self) -> Option<HelpPage> {
        self.latest().page.take()
    }

    /// Whether a link that is followed at this time raises the window.
    fn raises(&self, now: Instant) -> bool {
        let raised = &mut self.latest().raised;
        let is_quiet =
            raised.is_some_and(|before| now.saturating_duration_since(before) < UNRAISED);
        if !is_quiet {
            *raised = Some(now);
        }
        !is_quiet
    }

    fn latest(&self) -> MutexGuard<'_, Latest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Handles another start of the program: a start by a person raises the window, and a start by a link does so now and
/// then. The page that a link names is kept, and the window is told.
pub fn follow(app: &AppHandle, arguments: &[String]) {
    let linked = app.state::<Linked>();
    let is_by_link = arguments.iter().any(|argument| link::is_link(argument));
    if !is_by_link || linked.raises(Instant::now()) {
        window::raise(app);
    }
    let Some(help) = arguments::help_asked(arguments) else {
        return;
    };
    linked.latest().page = Some(help);
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

    #[test]
    fn links_that_follow_each_other_raise_the_window_once() {
        let linked = Linked::to(None);
        let first = Instant::now();

        assert!(linked.raises(first));
        assert!(!linked.raises(first + Duration::from_secs(1)));
        assert!(!linked.raises(first + UNRAISED - Duration::from_secs(1)));
        assert!(linked.raises(first + UNRAISED));
    }
}
