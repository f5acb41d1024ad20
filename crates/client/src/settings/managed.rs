//! A value of IT for something that the person might choose.

use super::Fault;
use chiave_settings::Level;

/// A value with its level.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Managed<T> {
    /// The value.
    pub value: T,
    /// Whether the person may choose otherwise.
    pub level: Level,
}

impl<T: Copy> Managed<T> {
    pub(super) fn of(value: Option<T>, level: Level) -> Result<Self, Fault> {
        let value = value.ok_or(Fault::BadValue)?;
        Ok(Self { value, level })
    }

    /// The value in force, given the person's choice.
    pub(crate) fn over(self, choice: Option<T>) -> T {
        match self.level {
            Level::Mandatory => self.value,
            Level::Recommended => choice.unwrap_or(self.value),
        }
    }
}
