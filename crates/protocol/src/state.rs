//! The one document that the computer keeps in step with the service (`GET /v1/state`, with ETag).

use crate::{
    AccountId, EventId, Timestamp,
    method::{MethodKind, MethodOffer, SecurityInfo},
    policy::{PasswordPolicy, PersonalFacts},
    wire,
};

wire! {
    /// Everything the computer shows of an account.
    #[derive(Clone, PartialEq)]
    pub struct AccountState {
        /// Grows with every change; the ETag is made of it.
        pub revision: u64,
        /// The account that the state belongs to.
        pub account: AccountView,
        /// Age, expiry and earliest change of the password.
        pub password: PasswordState,
        /// What is registered, what may be registered, and what is missing.
        #[serde(flatten)]
        pub security: SecurityInfo,
        /// Every method that a fresh verification may be given with, the default first.
        pub fresh_proofs: Vec<MethodOffer>,
        /// The rules of the next password.
        pub policy: PasswordPolicy,
        /// What the rules compare it with.
        pub facts: PersonalFacts,
        /// What happened lately, newest first, at most twenty.
        pub events: Vec<EventView>,
        /// The event before which the others are listed (`GET /v1/activity/{id}`), some of which may be
        /// among these; absent if these are all events.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub older_before: Option<EventId>,
        /// The service's clock when it answered.
        pub server_time: Timestamp,
    }
}

wire! {
    /// The person.
    #[derive(Clone, PartialEq)]
    pub struct AccountView {
        /// Immutable.
        pub id: AccountId,
        /// What is typed at sign-in.
        pub user_name: String,
        /// How the person is called.
        pub display_name: String,
    }
}

wire! {
    /// Age, expiry and earliest change of the password.
    #[derive(Clone, PartialEq)]
    pub struct PasswordState {
        /// When it was last set.
        pub changed_at: Timestamp,
        /// When it stops being accepted; absent where it never does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub expires_at: Option<Timestamp>,
        /// From when it may be changed again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub changeable_from: Option<Timestamp>,
    }
}

wire! {
    /// Something that happened to the account.
    #[derive(Clone, PartialEq)]
    pub struct EventView {
        /// Names the event; absent from a service that does not list older events.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub id: Option<EventId>,
        /// What; `locales/<lang>/events.ftl` has `event-<kind>`.
        pub kind: EventKind,
        /// When.
        pub at: Timestamp,
        /// What the computer it came from is called, where one is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub device_name: Option<String>,
        /// Whether it came from the computer that asks. Names do not tell: two computers may share one.
        #[serde(default)]
        pub this_device: bool,
        /// Who did it.
        #[serde(default)]
        pub by: EventBy,
        /// The kind of method that the event is about, where it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub method: Option<MethodKind>,
    }
}

wire! {
    /// Events of an account before one that the client has (`GET /v1/activity/{id}`).
    #[derive(Clone, PartialEq)]
    pub struct Activity {
        /// Newest first, at most twenty.
        pub events: Vec<EventView>,
        /// The event before which older ones are listed; absent if these are the oldest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub older_before: Option<EventId>,
    }
}

/// Who caused an event, as far as the service can tell.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EventBy {
    /// The person, or somebody who uses the account.
    Person,
    /// Anybody who knows the user name: nothing was verified.
    Anybody,
    /// The IT department.
    It,
    /// The service by itself, because a time was over.
    Service,
    /// Not said, or somebody that this version does not know.
    #[default]
    #[serde(other)]
    Unknown,
}

/// What can happen to an account, as its owner is told.
#[derive(Clone, Copy, Debug, serde::Deserialize, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EventKind {
    /// An activation code was turned into methods and a first password.
    Activated,
    /// The password was right, and something is still missing: a second factor, or a new password.
    PasswordAccepted,
    /// Somebody signed in: the session can do all that a session can.
    SignedIn,
    /// A password was wrong.
    SignInRefused,
    /// The second factor of a sign-in did not come.
    SignInAbandoned,
    /// The second factor of a sign-in was right.
    FactorPassed,
    /// A fresh verification before a change was right.
    VerificationPassed,
    /// A code was wrong: of a sign-in whose password was right, or in a session.
    CodeRefused,
    /// A code was sent, after the password or an activation code had been right.
    CodeSent,
    /// A computer is known to the account from now on, for 90 days at least.
    DeviceKnown,
    /// Sessions were ended.
    SignedOut,
    /// An activation code was shown, and it was right: an activation was begun.
    ActivationStarted,
    /// An activation code was wrong.
    PassRefused,
    /// A change was refused: the current password was wrong.
    ChangeRefused,
    /// A new password was refused by the directory after an activation code had been right.
    NewPasswordRefused,
    /// A method was begun to be added; it waits for its first code.
    MethodBegun,
    /// The first code of a method that was to be added was wrong.
    MethodRefused,
    /// A request under a session's token was refused: it was copied, altered, or signed with another
    /// device key.
    RequestRefused,
    /// The password was changed by somebody who knew it.
    PasswordChanged,
    /// The password was reset after verifications.
    PasswordReset,
    /// A reset was begun.
    ResetStarted,
    /// A reset failed or ran out of tries.
    ResetRefused,
    /// A code of a reset or an unlock was wrong.
    ResetCodeRefused,
    /// A code of a reset or an unlock was sent.
    ResetCodeSent,
    /// On computers that the account does not know, resets closed: as many codes were asked for as are
    /// sent in a day, or too many wrong ones were typed.
    ResetsClosed,
    /// A lock was ended.
    AccountUnlocked,
    /// A method was added.
    MethodAdded,
    /// A method was removed.
    MethodRemoved,
    /// A method counts for nothing from now on: its address is behind the password.
    MethodNotCounted,
    /// One of the verifications that a reset or an unlock asks for was passed.
    ProofPassed,
    /// A code of the recovery sheet was used, for the verification that the row before names.
    RecoveryCodeUsed,
    /// The person was mailed that the password expires soon.
    ExpiryMailed,
    /// IT issued an activation code.
    PassIssued,
    /// IT issued a code of the help desk, for a reset or an unlock that is under way.
    HelpDeskCodeIssued,
    /// IT issued a temporary code, which is the second factor at sign-in for some hours.
    TemporaryCodeIssued,
    /// An activation code that nobody used ended, since the password was changed or reset.
    PassEnded,
    /// IT shut the account.
    AccountDisabled,
    /// IT let the account in again.
    AccountEnabled,
    /// IT locked the account.
    AccountLocked,
    /// IT changed something else about the account, such as a name or a role.
    AccountChanged,
    /// IT ordered a computer of the account to do something.
    ComputerOrdered,
    /// The account no longer knows a computer: IT ordered the computer wiped.
    ComputerForgotten,
    /// An order to a computer ended: carried out, failed, or withdrawn.
    OrderEnded,
    /// IT changed something of the service itself: the account policies, the names in the log.
    ServiceChanged,
    /// Something that this version does not know.
    #[serde(other)]
    Other,
}
