//! A computer to install packages on: a fresh root of Debian that boots a real systemd in a container. It shares the
//! network of this machine, so the service in it is asked from outside.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use chiave_tests::{Result, patience::until, program::Program};

use crate::made::{folder, told};

/// A computer that is on.
#[derive(Debug)]
pub struct Machine {
    root: PathBuf,
    /// The process that is process 1 inside.
    leader: u32,
    container: Program,
}

impl Machine {
    /// Copies the fresh root `base`, puts `packages` into the copy's `/root` and boots the copy.
    ///
    /// # Errors
    ///
    /// The root is missing, or no container can be booted here: then nothing of the packages can be tested.
    pub fn boot(base: &str, name: &str, packages: &[PathBuf]) -> Result<Self> {
        let root = copy(base, name)?;
        for package in packages {
            let name = package.file_name().ok_or("a package without a name")?;
            fs::copy(package, root.join("root").join(name))?;
        }
        let mut boot = Command::new("systemd-nspawn");
        boot.arg("--directory").arg(&root);
        boot.args([
            "--boot",
            "--register=no",
            "--keep-unit",
            "--console=read-only",
        ]);
        boot.args(["--resolv-conf=off", "--timezone=off", "--quiet"]);
        boot.arg(format!("--machine=chiave-{name}"));
        let mut container = Program::start(name, &boot, &folder().join("logs"))?;
        let leader = leader(&mut container)
            .map_err(|error| format!("systemd-nspawn cannot boot a container here: {error}"))?;
        let machine = Self {
            root,
            leader,
            container,
        };
        let mut state = String::new();
        let booted = until("the computer to have booted", || {
            let asked = machine.run(&["systemctl", "is-system-running"]);
            state = asked.unwrap_or_else(|error| error.to_string());
            let booted = state.contains("running\n") || state.contains("degraded\n");
            Ok(booted.then_some(()))
        });
        match booted {
            Ok(()) => Ok(machine),
            Err(error) => Err(format!("{error}: {state}").into()),
        }
    }

    /// Runs a command inside as root and returns what it wrote.
    ///
    /// # Errors
    ///
    /// It failed; the error has what it wrote.
    pub fn run(&self, command: &[&str]) -> Result<String> {
        let mut enter = Command::new("nsenter");
        enter.args(["--target", &self.leader.to_string()]);
        enter.args([
            "--mount", "--uts", "--ipc", "--pid", "--cgroup", "--root", "--wd",
        ]);
        enter.arg("--").args(command).env_clear();
        enter.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        enter.env("LANG", "C.UTF-8");
        told(&mut enter)
    }

    /// Runs a command of the service as its user, as the manual says.
    ///
    /// # Errors
    ///
    /// It failed; the error has what it wrote.
    pub fn chiave(&self, arguments: &[&str]) -> Result<String> {
        let mut command = vec!["runuser", "-u", "chiave", "--", "chiave-directory"];
        command.extend(arguments);
        Ok(self.run(&command)?.trim_end().to_owned())
    }

    /// Installs a package from `/root`.
    ///
    /// # Errors
    ///
    /// dpkg refuses.
    pub fn install(&self, package: &Path) -> Result<String> {
        let name = package.file_name().and_then(|name| name.to_str());
        let file = format!("/root/{}", name.ok_or("a package without a name")?);
        self.run(&["dpkg", "--install", &file])
    }

    /// Runs `rpm` with a package from `/root`. The system is no Fedora: it has what the package needs, but not from
    /// an `.rpm`.
    ///
    /// # Errors
    ///
    /// rpm refuses.
    pub fn rpm(&self, action: &str, package: &Path) -> Result<String> {
        let name = package.file_name().and_then(|name| name.to_str());
        let file = format!("/root/{}", name.ok_or("a package without a name")?);
        self.run(&["rpm", action, "--nodeps", &file])
    }

    /// A property of a unit.
    ///
    /// # Errors
    ///
    /// systemd does not answer.
    pub fn unit(&self, unit: &str, property: &str) -> Result<String> {
        let property = format!("--property={property}");
        let said = self.run(&["systemctl", "show", "--value", &property, unit])?;
        Ok(said.trim().to_owned())
    }

    /// Owner, group and mode of a file inside: `root:chiave 640`.
    ///
    /// # Errors
    ///
    /// It is not there.
    pub fn owner(&self, path: &str) -> Result<String> {
        let said = self.run(&["stat", "--format=%U:%G %a", path])?;
        Ok(said.trim().to_owned())
    }

    /// Where a file inside is outside.
    pub fn outside(&self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // What is left is killed with the container.
        let _ = self.run(&["systemctl", "poweroff"]);
        let _ = until("the computer to be off", || {
            Ok(self.container.ended()?.map(|_| ()))
        });
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// A fresh copy of a root.
pub fn copy(base: &str, name: &str) -> Result<PathBuf> {
    let root = folder().join("machines").join(name);
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    fs::create_dir_all(root.parent().ok_or("no folder")?)?;
    let mut copy = Command::new("cp");
    copy.args(["--archive", "--reflink=auto"]);
    told(copy.arg(folder().join(base)).arg(&root))?;
    Ok(root)
}

/// The process that is process 1 of the container. The container is begun by another one, which ends.
fn leader(container: &mut Program) -> Result<u32> {
    until("the container's first process", || {
        if let Some(status) = container.ended()? {
            return Err(format!("it ended with {status}").into());
        }
        let id = container.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        let children = children.unwrap_or_default();
        let mut children = children.split_whitespace();
        Ok(children.find_map(|child| is_first(child).then(|| child.parse().ok())?))
    })
}

/// Whether a process is number 1 in a namespace of its own.
fn is_first(process: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let numbers = status.lines().find_map(|line| line.strip_prefix("NSpid:"));
    let numbers = numbers.unwrap_or_default().split_whitespace().skip(1);
    numbers.last() == Some("1")
}
