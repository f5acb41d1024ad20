//! The first time: an activation code from IT becomes methods and a password.

use crate::{
    Secret, Timestamp, method::SecurityInfo, policy::PasswordPolicy, policy::PersonalFacts, wire,
};

wire! {
    /// Shows the activation code that IT handed out.
    pub struct Activate {
        /// As typed.
        pub user_name: String,
        /// The twelve characters, hyphens and case as typed.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub pass: Secret,
        /// What the person's system calls this computer.
        #[serde(default)]
        pub device_name: String,
        /// The computer's offset from UTC in minutes, to write times in mails as it shows them.
        #[serde(default)]
        pub utc_offset_min: i16,
        /// The proof of work over the request's DPoP nonce, where the service asked for one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub work: Option<u64>,
    }
}

wire! {
    /// The activation code was right: methods may be registered, then the first password set.
    pub struct Activation {
        /// Opens this activation, on this device only.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub token: Secret,
        /// Where it stands.
        pub view: ActivationView,
    }
}

wire! {
    /// Where an activation stands.
    #[derive(Clone)]
    pub struct ActivationView {
        /// How the person is called.
        pub display_name: String,
        /// What is registered, what may be registered, and what is missing.
        #[serde(flatten)]
        pub security: SecurityInfo,
        /// The rules of the first password.
        pub policy: PasswordPolicy,
        /// What the rules compare it with.
        pub facts: PersonalFacts,
        /// Until when this activation lasts.
        pub expires_at: Timestamp,
    }
}
