//! Whole journeys of people through the real window, against the real service.

mod autostart;
mod brand;
mod check;
mod client_certificate;
mod crashes;
mod gallery;
mod habits;
mod keyring;
mod kiosk;
mod leaks;
mod links;
mod looks;
mod main_job;
mod managed;
mod offline;
mod person;
mod place;
mod reach;
mod report;
mod shipped;
mod sign_in;
mod terminal;
mod terminal_change;
mod terminal_reset;
mod terminal_signals;
mod typed;
