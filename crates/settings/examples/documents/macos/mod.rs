//! What a device management for Macs needs: an example of a profile, and a manifest from which its
//! forms are made (the form of the project ProfileManifests).
//!
//! The keys are those of a policy file; recommended values stand in the dictionary `recommended`.

mod manifest;
mod plist;
mod profile;
#[cfg(test)]
mod tests;

pub use manifest::manifest;
pub use profile::example;

/// The domain of the settings: the identifier of the application.
const DOMAIN: &str = "io.chiave.app";
