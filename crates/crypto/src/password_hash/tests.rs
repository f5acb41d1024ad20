//! Hashing and comparing, and what must not be hashed.

use super::{phc::MAX_PHC_BYTES, *};
use crate::{KeyId, SystemRandom, keys};

const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
const PASSWORD: &str = "correct horse battery staple";
const ANNA: SecretContext = password_of(1);
const BRUNO: SecretContext = password_of(2);

const fn password_of(n: u8) -> SecretContext {
    SecretContext {
        account: Uuid::from_bytes([n; 16]),
        purpose: SecretPurpose::Password,
    }
}

fn pepper_file(id: &str) -> Zeroizing<String> {
    keys::new_key_file(&KeyId::parse(id).unwrap(), &SystemRandom)
}

fn pepper() -> Pepper {
    Pepper::parse(&pepper_file("p1")).unwrap()
}

fn hasher() -> Hasher {
    Hasher::new(CHEAP).unwrap()
}

#[test]
fn the_right_secret_matches_and_another_does_not() {
    let (mut hasher, pepper) = (hasher(), pepper());
    let stored = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();

    let verify =
        |hasher: &mut Hasher, secret| hasher.verify(secret, &stored, ANNA, &pepper).unwrap();

    assert_eq!(
        verify(&mut hasher, PASSWORD),
        Match::Yes {
            needs_rehash: false
        }
    );
    for wrong in [
        "",
        "correct horse battery stapl",
        "Correct horse battery staple",
    ] {
        assert_eq!(verify(&mut hasher, wrong), Match::No);
    }
}

#[test]
fn a_hash_says_how_it_was_made_and_no_two_are_alike() {
    let (mut hasher, pepper) = (Hasher::new(Cost::default()).unwrap(), pepper());

    let first = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();
    let second = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();

    assert!(
        first
            .as_phc()
            .starts_with("$argon2id$v=19$m=19456,t=2,p=1,keyid="),
        "{first:?}"
    );
    assert!(first.as_phc().len() <= MAX_PHC_BYTES);
    assert_ne!(first, second);
}

#[test]
fn a_hash_is_known_by_the_id_of_its_pepper() {
    let (mut hasher, pepper) = (hasher(), pepper());
    let stored = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();
    let newer = Pepper::parse(&format!("{}{}", *pepper_file("p2"), *pepper_file("p1"))).unwrap();
    let other = Pepper::parse(&pepper_file("p2")).unwrap();

    assert!(pepper.made(&stored) && newer.made(&stored));
    assert!(!other.made(&stored));
    assert!(!pepper.made(&StoredHash::from_phc("no hash".into())));
}

/// RFC 9106, section 5.3; with parameters that we never use, so beside our [`Hasher`].
#[test]
fn the_algorithm_is_argon2id_of_the_rfc() {
    let mut params = ParamsBuilder::new();
    params.m_cost(32).t_cost(3).p_cost(4).output_len(32);
    params.data(argon2::AssociatedData::new(&[4; 12]).unwrap());
    let argon2 = Argon2::new_with_secret(
        &[3; 8],
        Algorithm::Argon2id,
        Version::V0x13,
        params.build().unwrap(),
    );
    let mut output = [0; 32];

    argon2
        .unwrap()
        .hash_password_into(&[1; 32], &[2; 16], &mut output)
        .unwrap();

    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(data_encoding::HEXLOWER.encode(&output), expected);
}

// Law 10.
#[test]
fn a_hash_copied_to_another_account_matches_nothing() {
    let (mut hasher, pepper) = (hasher(), pepper());
    let stored = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();
    let other = hasher
        .hash(PASSWORD, BRUNO, &pepper, &SystemRandom)
        .unwrap();
    let account = |stored: &StoredHash| {
        let rest = stored.as_phc().split_once("data=").unwrap().1;
        rest.split_once('$').unwrap().0.to_owned()
    };
    let renamed = stored.as_phc().replace(&account(&stored), &account(&other));

    let copied = hasher.verify(PASSWORD, &stored, BRUNO, &pepper);
    let renamed = hasher.verify(PASSWORD, &StoredHash::from_phc(renamed), BRUNO, &pepper);

    assert_eq!(copied, Err(HashError::OtherUse));
    assert_eq!(renamed, Ok(Match::No));
}

// Law 10.
#[test]
fn the_hash_of_an_activation_code_is_no_password() {
    let (mut hasher, pepper) = (hasher(), pepper());
    let code = SecretContext {
        purpose: SecretPurpose::ActivationCode,
        ..ANNA
    };
    let stored = hasher.hash(PASSWORD, code, &pepper, &SystemRandom).unwrap();

    let as_code = hasher.verify(PASSWORD, &stored, code, &pepper);
    let as_password = hasher.verify(PASSWORD, &stored, ANNA, &pepper);

    let right = Match::Yes {
        needs_rehash: false,
    };
    assert_eq!(as_code, Ok(right));
    assert_eq!(as_password, Err(HashError::OtherUse));
}

#[test]
fn a_hash_of_an_earlier_version_matches_and_is_made_again() {
    let line = format!("p1 {}", "ab".repeat(32));
    let pepper = Pepper::parse(&line).unwrap();
    // Made by the previous version, without an account.
    let text = "$argon2id$v=19$m=64,t=1,p=1,keyid=cDE$rxfk+Fys9NxYosrWvSEXlg$Z3HRIQl8jiABZ18sztVBQp+/xyEuNd3WNV9x96hp7Uw";
    let stored = StoredHash::from_phc(text.into());

    let found = hasher().verify(PASSWORD, &stored, ANNA, &pepper);

    assert_eq!(found, Ok(Match::Yes { needs_rehash: true }));
}

#[test]
fn without_the_pepper_a_hash_matches_nothing() {
    let mut hasher = hasher();
    let stored = hasher
        .hash(PASSWORD, ANNA, &pepper(), &SystemRandom)
        .unwrap();

    let same_id = hasher.verify(PASSWORD, &stored, ANNA, &pepper());
    let other_id = Pepper::parse(&pepper_file("p2")).unwrap();

    assert_eq!(same_id, Ok(Match::No));
    assert_eq!(
        hasher.verify(PASSWORD, &stored, ANNA, &other_id),
        Err(HashError::UnknownPepper)
    );
}

#[test]
fn a_hash_with_an_older_pepper_or_another_cost_is_outdated() {
    let (old, new) = (pepper_file("p1"), pepper_file("p2"));
    let before = Pepper::parse(&old).unwrap();
    let after = Pepper::parse(&format!("{}{}", *new, *old)).unwrap();
    let mut dearer = Hasher::new(Cost {
        memory_kib: 128,
        ..CHEAP
    })
    .unwrap();
    let stored = hasher()
        .hash(PASSWORD, ANNA, &before, &SystemRandom)
        .unwrap();

    let outdated = Ok(Match::Yes { needs_rehash: true });

    assert_eq!(hasher().verify(PASSWORD, &stored, ANNA, &after), outdated);
    assert_eq!(dearer.verify(PASSWORD, &stored, ANNA, &before), outdated);
    let dear = dearer.hash(PASSWORD, ANNA, &before, &SystemRandom).unwrap();
    assert_eq!(
        hasher().verify(PASSWORD, &dear, ANNA, &before),
        outdated,
        "the memory grows"
    );
}

// Law 10.
#[test]
fn a_ten_megabyte_password_is_refused_before_any_work() {
    let (mut hasher, pepper) = (hasher(), pepper());
    let stored = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();
    let huge = "a".repeat(10 << 20);
    let most = "a".repeat(PASSWORD_BYTES);

    assert_eq!(
        hasher.hash(&huge, ANNA, &pepper, &SystemRandom),
        Err(HashError::TooLong)
    );
    assert_eq!(
        hasher.verify(&huge, &stored, ANNA, &pepper),
        Err(HashError::TooLong)
    );
    assert!(hasher.hash(&most, ANNA, &pepper, &SystemRandom).is_ok());
}

// Law 5.
#[test]
fn a_decoy_costs_the_same_and_matches_nothing() {
    let (mut hasher, pepper) = (hasher(), pepper());
    let decoy = Hasher::decoy(CHEAP, &pepper, &SystemRandom).unwrap();
    let real = hasher
        .hash(PASSWORD, SecretContext::NOBODY, &pepper, &SystemRandom)
        .unwrap();
    let cost = |hash: &StoredHash| super::phc::ParsedHash::parse(hash).unwrap().params;

    assert_eq!(cost(&decoy), cost(&real));
    assert_eq!(decoy.as_phc().len(), real.as_phc().len());
    assert_eq!(
        hasher.verify(PASSWORD, &decoy, SecretContext::NOBODY, &pepper),
        Ok(Match::No)
    );
}

fn is_empty(hasher: &Hasher) -> bool {
    let empty = |block: &Block| block.as_ref().iter().all(|word| *word == 0);
    hasher.memory.iter().all(empty)
}

// Law 10.
#[test]
fn the_memory_is_empty_after_every_use() {
    let (mut hasher, pepper) = (hasher(), pepper());

    let stored = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();
    assert!(is_empty(&hasher));

    hasher.verify(PASSWORD, &stored, ANNA, &pepper).unwrap();
    assert!(is_empty(&hasher));
}

#[test]
fn a_lazy_hasher_finds_the_same_and_is_empty_when_told() {
    let (mut hasher, pepper) = (hasher().lazy(), pepper());
    let stored = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();

    let first = hasher.verify(PASSWORD, &stored, ANNA, &pepper);
    let second = hasher.verify("another", &stored, ANNA, &pepper);
    assert!(!is_empty(&hasher));
    hasher.wipe();

    assert_eq!(
        first,
        Ok(Match::Yes {
            needs_rehash: false
        })
    );
    assert_eq!(second, Ok(Match::No));
    assert!(is_empty(&hasher));
}

#[test]
fn a_text_that_is_no_hash_of_ours_is_refused_without_work() {
    let (mut hasher, pepper) = (hasher(), pepper());
    let good = hasher.hash(PASSWORD, ANNA, &pepper, &SystemRandom).unwrap();
    let edited = |from: &str, to: &str| good.as_phc().replace(from, to);

    for text in [
        String::new(),
        "plain".to_owned(),
        "$".repeat(10 << 20),
        edited("argon2id", "argon2i"),
        edited("v=19", "v=16"),
        edited("m=64", "m=4294967295"),
        edited("m=64", "m=262145"),
        edited("t=1", "t=4294967295"),
        edited("t=1", "t=0"),
        edited("p=1", "p=9"),
        edited("data=", "data=AAAA"),
    ] {
        let stored = StoredHash::from_phc(text);
        let refusal = hasher.verify(PASSWORD, &stored, ANNA, &pepper);
        assert_eq!(refusal, Err(HashError::Stored), "{:.80}", stored.as_phc());
    }
}

#[test]
fn a_cost_outside_the_range_is_refused() {
    for cost in [
        Cost {
            memory_kib: 7,
            ..CHEAP
        },
        Cost {
            memory_kib: 256 * 1024 + 1,
            ..CHEAP
        },
        Cost { passes: 0, ..CHEAP },
        Cost {
            passes: 17,
            ..CHEAP
        },
        Cost { lanes: 0, ..CHEAP },
        Cost { lanes: 5, ..CHEAP },
    ] {
        assert_eq!(Hasher::new(cost).unwrap_err(), HashError::Cost);
    }
}

#[test]
fn a_hash_never_shows_in_debug_output() {
    let stored = hasher()
        .hash(PASSWORD, ANNA, &pepper(), &SystemRandom)
        .unwrap();

    assert_eq!(format!("{stored:?}"), "<hash>");
}

mod fuzz {
    use super::*;

    #[test]
    fn a_stored_hash_is_one_that_this_service_writes() {
        let key = Zeroizing::new([7; keys::KEY_BYTES]);
        let pepper = Pepper::single(KeyId::parse("p1").unwrap(), key);

        chiave_fuzz::text("phc-string", |text| {
            let parsed = pepper.take_apart(&StoredHash::from_phc(text.to_owned()), ANNA);
            if let Ok(parsed) = &parsed {
                let params = &parsed.params;
                assert!(params.m_cost() <= Cost::MOST.memory_kib && text.len() <= MAX_PHC_BYTES);
                assert!(
                    params.t_cost() <= Cost::MOST.passes && params.p_cost() <= Cost::MOST.lanes
                );
                assert_eq!(params.keyid(), b"p1");
                let output: &[u8; OUTPUT] = parsed.output.as_slice().try_into().unwrap();
                let again = to_phc(params, parsed.salt.as_ref(), output).unwrap();
                assert_eq!(again.as_phc(), text);
            }
            parsed
                .map(|it| it.params.m_cost())
                .map_err(|error| error.to_string())
        });
    }
}
