//! The names of the declared commands, for those who include the declaration by its path: the build
//! script, which tells them to the framework, and `xtask`, which permits them to the window.

use super::declaration::declaration;

macro_rules! names {
    (
        commands { $($(#[doc = $doc:literal])* $name:ident($($rest:tt)*) -> $answer:ty;)* }
        events { $($events:tt)* }
    ) => {
        &[$(stringify!($name)),*]
    };
}

/// The name of every command, in the order of the declaration.
pub const COMMANDS: &[&str] = declaration!(names);
