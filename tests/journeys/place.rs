//! The setting that every journey starts in.

use chiave_tests::{Result, desktop::Setting, directory::Directory, repository, world::World};

/// A world with an English desktop, kept below `target/journeys/` for whoever has to look into it.
pub fn world(journey: &str) -> Result<World> {
    World::start(
        &repository::target().join("journeys").join(journey),
        &Setting::default(),
    )
}

/// An employee who has a password already.
pub struct Employee {
    pub user_name: &'static str,
    pub password: &'static str,
}

/// The employee of most journeys.
pub const GIULIA: Employee = Employee {
    user_name: "giulia.conti",
    password: "quattro mele verdi nel cesto",
};

/// How the window names a locked keyring.
pub const LOCKED: &str = "The keyring of this computer is locked";

/// Adds Giulia with her password, by the one door that tests have.
pub fn add_giulia(directory: &Directory) -> Result<()> {
    let file = directory.folder().join("first-password");
    std::fs::write(&file, GIULIA.password)?;
    let file = file.to_string_lossy();
    let named = ["--given-name", "Giulia", "--family-name", "Conti"];
    let mail = [
        "--mail",
        "giulia.conti@bianchi-ward.example",
        "--password-file",
        &file,
    ];
    let added = directory.run(&[&["account", "add", GIULIA.user_name][..], &named, &mail].concat());
    std::fs::remove_file(directory.folder().join("first-password"))?;
    added.map(drop)
}
