//! What the answers of the service have taught, and whether the service can be reached.

use super::{Heard, Reach};
use chiave_protocol::{StoreId, Timestamp, service::ServiceInfo};

/// The service as last heard, and the result of the latest request. Changed only by an answer of the
/// service or by its absence, through the methods here.
#[derive(Default)]
pub(super) struct Known {
    /// The latest nonce of the service.
    pub(super) nonce: Option<String>,
    /// The latest answer by both clocks.
    pub(super) heard: Option<Heard>,
    service: Option<ServiceInfo>,
    reach: Reach,
    certificate_at: Option<Timestamp>,
}

impl Known {
    /// What is known if the settings name no usable service.
    pub(super) fn not_configured() -> Self {
        Self {
            reach: Reach::NotConfigured,
            ..Self::default()
        }
    }

    /// What the service last reported about itself in this process.
    pub(super) const fn service(&self) -> Option<&ServiceInfo> {
        self.service.as_ref()
    }

    /// The store of the service, as far as the service has reported it.
    pub(super) fn store(&self) -> Option<StoreId> {
        self.service().and_then(|service| service.store_id)
    }

    /// Whether the service can be reached, as the latest request found it.
    pub(super) const fn reach(&self) -> Reach {
        self.reach
    }

    /// When the certificate of the service expired or becomes valid, if that prevents a connection.
    pub(super) const fn certificate_at(&self) -> Option<Timestamp> {
        self.certificate_at
    }

    /// Whether the service sends emails late, as it last reported.
    pub(super) fn mail_delayed(&self) -> bool {
        self.service().is_some_and(|service| service.mail_delayed)
    }

    /// Keeps what the service reports about itself; returns whether emails became late, or in time
    /// again.
    pub(super) fn learn(&mut self, info: ServiceInfo) -> bool {
        let before = self.mail_delayed();
        let now = info.mail_delayed;
        self.service = Some(info);
        before != now
    }

    /// Keeps whether emails are late; returns whether that is a change. Nothing is kept of a service
    /// that has not reported about itself.
    pub(super) fn learn_mail_delay(&mut self, delayed: bool) -> bool {
        match &mut self.service {
            Some(service) => std::mem::replace(&mut service.mail_delayed, delayed) != delayed,
            None => false,
        }
    }

    /// Keeps the result of a request; returns whether the service became reachable, unreachable, or
    /// unreachable for another reason.
    pub(super) fn note(&mut self, reach: Reach, certificate_at: Option<Timestamp>) -> bool {
        self.certificate_at = certificate_at;
        std::mem::replace(&mut self.reach, reach) != reach
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_reach_is_news() {
        let mut known = Known::default();
        let then = Timestamp::from_unix(1);

        assert!(known.note(Reach::Offline, Some(then)));
        assert!(!known.note(Reach::Offline, None));
        assert_eq!(known.certificate_at(), None);
        assert!(known.note(Reach::Online, None));
    }

    #[test]
    fn a_delay_is_not_kept_of_an_unknown_service() {
        let mut known = Known::default();

        assert!(!known.learn_mail_delay(true));
        assert!(!known.mail_delayed());
    }
}
