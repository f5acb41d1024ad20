//! A change of the password, as requests carry it.

use super::*;
use chiave_protocol::password::ChangePassword;

/// A change from the first password to the next.
pub(super) fn password_change() -> ChangePassword {
    ChangePassword {
        operation_id: operation(),
        current: Secret::new(PASSWORD.into()),
        new: Secret::new(NEXT.into()),
        utc_offset_min: None,
    }
}
