//! Packages: modules in files that `using` and `import` find by name.
//!
//! A package's module is nobody's part: it is its own parent. Its path begins with `Main`, since to the
//! caches it is a program's module like any other, whose content may change.

use std::path::Path;

use juliet_ir::{Loc, ModulePath, Sym};
use juliet_runtime::{Outcome, errors, rt, value};
use juliet_syntax::{Expr, Node};

use crate::image::step;
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
        let source = juliet_diag::SourceFile::new(file, text);
        let (expr, diagnostics) = juliet_syntax::parse_all(&source);
        let mut loc = Loc { file: Sym::from(file), line: 1 };
        self.source.borrow_mut().push(source);
        let result = if diagnostics.is_empty() {
            self.evaluate_package_parts(name, path, &expr, &mut loc)
        } else {
            Err(self.thrown(&diagnostics[..1]))
        };
        self.source.borrow_mut().pop();
        result.map_err(|exception| self.load_error(file, loc.line, exception))
    }

    fn evaluate_package_parts(&self, name: Sym, path: ModulePath, expr: &Expr, loc: &mut Loc) -> Outcome<()> {
        let parts = if let Expr::Node(top) = expr { top.args.as_slice() } else { &[] };
        let mut found = false;
        for part in parts {
            match module_in(part, name) {
                Some(module) if !found => {
                    found = true;
                    let standard = module.args.first() == Some(&Expr::Literal(juliet_syntax::Literal::Bool(true)));
                    self.found_module(path, path, name, standard)?;
                    if let Some(Expr::Node(body)) = module.args.get(2) {
                        for arg in &body.args {
                            self.eval(path, arg, loc)?;
                        }
                    }
                    self.record_names(step::INIT, &[path.0]);
                    self.unrecorded(|| self.run_init(path))?;
                }
                _ => {
                    self.eval(ModulePath::main(), part, loc)?;
                }
            }
        }
        if found {
            return Ok(());
        }
        Err(errors::error(&format!(
            "package `{name}` did not define the expected module `{name}`, check for typos in package module name"
        )))
    }
}

/// The module of a name that a top-level expression is, with or without its documentation.
fn module_in(expr: &Expr, name: Sym) -> Option<&Node> {
    match expr {
        Expr::Node(node) if node.head == "module" => (node.args.get(1) == Some(&Expr::Symbol(name))).then_some(node),
        Expr::Node(node) if node.head == "macrocall" => module_in(node.args.last()?, name),
        _ => None,
    }
}
