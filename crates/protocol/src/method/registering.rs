//! Registering methods, and removing them.

use super::CodeSent;
use crate::{MethodId, Timestamp, wire};

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
        /// Secret and parameters of the authenticator as an `otpauth://` address, for the QR code.
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
        /// The computer's offset from UTC in minutes, to write the time of the request in the mail.
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
    /// Starts to register a recovery sheet.
    pub struct BeginRecoveryCodes {}
}

wire! {
    /// One code of a new recovery sheet.
    pub struct RecoveryCode {
        /// The number by which the code is asked for.
        pub number: u8,
        /// The code, in groups for reading.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub code: crate::Secret,
    }
}

wire! {
    /// A new recovery sheet, to be shown once. It counts only after one of its codes was typed.
    pub struct RecoveryCodesOffer {
        /// Names the method that waits for this code.
        pub id: MethodId,
        /// The codes, by their numbers.
        pub codes: Vec<RecoveryCode>,
        /// The number of the code that confirms the sheet. The confirmation does not spend it.
        pub confirm_number: u8,
        /// Until when that code is awaited.
        pub expires_at: Timestamp,
    }
}

wire! {
    /// Finishes the registration of a method with its first code.
    pub struct ConfirmMethod {
        /// The id of the method to confirm.
        pub id: MethodId,
        /// The code that the app shows, that the mail brought, or that stands on the recovery sheet.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub code: crate::Secret,
        /// What the person calls an authenticator app, where that differs from the name it was
        /// begun under: the app is named once it is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub label: Option<String>,
        /// The computer's offset from UTC in minutes now, to write the time in the notice; without it
        /// the one of the sign-in is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub utc_offset_min: Option<i16>,
    }
}

wire! {
    /// Removes a method.
    pub struct RemoveMethod {
        /// The computer's offset from UTC in minutes now, to write the time in the notice; without it
        /// the one of the sign-in is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub utc_offset_min: Option<i16>,
    }
}
