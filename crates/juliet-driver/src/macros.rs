//! Macros, spliced values and generated functions: the services that lowering asks for.

use std::sync::Arc;

use juliet_diag::{Diagnostic, SourceFile, Span};
use juliet_ir::lowered::Body;
use juliet_ir::{Const, Loc, ModulePath, Sym};
use juliet_lower::{GeneratedMethod, MacroExpander};
use juliet_runtime::roots::RootedVec;
use juliet_runtime::{Outcome, Ref, rt, value};
use juliet_syntax::{Expr, LineNode, ValueHandle};

use crate::exprs::{from_object, global, line_object, to_object};
use crate::program::Condition;
use crate::session::Session;

/// Generators that may run for calls of one another.
const GENERATORS_MAX: usize = 64;

/// The session as lowering sees it.
pub(crate) struct Expander<'a>(pub(crate) &'a Session);

impl Session {
    /// The value of a macro's name: a symbol, a path, or a spliced value.
    pub(crate) fn macro_function(&self, module: ModulePath, name: &Expr) -> Outcome<Ref> {
        match name {
            Expr::Symbol(name) => {
                // Macros that the parser names in `Core` (`@doc`, `@cmd`, `@big_str`) are Base's.
                let here = global(module, *name);
                let in_base = global(ModulePath::new("Base"), *name);
                match rt().modules.get(here) {
                    None if module == ModulePath::core() => rt().modules.value(in_base),
                    _ => rt().modules.value(here),
                }
            }
            Expr::Value(handle) => Ok(Ref::new(handle.0)),
            Expr::Node(node) if node.head == "globalref" => {
                let (owner, name) = name.as_global_ref().unwrap_or((module.0, node.head));
                self.macro_function(ModulePath(owner), &Expr::Symbol(name))
            }
            Expr::Quote(inner) => self.macro_function(module, inner),
            Expr::Node(node) if node.head == "." && node.args.len() == 2 => {
                let owner = self.macro_function(module, &node.args[0])?;
                let owner = value::as_module(owner).unwrap_or(module);
                self.macro_function(owner, &node.args[1])
            }
            _ => Err(juliet_runtime::errors::error("invalid macro name")),
        }
    }

    fn call_macro(&self, module: ModulePath, name: &Expr, args: &[Expr], loc: Loc) -> Outcome<(Expr, ModulePath)> {
        let function = self.macro_function(module, name)?;
        self.note_macro(module, name, function);
        let list = RootedVec::new(vec![function]);
        list.push(line_object(LineNode { file: loc.file, line: loc.line })?);
        list.push(value::module_object(module));
        for arg in args {
            list.push(to_object(arg)?);
        }
        let list = list.to_vec();
        // Macros see all that is defined when they are expanded.
        let (defined_in, result) = rt().worlds.following(|| {
            let instance = rt().methods.instance_for_args(&list)?;
            Ok((rt().methods.instance(instance).method.module(), juliet_runtime::call(&list)?))
        })?;
        Ok((from_object(result), defined_in))
    }

    /// The exception behind a diagnostic, where a macro threw one; otherwise the diagnostic as a
    /// syntax error.
    pub(crate) fn thrown(&self, diagnostics: &[Diagnostic]) -> Ref {
        if let Some(exception) = self.macro_exception.borrow_mut().take() {
            return exception;
        }
        let options = juliet_diag::RenderOptions::default();
        let mut diagnostics = diagnostics.to_vec();
        // The parser's mark of text that ends too early is for prompts.
        diagnostics.iter_mut().for_each(|d| d.notes.retain(|note| note != "incomplete"));
        let text = juliet_diag::render_all(&diagnostics, options);
        let text = text.trim_end().strip_prefix("ERROR: ").unwrap_or(text.trim_end()).to_owned();
        juliet_runtime::errors::error(&text)
    }

    /// An expression with the head `error` that says what is wrong; the exception that a macro threw.
    pub(crate) fn error_expr(&self, diagnostics: &[Diagnostic]) -> Outcome<Ref> {
        if let Some(exception) = self.macro_exception.borrow_mut().take() {
            return Err(exception);
        }
        let message = diagnostics.first().map_or("", |d| d.message.as_str());
        let message = message.strip_prefix("syntax: ").unwrap_or(message);
        to_object(&Expr::node("error", vec![Expr::string(message)]))
    }

    /// The body that a generated function's generator yields for an instance.
    ///
    /// # Errors
    /// What the generator throws; code that does not lower.
    pub(crate) fn generated_code(&self, instance: &juliet_runtime::Instance) -> Outcome<Arc<Body>> {
        let depth = self.generators.get();
        if depth == GENERATORS_MAX {
            self.generators_overflow.set(true);
        }
        if self.generators_overflow.get() {
            return Err(juliet_runtime::errors::stack_overflow_error());
        }
        self.generators.set(depth + 1);
        let body = self.off_tape(|| self.lower_generated(instance));
        self.generators.set(depth);
        if depth == 0 {
            self.generators_overflow.set(false);
        }
        body
    }

    fn lower_generated(&self, instance: &juliet_runtime::Instance) -> Outcome<Arc<Body>> {
        let method = &instance.method;
        let result = juliet_runtime::run_generator(instance)?;
        let expr = from_object(result);
        let args: Vec<Sym> = method.body.slots[..method.body.nargs as usize].iter().map(|s| s.name).collect();
        let shape = GeneratedMethod {
            name: method.body.name,
            args: &args,
            is_va: method.body.is_va,
            sparams: &method.body.sparams,
            loc: method.body.loc,
        };
        let lowered = juliet_lower::lower_generated(&expr, method.module(), &shape, &mut Expander(self));
        let (thunk, body) = lowered.map_err(|diagnostics| self.thrown(&diagnostics))?;
        if let Some(thunk) = thunk {
            juliet_runtime::interpret(&thunk)?;
        }
        Ok(Arc::new(body))
    }
}

impl MacroExpander for Expander<'_> {
    fn expand(
        &mut self,
        module: ModulePath,
        name: &Expr,
        args: &[Expr],
        loc: Loc,
    ) -> Result<(Expr, ModulePath), Box<Diagnostic>> {
        self.0.call_macro(module, name, args, loc).map_err(|exception| {
            let exception = self.0.load_error(loc.file.as_str(), loc.line, exception);
            *self.0.macro_exception.borrow_mut() = Some(exception);
            let file = SourceFile::with_first_line(loc.file.as_str(), "", loc.line);
            Box::new(Diagnostic::error("macro", "a macro threw an exception", &file, Span::default()))
        })
    }

    fn macro_exists(&mut self, module: ModulePath, name: &Expr) -> bool {
        let exists = self.0.macro_function(module, name).is_ok();
        self.0.note_condition(|| Condition::Exists(module, name.clone(), exists));
        exists
    }

    fn value_const(&mut self, handle: ValueHandle) -> Const {
        value::object_to_const(Ref::new(handle.0))
    }

    fn is_global_defined(&mut self, module: ModulePath, name: Sym) -> bool {
        let here = global(module, name);
        let is_defined = rt().modules.is_own(here) && rt().modules.get(here).is_some();
        self.0.note_condition(|| Condition::Defined(here, is_defined));
        is_defined
    }

    fn fresh_id(&mut self, module: ModulePath) -> u32 {
        let mut fresh = self.0.fresh.borrow_mut();
        let next = fresh.entry(module).or_insert(0);
        self.0.note_condition(|| Condition::Fresh(module, *next, 1));
        *next += 1;
        *next
    }

    fn source(&self) -> Option<SourceFile> {
        self.0.source.borrow().last().cloned()
    }

    fn is_interactive(&self) -> bool {
        self.0.is_soft.get()
    }

    fn warn(&mut self, diagnostic: Diagnostic) {
        self.0.lower_from_text();
        self.0.warnings.borrow_mut().push(diagnostic);
    }
}
