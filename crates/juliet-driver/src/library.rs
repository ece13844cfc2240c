//! Base and the standard library: embedded files, and how they are loaded.

use std::fs;
use std::path::{Path, PathBuf};

use juliet_ir::{ModulePath, Sym};
use juliet_runtime::{Outcome, Ref, errors, rt, value};

use crate::exprs::global;
use crate::session::Session;
use crate::trace::names::{NameTable, names};

include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// Prefix of the file names of embedded files, as backtraces show them.
const EMBEDDED: &str = "./";

impl Session {
    /// The text of a library file, by its path below the root.
    pub(crate) fn library_text(&self, path: &str) -> Option<String> {
        if let Some(folder) = &self.options.library_folder {
            return fs::read_to_string(folder.join(path)).ok();
        }
        FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| (*text).to_owned())
    }

    /// Paths of library files below the root, at least those of the main files of modules.
    pub(crate) fn library_paths(&self) -> Vec<String> {
        match &self.options.library_folder {
            Some(root) => crate::housekeeping::module_files(root),
            None => FILES.iter().map(|(path, _)| (*path).to_owned()).collect(),
        }
    }

    /// Paths of all files of the library below the root.
    pub(crate) fn library_files(&self) -> Vec<String> {
        FILES.iter().map(|(path, _)| (*path).to_owned()).collect()
    }

    /// Evaluates Base in its bare module, then opens `Main`. True where Base's image did that.
    pub(crate) fn load_base(&self) -> Result<bool, String> {
        let name = Sym::from("Base");
        // Methods of the runtime itself, if any, come first.
        names(|n| n.begin_owner(name));
        if self.run_image(name).map_err(|e| self.describe_exception(e))? {
            names(NameTable::end_owner);
            return Ok(true);
        }
        // Only the first start on a machine, or of a new version, comes here.
        if let Some(progress) = self.options.progress {
            progress(Some("preparing Base (once)"));
        }
        self.begin_recording(name);
        let loaded = self.evaluate_base();
        self.end_recording(loaded.is_ok());
        names(NameTable::end_owner);
        if let Some(progress) = self.options.progress {
            progress(None);
        }
        loaded.map(|()| false).map_err(|e| self.describe_exception(e))
    }

    fn evaluate_base(&self) -> Outcome<()> {
        let (base, main) = (ModulePath::new("Base"), ModulePath::main());
        let bind = |module: ModulePath, name: &str, value: ModulePath| {
            let here = global(module, Sym::from(name));
            rt().modules.set_const(here, value::module_object(value));
            self.record_module_binding(here, value);
        };
        self.found_module(base, base, Sym::from("Base"), false)?;
        bind(base, "Core", ModulePath::core());
        bind(base, "Main", main);
        self.run_library_file(base, "base/Base.jl")?;
        self.found_module(main, main, Sym::from("Main"), true)?;
        bind(main, "Core", ModulePath::core());
        bind(main, "Base", base);
        bind(base, "Main", main);
        Ok(())
    }

    pub(crate) fn top_modules(&self) -> Vec<ModulePath> {
        ["Core", "Base", "Main"].iter().map(|n| ModulePath::new(n)).collect()
    }

    /// Loads a module of the standard library at its first use.
    pub(crate) fn load_library_module(&self, name: Sym) -> Outcome<Option<ModulePath>> {
        let path = ModulePath(name);
        if rt().modules.exists(path) {
            return Ok(Some(path));
        }
        self.visibility_changed_here("load", &[name.as_str()]);
        names(|n| n.begin_owner(name));
        let loaded = self.load_or_evaluate(name, path);
        names(NameTable::end_owner);
        self.visibility_changed_here("loaded", &[name.as_str()]);
        loaded
    }

    /// Loads the modules of the standard library that a file's text and the packages in it use, before the file's own definitions
    /// can change what they do: they are the same in every program then.
    pub(crate) fn load_used_modules(&self, text: &str) -> Outcome<()> {
        if self.is_library_altered() {
            return Ok(());
        }
        for name in used_modules(text) {
            if self.library_text(&main_file(name)).is_some() {
                self.load_library_module(Sym::from(name))?;
            } else {
                self.load_modules_of_package(Sym::from(name))?;
            }
        }
        Ok(())
    }

    fn load_or_evaluate(&self, name: Sym, path: ModulePath) -> Outcome<Option<ModulePath>> {
        if self.library_text(&main_file(&name)).is_none() {
            return Ok(None);
        }
        // What the module computes now may not be what it computes in other programs, while its constants
        // are in the key of every entry.
        if self.is_library_altered() {
            self.stop_tracing(&format!("it changed the library before {name} was loaded"));
            return self.evaluate_library_module(name);
        }
        if self.run_image(name)? {
            return Ok(Some(path));
        }
        self.begin_recording(name);
        let loaded = self.evaluate_library_module(name);
        self.end_recording(matches!(loaded, Ok(Some(_))));
        loaded
    }

    fn evaluate_library_module(&self, name: Sym) -> Outcome<Option<ModulePath>> {
        let path = ModulePath(name);
        let file = main_file(&name);
        let Some(text) = self.library_text(&file) else { return Ok(None) };
        let source = juliet_diag::SourceFile::new(format!("{EMBEDDED}{file}"), text);
        let (expr, diagnostics) = juliet_syntax::parse_all(&source);
        if !diagnostics.is_empty() {
            return Err(self.thrown(&diagnostics[..1]));
        }
        let juliet_syntax::Expr::Node(top) = expr else { return Ok(None) };
        let module = top.args.iter().find_map(|arg| match arg {
            juliet_syntax::Expr::Node(node) if node.head == "module" => Some(node),
            juliet_syntax::Expr::Node(node) if node.head == "macrocall" => node.args.last().and_then(|a| match a {
                juliet_syntax::Expr::Node(inner) if inner.head == "module" => Some(inner),
                _ => None,
            }),
            _ => None,
        });
        let Some(module) = module else { return Ok(None) };
        self.found_module(path, path, name, true)?;
        let mut loc = juliet_ir::Loc { file: Sym::from(source.name()), line: 1 };
        self.source.borrow_mut().push(source);
        let result = match &module.args[2] {
            juliet_syntax::Expr::Node(body) => {
                body.args.iter().try_for_each(|arg| self.eval(path, arg, &mut loc).map(|_| ()))
            }
            _ => Ok(()),
        };
        self.source.borrow_mut().pop();
        result.map(|()| Some(path))
    }

    fn run_library_file(&self, module: ModulePath, path: &str) -> Outcome<Ref> {
        let text = self.library_text(path).ok_or_else(|| errors::error(&format!("the library has no file {path}")))?;
        self.run_text(module, &format!("{EMBEDDED}{path}"), &text)
    }

    /// `include(path)` from the file that is being evaluated.
    pub(crate) fn include_file(&self, module: ModulePath, path: &str) -> Outcome<Ref> {
        let current = self.source.borrow().last().map(|s| s.name().to_owned());
        if let Some(inside) = current.as_deref().and_then(|name| name.strip_prefix(EMBEDDED)) {
            let folder = Path::new(inside).parent().unwrap_or(Path::new(""));
            return self.run_library_file(module, &folder.join(path).display().to_string());
        }
        let folder = current.as_deref().map(Path::new).and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
        let target: PathBuf = folder.join(path);
        let text = self.read_program(&target)?;
        let name = fs::canonicalize(&target).unwrap_or(target);
        self.run_file_text(module, &name.display().to_string(), &text)
    }
}

/// The main file of a module of the standard library, below the root.
fn main_file(name: &str) -> String {
    format!("stdlib/{name}/src/{name}.jl")
}

/// The first names of the paths in statements of a text that begin a line with `using` or `import`.
fn used_modules(text: &str) -> impl Iterator<Item = &str> {
    let mut goes_on = false;
    text.lines().flat_map(move |line| {
        let line = line.split('#').next().unwrap_or_default().trim();
        let begins = ["using ", "import "].iter().find_map(|word| line.strip_prefix(word));
        let list = begins.or(goes_on.then_some(line)).map(|list| list.split(':').next().unwrap_or_default());
        goes_on = list.is_some() && line.ends_with(',');
        list.into_iter().flat_map(|list| list.split([',', ';'])).filter_map(|path| {
            let name = path.trim().split(['.', ' ']).next().unwrap_or_default();
            name.starts_with(|c: char| c.is_ascii_uppercase()).then_some(name)
        })
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn modules_are_found_in_the_text() {
        let text = "using Test, Dates # Random\n  import Printf: @printf, SHA\nusing .Inner, Statistics,\n  LinearAlgebra.BLAS\n\
                    usingUUIDs\nx = 1; using TOML\nimport Base64 as B; using Unicode\n";
        let found: Vec<&str> = super::used_modules(text).collect();
        assert_eq!(found, ["Test", "Dates", "Printf", "Statistics", "LinearAlgebra", "Base64"]);
    }
}
