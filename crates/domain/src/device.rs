//! Laptops, known by the thumbprint of their device key.

use chiave_protocol::{AccountId, Thumbprint, Timestamp};

/// Days for which a sign-in with a second factor keeps a device known (docs/design.md, section 3).
pub const KNOWN_DAYS: i64 = 90;
/// How many unknown devices of an account have a count of wrong passwords of their own without a second
/// factor: enough for a person, too few to guess with.
pub const MOST_ACQUAINTED: usize = 10;

/// A device key as one account knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// Whose.
    pub account: AccountId,
    /// Which key.
    pub key: Thumbprint,
    /// What its system calls it; typed by nobody, shown in notices, never trusted.
    pub name: String,
    /// The last sign-in there with a second factor; [`Device::NEVER`] where the password alone was
    /// right.
    pub proven_at: Timestamp,
    /// The last sign-in there that was completed; [`Device::NEVER`] where none was yet.
    pub seen_at: Timestamp,
}

impl Device {
    /// It did not happen there yet.
    pub const NEVER: Timestamp = Timestamp::from_unix(0);

    /// Whether the account counts it as known.
    #[must_use]
    pub fn is_known(&self, now: Timestamp) -> bool {
        now.since(self.proven_at) <= KNOWN_DAYS * 24 * 60 * 60
    }
}

/// Which of an account's devices yield their own count of wrong passwords to another one, so that at
/// most [`MOST_ACQUAINTED`] unknown devices have one: those without a completed sign-in for longest.
/// More than one yields where known devices became unknown with time.
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

/// How far a device is trusted: which queue of hashes and which bucket of the rate limit a request
/// belongs to (laws 4 and 11).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DeviceTrust {
    /// The device is known to the account.
    Known,
    /// Any other device. All of them share one queue and one bucket.
    Unknown,
}

impl DeviceTrust {
    /// The trust that an account has in a device, from what the store holds of the two.
    #[must_use]
    pub fn of(device: Option<&Device>, now: Timestamp) -> Self {
        match device {
            Some(device) if device.is_known(now) => Self::Known,
            Some(_) | None => Self::Unknown,
        }
    }

    /// Where wrong passwords of a device are counted: by themselves wherever a whole session was
    /// once opened there, so that nobody keeps a person out whose methods make no device known
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

    fn proven_at(proven_at: Timestamp) -> Device {
        Device {
            account: AccountId::from_uuid(Uuid::from_u128(1)),
            key: Thumbprint::from_bytes([2; 32]),
            name: "laptop".into(),
            proven_at,
            seen_at: Device::NEVER,
        }
    }

    #[test]
    fn a_second_factor_makes_a_device_known_for_ninety_days() {
        let device = proven_at(NOW);

        assert!(device.is_known(NOW.plus(90 * DAY_S)));
        assert!(!device.is_known(NOW.plus(90 * DAY_S + 1)));
        assert!(!proven_at(Device::NEVER).is_known(NOW));
    }

    #[test]
    fn a_password_alone_is_counted_apart_and_trusts_nothing_else() {
        let (known, acquainted) = (proven_at(NOW), proven_at(Device::NEVER));

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
            ..proven_at(Device::NEVER)
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
}
