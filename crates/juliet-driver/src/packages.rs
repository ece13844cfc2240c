//! Packages: modules in files that `using` and `import` find by name.
//!
//! A package's module is nobody's part: it is its own parent. Its path begins with `Main`, since to the
//! caches it is a program's module like any other, whose content may change.

use std::path::Path;

use juliet_ir::{ModulePath, Sym};
use juliet_runtime::{Outcome, errors, rt, value};

use crate::program::ProgramFile;
use crate::session::Session;

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
