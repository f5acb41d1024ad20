//! The laptop's half: HTTPS, session, device key, keyring, offline state, sync, settings.
