//! Tells the steps and keeps their pictures, numbered in the order of the story.

use std::path::{Path, PathBuf};

use crate::{Result, window::Window};

/// Tells a story to somebody.
#[derive(Debug)]
pub struct Teller {
    folder: PathBuf,
    say: fn(&str),
    taken: usize,
}

impl Teller {
    /// Keeps pictures in `folder`, after removing those of an earlier telling, and hands every
    /// sentence to `say`.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or emptied of pictures.
    pub fn new(folder: &Path, say: fn(&str)) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "png") {
                std::fs::remove_file(path)?;
            }
        }
        let folder = folder.to_path_buf();
        Ok(Self {
            folder,
            say,
            taken: 0,
        })
    }

    /// Tells one step.
    pub fn say(&self, words: &str) {
        (self.say)(words);
    }

    /// Keeps what the window shows now as the next picture, `NN-name.png`.
    ///
    /// # Errors
    ///
    /// When it cannot be taken or kept.
    pub async fn picture(&mut self, window: &Window, name: &str) -> Result<()> {
        self.taken += 1;
        let file = format!("{:02}-{name}.png", self.taken);
        window.picture_to(&self.folder.join(&file)).await?;
        self.say(&format!("    picture {file}"));
        Ok(())
    }
}
