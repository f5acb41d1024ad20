//! What the IT of the sample company tells one of its people.

use chiave_tests::{Result, directory::ORGANISATION, story::USER_NAME, world::World};

/// Says what to do, with an activation code as IT would hand it out.
///
/// # Errors
///
/// When the service gives no pass.
pub fn tell(world: &World) -> Result<()> {
    let activation_code = world.directory.run(&["account", "pass", USER_NAME])?;
    println!("\n{ORGANISATION} is ready at {}.", world.directory.origin());
    println!("You are Giulia Conti on her first day. In the window, choose");
    println!("“I have an activation code” and type");
    println!("  user name        {USER_NAME}\n  activation code  {activation_code}");
    println!("Mails are announced here. Ctrl-C ends everything.");
    Ok(())
}
