//! The real window with other keyrings than the one of every journey.

#[path = "../journeys/person.rs"]
mod person;
#[path = "../journeys/place.rs"]
mod place;

mod asking;
mod keepassxc;
mod kwallet;
mod window_manager;
