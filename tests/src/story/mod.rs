//! The story of an employee with Chiave, from her first day on, played in the real window: she activates
//! her account, changes her password, forgets it, gets back in by herself, and once with a call to the help desk.
//!
//! The journeys run it as a test, the headless demo tells it; both see the same.

mod activation;
mod help_desk;
mod looks;
mod mailbox;
mod phone;
mod recovery;
mod session;
mod teller;

pub use teller::Teller;

use crate::{Result, window::Window, world::World};
use phone::Phone;

/// Who plays it; she stands in the demo's CSV file.
pub const USER_NAME: &str = "giulia.conti";

/// Her work address, to which notices go.
const WORK_ADDRESS: &str = "giulia.conti@bianchi-ward.example";

/// The address that she opens without her company password.
const PRIVATE_ADDRESS: &str = "giulia@posta.example";

/// Her passwords, one after the other; worth nothing outside this run.
pub const PASSWORDS: [&str; 4] = [
    "quattro mele verdi nel cesto",
    "treni lenti sotto la neve",
    "sette lampade e un orologio",
    "nove sedie intorno al fuoco",
];

/// What stands in every refusal of name and password.
const REFUSED: &str = "The user name or password is not right.";

/// Everything that the chapters share.
#[derive(Debug)]
struct Scene<'a> {
    world: &'a World,
    window: &'a Window,
    teller: &'a mut Teller,
}

/// Imports the sample company of the demo.
///
/// # Errors
///
/// When the service refuses a line.
pub fn import_company(world: &World) -> Result<()> {
    let people = crate::repository::harness("demo/company.csv");
    let people = people.to_string_lossy();
    world.directory.run(&["account", "import", &people])?;
    Ok(())
}

/// Plays the whole story in a world whose company was imported.
///
/// # Errors
///
/// When the application does anything but what the story tells.
pub async fn play(world: &World, teller: &mut Teller) -> Result<()> {
    let window = Window::open(&world.desktop).await?;
    let mut scene = Scene {
        world,
        window: &window,
        teller,
    };
    let played = days(&mut scene).await;
    played.and(window.quit().await)
}

/// Plays how she ends a lock by herself, after her first day.
///
/// # Errors
///
/// As [`play`].
pub async fn play_unlock(world: &World, teller: &mut Teller) -> Result<()> {
    let window = Window::open(&world.desktop).await?;
    let mut scene = Scene {
        world,
        window: &window,
        teller,
    };
    let played = lock(&mut scene).await;
    played.and(window.quit().await)
}

async fn days(scene: &mut Scene<'_>) -> Result<()> {
    let mut phone = activation::play(scene).await?;
    session::play(scene, &mut phone).await?;
    recovery::reset(scene, &mut phone).await?;
    help_desk::play(scene).await?;
    looks::play(scene).await
}

async fn lock(scene: &mut Scene<'_>) -> Result<()> {
    let mut phone = activation::play(scene).await?;
    recovery::unlock(scene, &mut phone).await
}
