use super::*;

const EXAMPLE: &str = include_str!("../../chiave-directory.example.toml");

fn example() -> Config {
    Config::parse(EXAMPLE, Path::new("/etc/chiave")).unwrap()
}

/// The example with one line replaced.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(EXAMPLE.matches(from).count(), 1, "{from}");
    EXAMPLE.replace(from, to)
}

fn problem(text: &str) -> ConfigError {
    Config::parse(text, Path::new("")).unwrap_err()
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

// Law 21.
/// serde knows the keys; asking it for them keeps the example honest without a second list.
#[test]
fn the_example_documents_every_setting() {
    for table in ["", "tls", "smtp", "workers", "log"] {
        let probe = match table {
            "" => "no_such_setting = 1\n".to_owned() + EXAMPLE,
            table => changed(
                &format!("[{table}]\n"),
                &format!("[{table}]\nno_such_setting = 1\n"),
            ),
        };
        let Expected::Shape(message) = problem(&probe).expected else {
            panic!("{table}")
        };
        let listed = message.split("expected").nth(1).unwrap();
        for key in listed.split('`').skip(1).step_by(2) {
            let written = EXAMPLE.lines().any(|line| {
                let line = line.trim_start_matches("# ");
                line.starts_with(&format!("{key} = ")) || line == format!("[{key}]")
            });
            assert!(written, "{table}: {key} is not in the example");
        }
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

    let unknown = changed("port = 587", "prot = 587");
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
}

#[test]
fn a_mail_server_is_a_name_without_a_port() {
    let text = changed("\"smtp.example.org\"", "\"mail.example.org:2587\"");

    assert_eq!(Place::new(&text).about("smtp.host"), "HostName");
}

#[test]
fn a_key_of_another_certificate_is_found() {
    let place = Place::new(EXAMPLE);
    let made = || rcgen::generate_simple_self_signed(["chiave.example.org".to_owned()]).unwrap();
    let Tls { certificate, key } = &place.config.tls;
    let own = made();
    put(certificate, &own.cert.pem(), 0o644);

    put(key, &made().signing_key.serialize_pem(), 0o600);
    assert_eq!(place.about("tls.key"), "KeyOfCertificate");

    put(key, &own.signing_key.serialize_pem(), 0o600);
    assert_eq!(place.about("tls.key") + &place.about("tls.certificate"), "");
}

#[test]
fn secrets_that_others_can_read_are_found() {
    let place = Place::new(EXAMPLE);
    let (_, password) = place.config.smtp.login.as_ref().unwrap();
    for path in [password, &place.config.tls.key] {
        put(path, "secret", 0o640);
    }

    for key in ["smtp.password_file", "tls.key"] {
        assert_eq!(place.about(key), format!("OwnerOnly({})", 0o640));
    }
}

#[test]
fn a_settings_file_that_all_can_write_is_found() {
    let place = Place::new(EXAMPLE);
    assert_eq!(place.about(""), "");
    put(&place.folder.path().join("settings.toml"), "", 0o666);

    assert_eq!(place.about(""), format!("NotForAll({})", 0o666));
}

#[test]
fn a_mark_before_the_settings_is_no_part_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, format!("\u{feff}{EXAMPLE}")).unwrap();

    Config::load(&path).unwrap();
}
