//! The name and the version of the system, as os-release(5) and the kernel say them.

use chiave_protocol::support::{System, Version, Word};
use std::{env::consts, fs};

/// The distributions that a report names. The name of another one may be that of a company.
const DISTRIBUTIONS: [&str; 20] = [
    "almalinux",
    "alpine",
    "amzn",
    "arch",
    "centos",
    "debian",
    "fedora",
    "gentoo",
    "linuxmint",
    "manjaro",
    "nixos",
    "ol",
    "opensuse-leap",
    "opensuse-tumbleweed",
    "pop",
    "rhel",
    "rocky",
    "sled",
    "sles",
    "ubuntu",
];

pub(super) fn system() -> System {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    System {
        kind: Word::fixed(consts::OS),
        processor: Word::fixed(consts::ARCH),
        name: name(&release),
        version: of(&release, "VERSION_ID").and_then(Version::of),
        kernel: Version::of(&kernel),
    }
}

/// The name of the distribution; for one that few use, that of the one on which it is built.
fn name(release: &str) -> Option<Word> {
    let names = ["ID", "ID_LIKE"].map(|it| of(release, it).unwrap_or_default());
    let mut names = names.iter().flat_map(|it| it.split(' '));
    names.find_map(|it| Word::among(&DISTRIBUTIONS, it))
}

/// The value of a variable, which may stand in quotation marks.
fn of<'a>(release: &'a str, variable: &str) -> Option<&'a str> {
    let mut values = release.lines().filter_map(|line| line.split_once('='));
    let (_, value) = values.rfind(|(name, _)| *name == variable)?;
    Some(value.trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_is_read_with_and_without_quotation_marks() {
        let release = "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\nID=debian\n";

        assert_eq!(of(release, "ID"), Some("debian"));
        assert_eq!(of(release, "VERSION_ID"), Some("13"));
        assert_eq!(of(release, "BUILD_ID"), None);
    }

    #[test]
    fn a_distribution_of_a_company_is_not_named() {
        let of = |release| name(release).map(|it| json!(it));

        assert_eq!(of("ID=debian\n"), Some(json!("debian")));
        assert_eq!(
            of("ID=altariva\nID_LIKE=\"riva ubuntu debian\"\n"),
            Some(json!("ubuntu"))
        );
        assert_eq!(of("ID=altariva\n"), None);
    }
}
