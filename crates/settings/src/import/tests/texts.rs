//! Texts of a profile: nothing of them is left out without a word.

use super::*;

/// A profile of the Kerberos SSO extension with a text for the person.
fn with_help(text: &str) -> String {
    exported(&format!(
        "<key>Realm</key><string>A</string>\
         <key>ExtensionData</key><dict><key>helpText</key><string>{text}</string></dict>"
    ))
}

#[test]
fn a_text_keeps_its_sections_and_characters() {
    for (written, read) in [
        (
            "Call <![CDATA[IT & <friends>]]> now",
            "Call IT & <friends> now",
        ),
        ("Call&#160;IT &amp; &lt;us&gt;", "Call\u{a0}IT & <us>"),
        ("Call <!-- not & --> IT", "Call  IT"),
    ] {
        let (settings, _) = imported(with_help(written).as_bytes());

        assert_eq!(settings, json!({"organisation_help": read}), "{written}");
    }
}

#[test]
fn what_would_be_left_out_of_a_text_is_refused() {
    let own = "<!DOCTYPE plist [<!ENTITY lt \"IT\">]>";
    for profile in [
        with_help("Call&nbsp;IT"),
        with_help("IT & friends"),
        format!("{own}{}", with_help("Call &lt;")),
    ] {
        let reason = import(profile.as_bytes()).unwrap_err();

        assert_eq!(reason, NotImported::Entity, "{profile}");
    }
    let open = with_help("Call <![CDATA[IT");
    let reason = import(open.as_bytes()).unwrap_err();
    assert_eq!(reason, NotImported::NoPropertyList);
}

#[test]
fn utf_16_and_utf_8_with_a_mark_are_read() {
    let declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>";
    let profile = format!("\u{feff}{declared}{}", with_help("Chiama l’assistenza"));
    let utf16 = |unit: fn(u16) -> [u8; 2]| profile.encode_utf16().flat_map(unit).collect();
    let encoded: [Vec<u8>; 3] = [
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        profile.clone().into_bytes(),
    ];

    for bytes in encoded {
        let (settings, _) = imported(&bytes);

        let help = json!({"organisation_help": "Chiama l’assistenza"});
        assert_eq!(settings, help, "{:?}", &bytes[..4]);
    }
}

#[test]
fn latin_1_is_read_where_it_is_declared() {
    let profile = |encoding: &str| {
        let declared = format!("<?xml version=\"1.0\" encoding={encoding}?>");
        let text = format!("{declared}{}", with_help("Perché? Chiama"));
        text.chars().map(|it| it as u8).collect::<Vec<u8>>()
    };
    for encoding in ["\"ISO-8859-1\"", "'iso-8859-1'"] {
        let (settings, _) = imported(&profile(encoding));

        let help = json!({"organisation_help": "Perché? Chiama"});
        assert_eq!(settings, help, "{encoding}");
    }
    for encoding in ["\"UTF-8\"", "\"ISO-8859-15\""] {
        let reason = import(&profile(encoding)).unwrap_err();
        assert_eq!(reason, NotImported::NoPropertyList, "{encoding}");
    }
}

#[test]
fn a_signed_profile_is_recognised_in_text_too() {
    let reason = import(b"-----BEGIN PKCS7-----\nMIIC\n").unwrap_err();

    assert_eq!(reason, NotImported::SignedPem);
}
