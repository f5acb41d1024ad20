//! What the service is told of orders to this computer, until it has heard that.

use crate::{
    Client, Failure, LocalCode,
    error::Code,
    link::{Answer, Call, Path},
    removed::Ordered,
    session::differ,
};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::{ErrorCode, OrderId, StoreId, order::Acknowledge};
use std::sync::Arc;

/// The most acknowledgements that wait for the service.
const UNHEARD: usize = 16;

/// What the service has to be told of an order. It is sent on the way of the settings that are in force
/// then.
#[derive(Clone)]
pub(crate) struct Unheard {
    /// The key that signs: the keyring may hold it no more.
    key: Arc<DeviceKey>,
    /// The store that gave the order, and is told.
    store: Option<StoreId>,
    id: OrderId,
    said: Acknowledge,
}

impl Unheard {
    /// The answer `said` to an order of `store`, which `key` signs.
    pub(crate) fn new(
        key: Arc<DeviceKey>,
        store: Option<StoreId>,
        id: OrderId,
        said: Acknowledge,
    ) -> Self {
        Self {
            key,
            store,
            id,
            said,
        }
    }

    /// What the service is told once the computer has removed the rest.
    pub(crate) fn finished(&self) -> Self {
        Self {
            said: Acknowledge::Done,
            ..self.clone()
        }
    }

    /// Whether the computer goes on to remove what the order is about.
    pub(crate) const fn is_unfinished(&self) -> bool {
        matches!(self.said, Acknowledge::Failed { why } if why.goes_on())
    }
}

impl Client {
    /// Has the service told, once nothing is left, that an order is carried out which an earlier process did
    /// not finish. `key` is the one that this process removes.
    pub(crate) fn say_done_later(&self, order: Ordered, key: DeviceKey) {
        let Ordered { id, store } = order;
        let mut memory = self.memory();
        if !memory.unfinished.iter().any(|it| it.id == id) {
            let unheard = Unheard::new(Arc::new(key), store, id, Acknowledge::Done);
            memory.unfinished.push(unheard);
        }
    }

    /// Tells the service what it was not told before, also that an order which failed is carried out after
    /// all, once nothing is left of what it had removed.
    pub(crate) async fn acknowledge_again(&self) {
        let is_left = self.is_to_be_emptied();
        let waiting = {
            let mut memory = self.memory();
            let mut waiting = std::mem::take(&mut memory.unheard);
            if !is_left {
                waiting.append(&mut memory.unfinished);
            }
            waiting
        };
        for unheard in waiting {
            self.acknowledge(unheard).await;
        }
    }

    /// Tells the service what became of an order; if it does not take that, keeps it for the next time.
    pub(crate) async fn acknowledge(&self, unheard: Unheard) {
        let Err(failure) = self.send_acknowledgement(&unheard).await else {
            return;
        };
        let is_final = is_final(&failure);
        tracing::info!(code = %failure, is_final, "an order is not acknowledged");
        let mut memory = self.memory();
        if !is_final && memory.unheard.len() < UNHEARD {
            memory.unheard.push(unheard);
        }
    }

    async fn send_acknowledgement(&self, unheard: &Unheard) -> Result<Answer, Failure> {
        let Unheard {
            key,
            store,
            id,
            said,
        } = unheard;
        let call = Call::post(Path::of("/v1/orders/{id}", id), said)?;
        let ready = self.ready_with(Some(key.clone())).await?;
        match differ(*store, ready.link.store()) {
            true => Err(LocalCode::AnotherService.into()),
            false => self.send_by(&ready, &call, None).await,
        }
    }
}

/// Whether the service refuses an acknowledgement in a way that does not pass.
pub(crate) fn is_final(failure: &Failure) -> bool {
    match failure.code {
        Code::Local(_) => false,
        Code::Service(code) => matches!(
            code,
            ErrorCode::NotFound
                | ErrorCode::BadRequest
                | ErrorCode::NotAllowed
                | ErrorCode::SessionEnded
        ),
    }
}
