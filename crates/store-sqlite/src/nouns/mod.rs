//! One repository in each file, all on the same transaction.

mod activation_codes;
mod activations;
mod attempts;
mod audit;
mod codes;
mod decoys;
mod deliveries;
mod devices;
mod entries;
mod intents;
pub(crate) mod method_rows;
mod methods;
mod orders;
mod outbox;
mod replays;
mod reports;
mod revisions;
mod sessions;
mod settings;
mod sheet;
pub(crate) mod steps;
mod temporary;
mod throttles;
