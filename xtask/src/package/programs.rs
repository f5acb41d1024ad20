//! The two programs, built as people get them: without the feature `automation`.

use std::{ffi::OsString, path::PathBuf};

use super::Profile;
use crate::{
    Result, interface,
    workspace::{self, cargo, root, run, target},
};

/// What separates the arguments in `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\u{1f}";

/// Builds both programs and returns the folder in which they are.
///
/// # Errors
///
/// They could not be built.
pub fn build(profile: Profile) -> Result<PathBuf> {
    interface::install()?;
    interface::build()?;
    match profile {
        Profile::Dev => workspace::build_shipped()?,
        Profile::Dist => {
            let remapped = Remapped::of_this_machine()?;
            let build = [
                "build",
                "--locked",
                "--profile=dist",
                "--package=chiave-directory",
                "--package=chiave",
            ];
            run(cargo(&build)
                .env("CARGO_ENCODED_RUSTFLAGS", remapped.for_rust())
                .env("CFLAGS", remapped.for_c()))?;
        }
    }
    Ok(folder(profile))
}

/// Where [`build`] leaves the programs.
pub fn folder(profile: Profile) -> PathBuf {
    match profile {
        Profile::Dev => target().join("shipped"),
        Profile::Dist => target().join("dist"),
    }
}

/// Folders of this machine and what stands for each in a program. Without this, the same sources give different
/// bytes in another folder, and a program says where it was built.
struct Remapped(Vec<Prefix>);

struct Prefix {
    folder: String,
    instead: &'static str,
}

impl Remapped {
    fn of_this_machine() -> Result<Self> {
        let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        let home = home.ok_or("where cargo keeps its registry is unknown: set CARGO_HOME")?;
        let prefix = |folder: PathBuf, instead| -> Result<Prefix, OsString> {
            let folder = folder.into_os_string().into_string()?;
            Ok(Prefix { folder, instead })
        };
        // The last one that fits counts: a target folder is often in the repository.
        let prefixes = [
            prefix(home, "/cargo"),
            prefix(root(), "/chiave"),
            prefix(target(), "/chiave/target"),
        ];
        let prefixes: Result<Vec<_>, _> = prefixes.into_iter().collect();
        prefixes
            .map(Self)
            .map_err(|path| format!("{} is not UTF-8", path.display()).into())
    }

    fn for_rust(&self) -> String {
        self.each("--remap-path-prefix=").join(SEPARATOR)
    }

    fn for_c(&self) -> String {
        self.each("-ffile-prefix-map=").join(" ")
    }

    fn each(&self, argument: &str) -> Vec<String> {
        let Self(prefixes) = self;
        prefixes
            .iter()
            .map(|Prefix { folder, instead }| format!("{argument}{folder}={instead}"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_compilers_are_told_the_same_folders() {
        let remapped = Remapped(vec![
            Prefix {
                folder: "/home/a b".into(),
                instead: "/cargo",
            },
            Prefix {
                folder: "/src".into(),
                instead: "/chiave",
            },
        ]);

        assert_eq!(
            remapped.for_rust(),
            "--remap-path-prefix=/home/a b=/cargo\u{1f}--remap-path-prefix=/src=/chiave"
        );
        assert!(remapped.for_c().ends_with("-ffile-prefix-map=/src=/chiave"));
    }
}
