//! The demo without a screen: the story of the journeys, told step by step, with pictures.

use chiave_tests::{
    Result,
    desktop::Setting,
    repository,
    story::{self, Teller},
    world::World,
};
use tokio::signal::unix::{SignalKind, signal};

/// What a story that somebody stopped ends with.
const STOPPED: &str = "The story was stopped. Everything that it started has ended.";

/// Plays the whole story and leaves numbered pictures in `target/demo/`.
///
/// # Errors
///
/// When the application does anything but what the story tells.
pub async fn tell() -> Result<()> {
    let folder = repository::target().join("demo");
    let mut teller = Teller::new(&folder, |words| println!("{words}"))?;
    teller.say("A company, its directory service, a mail server and a desktop start.");
    let world = World::start(&folder.join("world"), &Setting::default())?;
    story::import_company(&world)?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        played = story::play(&world, &mut teller) => played?,
        _ = interrupted.recv() => return Err(STOPPED.into()),
        _ = terminated.recv() => return Err(STOPPED.into()),
    }
    println!(
        "The story is told. Its pictures are in {}",
        folder.display()
    );
    Ok(())
}
