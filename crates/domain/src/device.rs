//! Computers, identified by the thumbprint of their device key.

use crate::clock_set_back::is_ahead;
use chiave_protocol::{AccountId, Thumbprint, Timestamp};

/// Days for which a sign-in with a second factor keeps a device known (docs/design.md, section 3).
pub const KNOWN_DAYS: i64 = 90;
/// The maximum number of unknown devices of an account whose wrong passwords are counted
/// separately. Enough for a person, too few for guessing.
pub const MOST_ACQUAINTED: usize = 10;

/// A device key as known to one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// The account.
    pub account: AccountId,
    /// The thumbprint of the key.
    pub key: Thumbprint,
    /// The name that the computer's system reports; shown in notices, never trusted.
    pub name: String,
    /// The last sign-in on the device with a second factor; [`Device::NEVER`] if only passwords
    /// were right so far.
    pub verified_at: Timestamp,
    /// The last completed sign-in on the device; [`Device::NEVER`] if there was none.
    pub seen_at: Timestamp,
}

impl Device {
    /// The time of an event that has not happened yet.
    pub const NEVER: Timestamp = Timestamp::from_unix(0);

    /// Whether the account counts the device as known. A verification ahead of the clock does not count:
    /// the device would be known for as much longer.
    #[must_use]
    pub fn is_known(&self, now: Timestamp) -> bool {
        let days = now.since(self.verified_at) <= KNOWN_DAYS * 24 * 60 * 60;
        days && !is_ahead(self.verified_at, now)
    }

    /// Whether the last sign-in with a second factor is at most so many days ago; with 0 it never is.
    #[must_use]
    pub fn is_verified_within(&self, days: u8, now: Timestamp) -> bool {
        days > 0 && now.since(self.verified_at) <= i64::from(days) * 24 * 60 * 60
    }

    /// Whether the account counts the device as known, or will at the time of a verification ahead of the
    /// clock. Whoever lets computers be forgotten or lists them takes this.
    #[must_use]
    pub fn is_known_or_ahead(&self, now: Timestamp) -> bool {
        self.is_known(now.max(self.verified_at))
    }
}

/// The devices of an account that lose their separate count of wrong passwords to a new device, so at
/// most [`MOST_ACQUAINTED`] unknown devices have one: those whose last completed sign-in is the
/// oldest. More than one loses its count if known devices became unknown with time.
#[must_use]
pub fn yielding<'a>(devices: &'a [Device], to: &Thumbprint, now: Timestamp) -> Vec<&'a Device> {
    let mut unknown: Vec<_> = devices
        .iter()
        .filter(|device| device.key != *to && !device.is_known(now))
        .collect();
    unknown.sort_by_key(|device| device.seen_at);
    let too_many = (unknown.len() + 1).saturating_sub(MOST_ACQUAINTED);
    unknown.truncate(too_many);
    unknown
}

/// The trust in a device, which decides about the queue of hashes and the bucket of the rate limit
/// for a request (laws 4 and 11).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DeviceTrust {
    /// The device is known to the account.
    Known,
    /// Every other device. All of these share one queue and one bucket.
    Unknown,
}

impl DeviceTrust {
    /// The trust of an account in a device, according to the store.
    #[must_use]
    pub fn of(device: Option<&Device>, now: Timestamp) -> Self {
        match device {
            Some(device) if device.is_known(now) => Self::Known,
            Some(_) | None => Self::Unknown,
        }
    }

    /// Where wrong passwords of a device are counted. A device on which a full session was once
    /// opened has its own count, so nobody can lock out a person whose methods make no device known
    /// (law 4).
    #[must_use]
    pub fn of_passwords(device: Option<&Device>) -> Self {
        match device {
            Some(_) => Self::Known,
            None => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const DAY_S: i64 = 24 * 60 * 60;
    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    fn verified_at(verified_at: Timestamp) -> Device {
        Device {
            account: AccountId::from_uuid(Uuid::from_u128(1)),
            key: Thumbprint::from_bytes([2; 32]),
            name: "laptop".into(),
            verified_at,
            seen_at: Device::NEVER,
        }
    }

    #[test]
    fn a_second_factor_lasts_for_the_days_of_the_policy() {
        let device = verified_at(NOW);

        assert!(device.is_verified_within(7, NOW.plus(7 * DAY_S)));
        assert!(!device.is_verified_within(7, NOW.plus(7 * DAY_S + 1)));
        assert!(!device.is_verified_within(0, NOW));
    }

    #[test]
    fn a_second_factor_makes_a_device_known_for_ninety_days() {
        let device = verified_at(NOW);

        assert!(device.is_known(NOW.plus(90 * DAY_S)));
        assert!(!device.is_known(NOW.plus(90 * DAY_S + 1)));
        assert!(!verified_at(Device::NEVER).is_known(NOW));
    }

    #[test]
    fn a_password_alone_is_counted_apart_and_trusts_nothing_else() {
        let (known, acquainted) = (verified_at(NOW), verified_at(Device::NEVER));

        assert_eq!(DeviceTrust::of(Some(&known), NOW), DeviceTrust::Known);
        for other in [Some(&acquainted), None] {
            assert_eq!(DeviceTrust::of(other, NOW), DeviceTrust::Unknown);
        }
        assert_eq!(
            DeviceTrust::of_passwords(Some(&acquainted)),
            DeviceTrust::Known
        );
        assert_eq!(DeviceTrust::of_passwords(None), DeviceTrust::Unknown);
    }

    // Law 4.
    #[test]
    fn as_many_devices_yield_as_there_are_too_many() {
        let seen = |n: u8| Device {
            key: Thumbprint::from_bytes([n; 32]),
            seen_at: NOW.plus(i64::from(n)),
            ..verified_at(Device::NEVER)
        };
        let yield_of = |count: u8| {
            let devices: Vec<_> = (1..=count).rev().map(seen).collect();
            let keys = yielding(&devices, &Thumbprint::from_bytes([99; 32]), NOW);
            keys.iter()
                .map(|it| it.key.as_bytes()[0])
                .collect::<Vec<_>>()
        };

        assert_eq!(yield_of(9), [0; 0]);
        assert_eq!(yield_of(10), [1]);
        assert_eq!(yield_of(13), [1, 2, 3, 4]);
    }

    #[test]
    fn neither_a_known_device_yields_nor_the_one_that_comes() {
        let seen = |n: u8| Device {
            key: Thumbprint::from_bytes([n; 32]),
            seen_at: NOW.plus(i64::from(n)),
            ..verified_at(Device::NEVER)
        };
        let mut devices: Vec<_> = (1..=11).map(seen).collect();
        devices[0].verified_at = NOW;
        let coming = devices[1].key;

        let keys = yielding(&devices, &coming, NOW);

        // Of the eleven, nine are unknown and none of them is the one that comes.
        assert_eq!(keys, [0; 0].map(|it: usize| &devices[it]));
        let stranger = Thumbprint::from_bytes([99; 32]);
        assert_eq!(yielding(&devices, &stranger, NOW), [&devices[1]]);
    }
}
