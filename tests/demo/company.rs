//! The sample company: its people, and what IT would tell one of them.

use chiave_tests::{Result, directory::Directory, directory::ORGANISATION, house, world::World};

/// Whom the demo asks to be played.
pub const PLAYED: &str = "giulia.conti";

/// Imports everybody.
///
/// # Errors
///
/// When the service refuses a line.
pub fn import(directory: &Directory) -> Result<()> {
    let people = house::harness("demo/company.csv");
    directory.run(&["account", "import", &people.to_string_lossy()])?;
    Ok(())
}

/// Says what to do, with an activation pass as IT would hand it out.
///
/// # Errors
///
/// When the service gives no pass.
pub fn tell(world: &World) -> Result<()> {
    let pass = world.directory.run(&["account", "pass", PLAYED])?;
    println!("\n{ORGANISATION} is ready at {}.", world.directory.origin());
    println!("You are Giulia Conti on her first day. In the window, choose");
    println!("“I have an activation pass” and type");
    println!("  user name        {PLAYED}\n  activation pass  {pass}");
    println!("Mails are announced here. Ctrl-C ends everything.");
    Ok(())
}
