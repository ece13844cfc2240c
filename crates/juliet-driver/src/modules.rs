//! `module`, `using`, `import`, `export`.

use juliet_ir::{GlobalRef, Loc, ModulePath, Sym};
use juliet_runtime::{Outcome, Ref, errors, rt, value};
use juliet_syntax::Expr;

use crate::exprs::global;
use crate::image::step;
use crate::session::Session;

impl Session {
    /// `module name ... end`: a new module below `parent`; a bare one uses nothing but `Core`.
    pub(crate) fn eval_module(&self, parent: ModulePath, args: &[Expr], loc: &mut Loc) -> Outcome<Ref> {
        let [standard, Expr::Symbol(name), Expr::Node(body)] = args else {
            return Err(errors::error("syntax: invalid module expression"));
        };
        let standard = *standard == Expr::Literal(juliet_syntax::Literal::Bool(true));
        let path = self.new_module(parent, *name, standard)?;
        for arg in &body.args {
            self.eval(path, arg, loc)?;
        }
        self.finish_module(path)
    }

    /// The end of a module: its `__init__`.
    pub(crate) fn finish_module(&self, path: ModulePath) -> Outcome<Ref> {
        self.record_names(step::INIT, &[path.0]);
        self.unrecorded(|| self.run_init(path))?;
        Ok(value::module_object(path))
    }

    /// Calls a module's `__init__`, if it has one.
    pub(crate) fn run_init(&self, path: ModulePath) -> Outcome<()> {
        let init = global(path, Sym::from("__init__"));
        if rt().modules.is_own(init)
            && let Some(function) = rt().modules.get(init)
        {
            juliet_runtime::call(&[function])?;
        }
        Ok(())
    }

    /// Makes a module, binds it in its parent, and gives it what every module starts with.
    pub(crate) fn new_module(&self, parent: ModulePath, name: Sym, standard: bool) -> Outcome<ModulePath> {
        let plain = if parent == ModulePath::main() && !self.is_user_root(name) {
            format!("Main.{name}")
        } else {
            format!("{parent}.{name}")
        };
        let mut text = plain.clone();
        let mut generation = 1;
        while rt().modules.exists(ModulePath(Sym::from(&text))) {
            generation += 1;
            text = format!("{plain}#{generation}");
        }
        let path = ModulePath(Sym::from(&text));
        self.found_module(path, parent, name, standard)?;
        let object = value::module_object(path);
        if generation > 1 {
            rt().modules.set_const(global(parent, name), object);
        } else {
            rt().modules.declare_const(global(parent, name), object)?;
        }
        self.record_module_binding(global(parent, name), path);
        Ok(path)
    }

    fn is_user_root(&self, _name: Sym) -> bool {
        false
    }

    /// A module's own name, `Core`, and for a standard one Base's exports, `eval` and `include`.
    pub(crate) fn found_module(&self, path: ModulePath, parent: ModulePath, name: Sym, standard: bool) -> Outcome<()> {
        self.make_module(path, parent, name, standard)?;
        self.record_step(|w| {
            w.tag(step::NEW_MODULE);
            [path.0, parent.0, name].iter().for_each(|s| w.sym(*s));
            w.flag(standard);
            Ok(())
        });
        // Bare modules of programs have neither; the parts of Base are spread over files.
        if standard || parent == ModulePath::new("Base") {
            self.define_eval_and_include(path)?;
        }
        Ok(())
    }

    /// A module with its own name, and what it uses.
    pub(crate) fn make_module(&self, path: ModulePath, parent: ModulePath, name: Sym, standard: bool) -> Outcome<()> {
        rt().modules.create(path, parent, name);
        rt().modules.declare_const(global(path, name), value::module_object(path))?;
        rt().modules.export(global(path, name));
        rt().modules.add_using(path, ModulePath::core());
        if standard {
            rt().modules.add_using(path, ModulePath::new("Base"));
        }
        Ok(())
    }

    /// `eval(x) = _eval(Module, x)` and `include(path) = _include(Module, path)`, with the builtins
    /// themselves in place of their names: a bare module cannot look into `Core` yet.
    pub(crate) fn define_eval_and_include(&self, path: ModulePath) -> Outcome<()> {
        let mut loc = Loc { file: Sym::from("./base/Base.jl"), line: 1 };
        for text in ["eval(x) = _eval(module_, x)", "include(path) = _include(module_, path)"] {
            let (expr, _, _) = juliet_syntax::parse_one(text, 0);
            self.eval(path, &substitute(&expr, path), &mut loc)?;
        }
        Ok(())
    }

    /// Follows a path such as `.A.B` or `Base.Iterators` to a module (and perhaps a name in it).
    fn import_path(&self, module: ModulePath, path: &[Expr]) -> Outcome<(ModulePath, Vec<Sym>)> {
        let names: Vec<Sym> = path.iter().filter_map(symbol_of).collect();
        let dots = names.iter().take_while(|n| n.as_str() == ".").count();
        let rest = &names[dots..];
        let mut current = module;
        if dots > 0 {
            for _ in 1..dots {
                current = rt().modules.parent(current);
            }
            return Ok((current, rest.to_vec()));
        }
        let Some(first) = rest.first() else { return Err(errors::error("syntax: invalid import path")) };
        current = self.root_module(module, *first)?;
        Ok((current, rest[1..].to_vec()))
    }

    /// Steps into submodules while the names are modules; what is left is a name, or nothing.
    fn descend(&self, mut current: ModulePath, names: &[Sym]) -> Outcome<(ModulePath, Option<Sym>)> {
        for (index, name) in names.iter().enumerate() {
            let target = global(current, *name);
            match rt().modules.get(target).and_then(value::as_module) {
                Some(inner) => current = inner,
                None if index + 1 == names.len() => return Ok((current, Some(*name))),
                None => return Err(errors::undef_global_error(current, *name)),
            }
        }
        Ok((current, None))
    }

    /// `using A`, `using A: b, c as d`, `using .A`.
    pub(crate) fn eval_using(&self, module: ModulePath, args: &[Expr]) -> Outcome<Ref> {
        for arg in args {
            match arg {
                Expr::Node(node) if node.head == ":" => self.import_names(module, &node.args)?,
                Expr::Node(node) if node.head == "." => {
                    let (root, names) = self.import_path(module, &node.args)?;
                    let (target, name) = self.descend(root, &names)?;
                    if let Some(name) = name {
                        return Err(errors::undef_global_error(target, name));
                    }
                    self.using_here(module, target);
                    rt().modules.add_using(module, target);
                    self.record_names(step::USING, &[module.0, target.0]);
                    self.names_became_visible(module);
                    self.bind_module_name(module, target)?;
                }
                _ => return Err(errors::error("syntax: invalid \"using\" statement")),
            }
        }
        Ok(value::nothing())
    }

    /// Names of a module that results rely on may stand for something else now.
    fn names_became_visible(&self, module: ModulePath) {
        let asked: Vec<GlobalRef> = {
            let asked = self.asked.borrow();
            asked.bindings.iter().copied().filter(|global| global.module == module).collect()
        };
        if let Some(changed) = asked.into_iter().find(|global| rt().modules.resolve(*global) != *global) {
            self.binding_means_other(changed);
        }
    }

    fn bind_module_name(&self, module: ModulePath, target: ModulePath) -> Outcome<()> {
        let name = rt().modules.name(target);
        let here = global(module, name);
        if rt().modules.get(here).is_none() {
            rt().modules.set_const(here, value::module_object(target));
            self.record_module_binding(here, target);
        }
        Ok(())
    }

    /// `import A`, `import A.b`, `import A: b`, `import A as B`.
    pub(crate) fn eval_import(&self, module: ModulePath, args: &[Expr]) -> Outcome<Ref> {
        for arg in args {
            match arg {
                Expr::Node(node) if node.head == ":" => self.import_names(module, &node.args)?,
                _ => {
                    let (path, alias) = split_alias(arg);
                    let Expr::Node(node) = path else {
                        return Err(errors::error("syntax: invalid \"import\" statement"));
                    };
                    let (root, names) = self.import_path(module, &node.args)?;
                    let (target, name) = self.descend(root, &names)?;
                    match name {
                        Some(name) => self.import_one(module, target, name, alias)?,
                        None => {
                            let bound = alias.unwrap_or_else(|| rt().modules.name(target));
                            let here = global(module, bound);
                            if rt().modules.get(here) != Some(value::module_object(target)) {
                                rt().modules.declare_const(here, value::module_object(target))?;
                                self.record_module_binding(here, target);
                            }
                        }
                    }
                }
            }
        }
        Ok(value::nothing())
    }

    fn import_one(&self, module: ModulePath, from: ModulePath, name: Sym, alias: Option<Sym>) -> Outcome<()> {
        let (into, from) = (global(module, alias.unwrap_or(name)), global(from, name));
        rt().modules.import(into, from)?;
        let names = [into.module.0, into.name, from.module.0, from.name];
        self.visibility_changed_here("import", &names.each_ref().map(|n| n.as_str()));
        self.record_globals(step::IMPORT, &[into, from]);
        self.names_became_visible(module);
        Ok(())
    }

    /// The part of `using` and `import` with a colon: single names.
    fn import_names(&self, module: ModulePath, args: &[Expr]) -> Outcome<()> {
        let Some((Expr::Node(from), names)) = args.split_first() else {
            return Err(errors::error("syntax: invalid import of names"));
        };
        let (root, path) = self.import_path(module, &from.args)?;
        let (target, rest) = self.descend(root, &path)?;
        if let Some(name) = rest {
            return Err(errors::undef_global_error(target, name));
        }
        for entry in names {
            let (path, alias) = split_alias(entry);
            let Expr::Node(node) = path else { return Err(errors::error("syntax: invalid import of names")) };
            let Some(name) = node.args.first().and_then(symbol_of) else { continue };
            self.import_one(module, target, name, alias)?;
        }
        Ok(())
    }

    /// `export a, b`, `public a, b`.
    pub(crate) fn eval_export(&self, module: ModulePath, args: &[Expr], export: bool) -> Outcome<Ref> {
        for name in args.iter().filter_map(symbol_of) {
            let here = global(module, name);
            if export {
                self.export_here(here);
                rt().modules.export(here);
            } else {
                rt().modules.make_public(here);
            }
            self.record_globals(if export { step::EXPORT } else { step::PUBLIC }, &[here]);
        }
        Ok(value::nothing())
    }

    /// A module by its first name: in scope, or a top-level one, or of the standard library.
    fn root_module(&self, module: ModulePath, name: Sym) -> Outcome<ModulePath> {
        if let Some(found) = self.top_modules().into_iter().find(|m| m.0 == name) {
            return Ok(found);
        }
        if let Some(found) = self.load_library_module(name)? {
            self.record_requirement(name);
            return Ok(found);
        }
        if let Some(found) = self.load_package(name)? {
            return Ok(found);
        }
        let here: GlobalRef = global(module, name);
        if let Some(found) = rt().modules.get(here).and_then(value::as_module) {
            return Ok(found);
        }
        Err(errors::argument_error(&format!(
            "Package {name} not found in current path.\n- Name the folder that has it in `LOAD_PATH`, or its project by `--project`; packages of registries are not looked for."
        )))
    }
}

fn symbol_of(expr: &Expr) -> Option<Sym> {
    match expr {
        Expr::Symbol(name) => Some(*name),
        Expr::Quote(inner) => symbol_of(inner),
        Expr::Node(node) if node.head == "macrocall" || node.head == "$" => node.args.first().and_then(symbol_of),
        _ => None,
    }
}

/// `path as alias`.
fn split_alias(expr: &Expr) -> (&Expr, Option<Sym>) {
    match expr {
        Expr::Node(node) if node.head == "as" && node.args.len() == 2 => (&node.args[0], symbol_of(&node.args[1])),
        other => (other, None),
    }
}

/// Puts the module and the builtins themselves where their names stand.
fn substitute(expr: &Expr, path: ModulePath) -> Expr {
    let value = |object: Ref| Expr::Value(juliet_syntax::ValueHandle(object.word()));
    match expr {
        Expr::Symbol(name) if name == "module_" => value(value::module_object(path)),
        Expr::Line(line) => Expr::Line(juliet_syntax::LineNode { file: Sym::from("./base/Base.jl"), line: line.line }),
        Expr::Symbol(name) if name.starts_with('_') => {
            rt().modules.get(global(ModulePath::core(), *name)).map_or_else(|| expr.clone(), value)
        }
        Expr::Node(node) => {
            let args = node.args.iter().map(|a| substitute(a, path)).collect();
            Expr::node_at(node.head, args, node.span)
        }
        other => other.clone(),
    }
}
