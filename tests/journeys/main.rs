//! Whole journeys of people through the real window, against the real service.

mod gallery;
mod place;
mod sign_in;
