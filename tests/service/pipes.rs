//! A backup that passes through pipes, and commands on disks that cannot be written.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Output};

use age::{secrecy::ExposeSecret, x25519};
use chiave_tests::Result;

use crate::place::Company;

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_backup_comes_back_through_pipes() -> Result<()> {
    let mut company = Company::open("pipes")?;
    company.add("ada.byron")?;
    let owner = x25519::Identity::generate();
    let recipient = owner.to_public().to_string();
    let folder = company.directory.folder().to_owned();
    let identity = folder.join("owner");
    fs::write(&identity, owner.to_string().expose_secret())?;
    let identity = identity.to_str().ok_or("no text")?.to_owned();

    let backup = company
        .directory
        .ask(&["backup", "-", "--recipient", &recipient], b"")?;
    assert!(backup.status.success(), "{}", told(&backup));
    assert!(backup.stdout.starts_with(b"age-encryption.org/v1"));
    company.directory.stop()?;
    fs::remove_dir_all(folder.join("data"))?;

    let both = ["restore", "-", "--identity", "-"];
    let refused = company.directory.ask(&both, &backup.stdout)?;
    assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
    let cut = &backup.stdout[..backup.stdout.len() / 2];
    let line = ["restore", "-", "--identity", &identity];
    let refused = company.directory.ask(&line, cut)?;
    assert_eq!(refused.status.code(), Some(1), "{}", told(&refused));
    let restored = company.directory.ask(&line, &backup.stdout)?;

    assert!(restored.status.success(), "{}", told(&restored));
    assert!(
        company
            .directory
            .run(&["account", "list"])?
            .contains("ada.byron")
    );
    Ok(())
}

#[test]
fn a_backup_into_a_pipe_that_ends_has_failed() -> Result<()> {
    let mut company = Company::open("pipe-ends")?;
    let recipient = x25519::Identity::generate().to_public().to_string();
    company
        .directory
        .wrap(&["sh", "-c", "\"$@\" > /dev/full", "sh"]);

    let backup = company
        .directory
        .ask(&["backup", "-", "--recipient", &recipient], b"")?;

    assert_eq!(backup.status.code(), Some(1), "{}", told(&backup));
    company.directory.wrap(&[]);
    assert!(
        !company
            .directory
            .run(&["audit", "show"])?
            .contains("backup")
    );
    Ok(())
}

/// How a command gets mounts of its own: in a user namespace, or as root without one.
const NAMESPACES: [&[&str]; 2] = [
    &["unshare", "--user", "--map-root-user", "--mount"],
    &["unshare", "--mount"],
];

/// The first of [`NAMESPACES`] in which this machine can mount.
fn namespace() -> Result<&'static [&'static str]> {
    let mounts = ["sh", "-c", "mount -t tmpfs none /mnt"];
    let can = |words: &&[&str]| {
        let line = [*words, &mounts].concat();
        let status = std::process::Command::new(line[0])
            .args(&line[1..])
            .status();
        status.is_ok_and(|status| status.success())
    };
    NAMESPACES.into_iter().find(can).ok_or_else(|| {
        "nothing can be mounted here: this test needs unshare(1) and user namespaces, or root with \
         the right to mount (CAP_SYS_ADMIN)"
            .into()
    })
}

/// A shell that runs a command in a namespace of its own, where `before` was done.
fn place(namespace: &[&str], before: &str) -> Vec<String> {
    let script = format!("{before}; exec \"$@\"");
    let words = [namespace, &["sh", "-c", &script, "sh"]].concat();
    words.into_iter().map(str::to_owned).collect()
}

fn wrap(company: &mut Company, words: &[String]) {
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    company.directory.wrap(&words);
}

/// Commands that write, and what each of them says on the disk that `before` makes of the data folder.
fn refusals(name: &str, before: &str) -> Result<Vec<(i32, String)>> {
    let namespace = namespace()?;
    let mut company = Company::open(name)?;
    company.add("ada.byron")?;
    company.directory.stop()?;
    let data = company.directory.folder().join("data");
    let data = data.display();
    let disk = format!(
        "cp -a {data} {data}.copy && mount -t tmpfs -o size=2m none {data} && cp -a {data}.copy/. {data} && {{ {before}; }}"
    )
    .replace("DATA", &data.to_string());
    let mut refused = Vec::new();
    for command in [
        &["account", "lock", "ada.byron"][..],
        &["account", "code", "ada.byron"],
        &["people", "set", "gates=1"],
        &["serve"],
    ] {
        let before = format!("rm -rf {data}.copy; {disk}");
        wrap(&mut company, &place(namespace, &before));
        let output = company.directory.ask(command, b"")?;
        refused.push((output.status.code().unwrap_or(-1), told(&output)));
    }
    Ok(refused)
}

#[test]
fn a_full_disk_is_named_with_its_room_by_every_command() -> Result<()> {
    let fill = "dd if=/dev/zero of=DATA/filler bs=4k 2>/dev/null || true";
    for (code, said) in refusals("full-disk-commands", fill)? {
        assert_eq!(code, 3, "{said}");
        assert!(said.contains("data/chiave.db"), "{said}");
        assert!(
            said.contains("disk is full (") && said.contains(" free)"),
            "{said}"
        );
        assert!(!said.contains("database or disk"), "{said}");
    }
    Ok(())
}

#[test]
fn a_file_system_that_is_read_only_is_named_by_every_command() -> Result<()> {
    let remount = "mount -o remount,ro DATA";
    for (code, said) in refusals("read-only-commands", remount)? {
        assert_eq!(code, 3, "{said}");
        assert!(
            said.contains("data/chiave.db") && said.contains("read-only"),
            "{said}"
        );
        assert!(!said.contains("unable to open"), "{said}");
    }
    Ok(())
}

/// What a command says that is run by other programs, which get the path of the store and keep the
/// command from writing to it.
fn refused_by(name: &str, programs: impl FnOnce(&Path) -> Vec<String>) -> Result<String> {
    let mut company = Company::open(name)?;
    company.add("ada.byron")?;
    company.directory.stop()?;
    let store = company.directory.folder().join("data/chiave.db");
    wrap(&mut company, &programs(&store));

    let refused = company
        .directory
        .ask(&["account", "lock", "ada.byron"], b"")?;

    let said = told(&refused);
    assert_eq!(refused.status.code(), Some(3), "{said}");
    assert!(said.contains("data/chiave.db"), "{said}");
    Ok(said)
}

#[test]
fn a_limit_on_the_size_of_files_ends_no_command_by_a_signal() -> Result<()> {
    let limit = |_: &Path| vec!["prlimit".to_owned(), "--fsize=4096:".to_owned()];

    let said = refused_by("limited-commands", limit)?;

    assert!(said.contains("ulimit"), "{said}");
    Ok(())
}

#[test]
fn a_store_that_another_program_holds_is_named() -> Result<()> {
    let holder = |store: &Path| {
        let script = format!(
            "import sqlite3,subprocess,sys\n\
             held = sqlite3.connect({store:?}, isolation_level=None)\n\
             held.execute('BEGIN IMMEDIATE')\n\
             sys.exit(subprocess.call(sys.argv[1:]))"
        );
        vec!["python3".to_owned(), "-c".to_owned(), script]
    };

    let said = refused_by("held-store", holder)?;

    assert!(said.contains("another program"), "{said}");
    Ok(())
}

#[test]
fn what_the_service_makes_is_private_whatever_the_umask() -> Result<()> {
    let mut company = Company::open("umask")?;
    company.directory.stop()?;
    let folder = company.directory.folder().to_owned();
    let settings = folder.join("directory.toml");
    let text = fs::read_to_string(&settings)?;
    fs::write(
        &settings,
        text.replace("[log]", "[log]\nfile = \"service.log\""),
    )?;
    company
        .directory
        .wrap(&["sh", "-c", "umask 0; exec \"$@\"", "sh"]);

    company.directory.start()?;
    company.directory.stop()?;
    company.directory.ask(
        &[
            "account",
            "add",
            "b",
            "--given-name",
            "B",
            "--family-name",
            "B",
        ],
        b"",
    )?;

    let mut made = vec![folder.join("service.log")];
    for file in fs::read_dir(folder.join("data"))? {
        made.push(file?.path());
    }
    for path in made {
        let mode = fs::metadata(&path)?.permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", path.display());
    }
    Ok(())
}
