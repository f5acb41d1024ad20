use super::*;
use age::{secrecy::ExposeSecret, x25519};
use chiave_flows::seal_audit::{SignedCheckpoint, seal_audit};
use chiave_words::{Arg, Language};
use std::{cell::RefCell, fs, io::Write, path::Path, rc::Rc};
use tempfile::TempDir;

mod altered;
mod arguments;
mod auditor;
mod backups;
mod checked;
mod code_starts;
mod codes;
mod disks;
mod dropped_keys;
mod edited_backup;
mod exports;
mod files;
mod help;
mod help_desk;
mod hostile;
mod importing;
mod init_again;
mod letters;
mod lost;
mod methods;
mod orders;
mod other_keys;
mod outputs;
mod owners;
mod people;
mod people_show;
mod resets;
mod sign_ins;
mod starts;
mod temporary;

const PEOPLE: &str = "user_name,given_name,family_name,mail\n\
                      g.ferri,Giulia,Ferri,g.ferri@example.org\n\
                      e.ward,Eleanor,Ward,\n";

/// Hears what a output says.
#[derive(Clone, Default)]
struct Ear(Rc<RefCell<Vec<u8>>>);

impl Ear {
    fn heard(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A folder with settings, keys and data of its own.
struct Place(TempDir);

impl Place {
    /// A connection to the store that bypasses the service.
    async fn behind(&self) -> sqlx::SqliteConnection {
        use sqlx::ConnectOptions as _;
        let options = sqlx::sqlite::SqliteConnectOptions::new();
        let options = options.filename(self.config().store_path());
        options.connect().await.unwrap()
    }

    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let settings = include_str!("../../chiave-directory.example.toml")
            .replace("/var/lib/chiave", "data")
            .replace("/etc/chiave/keys", "keys");
        fs::write(place.path("settings.toml"), settings).unwrap();
        fs::write(place.path("people.csv"), PEOPLE).unwrap();
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn config(&self) -> Config {
        Config::load(&self.path("settings.toml")).unwrap()
    }

    /// Gives one command line, as a person would.
    fn run(&self, arguments: &[&str]) -> Result<(), Problem> {
        self.hear(arguments).0
    }

    /// The same, with what was answered and what was said beside it.
    fn hear(&self, arguments: &[&str]) -> (Result<(), Problem>, String, String) {
        let (answers, sentences) = (Ear::default(), Ear::default());
        let outputs = (Box::new(answers.clone()), Box::new(sentences.clone()));
        let output = Output::new(Language::English, outputs.0, outputs.1);
        let settings = self.path("settings.toml");
        let line = ["chiave-directory", "--config", settings.to_str().unwrap()];
        let arguments = Arguments::try_parse_from(line.iter().chain(arguments)).unwrap();
        let done = obey(arguments, &output);
        (done, answers.heard(), sentences.heard())
    }

    fn import(&self) {
        let people = self.path("people.csv");
        self.run(&["account", "import", people.to_str().unwrap()])
            .unwrap();
    }

    /// Looks into the store.
    fn look<T>(&self, look: impl AsyncFnOnce(&CliContext) -> T) -> T {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let context = CliContext::open(&self.config()).await.unwrap();
            let seen = look(&context).await;
            context.close().await;
            seen
        })
    }

    fn users(&self) -> Vec<String> {
        let people = self.look(async |context| context.admin().list().await.unwrap());
        people
            .iter()
            .map(|account| account.user_name.to_string())
            .collect()
    }
}

fn output() -> Output {
    let unheard = || Box::new(Ear::default());
    Output::new(Language::English, unheard(), unheard())
}

fn said(problem: &Problem) -> Cli {
    match problem {
        Problem::Sentence(sentence, _) => *sentence,
        other => panic!("{other:?}"),
    }
}

fn to_arguments(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

#[test]
fn init_makes_a_directory_with_one_administrator_who_has_a_code() {
    let place = Place::new();

    place
        .run(&[
            "init",
            "--administrator",
            "Admin",
            "--mail",
            "it@example.org",
        ])
        .unwrap();

    let (role, activation_code) = place.look(async |context| {
        let account = context.account("admin").await.unwrap();
        let mut tx = chiave_domain::ports::store::Store::read(&context.store)
            .await
            .unwrap();
        (
            account.role,
            tx.activation_code(account.id).await.unwrap().unwrap(),
        )
    });
    assert_eq!(role, chiave_domain::account::Role::Administrator);
    assert!(activation_code.is_good(activation_code.not_before));
    assert!(activation_code.phc.starts_with("$argon2id$"));
}

#[test]
fn the_first_administrator_is_stored_without_a_domain() {
    let place = Place::new();
    let file = place.path("settings.toml");
    let settings = fs::read_to_string(&file).unwrap();
    let domains = "sign_in_domains = [\"FIRMA\", \"firma.example\"]\n";
    fs::write(&file, domains.to_owned() + &settings).unwrap();

    let line = ["init", "--administrator", "FIRMA\\Boss"];
    place.run(&line).unwrap();

    assert_eq!(place.users(), ["boss"]);
}

#[test]
fn the_code_is_the_whole_answer_and_stands_in_no_sentence() {
    let place = Place::new();

    let (done, answers, sentences) = place.hear(&["init"]);

    done.unwrap();
    let activation_code =
        chiave_crypto::activation_code::ActivationCodeText::parse(answers.trim()).unwrap();
    assert_eq!(activation_code.grouped().expose(), answers.trim());
    assert!(sentences.contains("administrator") && !sentences.contains(answers.trim()));
}

#[test]
fn init_makes_no_new_keys_for_a_store_that_is_there() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    fs::rename(place.path("keys"), place.path("elsewhere")).unwrap();

    place.run(&["init"]).unwrap_err();

    assert!(!place.path("keys").exists());
}

#[test]
fn without_init_a_command_says_so_and_makes_nothing() {
    let place = Place::new();

    let problem = place.run(&["account", "list"]).unwrap_err();

    assert_eq!(said(&problem), Cli::CliNotInitialised);
    assert!(!place.path("data").exists());
}

#[test]
fn a_command_under_foreign_keys_names_key_and_file() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    fs::rename(place.path("keys"), place.path("elsewhere")).unwrap();
    let keys_dir = place.config().keys_dir;
    crate::keys::Keys::create(&keys_dir, &chiave_crypto::SystemRandom).unwrap();

    let problem = place.run(&["account", "list"]).unwrap_err();

    let sentences = problem.sentences(&output());
    assert_eq!(sentences.len(), 6, "{sentences:?}");
    for (sentence, file) in sentences.iter().zip(["audit", "code", "lookup"]) {
        let path = keys_dir.join(format!("{file}.key"));
        assert!(sentence.contains(path.to_str().unwrap()), "{sentence}");
    }
}

#[test]
fn an_empty_store_is_refused_with_its_path_and_stays_empty() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let path = place.config().store_path();
    fs::write(&path, "").unwrap();
    for command in [&["account", "list"][..], &["init"], &["audit", "show"]] {
        let problem = place.run(command).unwrap_err();

        assert_eq!(said(&problem), Cli::CliStoreEmpty);
        assert!(problem.sentences(&output())[0].contains(path.to_str().unwrap()));
    }
    assert_eq!(fs::metadata(&path).unwrap().len(), 0);
}

#[test]
fn importing_twice_is_importing_once_and_keeps_roles() {
    let place = Place::new();
    place.run(&["init", "--administrator", "g.ferri"]).unwrap();

    place.import();
    place.import();

    assert_eq!(place.users(), ["e.ward", "g.ferri"]);
    let role = place.look(async |context| context.account("g.ferri").await.unwrap().role);
    assert_eq!(role, chiave_domain::account::Role::Administrator);
}

#[test]
fn a_disabled_account_can_be_let_in_again() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    let enabled = || place.look(async |context| context.account("e.ward").await.unwrap().enabled);

    place.run(&["account", "disable", "E.Ward"]).unwrap();
    assert!(!enabled());

    place.run(&["account", "enable", "e.ward"]).unwrap();
    assert!(enabled());
}

#[test]
fn locking_an_account_twice_is_locking_it_once() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    let state = || place.hear(&["account", "show", "e.ward"]).1;
    let rows = |kind| {
        place.look(async |context| {
            let mut tx = chiave_domain::ports::store::Store::read(&context.store)
                .await
                .unwrap();
            let rows = tx.unsealed(99).await.unwrap();
            rows.iter().filter(|row| row.event_kind() == kind).count()
        })
    };

    let (done, _, told) = place.hear(&["account", "lock", "E.Ward"]);
    done.unwrap();
    place.run(&["account", "lock", "e.ward"]).unwrap();

    assert!(
        told.contains("account unlock e.ward"),
        "who lifts it: {told}"
    );
    assert!(state().contains("State: locked"));
    assert_eq!(rows(chiave_protocol::state::EventKind::AccountLocked), 1);
    place.run(&["account", "unlock", "e.ward"]).unwrap();
    assert!(!state().contains("locked"));
    // The lock, and the waits.
    assert_eq!(rows(chiave_protocol::state::EventKind::AccountUnlocked), 2);
}

#[test]
fn a_new_code_replaces_the_older_one() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    let hash = || {
        place.look(async |context| {
            let id = context.account("e.ward").await.unwrap().id;
            let mut tx = chiave_domain::ports::store::Store::read(&context.store)
                .await
                .unwrap();
            tx.activation_code(id).await.unwrap().unwrap().phc
        })
    };

    place.run(&["account", "pass", "e.ward"]).unwrap();
    let first = hash();
    place
        .run(&["account", "pass", "e.ward", "--days", "30"])
        .unwrap();

    assert_ne!(hash(), first);
}

#[test]
fn a_backup_comes_back_in_a_new_epoch_and_only_to_its_recipient() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    let owner = x25519::Identity::generate();
    let stranger = x25519::Identity::generate();
    fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
    fs::write(place.path("stranger"), stranger.to_string().expose_secret()).unwrap();
    let file = to_arguments(&place.path("backup.age"));
    let recipient = owner.to_public().to_string();

    place
        .run(&["backup", &file, "--recipient", &recipient])
        .unwrap();

    let sealed = fs::read(&file).unwrap();
    assert!(!sealed.windows(7).any(|window| window == b"g.ferri"));
    let restore = |identity: &str| {
        let identity = to_arguments(&place.path(identity));
        place.run(&["restore", &file, "--identity", &identity])
    };
    assert_eq!(said(&restore("owner").unwrap_err()), Cli::CliRestoreOver);
    fs::remove_dir_all(place.path("data")).unwrap();
    assert_eq!(
        said(&restore("stranger").unwrap_err()),
        Cli::CliBackupUnreadable
    );
    let marked = format!("\u{feff}{}\r\n", owner.to_string().expose_secret());
    fs::write(place.path("owner"), marked).unwrap();
    restore("owner").unwrap();

    assert_eq!(place.users(), ["administrator", "e.ward", "g.ferri"]);
    assert_eq!(
        place.look(async |context| context.store.epoch().await.unwrap()),
        2
    );
    let data: Vec<_> = fs::read_dir(place.path("data")).unwrap().collect();
    assert_eq!(data.len(), 1, "{data:?}");
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let owner = x25519::Identity::generate();
    fs::write(place.path("owner"), owner.to_string().expose_secret()).unwrap();
    let file = to_arguments(&place.path("backup.age"));
    place
        .run(&[
            "backup",
            &file,
            "--recipient",
            &owner.to_public().to_string(),
        ])
        .unwrap();
    let mut sealed = fs::read(&file).unwrap();
    let middle = sealed.len() / 2;
    sealed[middle] ^= 1;
    fs::remove_file(&file).unwrap();
    fs::write(&file, sealed).unwrap();
    fs::remove_dir_all(place.path("data")).unwrap();

    let identity = to_arguments(&place.path("owner"));
    let problem = place
        .run(&["restore", &file, "--identity", &identity])
        .unwrap_err();

    assert_eq!(said(&problem), Cli::CliBackupUnreadable);
    assert_eq!(fs::read_dir(place.path("data")).unwrap().count(), 0);
}

#[test]
fn a_backup_never_replaces_a_file() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let people = to_arguments(&place.path("people.csv"));
    let recipient = x25519::Identity::generate().to_public().to_string();

    let problem = place
        .run(&["backup", &people, "--recipient", &recipient])
        .unwrap_err();

    assert_eq!(said(&problem), Cli::CliFileExists);
    assert_eq!(fs::read_to_string(&people).unwrap(), PEOPLE);
}

// Law 21.
#[test]
fn no_argument_sets_a_password_without_the_feature_for_tests() {
    let line = "chiave-directory account add a --given-name A --family-name B";
    let with = line.split(' ').chain(["--password-file", "p"]);

    assert_eq!(
        Arguments::try_parse_from(with).is_ok(),
        cfg!(feature = "automation")
    );
}

#[test]
fn the_audit_log_is_verified_against_a_line_of_the_service_log() {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let keys = crate::keys::Keys::load(&place.config().keys_dir).unwrap();
    let sealed =
        place.look(async |context| seal_audit(&context.store, &keys.audit, context.now).await);
    let SignedCheckpoint { checkpoint, seal } = sealed.unwrap().unwrap();
    let hex = |bytes: &[u8; 32]| data_encoding::HEXLOWER.encode(bytes);
    let line = format!(
        "INFO audit checkpoint audit.rows={} audit.hash={} audit.at={} audit.key={} audit.tag={}",
        checkpoint.rows,
        hex(checkpoint.hash.as_bytes()),
        checkpoint.at.as_unix(),
        seal.key,
        hex(&seal.tag),
    );

    let (alone, _, said_alone) = place.hear(&["audit", "verify"]);
    let (with, _, said_with) = place.hear(&["audit", "verify", "--checkpoint", &line]);
    let edited = line.replace("audit.rows=", "audit.rows=9");
    let refused = place.run(&["audit", "verify", "--checkpoint", &edited]);
    let unreadable = place.run(&["audit", "verify", "--checkpoint", "yesterday"]);

    alone.unwrap();
    with.unwrap();
    assert!(said_alone.contains("is whole") && said_with.contains("agrees"));
    let refused = refused.unwrap_err();
    assert_eq!(said(&refused), Cli::CliAuditCheckpointRefused);
    let unreadable = unreadable.unwrap_err();
    assert_eq!(said(&unreadable), Cli::CliAuditCheckpointUnreadable);
}
