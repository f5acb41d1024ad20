//! Commands of Chiave in a terminal, beside its window.

use std::fs::File;

use chiave_tests::{Result, patience::until, world::World};

pub use chiave_tests::terminal::{End, Terminal, chiave};

/// Checks that a terminal shows again what is typed, from what `stty -a` has printed there.
pub fn types_visibly(end: &End) {
    let words: Vec<_> = end.shown.split_whitespace().collect();
    for mode in ["echo", "icanon", "isig"] {
        assert!(words.contains(&mode), "{mode}: {}", end.shown);
    }
}

/// Checks that a command refuses to ask anything, and says why.
pub fn refuses(world: &World, arguments: &str, why: &str) -> Result<()> {
    let end = Terminal::open(world, arguments)?.end()?;
    assert_eq!(end.code, Some(1), "{}", end.shown);
    assert!(end.shown.contains(why), "{}", end.shown);
    Ok(())
}

/// Waits until no window and no other command works with the session: the driver of a window answers
/// before the application has ended.
pub fn until_nobody_is_there(world: &World) -> Result<()> {
    let claim = world.desktop.home().join(".local/share/chiave/in-use");
    until("the session to be free", || {
        Ok(File::open(&claim)?.try_lock().is_ok().then_some(()))
    })
}
