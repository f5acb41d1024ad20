//! The managed settings in force, and the connection that follows from them.

use super::{Origin, Settings};
use crate::{
    Client,
    clock::Clock,
    link::{Heard, Link},
};
use chiave_crypto::Random;
use std::sync::Arc;

/// The managed settings with their connection. Both change together.
pub(crate) struct InForce {
    settings: Arc<Settings>,
    link: Arc<Link>,
    /// The service that was last named, even if none is named now.
    served: Option<Origin>,
}

impl InForce {
    /// A connection that has not been used yet. `heard` is what an earlier process stored.
    pub(crate) fn new(
        settings: Settings,
        heard: Option<Heard>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Self {
        Self {
            link: Arc::new(Link::new(&settings, heard, clock, random)),
            served: settings.server.clone(),
            settings: Arc::new(settings),
        }
    }

    /// Replaces settings that lead to the service in the same way.
    pub(super) fn replace_settings(&mut self, settings: Settings) {
        self.settings = Arc::new(settings);
    }

    /// Replaces the settings and the connection; returns whether another service is named than
    /// before. A new generation of links begins if it is, or if other certificates are trusted;
    /// another way to the same service, such as a proxy, begins none.
    pub(super) fn replace(&mut self, settings: Settings, link: Link) -> bool {
        let now = settings.server.clone();
        let moved = now.is_some() && self.served.is_some() && now != self.served;
        let trusts_others = !settings.trusts_like(&self.settings);
        let generation = self.link.generation() + u64::from(moved || trusts_others);
        let link = Arc::new(link.after(&self.link, generation));
        self.served = now.or(self.served.take());
        self.settings = Arc::new(settings);
        std::mem::replace(&mut self.link, link).is_replaced();
        moved
    }
}

impl Client {
    /// The managed settings in force.
    pub(crate) fn settings(&self) -> Arc<Settings> {
        self.in_force().settings.clone()
    }

    /// The connection that follows from the managed settings in force.
    pub(crate) fn link(&self) -> Arc<Link> {
        self.in_force().link.clone()
    }

    /// Whether no other link has taken the place of this one.
    pub(crate) fn is_current(&self, link: &Arc<Link>) -> bool {
        Arc::ptr_eq(&self.in_force().link, link)
    }

    /// Whether the service of this link is still ours, although another link may lead there now.
    pub(crate) fn is_of_our_service(&self, link: &Link) -> bool {
        self.in_force().link.generation() == link.generation()
    }
}
