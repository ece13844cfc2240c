//! Packages: modules in files that `using` and `import` find by name.
//!
//! A package's module is nobody's part: it is its own parent. Its path begins with `Main`, since to the
//! caches it is a program's module like any other, whose content may change.

use std::fs;
use std::path::{Path, PathBuf};

use juliet_ir::{ModulePath, Sym};
use juliet_runtime::{Outcome, errors, rt, value};

use crate::program::ProgramFile;
use crate::session::Session;

/// Files of a package that are looked through for what they use.
const FILES_MAX: usize = 300;

impl Session {
    /// The module of a package, which is loaded at its first use; `None` where no file is found.
    ///
    /// # Errors
    /// What the package's file throws.
    pub(crate) fn load_package(&self, name: Sym) -> Outcome<Option<ModulePath>> {
        if let Some(known) = self.packages.borrow().get(&name) {
            return Ok(Some(*known));
        }
        let Some(file) = self.find_package(name)? else { return Ok(None) };
        let text = self.read_program(Path::new(&file))?;
        let mut path = ModulePath(Sym::from(&format!("Main.{name}")));
        let mut count = 1;
        while rt().modules.exists(path) {
            count += 1;
            path = ModulePath(Sym::from(&format!("Main.{name}#{count}")));
        }
        self.packages.borrow_mut().insert(name, path);
        let loaded = self.evaluate_package(name, path, &file, &text);
        if loaded.is_err() {
            self.packages.borrow_mut().remove(&name);
        }
        loaded.map(|()| Some(path))
    }

    /// Loads the modules of the standard library that the files beside a package's main file use.
    pub(crate) fn load_modules_of_package(&self, name: Sym) -> Outcome<()> {
        if self.packages.borrow().contains_key(&name) || !self.scanned.borrow_mut().insert(name) {
            return Ok(());
        }
        let Some(file) = self.find_package(name)? else { return Ok(()) };
        package_files(Path::new(&file)).into_iter().try_for_each(|path| {
            let text = fs::read_to_string(&path).unwrap_or_default();
            self.load_used_modules(&text)
        })
    }

    /// The main file of a package, as Base finds it.
    fn find_package(&self, name: Sym) -> Outcome<Option<String>> {
        let function = juliet_runtime::require_hook(juliet_runtime::Hook::FindPackage)?;
        let found = juliet_runtime::call(&[function, value::new_string(name.as_bytes())?])?;
        Ok((found.type_of() == juliet_types::builtin().string)
            .then(|| String::from_utf8_lossy(found.string_bytes()).into_owned()))
    }

    fn evaluate_package(&self, name: Sym, path: ModulePath, file: &str, text: &str) -> Outcome<()> {
        let main = ProgramFile { package: Some((name, path)), ..ProgramFile::new(file, text) };
        let result = self.run_program_file(ModulePath::main(), &main).and_then(|_| {
            if main.found.get() {
                return Ok(());
            }
            Err(errors::error(&format!(
                "package `{name}` did not define the expected module `{name}`, check for typos in package module name"
            )))
        });
        result.map_err(|exception| self.load_error(file, main.line.get(), exception))
    }
}

/// A package's main file and, where it has a folder of its own, those beside and below it; by name.
fn package_files(main: &Path) -> Vec<PathBuf> {
    let Some(folder) = main.parent().filter(|folder| folder.ends_with("src")) else { return vec![main.to_owned()] };
    let (mut folders, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "jl") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.truncate(FILES_MAX);
    files
}
