//! What a profile sets on a Mac, read from the file in which macOS keeps it.

use super::*;

const SERVER: &str = "<key>server</key><string>https://c.example.com</string>";

/// The settings of a computer whose profile has this content, in a file of which `owner` is expected.
fn load(folder: &Folder, content: &str, owner: u32) -> Settings {
    let list = format!("<plist version=\"1.0\"><dict>{content}</dict></plist>");
    let file = folder.0.path().join("io.chiave.app.plist");
    fs::write(&file, list).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    Settings::load(&ManagedPreferences { file, owner })
}

#[test]
fn a_profile_names_the_service() {
    let folder = Folder::new();
    let dark = "<key>recommended</key><dict><key>theme</key><string>dark</string></dict>";

    let settings = load(&folder, &format!("{SERVER}{dark}"), folder.owner());

    assert!(matches!(settings.verdict(), Verdict::Good { .. }));
    let theme = settings.theme.map(|theme| theme.level);
    assert_eq!(theme, Some(Level::Recommended));
    assert_eq!(faults(&settings), []);
}

#[test]
fn a_computer_without_a_profile_is_not_configured() {
    let file = Folder::new().0.path().join("io.chiave.app.plist");

    let settings = Settings::load(&ManagedPreferences { file, owner: 0 });

    assert!(matches!(settings.verdict(), Verdict::NoServer));
    assert_eq!(faults(&settings), []);
}

// Laws 16 and 17.
#[test]
fn preferences_that_others_can_write_close_the_service() {
    let folder = Folder::new();

    let settings = load(&folder, SERVER, folder.owner() + 1);

    assert_eq!(faults(&settings), [Fault::NotTrusted]);
    assert_eq!(settings.server, None);
}

// Law 17.
#[test]
fn a_profile_names_an_authority_by_its_whole_path() {
    let folder = Folder::new().with("company.pem", "");
    let named = format!("{SERVER}<key>authority</key><string>company.pem</string>");

    let settings = load(&folder, &named, folder.owner());

    assert_eq!(faults(&settings), [Fault::Unreadable]);
    assert_eq!(settings.verdict(), Verdict::Closed);
}
