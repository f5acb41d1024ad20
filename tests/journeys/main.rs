//! Whole journeys of people through the real window, against the real service.

mod gallery;
mod place;
mod reach;
mod sign_in;
