//! Signing in, verifying freshly, signing out.

use crate::{Secret, Timestamp, method::MethodKind, method::MethodOffer, order::OrderKey, wire};

wire! {
    /// Signs in with a name and a password. The DPoP key of the request becomes the session's.
    pub struct SignIn {
        /// As typed; the service folds case and spaces.
        pub user_name: String,
        /// The current password.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub password: Secret,
        /// What the person's system calls this computer, for notices and the list of devices.
        #[serde(default)]
        pub device_name: String,
        /// The computer's offset from UTC in minutes, to write times in mails as it shows them.
        #[serde(default)]
        pub utc_offset_min: i16,
        /// Whether people share this computer, so that its device key lasts no longer than the turn of this
        /// person: the computer never becomes known, and the session ends sooner.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
        pub is_shared: bool,
        /// The proof of work over the request's DPoP nonce, where the service asked for one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub work: Option<u64>,
    }
}

wire! {
    /// A session was opened; `step` says what it may do.
    pub struct SignedIn {
        /// The session token, shown once.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub token: Secret,
        /// What comes next.
        pub step: SignInStep,
        /// What the orders of this session are checked with. Not sent by services older than this
        /// field.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub order_key: Option<OrderKey>,
    }
}

wire! {
    /// What comes after the password was right.
    #[serde(tag = "step")]
    #[derive(Clone, PartialEq)]
    pub enum SignInStep {
        /// Nothing: the session is full.
        Done,
        /// The password has to be changed; the session can do only that.
        MustChange {
            /// Why.
            reason: MustChangeReason,
        },
        /// This computer is not known to the account: a second factor makes the session full.
        Prove {
            /// What may be used for it.
            offers: Vec<MethodOffer>,
        },
        /// The session is full, but a reset would not be possible: register what is missing.
        Register {
            /// The kinds that are missing, strongest first.
            missing: Vec<MethodKind>,
        },
        /// The session is full; the person is asked whether the security info is still right.
        Reconfirm,
        /// A step that this version does not know: update Chiave.
        #[serde(other)]
        Unknown,
    }
}

wire! {
    /// Why a password has to be changed before anything else.
    #[derive(Clone, Copy, Eq, PartialEq)]
    pub enum MustChangeReason {
        /// The password is older than its maximum age.
        Expired,
        /// The IT department requires a change, or set the first password.
        Required,
    }
}

wire! {
    /// The state of a session after a verification.
    #[derive(Clone)]
    pub struct Proven {
        /// Until when changes are allowed without another verification.
        pub fresh_until: Timestamp,
        /// What comes next.
        pub step: SignInStep,
    }
}

wire! {
    /// Ends this session, or all of the account's.
    pub struct SignOut {
        /// On every computer.
        #[serde(default)]
        pub everywhere: bool,
    }
}
