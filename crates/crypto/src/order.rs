//! Signatures of orders to computers (Ed25519).
//!
//! A computer holds the public key that it was given at its sign-in, so whoever answers in the
//! service's place later, such as a proxy that ends TLS with an authority of the company, cannot order
//! anything. The private key is derived from the audit key, which signs for others already, and from the
//! id of the store: another store with the same keys gives no orders to the computers of this one.

use crate::{AuditKey, KeyId, keys::Key, mac};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use chiave_protocol::{
    AccountId, OrderId, StoreId, Thumbprint, Timestamp,
    order::{Order, OrderKey, OrderKind, OrderSignature},
};
use data_encoding::BASE64URL_NOPAD;
use std::fmt;
use zeroize::Zeroizing;

/// The keys that sign orders, the current one first.
pub struct OrderKeys {
    store: StoreId,
    pairs: Vec<(KeyId, Ed25519KeyPair)>,
}

/// A signing key could not be made of an audit key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the audit key makes no key that signs orders")]
pub struct OrderKeyError;

/// An order without its signatures.
#[derive(Clone, Copy, Debug)]
pub struct Unsigned {
    /// The id of the order.
    pub id: OrderId,
    /// What is ordered.
    pub kind: OrderKind,
    /// When the order was given.
    pub made_at: Timestamp,
    /// The only account that the order is for; `None` for everybody on the computer.
    pub account: Option<AccountId>,
}

/// To whom an order belongs: the store that gives it, and the computer that gets it.
#[derive(Clone, Copy, Debug)]
pub struct Between {
    /// The store.
    pub store: StoreId,
    /// The device key of the computer.
    pub device: Thumbprint,
}

impl OrderKeys {
    /// The keys that sign the orders of a store: one for each audit key. The older ones sign too,
    /// because a computer keeps the key of its sign-in as long as its session lasts.
    ///
    /// # Errors
    ///
    /// [`OrderKeyError`] if the crypto provider fails.
    pub fn derive(audit: &AuditKey, store: StoreId) -> Result<Self, OrderKeyError> {
        let pairs = audit
            .0
            .iter()
            .map(|key| Ok((key.id.clone(), pair(key, store)?)));
        Ok(Self {
            store,
            pairs: pairs.collect::<Result<_, _>>()?,
        })
    }

    /// What a computer checks the orders of a session of `account` with that begins at `since`.
    #[must_use]
    pub fn verifying(&self, account: AccountId, since: Timestamp) -> Option<OrderKey> {
        let (id, pair) = self.pairs.first()?;
        Some(OrderKey {
            id: id.to_string(),
            key: BASE64URL_NOPAD.encode(pair.public_key().as_ref()),
            since,
            account,
        })
    }

    /// Signs an order for one computer.
    #[must_use]
    pub fn sign(&self, order: Unsigned, device: Thumbprint) -> Order {
        let between = Between {
            store: self.store,
            device,
        };
        let text = text(order, between);
        let sign = |(id, pair): &(KeyId, Ed25519KeyPair)| OrderSignature {
            key: id.to_string(),
            value: BASE64URL_NOPAD.encode(pair.sign(&text).as_ref()),
        };
        Order {
            id: order.id,
            kind: order.kind,
            made_at: order.made_at,
            account: order.account,
            signatures: self.pairs.iter().map(sign).collect(),
        }
    }
}

impl fmt::Debug for OrderKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.pairs.iter().map(|(id, _)| id.as_str());
        f.write_str("OrderKeys ")?;
        f.debug_list().entries(ids).finish()
    }
}

/// Whether one of the signatures of an order was made with `key` for exactly this order.
#[must_use]
pub fn is_signed(order: &Order, key: &OrderKey, between: Between) -> bool {
    let Ok(public) = BASE64URL_NOPAD.decode(key.key.as_bytes()) else {
        return false;
    };
    let public = UnparsedPublicKey::new(&ED25519, public);
    let unsigned = Unsigned {
        id: order.id,
        kind: order.kind,
        made_at: order.made_at,
        account: order.account,
    };
    let text = text(unsigned, between);
    let mut own = order.signatures.iter().filter(|it| it.key == key.id);
    own.any(|signature| {
        let value = BASE64URL_NOPAD.decode(signature.value.as_bytes());
        value.is_ok_and(|value| public.verify(&text, &value).is_ok())
    })
}

fn pair(key: &Key, store: StoreId) -> Result<Ed25519KeyPair, OrderKeyError> {
    let store = store.as_uuid();
    let seed = mac::mac(&key.bytes, "chiave order key v1", &[store.as_bytes()]);
    let seed = Zeroizing::new(seed);
    Ed25519KeyPair::from_seed_unchecked(seed.as_slice()).map_err(|_| OrderKeyError)
}

/// What a signature covers.
fn text(order: Unsigned, between: Between) -> [u8; mac::LEN] {
    let account = order.account.map(AccountId::as_uuid);
    let account = account.as_ref().map_or(&[][..], |it| &it.as_bytes()[..]);
    mac::hash(
        "chiave order v1",
        &[
            between.store.as_uuid().as_bytes(),
            between.device.as_bytes(),
            order.id.as_uuid().as_bytes(),
            order.kind.word().as_bytes(),
            &order.made_at.as_unix().to_be_bytes(),
            account,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    fn between(store: u128, device: u8) -> Between {
        Between {
            store: StoreId::from_uuid(Uuid::from_u128(store)),
            device: Thumbprint::from_bytes([device; 32]),
        }
    }

    /// The keys of store 1 from a key file with the given lines.
    fn keys(lines: &[&str]) -> OrderKeys {
        let line = |id: &&str| format!("{id} {}\n", id.repeat(32));
        let file: String = lines.iter().map(line).collect();
        OrderKeys::derive(&AuditKey::parse(&file).unwrap(), between(1, 1).store).unwrap()
    }

    fn wipe() -> Unsigned {
        Unsigned {
            id: OrderId::from_uuid(Uuid::from_u128(7)),
            kind: OrderKind::Wipe,
            made_at: NOW,
            account: None,
        }
    }

    fn account() -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(9))
    }

    #[test]
    fn an_order_holds_for_its_store_and_its_computer_alone() {
        let keys = keys(&["a1"]);
        let key = keys.verifying(account(), NOW).unwrap();

        let order = keys.sign(wipe(), between(1, 1).device);

        assert!(is_signed(&order, &key, between(1, 1)));
        assert!(!is_signed(&order, &key, between(2, 1)), "another store");
        assert!(!is_signed(&order, &key, between(1, 2)), "another computer");
    }

    #[test]
    fn a_changed_order_is_not_signed() {
        let keys = keys(&["a1"]);
        let key = keys.verifying(account(), NOW).unwrap();
        let order = keys.sign(wipe(), between(1, 1).device);

        for changed in [
            Order {
                id: OrderId::from_uuid(Uuid::from_u128(8)),
                ..order.clone()
            },
            Order {
                kind: OrderKind::SignOut,
                ..order.clone()
            },
            Order {
                made_at: NOW.plus(1),
                ..order.clone()
            },
            Order {
                account: Some(account()),
                ..order.clone()
            },
            Order {
                signatures: Vec::new(),
                ..order.clone()
            },
        ] {
            assert!(!is_signed(&changed, &key, between(1, 1)), "{changed:?}");
        }
    }

    #[test]
    fn a_signature_by_another_key_is_none() {
        let theirs = keys(&["b2"]);
        let mut order = theirs.sign(wipe(), between(1, 1).device);
        let ours = keys(&["a1"]).verifying(account(), NOW).unwrap();
        assert!(!is_signed(&order, &ours, between(1, 1)));

        order.signatures[0].key = ours.id.clone();
        assert!(!is_signed(&order, &ours, between(1, 1)));
    }

    #[test]
    fn a_session_from_before_a_new_key_still_gets_orders() {
        let before = keys(&["a1"]).verifying(account(), NOW).unwrap();
        let keys = keys(&["b2", "a1"]);
        assert_eq!(keys.verifying(account(), NOW).unwrap().id, "b2");

        let order = keys.sign(wipe(), between(1, 1).device);

        assert!(is_signed(&order, &before, between(1, 1)));
    }

    #[test]
    fn another_store_with_the_same_keys_has_another_signing_key() {
        let audit = AuditKey::parse(&format!("a1 {}", "a1".repeat(32))).unwrap();
        let of = |store| OrderKeys::derive(&audit, between(store, 1).store).unwrap();

        assert_ne!(
            of(1).verifying(account(), NOW),
            of(2).verifying(account(), NOW)
        );
    }

    #[test]
    fn keys_print_their_ids_only() {
        assert_eq!(
            format!("{:?}", keys(&["b2", "a1"])),
            r#"OrderKeys ["b2", "a1"]"#
        );
    }
}
