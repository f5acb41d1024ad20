//! Everything around the two binaries, together: one company, one service, one desktop.

use std::{
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::{
    Result,
    authority::Authority,
    desktop::{Desktop, Setting},
    directory::Directory,
    smtp::Sink,
};

/// A world of its own. All of it ends when it is dropped; its files stay where they were asked for.
#[derive(Debug)]
pub struct World {
    /// The desktop on which the application runs.
    pub desktop: Desktop,
    /// The directory service.
    pub directory: Directory,
    /// The mail server.
    pub sink: Sink,
    /// What application and service trust.
    pub authority: Authority,
    /// What `init` printed.
    pub first_activation_code: String,
    folder: PathBuf,
    // Sockets allow a hundred characters of path: everything goes through this short link.
    _link: TempDir,
}

impl World {
    /// Makes a new world whose files are in `folder`, which is emptied first, and starts it.
    ///
    /// # Errors
    ///
    /// When one of its parts does not start.
    pub fn start(folder: &Path, setting: &Setting) -> Result<Self> {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let link = tempfile::Builder::new().prefix("chiave-").tempdir()?;
        let short = link.path().join("w");
        symlink(std::path::absolute(folder)?, &short)?;

        let authority = Authority::make(&short.join("authority"))?;
        let sink = Sink::start(&short.join("smtp"), &authority)?;
        let (mut directory, first_activation_code) =
            Directory::lay_out(&short.join("directory"), &authority, &sink)?;
        directory.start()?;
        let desktop = Desktop::start(&short.join("desktop"), setting)?;
        desktop.configure(&directory.origin(), &authority)?;
        let folder = folder.to_path_buf();
        Ok(Self {
            desktop,
            directory,
            sink,
            authority,
            first_activation_code,
            folder,
            _link: link,
        })
    }

    /// Where all its files are and stay.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
