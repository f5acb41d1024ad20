//! The ways to prove identity, and what the person sees of the ones they registered.

use crate::{MethodId, Timestamp, wire};

/// A way to prove who one is.
#[derive(
    Clone, Copy, Debug, serde::Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProofKind {
    /// Six digits from an authenticator app (RFC 6238).
    Authenticator,
    /// Six digits sent to a private mail address.
    Mail,
    /// The current password; counts only where nothing else is registered.
    Password,
    /// A kind that this version does not know; shown as "update Chiave".
    #[serde(other)]
    Unknown,
}

wire! {
    /// One registered method as its owner sees it.
    #[derive(Clone, PartialEq)]
    pub struct MethodView {
        /// Names the method when removing it.
        pub id: MethodId,
        /// What it is.
        pub kind: ProofKind,
        /// What the person called it, or the address with most letters masked.
        pub label: String,
        /// When it was registered.
        pub added_at: Timestamp,
        /// From when on it may open a reset (72 hours later, unless a pass bound it).
        pub usable_from: Timestamp,
        /// When it last proved something.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub last_used_at: Option<Timestamp>,
    }
}

wire! {
    /// One kind of proof the person may choose now.
    #[derive(Clone, PartialEq)]
    pub struct ProofOffer {
        /// What it is.
        pub kind: ProofKind,
        /// A masked address or the method's name; only on a device known to the account (law 5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub hint: Option<String>,
    }
}

wire! {
    /// A code that was asked for, without saying whether there was anyone to send it to.
    #[derive(Clone, PartialEq)]
    pub struct CodeSent {
        /// To which kind of destination.
        pub kind: ProofKind,
        /// Until when the code is accepted.
        pub expires_at: Timestamp,
        /// When another may be asked for.
        pub resend_at: Timestamp,
        /// Wrong codes that may still follow.
        pub tries_left: u32,
    }
}

wire! {
    /// Asks for a code.
    pub struct SendCode {
        /// By which kind of method.
        pub kind: ProofKind,
        /// The laptop's offset from UTC in minutes, to write the time of the request in the mail.
        #[serde(default)]
        pub utc_offset_min: i16,
    }
}

wire! {
    /// Hands in a code, or the password where that is the proof.
    pub struct Prove {
        /// Of which kind.
        pub kind: ProofKind,
        /// What was typed.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub secret: crate::Secret,
    }
}

wire! {
    /// Starts to register an authenticator app.
    pub struct BeginAuthenticator {
        /// What the person calls it.
        pub label: String,
    }
}

wire! {
    /// What the app needs to know, to be shown once.
    pub struct AuthenticatorOffer {
        /// Names the method that waits for its first code.
        pub id: MethodId,
        /// The shared secret in base32, for typing.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub secret: crate::Secret,
        /// The same as an `otpauth://` address, for the QR code.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub uri: crate::Secret,
        /// Until when the first code is awaited.
        pub expires_at: Timestamp,
    }
}

wire! {
    /// Starts to register a mail address; a code goes there.
    pub struct BeginMail {
        /// The address.
        pub address: String,
        /// The laptop's offset from UTC in minutes, to write the time of the request in the mail.
        #[serde(default)]
        pub utc_offset_min: i16,
    }
}

wire! {
    /// A mail address that waits for its code.
    pub struct MailOffer {
        /// Names the method that waits for its code.
        pub id: MethodId,
        /// What was sent.
        pub sent: CodeSent,
    }
}

wire! {
    /// Finishes the registration of a method with its first code.
    pub struct ConfirmMethod {
        /// Which method.
        pub id: MethodId,
        /// The code that the app shows or that the mail brought.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub code: crate::Secret,
        /// What the person calls an authenticator app, where that differs from the name it was
        /// begun under: the app is named once it is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub label: Option<String>,
        /// The laptop's offset from UTC in minutes now, to write the time in the notice; without it
        /// the one of the sign-in is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub utc_offset_min: Option<i16>,
    }
}

wire! {
    /// Removes a method.
    pub struct RemoveMethod {
        /// The laptop's offset from UTC in minutes now, to write the time in the notice; without it
        /// the one of the sign-in is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub utc_offset_min: Option<i16>,
    }
}
