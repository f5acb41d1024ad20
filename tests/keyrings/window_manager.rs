//! A world whose desktop has a window manager and no keyring yet.

use chiave_tests::{Result, desktop::Desktop, patience::until, program::Program, world::World};

use crate::place::{add_giulia, world};

/// The settings of the window manager, so that it reads none of the machine's own; no window takes the focus by opening.
const SETTINGS: &str = r#"<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>no</focusNew><followMouse>no</followMouse></focus>
</openbox_config>
"#;

/// Giulia's world. Its window manager decides which window takes the keys: without one, each window that opens takes
/// the focus from the one that asks for a password.
pub struct WithWindowManager {
    // Dropped first: the window manager uses the screen.
    _manager: Program,
    world: World,
}

impl WithWindowManager {
    /// Starts it without the desktop's own keyring.
    pub fn start(journey: &str) -> Result<Self> {
        let mut world = world(journey)?;
        add_giulia(&world.directory)?;
        world.desktop.lose_keyring()?;
        let _manager = manage(&world.desktop)?;
        Ok(Self { _manager, world })
    }

    /// Its desktop.
    pub fn desktop(&self) -> &Desktop {
        &self.world.desktop
    }
}

/// Starts the window manager and waits until it manages.
fn manage(desktop: &Desktop) -> Result<Program> {
    let settings = desktop.home().join("openbox.xml");
    std::fs::write(&settings, SETTINGS)?;
    let mut command = desktop.command("openbox");
    command
        .args(["--sm-disable", "--config-file"])
        .arg(settings);
    let manager = Program::start("openbox", &command, &desktop.logs())?;
    until("the window manager", || {
        let asked = desktop.command("xdotool").arg("get_desktop").output()?;
        Ok(asked.status.success().then_some(()))
    })?;
    Ok(manager)
}
