//! Writing a password: by a change, a reset or an activation.

use crate::{OperationId, Secret, Timestamp, wire};

wire! {
    /// Replaces a password that the person knows.
    pub struct ChangePassword {
        /// Id of the write, drawn by the client. A request that repeats an id gets the same answer.
        pub operation_id: OperationId,
        /// The current password.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub current: Secret,
        /// The new password.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub new: Secret,
        /// The computer's offset from UTC in minutes now, to write the time in the notice; without it
        /// the one of the sign-in is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub utc_offset_min: Option<i16>,
    }
}

wire! {
    /// Sets a password where the verifications or the activation code stand in for the old one.
    pub struct SetPassword {
        /// Id of the write, drawn by the client. A request that repeats an id gets the same answer.
        pub operation_id: OperationId,
        /// The new password.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub new: Secret,
    }
}

wire! {
    /// Ends a lock.
    pub struct Unlock {
        /// Id of the write, drawn by the client. A request that repeats an id gets the same answer.
        pub operation_id: OperationId,
    }
}

wire! {
    /// How a write ended. A refusal is not here: it is the error `password-refused` with its rules.
    #[serde(tag = "outcome")]
    #[derive(Clone, Copy, Eq, PartialEq)]
    pub enum WriteOutcome {
        /// The directory holds the new password and refuses the old one.
        Done {
            /// When.
            at: Timestamp,
        },
        /// The directory may or may not hold the new password; asking for the operation settles the write.
        Unknown,
    }
}
