//! The types that the declaration names, for those who expand it. The declaration itself imports
//! nothing, because the build script includes it too.

pub use crate::{
    doctor::ExaminationView,
    help_page::HelpPage,
    requests::{
        ActivateRequest, ActivityRequest, BeginAuthenticatorRequest, BeginMailRequest,
        BeginRecoveryCodesRequest, ChangeRequest, CodeRequest, ConfirmMethodRequest, CopyRequest,
        EvaluateRequest, ExamineRequest, NewPasswordRequest, RemoveMethodRequest, ReportRequest,
        SignInRequest, SignOutRequest, StartAttemptRequest,
    },
    support::{ReportView, SavedReport},
};
pub use chiave_client::{
    About, AppStatus, AuthenticatorView, Evaluation, Preferences, StateView, WriteStage,
};
pub use chiave_protocol::{
    activation::ActivationView,
    attempt::AttemptView,
    method::{CodeSent, MailOffer, Prove, RecoveryCodesOffer, SecurityInfo},
    password::WriteOutcome,
    session::{Proven, SignInStep},
    state::Activity,
};
