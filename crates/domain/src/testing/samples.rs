//! Values to store.
