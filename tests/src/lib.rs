//! Whole journeys: drives the built binaries only, depends on no product crate.
