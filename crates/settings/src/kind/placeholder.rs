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

    /// A text in which `written` stands for each value. Braces around anything else stay.
    #[must_use]
    pub fn fill(text: &str, written: impl Fn(Self) -> String) -> String {
        let all = Self::ALL.into_iter();
        all.fold(text.to_owned(), |text, value| {
            text.replace(value.text(), &written(value))
        })
    }
}
