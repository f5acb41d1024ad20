//! The ways to prove identity, and what the person sees of the ones they registered.

mod registering;

pub use registering::{
    AuthenticatorOffer, BeginAuthenticator, BeginMail, BeginRecoveryCodes, ConfirmMethod,
    MailOffer, RecoveryCode, RecoveryCodesOffer, RemoveMethod,
};

use crate::{MethodId, Timestamp, wire};

/// A way to prove who one is.
#[derive(
    Clone, Copy, Debug, serde::Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MethodKind {
    /// Six digits from an authenticator app (RFC 6238).
    Authenticator,
    /// Six digits sent to a private mail address.
    Mail,
    /// One of the numbered codes of a recovery sheet, asked for by its number.
    RecoveryCodes,
    /// A code that the help desk issues for one attempt, to whoever reads the matching words of the attempt to
    /// it. Nobody registers such a method.
    HelpDeskCode,
    /// A code of the IT department that is the second factor at sign-in for some hours. Nobody registers such a
    /// method.
    TemporaryCode,
    /// The current password; counts only where nothing else is registered.
    Password,
    /// A kind that this version does not know; shown as "update Chiave".
    #[serde(other)]
    Unknown,
}

wire! {
    /// A registered method as the owner of the account sees it.
    #[derive(Clone, PartialEq)]
    pub struct MethodView {
        /// Names the method when removing it.
        pub id: MethodId,
        /// What it is.
        pub kind: MethodKind,
        /// What the person called it, or the address with most letters masked.
        pub label: String,
        /// When it was registered.
        pub added_at: Timestamp,
        /// From when on it may open a reset (72 hours later, unless an activation code bound it).
        pub usable_from: Timestamp,
        /// When it last proved something.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub last_used_at: Option<Timestamp>,
        /// How many codes of a recovery sheet are left; absent for other kinds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub codes_left: Option<u8>,
        /// When a temporary code ends; absent for other kinds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub ends_at: Option<Timestamp>,
        /// Why the method counts for nothing at present; absent where it counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub not_counted: Option<NotCounted>,
        /// Whether a reset would lack a method without it.
        #[serde(default)]
        pub removal_leaves_too_little: bool,
        /// Why the service refuses to remove it in a session now; absent where it does not. An
        /// activation may remove it all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub kept: Option<Kept>,
    }
}

/// Why a method counts for nothing at present.
#[derive(Clone, Copy, Debug, serde::Deserialize, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum NotCounted {
    /// The address is behind the password that it is meant to reset: its domain is one of the company.
    OwnDomain,
    /// A reason that this version does not know.
    #[serde(other)]
    Unknown,
}

wire! {
    /// Why a method stays for now.
    #[serde(tag = "why")]
    #[derive(Clone, Copy, Eq, PartialEq)]
    pub enum Kept {
        /// The method is the only one (`last-method`).
        Only,
        /// All others are too new to do without it (`method-too-young`).
        OthersYoung {
            /// Until when.
            until: Timestamp,
        },
        /// The others would not be enough for a reset before this time, for which all together are
        /// enough now (`too-little-left`).
        TooLittleUntil {
            /// From when on the others are enough.
            until: Timestamp,
        },
        /// The others would not be enough for a reset, for which they are enough now
        /// (`too-little-left`). Also stands for every reason that this version does not know.
        #[serde(other)]
        TooLittle,
    }
}

wire! {
    /// What an account has registered, what it may register, and what a reset still lacks.
    ///
    /// The service counts: it knows the settings and which methods are held together. A client
    /// shows the answer and computes none of it.
    #[derive(Clone, Default, PartialEq)]
    pub struct SecurityInfo {
        /// What is registered, oldest first.
        pub methods: Vec<MethodView>,
        /// Methods of different custody that a reset needs.
        pub methods_needed: u8,
        /// How many of those are still missing. A method that is only too new is not missing.
        #[serde(default)]
        pub methods_missing: u8,
        /// The kinds that would each fill one of the missing places, strongest first. Empty where
        /// nothing is missing, and where nothing that is missing may be registered.
        #[serde(default)]
        pub missing: Vec<MethodKind>,
        /// The kinds of which another method may be registered, strongest first.
        #[serde(default)]
        pub registrable: Vec<MethodKind>,
        /// Whether the account policy lets the person reset no forgotten password.
        #[serde(default)]
        pub reset_off: bool,
        /// Whether what is registered is enough for a reset now.
        #[serde(default)]
        pub reset_ready: bool,
        /// From when on it will be enough; absent where it is enough now or a method is missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub reset_ready_from: Option<Timestamp>,
        /// In an activation: whether a method was bound with its very code. The password is set only
        /// then, whatever was registered before. Absent outside an activation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub bound_with_code: Option<bool>,
    }
}

wire! {
    /// A way to verify identity that the person may choose now. Of several offers of one kind the
    /// first is the default.
    #[derive(Clone, PartialEq)]
    pub struct MethodOffer {
        /// What it is.
        pub kind: MethodKind,
        /// The id of the method; present only in a session that waits for nothing. Sent back with
        /// [`SendCode`] and [`Prove`] where there are several of the kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub method: Option<MethodId>,
        /// A masked address or the method's name; only on a device known to the account (law 5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub hint: Option<String>,
        /// The number of the code that is asked for, where the kind has numbered codes. There is a number
        /// whether or not the account has such a method (law 5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub number: Option<u8>,
        /// The matching words of the attempt, with a space between them, in the language of the attempt: the
        /// person reads them to the help desk. Present where the kind is `help-desk-code`, whether or not there
        /// is such an account (law 5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub words: Option<String>,
    }
}

wire! {
    /// A code that was asked for, without saying whether there was anyone to send it to.
    #[derive(Clone, PartialEq)]
    pub struct CodeSent {
        /// To which kind of destination.
        pub kind: MethodKind,
        /// Until when the code is accepted.
        pub expires_at: Timestamp,
        /// When another may be asked for.
        pub resend_at: Timestamp,
        /// Wrong codes that may still follow.
        pub tries_left: u32,
        /// Whether emails of the service are late at this time. The flag depends on the mail server
        /// alone, so it is the same for every name (law 5). Not sent by services older than it.
        #[serde(default)]
        pub delayed: bool,
    }
}

wire! {
    /// Asks for a code.
    pub struct SendCode {
        /// By which kind of method.
        pub kind: MethodKind,
        /// To which of the methods that were offered; without it to the first of the kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub method: Option<MethodId>,
        /// The computer's offset from UTC in minutes, to write the time of the request in the mail.
        #[serde(default)]
        pub utc_offset_min: i16,
    }
}

wire! {
    /// Hands in a code, or the password where that is the method.
    pub struct Prove {
        /// Of which kind.
        pub kind: MethodKind,
        /// With which of the methods that were offered; without it the first of the kind. The code of
        /// an authenticator app is compared with every app in any case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub method: Option<MethodId>,
        /// What was typed.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub secret: crate::Secret,
    }
}
