//! The reasons in events of the audit log.

/// Why a sign-in ended without its second factor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Abandonment {
    /// The person cancelled on the computer.
    Cancelled,
    /// The time for the second factor ran out.
    Expired,
    /// The sessions of the account were ended.
    Ended,
}

/// What a code was requested for, after the password had been right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CodeUse {
    /// For the second factor of a sign-in.
    SecondFactor,
    /// For a fresh verification.
    Verification,
}

/// Why an activation code was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ActivationCodeFault {
    /// The account has no such code, or the code is used or over.
    Wrong,
    /// The code was right, and its start has not come.
    TooEarly,
}

/// Why a sign-in was refused. Only the log contains the reason; the client does not learn it (law
/// 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SignInRefusal {
    /// The password was wrong, or no account has the name.
    Password,
    /// The account is disabled.
    Disabled,
    /// The account is locked.
    Locked,
}

/// Which sessions a person ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// The session on this computer.
    Here,
    /// All sessions of the account.
    Everywhere,
}

/// What was wrong with a code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CodeFault {
    /// No method gives this code.
    Wrong,
    /// The code was right but used before.
    Used,
    /// The code was right, but its method is too young to open a gate (law 3).
    TooYoung,
}

/// Why a reset or an unlock failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResetRefusal {
    /// No try was left.
    OutOfTries,
    /// The account may not be reset.
    Barred,
    /// The account policy does not allow it.
    ByPolicy,
    /// The account has too few methods.
    NotEnoughMethods,
    /// The person gave the attempt up.
    Cancelled,
    /// The write did not take place.
    NotWritten,
}
