//! The name of every command. Read by the build, which declares them, and by a test, which compares
//! them with the registered ones, the permitted ones and those that the interface calls.

/// Every command, in the order of the screens.
pub const COMMANDS: &[&str] = &[
    "status",
    "sign_in",
    "sign_out",
    "session_code",
    "session_prove",
    "state",
    "sync",
    "evaluate_password",
    "change_password",
    "settle",
    "write_seen",
    "begin_authenticator",
    "begin_mail",
    "confirm_method",
    "remove_method",
    "activate",
    "set_first_password",
    "start_attempt",
    "attempt_view",
    "attempt_code",
    "attempt_prove",
    "attempt_set_password",
    "attempt_unlock",
    "cancel",
    "preferences",
    "set_preferences",
    "about",
];
