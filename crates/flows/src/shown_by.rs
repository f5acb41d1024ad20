//! An activation code that is presented on another computer than before (law 3).

use crate::{
    error::FlowError,
    notice_budgets::Source,
    notices::Notice,
    remove_all::{Computer, GivenBack},
    work::Work,
};
use chiave_domain::{
    account::Account,
    activation_code::{Activation, ActivationCode},
    audit::Actor,
    intent::Intent,
    notice::Message,
};

impl Work<'_> {
    /// Handles an activation code that was presented on the device of `activation`. Methods that
    /// the code registered on another device are removed, and the person is informed: a stranger
    /// who saw the code in transit leaves no method behind.
    pub(crate) async fn shown_by(
        &mut self,
        mut activation_code: ActivationCode,
        account: &Account,
        activation: &Activation,
    ) -> Result<(), FlowError> {
        let here = activation.device;
        if activation_code
            .shown_by
            .is_some_and(|before| before != here)
        {
            let notice = Notice {
                account,
                message: Message::MethodRemoved,
                device_name: &activation.device_name,
                utc_offset_min: activation.utc_offset_min,
                not_before: None,
            };
            let source = Source::of_shown_code(&activation_code, here);
            let given_back = GivenBack {
                activation_code: &activation_code,
                notice: self.in_budget(notice, &source).await?,
                by: Actor::Person,
                computer: Some(Computer {
                    key: here,
                    name: &activation.device_name,
                }),
            };
            self.give_back(given_back).await?;
        }
        activation_code.shown_by = Some(here);
        Ok(self.tx.put_activation_code(&activation_code).await?)
    }
    /// Refuses while a password of the account is being written from another device, because that
    /// write depends on methods that the activation code registered there. Until the outcome of the
    /// write is known, none of them is removed.
    ///
    /// # Errors
    ///
    /// `busy`.
    pub(crate) async fn written_elsewhere(
        &mut self,
        activation: &Activation,
    ) -> Result<(), FlowError> {
        let elsewhere = |intent: &Intent| {
            intent.account == activation.account && intent.device != activation.device
        };
        self.nothing_written(elsewhere).await
    }
}
