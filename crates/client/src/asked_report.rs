//! An order that asks for the support report of this computer. Unlike any other order, the person answers it: nothing is
//! sent before the person has seen the report and agreed.

use crate::{
    Client, DrawnReport, Failure, LocalCode,
    acknowledgement::{Unheard, is_final},
    ask::Ready,
    error::Code,
    link::{Call, Path},
    memory::{Memory, Scope},
};
use chiave_protocol::{
    ErrorCode, OrderId, Secret,
    order::{Acknowledge, OrderFailure},
};
use std::sync::Arc;

/// Which order asks for a support report.
#[derive(Default)]
pub(crate) struct AskedReport {
    waiting: Option<Waiting>,
    /// The orders that the person answered: one may come once more with an answer that was on its way.
    answered: Vec<OrderId>,
}

/// An order that waits for the answer of the person.
#[derive(Clone)]
pub(crate) struct Waiting {
    order: OrderId,
    /// The session that the order is for.
    token: Arc<Secret>,
}

impl AskedReport {
    /// Notes the orders that wait in the session of `token`, the oldest first.
    fn note(&mut self, token: &Arc<Secret>, orders: &[OrderId]) {
        let mut open = orders.iter().filter(|id| !self.answered.contains(id));
        self.waiting = open.next().map(|order| Waiting {
            order: *order,
            token: token.clone(),
        });
    }

    fn answered(&mut self, order: OrderId) {
        self.answered.push(order);
        self.waiting = self.waiting.take().filter(|it| it.order != order);
    }
}

impl Memory {
    /// The order that asks for a support report in the session that is open now.
    pub(crate) fn report_asked(&self) -> Option<&Waiting> {
        let waiting = self.asked_report.waiting.as_ref();
        waiting.filter(|it| self.session.is_current(&it.token))
    }
}

impl Client {
    /// Has the person asked for a support report, as the first of the `orders` to the session of `token` wants.
    pub(crate) fn ask_for_report(&self, token: &Arc<Secret>, orders: &[OrderId]) {
        let is_news = {
            let mut memory = self.memory();
            let before = memory.report_asked().map(|it| it.order);
            if memory.session.is_current(token) {
                memory.asked_report.note(token, orders);
            }
            before != memory.report_asked().map(|it| it.order)
        };
        if is_news {
            self.tell_status();
        }
    }

    /// Sends the IT department the support report that the person was shown.
    ///
    /// # Errors
    ///
    /// [`LocalCode::NothingInProgress`] if no report is asked for any more; otherwise the refusal of the service, or
    /// why the service could not be asked.
    pub async fn send_report(&self, drawn: &DrawnReport) -> Result<(), Failure> {
        let (Waiting { order, token }, ready) = self.about_to_answer().await?;
        let call = Call::post(Path::of("/v1/orders/{id}/report", order), drawn.report())?;
        match self.send_as(Scope::Session, &token, &call).await {
            Ok(_) => {
                tracing::info!(order.id = %order, "the support report was sent, as the person agreed");
                self.report_answered(order);
                Ok(())
            }
            Err(failure) => {
                self.give_up_if_final(&ready, order, &failure).await;
                Err(failure)
            }
        }
    }

    /// Answers that the person does not agree to send the support report.
    ///
    /// # Errors
    ///
    /// [`LocalCode::NothingInProgress`] if no report is asked for any more, or why nothing can be sent.
    pub async fn decline_report(&self) -> Result<(), Failure> {
        let (Waiting { order, .. }, ready) = self.about_to_answer().await?;
        tracing::info!(order.id = %order, "the person did not agree to send the support report");
        self.refuse_report(&ready, order, OrderFailure::Declined)
            .await;
        Ok(())
    }

    /// The order that the person answers now. A service with another store than that of the session gets no answer:
    /// [`Client::ready_to_send`] refuses it.
    async fn about_to_answer(&self) -> Result<(Waiting, Ready), Failure> {
        let ready = self.ready_to_send().await?;
        let waiting = self.memory().report_asked().cloned();
        let waiting = waiting.ok_or(LocalCode::NothingInProgress)?;
        Ok((waiting, ready))
    }

    /// Asks the person no more if the service will never take the report: it waits for none any more, or is older than
    /// the report.
    async fn give_up_if_final(&self, ready: &Ready, order: OrderId, failure: &Failure) {
        if !is_final(failure) {
            return;
        }
        match failure.code {
            Code::Service(ErrorCode::BadRequest) => {
                self.refuse_report(ready, order, OrderFailure::NotKnown)
                    .await;
            }
            _ => self.report_answered(order),
        }
    }

    async fn refuse_report(&self, ready: &Ready, order: OrderId, why: OrderFailure) {
        self.report_answered(order);
        let said = Acknowledge::Failed { why };
        let store = self.memory().session.store();
        self.acknowledge(Unheard::new(ready.key.clone(), store, order, said))
            .await;
    }

    fn report_answered(&self, order: OrderId) {
        self.memory().asked_report.answered(order);
        self.tell_status();
    }
}
