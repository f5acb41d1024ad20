//! Profiles as companies have them, with the keys of the products.

mod limits;
mod outcomes;
mod texts;

use super::*;
use serde_json::json;

const NOMAD: &[u8] = include_bytes!("examples/nomad.mobileconfig");
const JAMF_CONNECT: &[u8] = include_bytes!("examples/jamf-connect.mobileconfig");
const XCREDS: &[u8] = include_bytes!("examples/xcreds.mobileconfig");
const KERBEROS_SSO: &[u8] = include_bytes!("examples/kerberos-sso.mobileconfig");

/// The policy file that a profile becomes, and the keys of which nothing becomes.
fn imported(profile: &[u8]) -> (Json, Vec<String>) {
    let import = import(profile).unwrap();
    let becomes = |it: &Imported| matches!(it.outcome, Outcome::Becomes { .. });
    let without = import.keys.into_iter().filter(|it| !becomes(it));
    let without = without.map(|it| format!("{}: {}", it.product.name(), it.theirs));
    (Json::Object(import.settings), without.collect())
}

/// Preferences of one product, as they are exported.
fn exported(content: &str) -> String {
    format!("<plist version=\"1.0\"><dict>{content}</dict></plist>")
}

#[test]
fn a_profile_of_nomad_keeps_help_start_and_log() {
    let (settings, without) = imported(NOMAD);

    let page = "https://help.example.org/?user={user}";
    let expected = json!({
        "help_url": page,
        "change_password": "hidden",
        "autostart": true,
        "log_level": "info",
        "reminder_days": "15, 14, 7, 3, 1, 0",
    });
    assert_eq!(settings, expected);
    assert_eq!(
        without,
        [
            "NoMAD: ADDomain",
            "NoMAD: KerberosRealm",
            "NoMAD: LocalPasswordSync",
            "NoMAD: PasswordPolicy.minLength",
            "NoMAD: UseKeychain",
        ]
    );
}

#[test]
fn a_profile_of_jamf_connect_keeps_help_and_hidden_items() {
    let (settings, without) = imported(JAMF_CONNECT);

    let page = "https://help.example.org/jamf";
    let expected = json!({
        "help_url": page,
        "reset": "hidden",
        "reminder_days": "14, 7, 3, 1, 0",
    });
    assert_eq!(settings, expected);
    assert_eq!(
        without,
        [
            "Jamf Connect: HiddenMenuItems.quit",
            "Jamf Connect: IdPSettings.Provider",
            "Jamf Connect: IdPSettings.ResetPasswordURL",
        ]
    );
}

#[test]
fn a_profile_of_xcreds_is_reported_key_by_key() {
    let (settings, without) = imported(XCREDS);

    assert_eq!(settings, json!({}));
    assert_eq!(
        without,
        [
            "XCreds: clientID",
            "XCreds: discoveryURL",
            "XCreds: passwordChangeURL",
            "XCreds: refreshRateHours",
            "XCreds: shouldShowAboutMenu",
        ]
    );
}

#[test]
fn a_profile_of_kerberos_sso_keeps_help_and_the_change() {
    let (settings, without) = imported(KERBEROS_SSO);

    let expected = json!({
        "organisation_help": "Call 555-0100.",
        "change_password": "hidden",
        "reminder_days": "15, 14, 7, 3, 1, 0",
    });
    assert_eq!(settings, expected);
    assert_eq!(
        without,
        [
            "Kerberos SSO: ExtensionData.syncLocalPassword",
            "Kerberos SSO: ExtensionIdentifier",
            "Kerberos SSO: Hosts",
            "Kerberos SSO: Realm",
            "Kerberos SSO: TeamIdentifier",
            "Kerberos SSO: Type",
        ]
    );
}

#[test]
fn help_that_is_no_https_page_has_no_match() {
    for (kind, options) in [
        ("App", "/Applications/Help.app"),
        ("URL", "http://help.example.org"),
        ("URL", "https://help.example.org/&lt;&lt;serial&gt;&gt;"),
    ] {
        let profile = exported(&format!(
            "<key>GetHelpType</key><string>{kind}</string>\
             <key>GetHelpOptions</key><string>{options}</string>"
        ));

        let (settings, without) = imported(profile.as_bytes());

        assert_eq!(settings, json!({}), "{options}");
        assert_eq!(without, ["NoMAD: GetHelpOptions", "NoMAD: GetHelpType"]);
    }
}

#[test]
fn exported_preferences_are_recognised_by_their_keys() {
    let profile = exported("<key>discoveryURL</key><string>https://idp.example.org</string>");

    let (_, without) = imported(profile.as_bytes());

    assert_eq!(without, ["XCreds: discoveryURL"]);
}

#[test]
fn what_is_no_profile_of_these_is_told_apart() {
    let reason = |profile: &[u8]| import(profile).unwrap_err();

    assert_eq!(reason(b"\x30\x82\x0f\x00"), NotImported::SignedDer);
    for text in ["", "<plist><array/></plist>", "<plist><dict><key>a"] {
        assert_eq!(
            reason(text.as_bytes()),
            NotImported::NoPropertyList,
            "{text}"
        );
    }
    let other = exported("<key>Wallpaper</key><string>blue</string>");
    assert_eq!(reason(other.as_bytes()), NotImported::NoKnownProduct);
}

#[test]
fn a_list_without_words_is_reported_too() {
    let profile = exported(
        "<key>HiddenMenuItems</key><array/>\
        <key>IdPSettings</key><dict><key>Provider</key><string>Okta</string></dict>",
    );

    let (settings, without) = imported(profile.as_bytes());

    assert_eq!(settings, json!({}));
    assert_eq!(
        without,
        [
            "Jamf Connect: HiddenMenuItems",
            "Jamf Connect: IdPSettings.Provider",
        ]
    );
}
