//! The declared commands: each calls the client and returns its answer. Commands hold no business
//! rules.

use crate::{
    browser, clipboard,
    declared::*,
    linked::Linked,
    shell::{Answer, Commands, Shell},
    support::{self, Shown},
};
use chiave_client::{Failure, FirstCode};
use chiave_protocol::ErrorCode;
use chiave_words::{Language, Words};
use tauri::Manager;

impl Commands for Shell {
    async fn status(&self) -> Answer<AppStatus> {
        Ok(self.client.status().await)
    }

    async fn sign_in(&self, request: SignInRequest) -> Answer<SignInStep> {
        self.client
            .sign_in(request.user_name, request.password)
            .await
    }

    async fn sign_out(&self, request: SignOutRequest) -> Answer<()> {
        self.client.sign_out(request.everywhere).await
    }

    async fn session_code(&self, request: CodeRequest) -> Answer<CodeSent> {
        self.client.session_code(request.kind, request.method).await
    }

    async fn session_prove(&self, request: Prove) -> Answer<Proven> {
        self.client.session_prove(request).await
    }

    async fn state(&self) -> Answer<StateView> {
        Ok(self.client.state().await)
    }

    async fn sync(&self) -> Answer<StateView> {
        self.client.sync().await
    }

    async fn activity(&self, request: ActivityRequest) -> Answer<Activity> {
        self.client.activity(request.before).await
    }

    async fn evaluate_password(&self, request: EvaluateRequest) -> Answer<Evaluation> {
        self.client
            .evaluate_password(request.scope, &request.candidate, request.current.as_ref())
    }

    async fn change_password(&self, request: ChangeRequest) -> Answer<WriteOutcome> {
        self.client
            .change_password(request.current, request.new)
            .await
    }

    async fn settle(&self) -> Answer<Option<WriteOutcome>> {
        self.client.settle().await
    }

    async fn write_seen(&self) -> Answer<()> {
        self.client.write_seen();
        Ok(())
    }

    async fn begin_authenticator(
        &self,
        request: BeginAuthenticatorRequest,
    ) -> Answer<AuthenticatorView> {
        self.client
            .begin_authenticator(request.scope, request.label)
            .await
    }

    async fn begin_recovery_codes(
        &self,
        request: BeginRecoveryCodesRequest,
    ) -> Answer<RecoveryCodesOffer> {
        self.client.begin_recovery_codes(request.scope).await
    }

    async fn begin_mail(&self, request: BeginMailRequest) -> Answer<MailOffer> {
        self.client.begin_mail(request.scope, request.address).await
    }

    async fn confirm_method(&self, request: ConfirmMethodRequest) -> Answer<SecurityInfo> {
        let first = FirstCode {
            id: request.id,
            code: request.code,
            label: request.label,
        };
        self.client.confirm_method(request.scope, first).await
    }

    async fn remove_method(&self, request: RemoveMethodRequest) -> Answer<SecurityInfo> {
        self.client.remove_method(request.scope, request.id).await
    }

    async fn activate(&self, request: ActivateRequest) -> Answer<ActivationView> {
        self.client.activate(request.user_name, request.pass).await
    }

    async fn set_first_password(&self, request: NewPasswordRequest) -> Answer<WriteOutcome> {
        self.client.set_first_password(request.new).await
    }

    async fn start_attempt(&self, request: StartAttemptRequest) -> Answer<AttemptView> {
        self.client
            .start_attempt(request.user_name, request.purpose)
            .await
    }

    async fn attempt_view(&self) -> Answer<AttemptView> {
        self.client.attempt_view().await
    }

    async fn attempt_code(&self, request: CodeRequest) -> Answer<AttemptView> {
        self.client.attempt_code(request.kind).await
    }

    async fn attempt_prove(&self, request: Prove) -> Answer<AttemptView> {
        self.client
            .attempt_prove(request.kind, request.secret)
            .await
    }

    async fn attempt_set_password(&self, request: NewPasswordRequest) -> Answer<WriteOutcome> {
        self.client.attempt_set_password(request.new).await
    }

    async fn attempt_unlock(&self) -> Answer<WriteOutcome> {
        self.client.attempt_unlock().await
    }

    async fn cancel(&self) -> Answer<()> {
        self.client.cancel().await;
        Ok(())
    }

    async fn preferences(&self) -> Answer<Preferences> {
        Ok(self.client.preferences())
    }

    async fn set_preferences(&self, request: Preferences) -> Answer<Preferences> {
        Ok(self.client.set_preferences(request).await)
    }

    async fn about(&self) -> Answer<About> {
        Ok(self.client.about())
    }

    async fn examine(&self, request: ExamineRequest) -> Answer<ExaminationView> {
        let words = Words::of(Language::nearest(&request.language));
        let examination = match request.again {
            true => self.client.examine_again().await,
            false => self.client.examine().await,
        };
        Ok(ExaminationView::of(words, &examination))
    }

    async fn draw_report(&self) -> Answer<ReportView> {
        let drawn = self.client.draw_report().await;
        Ok(self.window.state::<Shown>().show(drawn))
    }

    async fn save_report(&self, request: ReportRequest) -> Answer<SavedReport> {
        self.client.may_save_report()?;
        let drawn = self.window.state::<Shown>().report(request.number)?;
        Ok(support::save(self.window.app_handle(), &self.client, drawn).await)
    }

    async fn send_report(&self, request: ReportRequest) -> Answer<()> {
        let drawn = self.window.state::<Shown>().report(request.number)?;
        self.client.send_report(&drawn).await
    }

    async fn decline_report(&self) -> Answer<()> {
        self.client.decline_report().await
    }

    async fn linked_help(&self) -> Answer<Option<HelpPage>> {
        Ok(self.window.state::<Linked>().take())
    }

    async fn open_help(&self) -> Answer<()> {
        let page = self.client.help_page().ok_or(ErrorCode::NotFound)?;
        let opened = browser::open(self.window.app_handle(), page).await;
        opened.map_err(|error| unavailable(&error))
    }

    async fn copy_for_a_while(&self, request: CopyRequest) -> Answer<()> {
        clipboard::put_for_a_while(self.window.app_handle(), request.text)
            .map_err(|error| unavailable(&error))
    }

    async fn finish_turn(&self) -> Answer<()> {
        self.client.finish().await;
        Ok(())
    }

    async fn still_here(&self) -> Answer<()> {
        self.client.still_here();
        Ok(())
    }

    async fn close_window(&self) -> Answer<()> {
        self.window.close().map_err(|error| unavailable(&error))
    }
}

fn unavailable(error: &tauri::Error) -> Failure {
    tracing::warn!(%error, "the desktop did not do what was asked");
    ErrorCode::Internal.into()
}
