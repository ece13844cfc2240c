//! Lowering: one top-level `Expr` to a `lowered::Body` thunk.
//!
//! ```text
//! Expr ──expand──▶ Expr without macro calls ──hygiene──▶ Expr with renamed locals
//!      ──desugar──▶ Hir with names ──scope──▶ Hir with variables ──capture, flow──▶ facts
//!      ──linearize──▶ lowered::Body
//! ```
//!
//! **Invariant:** the result depends on the structure of the program and never on names: order is
//! that of first occurrence, and generated names take their number from the expander.
//! Macros run, and values are opened, through [`MacroExpander`]; nothing here knows the run time.
#![forbid(unsafe_code)]

mod arrays;
mod assign;
mod branch;
mod broadcast;
mod calls;
mod capture;
mod closure;
mod comprehension;
mod control;
mod declarations;
mod desugar;
mod expand;
mod flow;
mod foreign;
mod functions;
mod hir;
mod hygiene;
mod kwargs;
mod linearize;
mod quote;
mod scope;
mod signature;
mod structs;
mod try_catch;

pub use desugar::literal_const;

use juliet_diag::{Diagnostic, SourceFile};
use juliet_ir::lowered::{Body, Stmt};
use juliet_ir::{Const, Loc, ModulePath, Sym};
use juliet_syntax::{Expr, ValueHandle};

/// What lowering asks of the running program.
pub trait MacroExpander {
    /// Runs the macro that `name` (`@m`, `Base.@m`, a spliced value) means in `module` and returns
    /// the raw expansion with the module that the macro was defined in.
    ///
    /// # Errors
    /// No such macro, or it threw.
    fn expand(
        &mut self,
        module: ModulePath,
        name: &Expr,
        args: &[Expr],
        loc: Loc,
    ) -> Result<(Expr, ModulePath), Box<Diagnostic>>;

    /// Whether `name` means a macro in `module`. Only asked for `Core.@doc`, which is dropped
    /// where it is not there yet.
    fn macro_exists(&mut self, module: ModulePath, name: &Expr) -> bool;

    /// The constant that a spliced value is.
    fn value_const(&mut self, value: ValueHandle) -> Const;

    /// Whether the global is defined (soft scope).
    fn is_global_defined(&mut self, module: ModulePath, name: Sym) -> bool;

    /// A number not given before for that module.
    fn fresh_id(&mut self, module: ModulePath) -> u32;

    /// The text being lowered, for diagnostics.
    fn source(&self) -> Option<SourceFile> {
        None
    }

    /// Assignments in top-level loops mean existing globals (REPL).
    fn is_interactive(&self) -> bool {
        false
    }

    /// Receives a warning.
    fn warn(&mut self, diagnostic: Diagnostic) {
        let _ = diagnostic;
    }
}

/// Lowers one top-level expression to a thunk. `module`, `using`, `import`, `export`, `public` and
/// `toplevel` are the driver's at top level; inside other code they become calls of `Core._eval`.
///
/// # Errors
/// What is wrong with the program.
pub fn lower_toplevel(
    expr: &Expr,
    module: ModulePath,
    loc: Loc,
    cx: &mut dyn MacroExpander,
) -> Result<Body, Vec<Diagnostic>> {
    lower_thunk(expr, module, loc, cx).map_err(|diagnostic| vec![*diagnostic])
}

fn lower_thunk(expr: &Expr, module: ModulePath, loc: Loc, cx: &mut dyn MacroExpander) -> Result<Body, Box<Diagnostic>> {
    let expanded = expand::expand_all(expr, module, loc, cx)?;
    let hir = desugar::desugar_toplevel(&expanded, module, loc, cx)?;
    let program = scope::resolve_thunk(hir, module, loc, cx)?;
    linearize::linearize_program(program, module, cx)
}

/// Expands the macros of `expr`: one level, or all of them (`macroexpand`). Hygiene is resolved.
///
/// # Errors
/// A macro that does not exist or throws.
pub fn expand_macros(
    expr: &Expr,
    module: ModulePath,
    loc: Loc,
    cx: &mut dyn MacroExpander,
    recursive: bool,
) -> Result<Expr, Vec<Diagnostic>> {
    let result =
        if recursive { expand::expand_all(expr, module, loc, cx) } else { expand::expand_once(expr, module, loc, cx) };
    result.map_err(|diagnostic| vec![*diagnostic])
}

/// The signature facts of a generated method, whose expression is to become a body.
pub struct GeneratedMethod<'a> {
    /// The method's name.
    pub name: Sym,
    /// Argument names, the function itself first.
    pub args: &'a [Sym],
    /// The last argument collects the rest.
    pub is_va: bool,
    /// Static parameters in the order of the signature's type variables.
    pub sparams: &'a [Sym],
    /// Where the method was defined.
    pub loc: Loc,
}

/// Lowers the expression that a generated function returned to a method body. Closures in it are
/// defined by the returned thunk, if there is one, which must run first.
///
/// # Errors
/// What is wrong with the expression.
pub fn lower_generated(
    expr: &Expr,
    module: ModulePath,
    method: &GeneratedMethod<'_>,
    cx: &mut dyn MacroExpander,
) -> Result<(Option<Body>, Body), Vec<Diagnostic>> {
    let mut lower = || -> Result<(Option<Body>, Body), Box<Diagnostic>> {
        let expanded = expand::expand_all(expr, module, method.loc, cx)?;
        let hir = functions::generated_function(&expanded, module, method, cx)?;
        let program = scope::resolve_thunk(hir, module, method.loc, cx)?;
        let mut thunk = linearize::linearize_program(program, module, cx)?;
        let position = thunk.stmts.iter().rposition(|stmt| matches!(stmt, Stmt::DefineMethod { .. }));
        let position = position.expect("a generated function has one method");
        let Stmt::DefineMethod { body, .. } = std::mem::replace(&mut thunk.stmts[position], Stmt::Nop) else {
            unreachable!("position names a method definition");
        };
        let has_closures = thunk.stmts.iter().any(|stmt| matches!(stmt, Stmt::DefineMethod { .. }));
        Ok((has_closures.then_some(thunk), body.as_ref().clone()))
    };
    lower().map_err(|diagnostic| vec![*diagnostic])
}

/// Whether the body jumps backwards, so that compiling it may pay.
pub fn contains_loop(body: &Body) -> bool {
    body.stmts.iter().enumerate().any(|(index, stmt)| match stmt {
        Stmt::Goto(target) | Stmt::GotoIfNot { target, .. } => target.0 as usize <= index,
        _ => false,
    })
}

/// An error of the language at a piece of syntax.
pub(crate) fn syntax_error(cx: &dyn MacroExpander, at: &Expr, loc: Loc, message: impl Into<String>) -> Box<Diagnostic> {
    let span = at.span();
    let (file, span) = match cx.source() {
        Some(file) if !span.is_empty() => (file, span),
        // What has no place of its own is shown by its line.
        Some(file) if file.name() == loc.file.as_str() && file.line_span(loc.line).is_some() => {
            let span = file.line_span(loc.line).unwrap_or_default();
            (file, span)
        }
        _ => (SourceFile::with_first_line(loc.file.as_str(), "", loc.line), juliet_diag::Span::default()),
    };
    Box::new(Diagnostic::error("syntax", message, &file, span))
}
