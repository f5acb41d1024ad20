//! Property lists that are small as a file and large as a value.

use super::*;

fn reason(profile: &[u8]) -> NotImported {
    import(profile).unwrap_err()
}

#[test]
fn many_levels_are_refused_in_every_format() {
    let old = format!("{}{}", "(".repeat(80_000), ")".repeat(80_000));
    let open = "<dict><key>a</key>".repeat(20_000);
    let xml = format!("<plist>{open}<true/>{}</plist>", "</dict>".repeat(20_000));

    assert_eq!(reason(old.as_bytes()), NotImported::TooLarge);
    assert_eq!(reason(xml.as_bytes()), NotImported::TooLarge);
    assert_eq!(reason(&binary(&chain(100, 1))), NotImported::TooLarge);
}

#[test]
fn the_levels_of_a_profile_are_read() {
    let deep = exported(&format!(
        "<key>ADDomain</key>{}{}",
        "<array>".repeat(60),
        "</array>".repeat(60)
    ));

    assert!(import(deep.as_bytes()).is_ok());
}

#[test]
fn a_value_that_is_named_many_times_is_refused() {
    assert_eq!(reason(&binary(&chain(60, 2))), NotImported::TooLarge);
}

#[test]
fn a_long_text_that_is_named_many_times_is_refused() {
    let text = "a".repeat(200_000);
    let length = u32::try_from(text.len()).unwrap().to_be_bytes();
    let text = [&[0x5f, 0x12], &length[..], text.as_bytes()].concat();
    let names = [&[0xaf, 0x10, 200][..], &[1; 200]].concat();

    assert_eq!(reason(&binary(&[names, text])), NotImported::TooLarge);
}

/// Arrays of which each names the next one `times` times, and an empty one at the end.
fn chain(arrays: u8, times: u8) -> Vec<Vec<u8>> {
    let array = |next| [vec![0xa0 | times], vec![next; usize::from(times)]].concat();
    let end = [vec![0xa0]];
    (1..=arrays).map(array).chain(end).collect()
}

/// A binary property list of objects that name each other with one byte.
fn binary(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut list = b"bplist00".to_vec();
    let mut offsets = Vec::new();
    for object in objects {
        offsets.extend(u32::try_from(list.len()).unwrap().to_be_bytes());
        list.extend(object);
    }
    let table = list.len() as u64;
    list.extend(offsets);
    list.extend([0, 0, 0, 0, 0, 0, 4, 1]);
    for number in [objects.len() as u64, 0, table] {
        list.extend(number.to_be_bytes());
    }
    list
}
