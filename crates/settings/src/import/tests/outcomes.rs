//! What is said of keys that have a match, if their values are odd.

use super::*;

fn outcomes(profile: &str) -> Vec<(String, Outcome)> {
    let keys = import(profile.as_bytes()).unwrap().keys;
    keys.into_iter().map(|it| (it.theirs, it.outcome)).collect()
}

fn help_page(page: &str) -> String {
    format!(
        "<key>GetHelpType</key><string>URL</string>\
         <key>GetHelpOptions</key><string>{page}</string>"
    )
}

#[test]
fn a_value_without_a_match_is_told_from_a_key_without() {
    for page in [
        "http://help.example.org",
        "https://help.example.org/&lt;&lt;serial&gt;&gt;",
        "https://help.example.org/a b",
    ] {
        let profile = exported(&format!("{}<key>UseKeychain</key><true/>", help_page(page)));

        let expected = [
            ("GetHelpOptions".to_owned(), Outcome::ValueUnmatched),
            ("GetHelpType".to_owned(), Outcome::ValueUnmatched),
            ("UseKeychain".to_owned(), Outcome::Unmatched),
        ];
        assert_eq!(outcomes(&profile), expected, "{page}");
    }
}

#[test]
fn a_number_stands_for_a_boolean() {
    for (number, expected) in [(0, "hidden"), (1, "shown")] {
        let profile = exported(&format!(
            "<key>Realm</key><string>A</string><key>ExtensionData</key><dict>\
             <key>allowPasswordChange</key><integer>{number}</integer></dict>"
        ));

        let (settings, _) = imported(profile.as_bytes());

        assert_eq!(settings, json!({"change_password": expected}));
    }
}

#[test]
fn the_first_reminder_is_theirs_and_the_later_ones_are_usual() {
    for (start, days) in [
        (0, "0"),
        (1, "1, 0"),
        (5, "5, 3, 1, 0"),
        (90, "90, 14, 7, 3, 1, 0"),
    ] {
        let profile = exported(&format!(
            "<key>ExpirationWarningDays</key><integer>{start}</integer>"
        ));

        let (settings, _) = imported(profile.as_bytes());

        assert_eq!(settings, json!({"reminder_days": days}));
    }
}

#[test]
fn a_first_reminder_that_no_day_is_has_no_match() {
    for seconds in [
        "<integer>100000</integer>",
        "<integer>-86400</integer>",
        "<integer>7862400</integer>",
        "<string>15</string>",
    ] {
        let profile = exported(&format!("<key>PasswordExpireAlertTime</key>{seconds}"));

        let expected = [(
            "PasswordExpireAlertTime".to_owned(),
            Outcome::ValueUnmatched,
        )];
        assert_eq!(outcomes(&profile), expected, "{seconds}");
    }
}

#[test]
fn the_later_of_two_payloads_wins_and_the_loss_is_told() {
    let payload = |page| {
        let domain = "<key>PayloadType</key><string>com.trusourcelabs.NoMAD</string>";
        format!("<dict>{domain}{}</dict>", help_page(page))
    };
    let (first, second) = ("https://a.example.org", "https://b.example.org");
    let content = format!("{}{}", payload(first), payload(second));
    let profile = exported(&format!(
        "<key>PayloadContent</key><array>{content}</array>"
    ));

    let import = import(profile.as_bytes()).unwrap();

    assert_eq!(Json::Object(import.settings), json!({"help_url": second}));
    let replaced = import.keys.into_iter().map(|it| match it.outcome {
        Outcome::Becomes { replaced, .. } => replaced,
        other => panic!("{other:?}"),
    });
    let expected = [None, None, Some(Json::from(first)), None];
    assert_eq!(replaced.collect::<Vec<_>>(), expected);
}

#[test]
fn an_extension_of_another_company_is_not_kerberos() {
    let microsoft = "<key>PayloadType</key><string>com.apple.extensiblesso</string>\
        <key>ExtensionIdentifier</key>\
        <string>com.microsoft.CompanyPortalMac.ssoextension</string>\
        <key>Realm</key><string>A</string>";
    let payload = format!("<key>PayloadContent</key><array><dict>{microsoft}</dict></array>");

    for content in [payload.as_str(), microsoft] {
        let reason = import(exported(content).as_bytes()).unwrap_err();

        assert_eq!(reason, NotImported::NoKnownProduct, "{content}");
    }
}

/// A profile whose payload has values of one key in several levels.
fn in_levels(levels: [&str; 2]) -> String {
    let entry = |level: &str| {
        format!(
            "<key>{level}</key><array><dict><key>mcx_preference_settings</key><dict>\
             <key>GetHelpType</key><string>URL</string>\
             <key>GetHelpOptions</key><string>https://help.example.org/{level}</string>\
             </dict></dict></array>"
        )
    };
    let [first, second] = levels.map(entry);
    exported(&format!(
        "<key>PayloadContent</key><array><dict>\
         <key>PayloadType</key><string>com.apple.ManagedClient.preferences</string>\
         <key>PayloadContent</key><dict><key>com.trusourcelabs.NoMAD</key><dict>\
         {first}{second}</dict></dict></dict></array>"
    ))
}

#[test]
fn what_is_forced_wins_over_what_is_set_once() {
    for levels in [
        ["Forced", "Set-Once"],
        ["Set-Once", "Forced"],
        ["Often", "Forced"],
    ] {
        let (settings, _) = imported(in_levels(levels).as_bytes());

        let page = "https://help.example.org/Forced";
        assert_eq!(settings["help_url"], page, "{levels:?}");
    }
    let (settings, _) = imported(in_levels(["Often", "Set-Once"]).as_bytes());
    assert_eq!(settings["help_url"], "https://help.example.org/Often");
}
