//! Which actions exist on this computer.

use super::wrong;
use crate::{Client, Failure, LocalCode, memory::Scope};
use chiave_protocol::{attempt::Purpose, session::SignInStep};
use chiave_settings::{Computer, Problem};
use serde::Serialize;

/// The value of an action that exists.
pub(super) const SHOWN: &str = "shown";

/// The actions that a person may begin by choice. What the service requires at a sign-in is not
/// among them, and is never hidden (law 25).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Offers {
    /// A reset of a forgotten password.
    pub reset: bool,
    /// An unlock of the account.
    pub unlock: bool,
    /// A change of the password.
    pub change: bool,
    /// Looking at the security info and changing it.
    pub security_info: bool,
}

impl Default for Offers {
    fn default() -> Self {
        Self {
            reset: true,
            unlock: true,
            change: true,
            security_info: true,
        }
    }
}

impl Offers {
    /// The actions that exist although there are these problems: a wrong setting hides the action
    /// that it governs (law 16). What the person wrote governs nothing.
    pub(super) fn despite(problems: &[Problem]) -> Self {
        let mut offers = Self::default();
        for key in wrong(problems) {
            if let Some(exists) = offers.of(key) {
                *exists = false;
            }
        }
        offers
    }

    /// The action that a setting governs.
    pub(super) const fn of(&mut self, key: Computer) -> Option<&mut bool> {
        match key {
            Computer::Reset => Some(&mut self.reset),
            Computer::Unlock => Some(&mut self.unlock),
            Computer::ChangePassword => Some(&mut self.change),
            Computer::SecurityInfo => Some(&mut self.security_info),
            _ => None,
        }
    }

    /// The names of the actions that do not exist, as this type spells them.
    #[must_use]
    pub fn missing(self) -> Vec<&'static str> {
        [
            ("reset", self.reset),
            ("unlock", self.unlock),
            ("change", self.change),
            ("security_info", self.security_info),
        ]
        .into_iter()
        .filter_map(|(name, exists)| (!exists).then_some(name))
        .collect()
    }
}

impl Client {
    /// The actions that exist on this computer.
    #[must_use]
    pub fn offers(&self) -> Offers {
        self.settings().offers
    }

    /// # Errors
    ///
    /// [`LocalCode::HiddenHere`] if the action does not exist on this computer: the window is not
    /// trusted to leave it out (law 14).
    pub(crate) fn may_attempt(&self, purpose: Purpose) -> Result<(), Failure> {
        let offers = self.offers();
        allowed(match purpose {
            Purpose::Reset => offers.reset,
            Purpose::Unlock => offers.unlock,
        })
    }

    /// # Errors
    ///
    /// As [`Client::may_attempt`]; not if the service requires the change.
    pub(crate) fn may_change(&self) -> Result<(), Failure> {
        let is_required = matches!(
            self.memory().session.step(),
            Some(SignInStep::MustChange { .. })
        );
        allowed(is_required || self.offers().change)
    }

    /// # Errors
    ///
    /// As [`Client::may_attempt`]; not in an activation, nor if the service asks for methods.
    pub(crate) fn may_manage(&self, scope: Scope) -> Result<(), Failure> {
        let is_by_choice = scope == Scope::Session
            && matches!(self.memory().session.step(), Some(SignInStep::Done));
        allowed(!is_by_choice || self.offers().security_info)
    }

    /// # Errors
    ///
    /// As [`Client::may_attempt`]: where people share the computer, the file would be there for the next person.
    pub fn may_save_report(&self) -> Result<(), Failure> {
        allowed(!self.is_shared())
    }
}

fn allowed(exists: bool) -> Result<(), Failure> {
    match exists {
        true => Ok(()),
        false => Err(LocalCode::HiddenHere.into()),
    }
}
