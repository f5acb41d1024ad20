//! The values of each kind.

use super::*;
use serde_json::json;

#[test]
fn a_number_has_both_bounds() {
    let kind = Kind::Whole { least: 2, most: 4 };

    assert_eq!(kind.check(&json!(2)), Some(Value::Whole(2)));
    assert_eq!(kind.check(&json!(4)), Some(Value::Whole(4)));
    for wrong in [json!(1), json!(5), json!(-3), json!(2.5), json!("3")] {
        assert_eq!(kind.check(&wrong), None, "{wrong}");
    }
}

#[test]
fn a_flag_is_no_number_and_no_text() {
    assert_eq!(Kind::Flag.check(&json!(false)), Some(Value::Flag(false)));
    for wrong in [json!(0), json!("true"), json!(null)] {
        assert_eq!(Kind::Flag.check(&wrong), None, "{wrong}");
    }
}

#[test]
fn a_mailbox_has_an_address_with_or_without_a_name() {
    for right in ["a@example.org", "Chiave <a@example.org>"] {
        assert!(Kind::Mailbox.check(&json!(right)).is_some(), "{right}");
    }
    for wrong in ["", "a", "a@", "@b", "a b@c", "A <a@b", "a@b, c@d", "a@b@c"] {
        assert_eq!(Kind::Mailbox.check(&json!(wrong)), None, "{wrong}");
    }
}

#[test]
fn a_text_has_a_visible_character() {
    assert!(Kind::Text.check(&json!(" Alta Riva ")).is_some());
    for blank in ["", " ", "\t\n", "\u{a0}"] {
        assert_eq!(Kind::Text.check(&json!(blank)), None, "{blank:?}");
    }
}

#[test]
fn a_list_has_texts_only() {
    let both = Value::Texts(vec!["a".to_owned(), "b".to_owned()]);

    assert_eq!(Kind::Texts.check(&json!(["a", "b"])), Some(both));
    for wrong in [json!("a"), json!(["a", 1])] {
        assert_eq!(Kind::Texts.check(&wrong), None, "{wrong}");
    }
}

#[test]
fn pins_are_two_or_more_and_none_stands_twice() {
    let [one, two] = [1, 2].map(|byte| Pin::from_digest([byte; 32]));
    let [first, second] = [one, two].map(|pin| pin.to_string());

    let both = Some(Value::Pins(vec![one, two]));
    assert_eq!(Kind::Pins.check(&json!([first, second])), both);
    for wrong in [
        json!(first),
        json!([]),
        json!([first]),
        json!([first, first]),
        json!([first, second, "x"]),
        json!([first, second, 7]),
    ] {
        assert_eq!(Kind::Pins.check(&wrong), None, "{wrong}");
    }
}

#[test]
fn a_proxy_is_a_host_or_that_of_the_system() {
    for right in ["system", "http://proxy", "https://proxy.example.org:3128/"] {
        assert!(Kind::Proxy.check(&json!(right)).is_some(), "{right}");
    }
    for wrong in [
        "socks5://proxy",
        "proxy:3128",
        "http://me:word@proxy",
        "System",
    ] {
        assert_eq!(Kind::Proxy.check(&json!(wrong)), None, "{wrong}");
        assert_eq!(Kind::Proxy.fault(&json!(wrong)), Fault::BadValue, "{wrong}");
    }
}

#[test]
fn a_script_that_chooses_the_proxy_is_told_apart() {
    for script in [
        "http://wpad/wpad.dat",
        "https://it.example.org/proxy.pac",
        "http://it.example.org/?pac",
        "file:///etc/proxy.pac",
        "pac+https://it.example.org",
        "PAC:http://it.example.org",
        "auto",
        "WPAD",
    ] {
        assert_eq!(Kind::Proxy.check(&json!(script)), None, "{script}");
        let fault = Kind::Proxy.fault(&json!(script));
        assert_eq!(fault, Fault::ProxyScript, "{script}");
    }
}

#[test]
fn an_accent_is_a_colour_on_which_white_text_can_be_read() {
    for right in ["#085d67", "#E30613", "#000000", "#767676"] {
        assert!(Kind::Accent.check(&json!(right)).is_some(), "{right}");
    }
    for pale in ["#777777", "#ffd400", "#ffffff"] {
        assert_eq!(Kind::Accent.check(&json!(pale)), None, "{pale}");
        assert_eq!(Kind::Accent.fault(&json!(pale)), Fault::LowContrast);
    }
    for wrong in [json!("teal"), json!("085d67"), json!("#08d"), json!(7)] {
        assert_eq!(Kind::Accent.check(&wrong), None, "{wrong}");
        assert_eq!(Kind::Accent.fault(&wrong), Fault::BadValue, "{wrong}");
    }
}

#[test]
fn a_link_is_https_and_no_placeholder_names_its_host() {
    for right in [
        "https://help.example.org",
        "https://help.example.org:8443/{computer}?who={user}#{version}",
    ] {
        assert!(Kind::Link.check(&json!(right)).is_some(), "{right}");
    }
    for wrong in [
        "http://help.example.org",
        "HTTPS://help.example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///help.example.org",
        "https:///{user}",
        "https://?{user}",
        "https://:8443/{user}",
        "https://{user}.example.org",
        "https://me:word@example.org",
        "https://help.example.org/{serial}",
        "https://help.example.org/a b",
        "https://help.example.org/\n",
    ] {
        assert_eq!(Kind::Link.check(&json!(wrong)), None, "{wrong}");
    }
}
