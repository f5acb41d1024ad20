//! The embedded store and the embedded directory, on SQLite.
