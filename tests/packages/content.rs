//! What is in the packages.

use std::{collections::BTreeMap, path::Path, process::Command};

use chiave_tests::{Result, repository};

use crate::made::{APPLICATION, SERVICE, deb, rpm, told, unpacked};

/// What only a build for tests reads (the feature `automation`).
const DOORS: [&str; 5] = [
    "CHIAVE_FAILPOINT",
    "CHIAVE_CLOCK_AHEAD_S",
    "CHIAVE_CLOCK_STANDS",
    "CHIAVE_STILL",
    "CHIAVE_POLICY_DIR",
];

/// Which of the doors a program mentions.
fn doors(program: &Path) -> Result<Vec<&'static str>> {
    let bytes = std::fs::read(program)?;
    let mentions = |door: &&str| {
        let door = door.as_bytes();
        bytes.windows(door.len()).any(|window| window == door)
    };
    Ok(DOORS.into_iter().filter(mentions).collect())
}

#[test]
fn the_packed_programs_have_no_door_for_tests() -> Result<()> {
    for package in [SERVICE, APPLICATION] {
        let files = unpacked(package)?;
        let packed = files.path().join("usr/bin").join(package);

        assert_eq!(doors(&packed)?, [""; 0], "{package}");
        assert!(
            !doors(&repository::binary(package))?.is_empty(),
            "the program of the tests has them"
        );
    }
    Ok(())
}

#[test]
fn the_packed_service_takes_no_password_on_the_command_line() -> Result<()> {
    let files = unpacked(SERVICE)?;
    let mut help = Command::new(files.path().join("usr/bin/chiave-directory"));

    let help = told(help.args(["account", "add", "--help"]))?;

    assert!(help.contains("--given-name"), "{help}");
    assert!(!help.contains("--password-file"), "{help}");
    Ok(())
}

#[test]
fn debians_lint_finds_no_error() -> Result<()> {
    for package in [SERVICE, APPLICATION] {
        let mut lint = Command::new("lintian");
        lint.args(["--fail-on", "error", "--tag-display-limit", "0"]);
        // Root runs CI; lintian only warns of that.
        lint.arg("--allow-root").arg(deb(package)?);
        told(&mut lint)?;
    }
    Ok(())
}

#[test]
fn both_formats_carry_the_same_files() -> Result<()> {
    for package in [SERVICE, APPLICATION] {
        let files = unpacked(package)?;
        let mut deb = digests(files.path())?;
        // The one file that is Debian's own.
        deb.retain(|path, _| !path.ends_with("/changelog.Debian.gz"));

        assert_eq!(rpm_digests(package)?, deb, "{package}");
    }
    Ok(())
}

/// Each file below a folder with its SHA-256.
fn digests(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut find = Command::new("find");
    find.args([".", "-type", "f", "-exec", "sha256sum", "{}", "+"]);
    let said = told(find.current_dir(folder))?;
    let pairs = said.lines().filter_map(|line| line.split_once("  ."));
    Ok(pairs
        .map(|(digest, path)| (path.to_owned(), digest.to_owned()))
        .collect())
}

/// Each file that an `.rpm` says it has, with the SHA-256 that it names.
fn rpm_digests(package: &str) -> Result<BTreeMap<String, String>> {
    let mut query = Command::new("rpm");
    query.args(["-qp", "--queryformat", "[%{FILENAMES} %{FILEDIGESTS}\n]"]);
    let said = told(query.arg(rpm(package)?))?;
    let pairs = said.lines().filter_map(|line| line.split_once(' '));
    Ok(pairs
        .map(|(path, digest)| (path.to_owned(), digest.to_owned()))
        .collect())
}

#[test]
fn each_package_needs_the_authorities_of_the_system() -> Result<()> {
    for package in [SERVICE, APPLICATION] {
        let mut field = Command::new("dpkg-deb");
        let needed = told(field.arg("--field").arg(deb(package)?).arg("Depends"))?;
        let mut query = Command::new("rpm");
        let required = told(query.args(["-qp", "--requires"]).arg(rpm(package)?))?;

        assert!(needed.contains("ca-certificates"), "{package}: {needed}");
        assert!(
            required.contains("ca-certificates"),
            "{package}: {required}"
        );
    }
    Ok(())
}

#[test]
fn man_pages_are_set_without_a_warning() -> Result<()> {
    for package in [SERVICE, APPLICATION] {
        let files = unpacked(package)?;
        let pages = digests(&files.path().join("usr/share/man"))?;
        assert!(pages.contains_key(&page(package)), "{package}: {pages:?}");
        for name in pages.keys() {
            let mut set = Command::new("sh");
            set.arg("-c")
                .arg("zcat \"$0\" | groff -k -man -ww -Tutf8 -z 2>&1");
            let page = files.path().join("usr/share/man");
            let said = told(set.arg(format!("{}{name}", page.display())))?;
            assert_eq!(said, "", "{name}");
        }
    }
    Ok(())
}

/// The Italian page of a program.
fn page(package: &str) -> String {
    let section = if package == SERVICE { 8 } else { 1 };
    format!("/it/man{section}/{package}.{section}.gz")
}

#[test]
fn pages_and_completions_know_the_options_of_the_application() -> Result<()> {
    let files = unpacked(APPLICATION)?;
    let share = files.path().join("usr/share");
    let mut usage = Command::new(files.path().join("usr/bin/chiave"));
    let usage = told(usage.arg("--help").env_clear())?;
    let is_part = |c: char| c == '-' || c.is_ascii_alphanumeric();
    let options: Vec<&str> = usage
        .split(|c| !is_part(c))
        .filter(|word| word.starts_with("--"))
        .collect();
    assert!(options.contains(&"--check-policy"), "{usage}");

    let mut page = Command::new("zcat");
    let page = told(page.arg(share.join("man/man1/chiave.1.gz")))?.replace('\\', "");
    let read = |path: &str| std::fs::read_to_string(share.join(path));
    let bash = read("bash-completion/completions/chiave")?;
    let zsh = read("zsh/vendor-completions/_chiave")?;
    let fish = read("fish/vendor_completions.d/chiave.fish")?;
    for option in options {
        let name = option.trim_start_matches('-');
        assert!(page.contains(option) && bash.contains(option), "{option}");
        assert!(zsh.contains(option), "{option}");
        assert!(fish.contains(&format!("-l {name}")), "{option}");
    }
    Ok(())
}

#[test]
fn a_desktop_accepts_what_it_is_told_of_the_application() -> Result<()> {
    let files = unpacked(APPLICATION)?;
    let share = files.path().join("usr/share");
    let entry = share.join("applications/io.chiave.app.desktop");

    let at_session_start = "etc/xdg/autostart/io.chiave.app.desktop";
    let at_session_start = files.path().join(at_session_start);
    for entry in [&entry, &at_session_start] {
        told(Command::new("desktop-file-validate").arg(entry))?;
    }

    let entry = std::fs::read_to_string(entry)?;
    assert!(entry.contains("MimeType=x-scheme-handler/chiave;"));
    for size in ["16x16", "32x32", "128x128", "256x256", "512x512"] {
        let icon = share.join(format!("icons/hicolor/{size}/apps/io.chiave.app.png"));
        let said = told(Command::new("file").arg(icon))?;
        assert!(said.contains(&size.replace('x', " x ")), "{said}");
    }
    Ok(())
}
