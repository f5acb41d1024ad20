//! Lays a package out: a folder with every file where the computer will have it.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    generated::Generated,
    recipe::Recipe,
    third_party::{self, notice, stanzas},
};
use crate::{
    Result,
    workspace::{root, run},
};

/// A package that is laid out.
pub struct Layout {
    /// The folder in which the tools run.
    pub folder: PathBuf,
    /// The files, in the order of their paths.
    pub files: Vec<LaidOut>,
}

/// One file of a package that is laid out.
pub struct LaidOut {
    /// Its path on the computer, without the first slash.
    pub to: String,
    /// Its mode, in octal digits.
    pub mode: String,
}

impl LaidOut {
    /// Its path in the folder in which the tools run.
    pub fn source(&self) -> String {
        format!("root/{}", self.to)
    }
}

/// Copies everything of `recipe` into `folder`, which is emptied first.
///
/// # Errors
///
/// A file is missing or cannot be written.
pub fn lay_out(
    recipe: &Recipe,
    binaries: &Path,
    generated: &Generated,
    folder: &Path,
) -> Result<Layout> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut layout = Layout {
        folder: folder.to_path_buf(),
        files: Vec::new(),
    };
    layout.program(&binaries.join(&recipe.name), &recipe.name)?;
    for file in &recipe.files {
        layout.copy(&root().join(&file.from), Path::new(&file.to), &file.mode)?;
    }
    layout.documents(recipe)?;
    layout.man_pages(recipe)?;
    if recipe.name == "chiave-directory" {
        for (from, to) in generated.man_pages()? {
            layout.compressed(&from, &to)?;
        }
        for (from, to) in generated.completions() {
            layout.copy(&from, &to, "644")?;
        }
    }
    layout.files.sort_by(|a, b| a.to.cmp(&b.to));
    Ok(layout)
}

impl Layout {
    /// The program, without the symbols that only a debugger reads.
    fn program(&mut self, from: &Path, name: &str) -> Result<()> {
        let to = Path::new("usr/bin").join(name);
        self.copy(from, &to, "755")?;
        run(Command::new("strip")
            .args(["--strip-all", "--remove-section=.comment"])
            .arg(self.folder.join("root").join(to)))
    }

    fn documents(&mut self, recipe: &Recipe) -> Result<()> {
        let folder = Path::new("usr/share/doc").join(&recipe.name);
        self.licences(recipe, &folder)?;
        self.compressed(&root().join("CHANGELOG.md"), &folder.join("changelog"))?;
        for document in &recipe.documents {
            let from = root().join(document);
            let name = from.file_name().unwrap_or_default();
            self.copy(&from, &folder.join(name), "644")?;
        }
        Ok(())
    }

    /// Our licence, the licences of the libraries in the program, and the texts of those.
    fn licences(&mut self, recipe: &Recipe, folder: &Path) -> Result<()> {
        let libraries = third_party::of(&recipe.name)?;
        let ours = fs::read_to_string(root().join("packaging/copyright"))?;
        let copyright = self.folder.join("copyright");
        fs::create_dir_all(&self.folder)?;
        fs::write(&copyright, stanzas::write(&ours, &libraries)?)?;
        self.copy(&copyright, &folder.join("copyright"), "644")?;
        let texts = self.folder.join("third-party-licences");
        fs::write(&texts, notice::write(&recipe.name, &libraries))?;
        self.compressed(&texts, &folder.join("third-party-licences"))
    }

    fn man_pages(&mut self, recipe: &Recipe) -> Result<()> {
        let written = Path::new("packaging");
        for page in &recipe.man_pages {
            let page = Path::new(page);
            // packaging/application/it/chiave.1: the third folder, where there is one, is the language.
            let below = page.strip_prefix(written)?;
            let language: PathBuf = below.parent().into_iter().flatten().skip(1).collect();
            let section = page.extension().and_then(|end| end.to_str());
            let section = section.ok_or("a man page has no section")?;
            let to = Path::new("usr/share/man").join(language);
            let to = to.join(format!("man{section}"));
            self.compressed(
                &root().join(page),
                &to.join(page.file_name().unwrap_or_default()),
            )?;
        }
        Ok(())
    }

    /// A page or a changelog, which both distributions keep compressed.
    fn compressed(&mut self, from: &Path, to: &Path) -> Result<()> {
        self.copy(from, to, "644")?;
        // Without name and time of the file, which would differ from build to build.
        run(Command::new("gzip")
            .args(["-9", "--no-name"])
            .arg(self.folder.join("root").join(to)))?;
        if let Some(file) = self.files.last_mut() {
            file.to.push_str(".gz");
        }
        Ok(())
    }

    fn copy(&mut self, from: &Path, to: &Path, mode: &str) -> Result<()> {
        let file = self.folder.join("root").join(to);
        fs::create_dir_all(file.parent().unwrap_or(&self.folder))?;
        fs::copy(from, &file).map_err(|error| format!("{}: {error}", from.display()))?;
        let bits = u32::from_str_radix(mode, 8)?;
        fs::set_permissions(&file, fs::Permissions::from_mode(bits))?;
        self.files.push(LaidOut {
            to: to.to_str().ok_or("a path is not UTF-8")?.to_owned(),
            mode: mode.to_owned(),
        });
        Ok(())
    }
}
