//! The harness of the journeys and of the demo: everything around the two built binaries.
//!
//! The harness makes an authority, starts the directory service, a real SMTP server and a desktop (screen,
//! bus, keyring, home) that belongs to one run only, and drives the application's real window the
//! way a person does. The harness depends on no product crate: what it knows of them is their command line,
//! their files and what stands on the screen.

pub mod authenticator;
pub mod authority;
pub mod barriers;
pub mod desktop;
pub mod directory;
pub mod failpoints;
pub mod kept;
pub mod leaks;
pub mod patience;
pub mod port;
pub mod program;
pub mod repository;
pub mod secrets;
pub mod sheet;
pub mod smtp;
pub mod story;
pub mod terminal;
pub mod window;
pub mod wire;
pub mod world;

/// Whatever went wrong, told to whoever reads the test's output.
pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;
