//! An expander without a run time: a few macros written as Rust functions.

use juliet_diag::{Diagnostic, SourceFile, Span};
use juliet_ir::lowered::Body;
use juliet_ir::{Const, Loc, ModulePath, Sym};
use juliet_lower::{MacroExpander, lower_toplevel};
use juliet_syntax::{Expr, ValueHandle, parse_all, sym};

/// The expander of the tests.
pub(crate) struct Fixture {
    file: SourceFile,
    next: u32,
    /// Names of globals that exist.
    pub(crate) globals: Vec<&'static str>,
    /// Warnings received.
    pub(crate) warnings: Vec<String>,
}

impl MacroExpander for Fixture {
    fn expand(
        &mut self,
        _: ModulePath,
        name: &Expr,
        args: &[Expr],
        _: Loc,
    ) -> Result<(Expr, ModulePath), Box<Diagnostic>> {
        let text = match name {
            Expr::Symbol(name) => name.as_str(),
            _ => "",
        };
        let escape = |e: &Expr| Expr::node("escape", vec![e.clone()]);
        let expansion = match text {
            "@inline" => match args {
                [] => Expr::node("meta", vec![Expr::symbol("inline")]),
                [f, ..] => escape(f),
            },
            "@inbounds" => Expr::node(
                "block",
                vec![
                    Expr::node("inbounds", vec![Expr::Literal(juliet_syntax::Literal::Bool(true))]),
                    Expr::node("local", vec![Expr::node("=", vec![Expr::symbol("val"), escape(&args[0])])]),
                    Expr::node("inbounds", vec![Expr::symbol("pop")]),
                    Expr::symbol("val"),
                ],
            ),
            "@swap" => Expr::node(
                "block",
                vec![
                    Expr::node("=", vec![Expr::symbol("t"), escape(&args[0])]),
                    Expr::node("=", vec![escape(&args[0]), escape(&args[1])]),
                    Expr::node(
                        "=",
                        vec![escape(&args[1]), Expr::node("call", vec![Expr::symbol("same"), Expr::symbol("t")])],
                    ),
                ],
            ),
            "@goto" => Expr::node("symbolicgoto", vec![args[0].clone()]).pipe(|e| escape(&e)),
            "@label" => Expr::node("symboliclabel", vec![args[0].clone()]).pipe(|e| escape(&e)),
            "@isdefined" => escape(&Expr::node("isdefined", vec![args[0].clone()])),
            "@nospecialize" => {
                let mut all = vec![Expr::symbol("nospecialize")];
                all.extend(args.iter().cloned());
                escape(&Expr::node("meta", all))
            }
            _ => {
                return Err(Box::new(Diagnostic::error(
                    "macro",
                    format!("no macro {name:?}"),
                    &self.file,
                    Span::default(),
                )));
            }
        };
        Ok((expansion, ModulePath::new("Macros")))
    }

    fn macro_exists(&mut self, _: ModulePath, _: &Expr) -> bool {
        false
    }

    fn value_const(&mut self, value: ValueHandle) -> Const {
        Const::int64(value.0 as i64)
    }

    fn is_global_defined(&mut self, _: ModulePath, name: Sym) -> bool {
        self.globals.iter().any(|g| name == *g)
    }

    fn fresh_id(&mut self, _: ModulePath) -> u32 {
        self.next += 1;
        self.next
    }

    fn source(&self) -> Option<SourceFile> {
        Some(self.file.clone())
    }

    fn warn(&mut self, diagnostic: Diagnostic) {
        self.warnings.push(diagnostic.message);
    }
}

trait Pipe: Sized {
    fn pipe<T>(self, f: impl FnOnce(Self) -> T) -> T {
        f(self)
    }
}
impl Pipe for Expr {}

/// Lowers each statement of a text.
pub(crate) fn lower_text(text: &str) -> (Vec<Result<Body, Vec<Diagnostic>>>, Fixture) {
    let file = SourceFile::new("test.jl", text);
    let (whole, problems) = parse_all(&file);
    assert!(problems.is_empty(), "{problems:?}");
    let mut fixture = Fixture { file, next: 0, globals: vec!["existing"], warnings: Vec::new() };
    let mut bodies = Vec::new();
    let mut loc = Loc { file: sym("test.jl"), line: 1 };
    for statement in whole.args_of("toplevel").expect("a file") {
        if let Expr::Line(line) = statement {
            loc = Loc { file: line.file, line: line.line };
            continue;
        }
        bodies.push(lower_toplevel(statement, ModulePath::main(), loc, &mut fixture));
    }
    (bodies, fixture)
}

/// The printed bodies, or the first error of each statement.
pub(crate) fn printed(text: &str) -> String {
    let (bodies, fixture) = lower_text(text);
    let mut out = String::new();
    for body in bodies {
        match body {
            Ok(body) => {
                verify(&body);
                out.push_str(&body.to_string());
            }
            Err(problems) => out.push_str(&format!("ERROR: syntax: {}\n", problems[0].message)),
        }
    }
    for warning in fixture.warnings {
        out.push_str(&format!("WARNING: {warning}\n"));
    }
    out
}

/// Checks a body and all bodies in it.
pub(crate) fn verify(body: &Body) {
    body.verify().unwrap_or_else(|why| panic!("{why}\n{body}"));
    for stmt in &body.stmts {
        if let juliet_ir::lowered::Stmt::DefineMethod { body, .. } = stmt {
            verify(body);
        }
    }
}
