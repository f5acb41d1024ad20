//! A service to which only the company's own computers connect.

use chiave_tests::{Result, authority::Computers, window::Window};
use serde_json::json;

use crate::{
    managed::lay_down,
    person::sign_in,
    place::{GIULIA, add_giulia, world},
};

#[tokio::test]
async fn only_a_computer_with_a_certificate_gets_in() -> Result<()> {
    let mut world = world("client-certificate")?;
    add_giulia(&world.directory)?;
    let computers = Computers::make(&world.folder().join("computers"))?;
    world.directory.stop()?;
    world.directory.admit_only(&computers.certificate)?;
    world.directory.start()?;

    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window
        .shows("This computer has no certificate that is accepted on the way to the service.")
        .await?;
    window.picture("no-client-certificate").await?;

    let settings = json!({ "client_certificate": computers.computer });
    lay_down(&world.desktop.policy(), "20-computer.json", &settings)?;
    window.shows("Bianchi").await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await
}
