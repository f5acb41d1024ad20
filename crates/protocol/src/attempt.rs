//! A reset or an unlock in flight.

use crate::{
    Secret, Timestamp,
    method::{CodeSent, MethodOffer},
    policy::{PasswordPolicy, PersonalFacts},
    wire,
};

wire! {
    /// What an attempt is for.
    #[derive(Clone, Copy, Eq, Hash, PartialEq)]
    pub enum Purpose {
        /// A new password for one that was forgotten.
        Reset,
        /// An end to a lock, the password staying as it is.
        Unlock,
    }
}

wire! {
    /// Opens an attempt for whoever is named, whether or not there is such an account (law 5).
    pub struct StartAttempt {
        /// As typed.
        pub user_name: String,
        /// What for.
        pub purpose: Purpose,
        /// The proof of work over the request's DPoP nonce, see `chiave_crypto::work`.
        pub work: u64,
        /// What the person's system calls this computer, for the notice.
        #[serde(default)]
        pub device_name: String,
        /// The language of the mails, an IETF tag.
        #[serde(default)]
        pub language: String,
        /// The computer's offset from UTC in minutes, to write times in mails as it shows them.
        #[serde(default)]
        pub utc_offset_min: i16,
    }
}

wire! {
    /// An attempt was opened.
    pub struct AttemptOpened {
        /// Opens it, on this device only: 256 bits.
        #[serde(serialize_with = "crate::secret::on_the_wire")]
        pub token: Secret,
        /// Where it stands.
        pub view: AttemptView,
    }
}

wire! {
    /// Where an attempt stands. The service decides the step; the client shows it (law 2).
    #[derive(Clone, PartialEq)]
    pub struct AttemptView {
        /// What it is for.
        pub purpose: Purpose,
        /// Gates passed so far.
        pub gates_passed: u8,
        /// Gates needed; the same for everybody until the first is passed.
        pub gates_needed: u8,
        /// Until when it lasts.
        pub expires_at: Timestamp,
        /// What comes next.
        pub step: AttemptStep,
    }
}

wire! {
    /// What comes next in an attempt.
    #[serde(tag = "step")]
    #[derive(Clone, PartialEq)]
    pub enum AttemptStep {
        /// Prove who you are by one of these.
        Prove {
            /// What may be chosen.
            offers: Vec<MethodOffer>,
            /// A code is on its way.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "ts", ts(optional))]
            sent: Option<CodeSent>,
        },
        /// Choose a new password.
        ChoosePassword {
            /// The rules that the new password has to meet.
            policy: PasswordPolicy,
            /// What the rules compare the new password with.
            facts: PersonalFacts,
        },
        /// Confirm the unlock.
        ConfirmUnlock,
        /// The write was begun and its outcome is being settled.
        Settling,
        /// The attempt is over: the password was written or the account was unlocked.
        Done,
        /// A step that this version does not know: update Chiave.
        #[serde(other)]
        Unknown,
    }
}
