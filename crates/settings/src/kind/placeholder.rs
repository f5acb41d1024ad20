//! What may stand in the words and in the page of the help desk for a value of the computer.

/// A value of the computer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Placeholder {
    /// The user name of the person at the computer.
    User,
    /// The name of the computer.
    Computer,
    /// The version of the application.
    Version,
}

impl Placeholder {
    /// All values.
    pub const ALL: [Self; 3] = [Self::User, Self::Computer, Self::Version];

    /// What stands for the value.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::User => "{user}",
            Self::Computer => "{computer}",
            Self::Version => "{version}",
        }
    }
}
