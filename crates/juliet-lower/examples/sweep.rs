//! Lowers every statement of all `.jl` files below the folders given, with macro calls replaced by
//! their last argument, and prints the errors: `sweep FOLDER...`.
//! With `PRINT` in the environment it prints the bodies as well.
#![expect(clippy::print_stdout, reason = "a development tool that reports")]

use std::path::{Path, PathBuf};

use juliet_diag::{Diagnostic, SourceFile};
use juliet_ir::lowered::{Body, Stmt};
use juliet_ir::{Const, Loc, ModulePath, Sym};
use juliet_lower::{MacroExpander, lower_toplevel};
use juliet_syntax::{Expr, ValueHandle, parse_all};

struct Expander {
    file: SourceFile,
    next: u32,
}

impl MacroExpander for Expander {
    fn expand(
        &mut self,
        module: ModulePath,
        _: &Expr,
        args: &[Expr],
        _: Loc,
    ) -> Result<(Expr, ModulePath), Box<Diagnostic>> {
        let last = args.last().cloned().unwrap_or_else(Expr::nothing);
        Ok((Expr::node("escape", vec![last]), module))
    }
    fn macro_exists(&mut self, _: ModulePath, _: &Expr) -> bool {
        false
    }
    fn value_const(&mut self, _: ValueHandle) -> Const {
        Const::nothing()
    }
    fn is_global_defined(&mut self, _: ModulePath, _: Sym) -> bool {
        false
    }
    fn fresh_id(&mut self, _: ModulePath) -> u32 {
        self.next += 1;
        self.next
    }
    fn source(&self) -> Option<SourceFile> {
        Some(self.file.clone())
    }
}

fn files(path: &Path, out: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| files(entry, out));
    } else if path.extension().is_some_and(|e| e == "jl") {
        out.push(path.to_owned());
    }
}

fn verify(body: &Body) -> Result<(), String> {
    body.verify()?;
    body.stmts.iter().try_for_each(|stmt| match stmt {
        Stmt::DefineMethod { body, .. } => verify(body),
        _ => Ok(()),
    })
}

fn statements(expr: &Expr, loc: &mut Loc, expander: &mut Expander, counts: &mut (usize, usize)) {
    match expr {
        Expr::Line(line) => *loc = Loc { file: line.file, line: line.line },
        Expr::Node(node) if node.head == "toplevel" => {
            node.args.iter().for_each(|arg| statements(arg, loc, expander, counts))
        }
        Expr::Node(node) if node.head == "module" => {
            node.args[2].args_of("block").into_iter().flatten().for_each(|arg| statements(arg, loc, expander, counts));
        }
        Expr::Node(node) if matches!(node.head.as_str(), "using" | "import" | "export" | "error" | "incomplete") => {}
        _ => {
            counts.0 += 1;
            let problem = match lower_toplevel(expr, ModulePath::main(), *loc, expander) {
                Ok(body) => {
                    if std::env::var_os("PRINT").is_some() {
                        println!("{body}");
                    }
                    verify(&body).err().map(|why| format!("INVALID {why}"))
                }
                Err(problems) => Some(problems[0].message.clone()),
            };
            if let Some(problem) = problem {
                counts.1 += 1;
                println!("{}:{}: {problem}", loc.file, loc.line);
            }
        }
    }
}

fn main() {
    let mut paths = Vec::new();
    std::env::args().skip(1).for_each(|arg| files(Path::new(&arg), &mut paths));
    let mut counts = (0, 0);
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let file = SourceFile::new(path.display().to_string(), text);
        let (whole, _) = parse_all(&file);
        let mut expander = Expander { file, next: 0 };
        let mut loc = Loc { file: juliet_syntax::sym(&path.display().to_string()), line: 1 };
        statements(&whole, &mut loc, &mut expander, &mut counts);
    }
    println!("{} statements, {} not lowered", counts.0, counts.1);
}
