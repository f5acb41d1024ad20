//! The one declaration of what the window may ask of the shell, and of what the shell tells the
//! window. Everything else follows from it: the registered handlers, the build's list of commands,
//! the capability of the window, and the TypeScript that calls and listens (`cargo xtask gen`).
//!
//! The build script and `xtask` include this file too, so it names types without importing them.

/// Passes the declaration to the macro with the given name.
macro_rules! declaration {
    ($expand:ident) => {
        $expand! {
            commands {
                /// The status, once the keyring has been read.
                status() -> AppStatus;
                /// Signs in; the answer says what is still missing.
                sign_in(request: SignInRequest) -> SignInStep;
                /// Signs out, here or on every computer.
                sign_out(request: SignOutRequest) -> ();
                /// Sends a code for the verification of this session.
                session_code(request: CodeRequest) -> CodeSent;
                /// Hands in a code or the password for the verification of this session.
                session_prove(request: Prove) -> Proven;
                /// The account as last received.
                state() -> StateView;
                /// Asks the service for the account.
                sync() -> StateView;
                /// The events before a known one.
                activity(request: ActivityRequest) -> Activity;
                /// Evaluates a new password as it is being typed.
                evaluate_password(request: EvaluateRequest) -> Evaluation;
                /// Changes the password.
                change_password(request: ChangeRequest) -> WriteOutcome;
                /// Asks again for the outcome of the latest write, where it is unknown.
                settle() -> Option<WriteOutcome>;
                /// Notes that the person has seen the outcome of the latest write.
                write_seen() -> ();
                /// Begins to add an authenticator app.
                begin_authenticator(request: BeginAuthenticatorRequest) -> AuthenticatorView;
                /// Begins to make a recovery sheet.
                begin_recovery_codes(request: BeginRecoveryCodesRequest) -> RecoveryCodesOffer;
                /// Begins to add a personal email address.
                begin_mail(request: BeginMailRequest) -> MailOffer;
                /// Completes the addition of a method with its first code.
                confirm_method(request: ConfirmMethodRequest) -> SecurityInfo;
                /// Removes a method.
                remove_method(request: RemoveMethodRequest) -> SecurityInfo;
                /// Begins an activation with an activation code.
                activate(request: ActivateRequest) -> ActivationView;
                /// Sets the first password, at the end of an activation.
                set_first_password(request: NewPasswordRequest) -> WriteOutcome;
                /// Begins a reset or an unlock.
                start_attempt(request: StartAttemptRequest) -> AttemptView;
                /// The reset or unlock in progress.
                attempt_view() -> AttemptView;
                /// Sends a code for the reset or unlock in progress.
                attempt_code(request: CodeRequest) -> AttemptView;
                /// Hands in a code for the reset or unlock in progress.
                attempt_prove(request: Prove) -> AttemptView;
                /// Sets the password, at the end of a reset.
                attempt_set_password(request: NewPasswordRequest) -> WriteOutcome;
                /// Unlocks the account, at the end of an unlock.
                attempt_unlock() -> WriteOutcome;
                /// Ends the activation, reset or unlock in progress.
                cancel() -> ();
                /// The preferences of the person.
                preferences() -> Preferences;
                /// Replaces the preferences of the person.
                set_preferences(request: Preferences) -> Preferences;
                /// The version and the settings of this computer, each with its source.
                about() -> About;
                /// Examines this computer; the answer is in the sentences of the asked language.
                examine(request: ExamineRequest) -> ExaminationView;
                /// Draws up the support report of this computer, for the person to read.
                draw_report() -> ReportView;
                /// Saves the support report that the person sees.
                save_report(request: ReportRequest) -> SavedReport;
                /// Sends the IT department, which asked for it, the support report that the person sees.
                send_report(request: ReportRequest) -> ();
                /// Answers the IT department that the support report is not sent.
                decline_report() -> ();
                /// The page of help that the latest link named, unless it was answered before.
                linked_help() -> Option<HelpPage>;
                /// Opens the page of the help desk, which the settings name, in the browser.
                open_help() -> ();
                /// Puts a secret on the clipboard and removes it after a while.
                copy_for_a_while(request: CopyRequest) -> ();
                /// Ends the turn of the person at a shared computer, and empties the page.
                finish_turn() -> ();
                /// Notes that the person at a shared computer is still there.
                still_here() -> ();
                /// Closes the window.
                close_window() -> ();
            }
            events {
                /// The status has changed.
                on_status: Status(AppStatus) = "status-changed";
                /// The state of the account has changed.
                on_state: State(StateView) = "state-changed";
                /// A write of the password has reached its next stage.
                on_write_stage: Stage(WriteStage) = "write-stage";
                /// The managed settings have changed.
                on_about: About(About) = "about-changed";
                /// A link named a page of help.
                on_link: Link(()) = "link-opened";
            }
        }
    };
}

pub(crate) use declaration;
