//! The locales, embedded and typed.
