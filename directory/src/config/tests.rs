mod addresses;
mod named;

use super::*;
use crate::tls_files::TlsError;

const EXAMPLE: &str = include_str!("../../chiave-directory.example.toml");

fn example() -> Config {
    Config::parse(EXAMPLE, Path::new("/etc/chiave")).unwrap()
}

/// The example with one line replaced.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(EXAMPLE.matches(from).count(), 1, "{from}");
    EXAMPLE.replace(from, to)
}

fn problems(text: &str) -> Vec<ConfigError> {
    Config::parse(text, Path::new("")).unwrap_err()
}

/// The only mistake of a text.
fn problem(text: &str) -> ConfigError {
    let mut problems = problems(text);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.remove(0)
}

// Law 21.
#[test]
fn the_example_is_a_settings_file() {
    let config = example();

    assert_eq!(config.public_name.as_str(), "https://chiave.example.org");
    assert_eq!(config.public_name.host(), "chiave.example.org");
    assert_eq!(config.log.level, Level::Info);
    assert_eq!(config.smtp.security, Security::Starttls);
}

#[test]
fn a_log_goes_to_one_place() {
    let with = |lines: &str| changed("[log]\n", &format!("[log]\n{lines}\n"));
    let to = |lines: &str| {
        let config = Config::parse(&with(lines), Path::new("/etc/chiave"));
        config.unwrap().log.to
    };
    assert_eq!(to(""), LogTo::ErrorOutput);
    assert_eq!(to("journal = true"), LogTo::Journal);
    assert_eq!(to("syslog = true"), LogTo::Syslog);
    assert_eq!(to("file = \"/a\""), LogTo::File("/a".into()));

    for (lines, key, other) in [
        ("file = \"/a\"\njournal = true", "log.journal", "log.file"),
        ("file = \"/a\"\nsyslog = true", "log.syslog", "log.file"),
        ("journal = true\nsyslog = true", "log.syslog", "log.journal"),
    ] {
        let problem = problem(&with(lines));
        assert_eq!(problem.key, key);
        let named = matches!(problem.expected, Expected::Without(it) if it == other);
        assert!(named, "{lines}");
    }
}

#[test]
fn an_error_names_key_line_and_what_was_expected() {
    let line = |text: &str, start: &str| {
        1 + text
            .lines()
            .position(|line| line.starts_with(start))
            .unwrap()
    };

    let unknown = changed("port = 587", "port = 587\nprot = 587");
    let error = problem(&unknown);
    assert_eq!(
        (error.key.as_str(), error.line),
        ("smtp.prot", Some(line(&unknown, "prot")))
    );

    let shape = changed("port = 587", "port = \"587\"");
    let error = problem(&shape);
    assert_eq!(
        (error.key.as_str(), error.line),
        ("smtp.port", Some(line(&shape, "port")))
    );

    let listen = changed("listen = \"0.0.0.0:443\"", "listen = \"443\"");
    let error = problem(&listen);
    assert_eq!(
        (error.key.as_str(), error.line),
        ("listen", Some(line(&listen, "listen")))
    );
    assert!(matches!(error.expected, Expected::Address));

    let syntax = changed("port = 587", "port 587");
    let error = problem(&syntax);
    assert_eq!(error.line, Some(line(&syntax, "port")));
}

#[test]
fn a_missing_setting_is_named_with_its_table() {
    let error = problem(&changed("host = \"smtp.example.org\"\n", ""));
    assert_eq!(error.key, "smtp.host");
    assert!(error.line.is_some());

    let error = problem(&changed("listen = \"0.0.0.0:443\"\n", ""));
    assert_eq!((error.key.as_str(), error.line), ("listen", None));
    assert!(matches!(error.expected, Expected::Present));
}

// Law 6.
#[test]
fn without_a_public_name_there_are_no_settings() {
    let error = problem(&changed(
        "public_name = \"https://chiave.example.org\"\n",
        "",
    ));

    assert_eq!(error.key, "public_name");
}

#[test]
fn a_public_name_is_an_https_origin_and_nothing_more() {
    for good in [
        "https://chiave.example.org",
        "https://Localhost:8443/",
        "https://[::1]:8443",
    ] {
        assert!(Origin::parse(good).is_some(), "{good}");
    }
    for bad in [
        "http://chiave.example.org",
        "https://",
        "chiave.example.org",
        "https://chiave.example.org/path",
        "https://chiave.example.org?q",
        "https://you@chiave.example.org",
        "",
    ] {
        assert!(Origin::parse(bad).is_none(), "{bad}");
    }
    assert_eq!(
        Origin::parse("https://Localhost:8443/").unwrap().as_str(),
        "https://localhost:8443"
    );
    assert_eq!(Origin::parse("https://[::1]:8443").unwrap().host(), "[::1]");
}

#[test]
fn a_pool_of_one_worker_is_refused() {
    let error = problem(&EXAMPLE.replace("# count = 4", "count = 1"));

    assert_eq!(error.key, "workers.count");
    assert!(matches!(error.expected, Expected::Between(2, 256)));
}

#[test]
fn a_user_name_without_a_password_is_refused() {
    let error = problem(&changed("password_file = ", "# password_file = "));

    assert_eq!(error.key, "smtp.user_name");
}

#[test]
fn relative_paths_start_at_the_settings_file() {
    let text = changed("data_dir = \"/var/lib/chiave\"", "data_dir = \"data\"");

    let config = Config::parse(&text, Path::new("/srv")).unwrap();

    assert_eq!(config.data_dir, Path::new("/srv/data"));
}

mod several_mistakes {
    use super::*;

    /// Key and line of each mistake.
    fn places(text: &str) -> Vec<(String, Option<usize>)> {
        let places = problems(text).into_iter();
        places.map(|error| (error.key, error.line)).collect()
    }

    fn at(places: &[(&str, usize)]) -> Vec<(String, Option<usize>)> {
        let places = places.iter();
        places
            .map(|(key, line)| ((*key).to_owned(), Some(*line)))
            .collect()
    }

    const MANY: &str = r#"public_name = "http://chiave.firma.test"
organisation = "  "
sign_in_domains = "FIRMA"
listen = 443
data_dir = "data"
keys_dir = "keys"
colour = "blue"
[tls]
certificate = "chain.pem"
key = "key.pem"
[smtp]
host = "mail.firma.test"
port = 70000
security = "none"
from = "nobody"
user = "chiave"
[workers]
count = 1
queue = 0
[log]
level = "loud"
json = "yes"
[sms]
"#;

    #[test]
    fn all_of_them_are_named_in_one_run() {
        let expected = at(&[
            ("public_name", 1),
            ("organisation", 2),
            ("sign_in_domains", 3),
            ("listen", 4),
            ("colour", 7),
            ("smtp.port", 13),
            ("smtp.security", 14),
            ("smtp.from", 15),
            ("smtp.user", 16),
            ("workers.count", 18),
            ("workers.queue", 19),
            ("log.level", 21),
            ("log.json", 22),
            ("sms", 23),
        ]);

        assert_eq!(places(MANY), expected);
    }

    #[test]
    fn every_missing_setting_is_named() {
        let keys: Vec<_> = problems("").into_iter().map(|error| error.key).collect();

        let expected = [
            "public_name",
            "listen",
            "data_dir",
            "keys_dir",
            "tls.certificate",
            "tls.key",
            "smtp.host",
            "smtp.port",
            "smtp.from",
        ];
        assert_eq!(keys, expected);
    }

    #[test]
    fn a_value_in_place_of_a_table_is_one_mistake() {
        let text = changed("[workers]\n", "").replace("# count = 4\n", "");
        let text = format!("workers = 4\n{text}");

        let error = problem(&text);

        assert_eq!((error.key.as_str(), error.line), ("workers", Some(1)));
        assert!(matches!(error.expected, Expected::Table("workers")));
    }

    #[test]
    fn a_line_that_is_no_toml_hides_no_other_mistake() {
        let text = MANY.replace("colour = ", "colour ");

        let found = places(&text);

        assert!(found.contains(&(String::new(), Some(7))), "{found:?}");
        for place in at(&[("listen", 4), ("smtp.port", 13), ("log.json", 22)]) {
            assert!(found.contains(&place), "{place:?} in {found:?}");
        }
        let on_seven = found.iter().filter(|(_, line)| *line == Some(7));
        assert_eq!(on_seven.count(), 1, "{found:?}");
    }

    #[test]
    fn after_a_broken_header_nothing_is_guessed() {
        let text = MANY.replace("[workers]", "[workers");

        let found = places(&text);

        assert!(found.contains(&("smtp.port".to_owned(), Some(13))));
        assert_eq!(found.last(), Some(&(String::new(), Some(17))), "{found:?}");
    }

    #[test]
    fn a_text_that_never_ends_is_one_mistake() {
        let text = changed("organisation = \"Example\"", "organisation = \"\"\"Example");

        let found = places(&text);

        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.is_some());
    }

    #[test]
    fn a_key_that_stands_twice_is_named_once() {
        let found = places(&changed("port = 587", "port = 587\nport = 587"));

        assert_eq!(found.len(), 1, "{found:?}");
    }
}

mod ways_to_the_mail_server {
    use super::*;

    fn warnings(port: u16, security: &str) -> Vec<String> {
        let text = changed("port = 587", &format!("port = {port}")).replace(
            "# security = \"starttls\"",
            &format!("security = {security:?}"),
        );
        let place = Place::new(&text);
        let file = place.folder.path().join("settings.toml");
        let now = chiave_protocol::Timestamp::from_unix(1_800_000_000);
        let warnings = place.config.check_files(&file, now).warnings;
        // The organisation and the sender are the example's.
        let own = |it: &ConfigError| matches!(it.expected, Expected::OwnName);
        let warnings = warnings.into_iter().filter(|it| !own(it));
        warnings.map(|it| it.key).collect()
    }

    #[test]
    fn one_that_does_not_fit_the_port_is_named() {
        for (port, security) in [(465, "starttls"), (587, "tls"), (25, "tls")] {
            assert_eq!(warnings(port, security), ["smtp.security"], "{port}");
        }
    }

    #[test]
    fn one_that_fits_or_cannot_be_told_is_not() {
        for (port, security) in [
            (587, "starttls"),
            (25, "starttls"),
            (465, "tls"),
            (2525, "tls"),
            (2525, "starttls"),
        ] {
            assert!(warnings(port, security).is_empty(), "{port} {security}");
        }
    }
}

/// The example in a folder of its own, where none of its files is.
struct Place {
    folder: tempfile::TempDir,
    config: Config,
}

impl Place {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = text
            .replace("/etc/chiave", "etc")
            .replace("/var/lib/chiave", "data");
        std::fs::write(folder.path().join("settings.toml"), &text).unwrap();
        let config = Config::parse(&text, folder.path()).unwrap();
        for path in [&config.tls.certificate, &config.keys_dir] {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        }
        Self { folder, config }
    }

    fn wrong(&self) -> Vec<(String, String)> {
        let file = self.folder.path().join("settings.toml");
        let now = chiave_protocol::Timestamp::from_unix(1_800_000_000);
        let checked = self.config.check_files(&file, now);
        let wrong = checked.wrong.into_iter();
        wrong
            .map(|it| (it.key, format!("{:?}", it.expected)))
            .collect()
    }

    fn about(&self, key: &str) -> String {
        let wrong = self.wrong().into_iter().filter(|it| it.0 == key);
        wrong.map(|it| it.1).collect()
    }
}

fn put(path: &Path, text: &str, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::write(path, text).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn the_check_names_every_file_that_is_not_there() {
    let wrong = Place::new(EXAMPLE).wrong();

    for key in [
        "tls.certificate",
        "tls.key",
        "smtp.password_file",
        "keys_dir",
    ] {
        assert!(wrong.iter().any(|it| it.0 == key), "{key} in {wrong:?}");
    }
}

#[test]
fn the_unedited_example_is_named_as_such() {
    assert_eq!(Place::new(EXAMPLE).about("public_name"), "OwnName");
    let own = changed("https://chiave.example.org", "https://chiave.example.com");
    assert_eq!(Place::new(&own).about("public_name"), "");
    assert_eq!(Place::new(&own).about("smtp.host"), "OwnName");
}

#[test]
fn texts_of_the_example_are_warned_of() {
    let warned = |text: &str| {
        let place = Place::new(text);
        let file = place.folder.path().join("settings.toml");
        let now = chiave_protocol::Timestamp::from_unix(1_800_000_000);
        let found = place.config.check_files(&file, now).warnings;
        let own = found
            .into_iter()
            .filter(|it| matches!(it.expected, Expected::OwnName));
        own.map(|it| it.key).collect::<Vec<_>>()
    };

    assert_eq!(warned(EXAMPLE), ["organisation", "smtp.from"]);
    let own =
        changed("\"Example\"", "\"Firma\"").replace("chiave@example.org", "chiave@firma.example");
    assert_eq!(warned(&own), [""; 0]);
}

#[test]
fn a_mail_server_is_a_name_without_a_port() {
    let text = changed("\"smtp.example.org\"", "\"mail.example.org:2587\"");

    assert_eq!(Place::new(&text).about("smtp.host"), "HostName");
}

#[test]
fn a_mark_before_the_settings_is_no_part_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, format!("\u{feff}{EXAMPLE}")).unwrap();

    Config::load(&path).unwrap();
}

mod fuzz {
    use super::*;

    #[test]
    fn a_settings_file_holds_or_has_mistakes_on_its_lines() {
        chiave_fuzz::text("service-settings", |text| {
            let lines = text.matches('\n').count() + 1;
            match Config::parse(text, Path::new("/srv")) {
                Ok(config) => {
                    assert!(config.public_name.as_str().starts_with("https://"));
                    assert!(config.smtp.port > 0 && !config.organisation.is_empty());
                    Vec::new()
                }
                Err(errors) => {
                    let on_a_line = |line: usize| (1..=lines).contains(&line);
                    assert!(!errors.is_empty());
                    assert!(errors.iter().all(|it| it.line.is_none_or(on_a_line)));
                    errors.into_iter().map(|it| it.key).collect()
                }
            }
        });
    }
}

#[test]
fn a_certificate_file_in_another_format_is_told_apart() {
    let place = Place::new(EXAMPLE);
    let Tls {
        certificate, key, ..
    } = &place.config.tls;
    let encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n";

    put(key, encrypted, 0o600);
    assert_eq!(place.about("tls.key"), "PlainKey");

    put(key, "", 0o600);
    for path in [certificate, key] {
        std::fs::write(path, [0x30, 0x82, 0xff, 0xfe]).unwrap();
    }
    assert_eq!(place.about("tls.key"), "Pem");
    assert_eq!(place.about("tls.certificate"), "Pem");
}

#[test]
fn a_pair_that_tls_cannot_use_is_no_wrong_key() {
    let unusable = TlsError::Pair(rustls::Error::General("1024 bits".to_owned()));

    let (key, expected) = check::of_pair(&unusable);

    assert_eq!(key, "tls.certificate");
    assert!(matches!(expected, Expected::UsablePair(why) if why.contains("1024 bits")));
}

#[test]
fn an_empty_password_file_is_found() {
    let place = Place::new(EXAMPLE);
    let password = &place.config.smtp.login.as_ref().unwrap().password_file;

    put(password, "\n", 0o600);

    assert_eq!(place.about("smtp.password_file"), "Password");
}
