//! Evaluation at top level: one expression after the other, each lowered when the ones before
//! have run.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use juliet_diag::SourceFile;
use juliet_ir::lowered::{Body, Operand, Stmt};
use juliet_ir::{Loc, ModulePath, Sym};
use juliet_lower::MacroExpander;
use juliet_runtime::{Outcome, Ref, errors, value};
use juliet_syntax::{Expr, Node};

use crate::events::Phase;
use crate::macros::Expander;
use crate::program::ProgramFile;
use crate::session::Session;

impl Session {
    /// Runs a program file in `Main`.
    ///
    /// # Errors
    /// An uncaught Julia exception.
    pub fn run_file(&self, path: &Path) -> Outcome<()> {
        let text = self.read_program(path)?;
        let name = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.set_place(&name);
        self.log.time(Phase::Load, || self.open_profile(&text, Some(&name)));
        self.run_file_text(ModulePath::main(), &name.display().to_string(), &text).map(|_| ())
    }

    /// The text of a file of a program.
    ///
    /// # Errors
    /// A `SystemError`.
    pub(crate) fn read_program(&self, path: &Path) -> Outcome<String> {
        let shown = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match fs::read(path) {
            Ok(bytes) => String::from_utf8(bytes)
                // A byte order mark is no part of the program.
                .map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
                .map_err(|_| errors::error(&format!("syntax: file {} is not UTF-8 text", shown.display()))),
            Err(error) => Err(self.system_error(&format!("opening file \"{}\"", shown.display()), &error)),
        }
    }

    /// Runs the text of a program's file: an exception becomes a `LoadError`, which says where in the file
    /// evaluation stood.
    pub(crate) fn run_file_text(&self, module: ModulePath, name: &str, text: &str) -> Outcome<Ref> {
        let file = ProgramFile::new(name, text);
        self.run_program_file(module, &file).map_err(|exception| self.load_error(name, file.line.get(), exception))
    }

    /// Runs program text in a module; the value of its last expression.
    ///
    /// # Errors
    /// An uncaught Julia exception.
    pub fn run_text(&self, module: ModulePath, name: &str, text: &str) -> Outcome<Ref> {
        let source = SourceFile::new(name, text);
        let (expr, diagnostics) = self.log.time(Phase::Parse, || juliet_syntax::parse_all(&source));
        self.source.borrow_mut().push(source);
        let result = self.off_tape(|| self.run_parsed(module, &ProgramFile::new(name, text), &expr, &diagnostics));
        self.source.borrow_mut().pop();
        result
    }

    /// Evaluates the statements of a text, up to a syntax error.
    pub(crate) fn run_parsed(
        &self,
        module: ModulePath,
        file: &ProgramFile<'_>,
        expr: &Expr,
        diagnostics: &[juliet_diag::Diagnostic],
    ) -> Outcome<Ref> {
        let mut loc = Loc { file: Sym::from(file.name), line: 1 };
        let args = match expr {
            Expr::Node(top) => top.args.as_slice(),
            other => std::slice::from_ref(other),
        };
        let Some(problem) = diagnostics.first() else {
            return self.run_statements(module, file, args, &mut loc, true);
        };
        let end = args.iter().position(is_error).unwrap_or(args.len());
        self.run_statements(module, file, &args[..end], &mut loc, true)?;
        if let Some((source, span)) = &problem.primary {
            file.line.set(source.line(span.lo));
            loc.line = file.line.get();
        }
        let exception = self.thrown(&diagnostics[..1]);
        juliet_runtime::note_thrown_at(exception, module, loc);
        Err(exception)
    }

    /// Evaluates one top-level expression.
    pub(crate) fn eval(&self, module: ModulePath, expr: &Expr, loc: &mut Loc) -> Outcome<Ref> {
        match expr {
            Expr::Line(line) => {
                *loc = Loc { file: line.file, line: line.line };
                self.note_nothing();
                Ok(value::nothing())
            }
            Expr::Node(node) => match node.head.as_str() {
                "toplevel" => {
                    self.note_list();
                    let mut last = value::nothing();
                    for arg in &node.args {
                        last = self.eval(module, arg, loc)?;
                    }
                    Ok(last)
                }
                "module" => self.while_expanding(|| self.outside_input(|| self.eval_module(module, &node.args, loc))),
                "using" | "import" | "export" | "public" => {
                    if self.is_evaluated_already() {
                        return Ok(value::nothing());
                    }
                    self.note_syntax(expr, *loc);
                    self.off_tape(|| self.eval_names(module, node))
                }
                "error" | "incomplete" => {
                    self.lower_from_text();
                    Err(syntax_exception(&node.args))
                }
                "macrocall" => self.eval_macrocall(module, expr, loc),
                _ => self.eval_thunk(module, expr, *loc),
            },
            _ => self.eval_thunk(module, expr, *loc),
        }
    }

    fn eval_names(&self, module: ModulePath, node: &Node) -> Outcome<Ref> {
        match node.head.as_str() {
            "using" => self.eval_using(module, &node.args),
            "import" => self.eval_import(module, &node.args),
            head => self.eval_export(module, &node.args, head == "export"),
        }
    }

    /// Expands macros first, since they may yield a module, `using` and the like: all of them, because
    /// the names that an expansion resolves must not be seen by macros inside it.
    fn eval_macrocall(&self, module: ModulePath, expr: &Expr, loc: &mut Loc) -> Outcome<Ref> {
        if let Expr::Node(node) = expr {
            if let Some(Expr::Line(line)) = node.args.get(1) {
                *loc = Loc { file: line.file, line: line.line };
            }
            if node.args.len() >= 4 && is_doc(&node.args[0]) && !Expander(self).macro_exists(module, &node.args[0]) {
                return self.eval(module, &node.args[3], loc);
            }
        }
        let expanded =
            self.log.time(Phase::Lower, || juliet_lower::expand_macros(expr, module, *loc, &mut Expander(self), true));
        let expanded = expanded.map_err(|diagnostics| self.thrown(&diagnostics))?;
        self.eval(module, &expanded, loc)
    }

    fn eval_thunk(&self, module: ModulePath, expr: &Expr, loc: Loc) -> Outcome<Ref> {
        if self.is_evaluated_already() {
            return Ok(value::nothing());
        }
        let lowered =
            self.log.time(Phase::Lower, || juliet_lower::lower_toplevel(expr, module, loc, &mut Expander(self)));
        let body = lowered.map_err(|diagnostics| self.thrown(&diagnostics))?;
        self.log_warnings()?;
        if let Some(why) = body.verify().err() {
            return Err(errors::error(&format!("internal error: lowering made invalid code: {why}")));
        }
        self.note_thunk(&body, loc);
        self.run_lowered(&Arc::new(body))
    }

    /// Runs the code of a top-level statement.
    pub(crate) fn run_lowered(&self, body: &Arc<Body>) -> Outcome<Ref> {
        let run = || {
            juliet_runtime::rt().worlds.at_newest(|| {
                if juliet_lower::contains_loop(body) && is_compilable(body) {
                    let instance = juliet_runtime::rt().methods.add_thunk(body.clone());
                    return juliet_runtime::call_instance(instance, &[]);
                }
                juliet_runtime::run_thunk(body)
            })
        };
        self.off_tape(|| self.run_and_record(body, run))
    }
}

/// Definitions change what later statements of the same thunk mean: such code is interpreted.
fn is_compilable(body: &Body) -> bool {
    !body.stmts.iter().any(|stmt| match stmt {
        Stmt::DefineMethod { .. } | Stmt::DeclareFunction(_) | Stmt::DeclareConst(..) | Stmt::DeclareGlobal(..) => true,
        Stmt::Call { func: Operand::Global(callee), .. } => is_eval(*callee),
        _ => false,
    })
}

/// Whether a name stands for the builtin that evaluates expressions, as `@eval` calls it.
fn is_eval(callee: juliet_ir::GlobalRef) -> bool {
    let juliet_runtime::BindingState::Const(value) = juliet_runtime::rt().modules.state(callee) else { return false };
    matches!(juliet_runtime::primitive_of(&value), Some(juliet_runtime::Primitive::Builtin(juliet_ir::Builtin::Eval)))
}

fn is_error(expr: &Expr) -> bool {
    matches!(expr, Expr::Node(node) if node.head == "error" || node.head == "incomplete")
}

/// `Core.@doc`, which stands before documented definitions, also those before Base has it.
fn is_doc(name: &Expr) -> bool {
    matches!(name, Expr::Node(node) if node.head == "." && node.args.get(1) == Some(&Expr::Quote(Box::new(Expr::symbol("@doc")))))
}

fn syntax_exception(args: &[Expr]) -> Ref {
    let text = match args.first() {
        Some(Expr::Literal(juliet_syntax::Literal::Str(bytes))) => String::from_utf8_lossy(bytes).into_owned(),
        _ => "invalid syntax".to_owned(),
    };
    errors::error(&format!("syntax: {text}"))
}
