//! Printing blocks, definitions, control flow and declarations.

use super::{INDENT, Printer, names};
use crate::expr::{Expr, Literal, Node};

impl Printer<'_> {
    /// `head args` and a body of one indented line a statement; the caller closes it.
    pub(super) fn block(&mut self, head: &str, args: &[Expr], body: &[Expr], indent: usize) {
        self.put(head);
        if !args.is_empty() {
            self.put(" ");
            let separator = if head == "elseif" { " " } else { ", " };
            self.list(args, separator, indent, 0);
        }
        let inner = if matches!(head, "module" | "baremodule") { indent } else { indent + INDENT };
        for statement in body {
            self.newline(inner);
            self.expr(statement, inner, -1);
        }
        self.newline(indent);
    }

    /// A block whose argument may be a block of several, and whose body may be one expression.
    fn block_of(&mut self, head: &str, arg: &Expr, body: &Expr, indent: usize) {
        let args = arg.args_of("block").unwrap_or(std::slice::from_ref(arg));
        self.indexing(false, |p| p.block(head, args, statements_of(body), indent));
    }

    pub(super) fn statement(&mut self, node: &Node, indent: usize, prec: i32) {
        let args = node.args.as_slice();
        let head = node.head.as_str();
        match (head, args) {
            ("function", [signature, body]) if signature.is_head("call") => {
                self.function(signature, body, indent);
            }
            ("function" | "macro", [name]) => {
                self.put(head);
                self.put(" ");
                self.expr(name, 0, 0);
                self.put(" end");
            }
            ("do", [call, function]) => self.do_block(call, function, indent),
            ("for" | "while" | "function" | "macro" | "if" | "elseif" | "let", [arg, body]) => {
                self.block_of(head, arg, body, indent);
                self.put("end");
            }
            ("if" | "elseif", [condition, then, otherwise]) => {
                self.block_of(head, condition, then, indent);
                if otherwise.is_head("elseif") {
                    self.expr(otherwise, indent, prec);
                } else {
                    let body = statements_of(otherwise);
                    self.indexing(false, |p| p.block("else", &[], body, indent));
                    self.put("end");
                }
            }
            ("module", [Expr::Literal(Literal::Bool(full)), name, body]) => {
                self.block_of(if *full { "module" } else { "baremodule" }, name, body, indent);
                self.put("end");
            }
            ("struct", [Expr::Literal(Literal::Bool(mutable)), name, body]) => {
                self.block_of(if *mutable { "mutable struct" } else { "struct" }, name, body, indent);
                self.put("end");
            }
            ("try", [_, _, _, ..]) => self.try_block(args, indent),
            ("block", _) if self.in_index => self.block_in_index(args, indent),
            ("block", _) => {
                self.block("begin", &[], args, indent);
                self.put("end");
            }
            ("quote", [name @ Expr::Symbol(_)]) => self.quoted(name, indent),
            ("quote", [body]) if self.writes_quotes => match body.args_of("block") {
                Some(statements) => {
                    self.indexing(false, |p| p.block("quote", &[], statements, indent));
                    self.put("end");
                }
                None => {
                    self.put(":(");
                    self.indexing(false, |p| p.expr(body, indent + 2, 0));
                    self.put(")");
                }
            },
            _ => self.simple(node, indent, prec),
        }
    }

    /// Statements without a body.
    fn simple(&mut self, node: &Node, indent: usize, prec: i32) {
        let args = node.args.as_slice();
        let head = node.head.as_str();
        match (head, args) {
            ("primitive", [_, _]) => {
                self.put("primitive type ");
                self.list(args, " ", indent, 0);
                self.put(" end");
            }
            ("abstract", [_]) => {
                self.put("abstract type ");
                self.list(args, " ", indent, 0);
                self.put(" end");
            }
            ("break" | "continue", []) => self.put(head),
            ("return", [Expr::Literal(crate::Literal::Nothing)]) => self.put(head),
            ("return" | "const", [_]) | ("local" | "global", _) => {
                self.put(head);
                self.put(" ");
                self.list(args, ", ", indent, 0);
            }
            ("export" | "public", _) => {
                self.put(head);
                for (index, name) in args.iter().enumerate() {
                    self.put(if index == 0 { " " } else { ", " });
                    self.macro_name(name, indent);
                }
            }
            ("import" | "using", _) => {
                self.put(head);
                for (index, path) in args.iter().enumerate() {
                    self.put(if index == 0 { " " } else { ", " });
                    self.import_path(path);
                }
            }
            ("as", [path, alias]) => {
                self.import_path(path);
                self.put(" as ");
                self.macro_name(alias, indent);
            }
            ("where", [body, bounds @ ..]) => {
                let parens = prec >= 1;
                self.put(if parens { "(" } else { "" });
                self.expr(body, indent, names::precedence("::"));
                self.put(" where ");
                match bounds {
                    [only] => self.expr(only, indent, 1),
                    _ => self.enclosed("{", bounds, ", ", "}", indent, 0),
                }
                self.put(if parens { ")" } else { "" });
            }
            _ => self.fallback(node),
        }
    }

    fn function(&mut self, signature: &Expr, body: &Expr, indent: usize) {
        self.put("function ");
        let call = signature.args_of("call").unwrap_or_default();
        if let Some((name, args)) = call.split_first() {
            self.indexing(false, |p| p.call_with("(", ")", name, args, indent + INDENT));
        }
        self.indexing(false, |p| p.block("", &[], statements_of(body), indent));
        self.put("end");
    }

    fn do_block(&mut self, call: &Expr, function: &Expr, indent: usize) {
        let parts = function.args_of("->").unwrap_or_default();
        let [params, body] = parts else {
            return self.expr(call, indent, -1);
        };
        self.indexing(false, |p| {
            p.expr(call, indent, -1);
            p.put(" do ");
            p.list(params.args_of("tuple").unwrap_or_default(), ", ", 0, 0);
            for statement in body.args_of("block").unwrap_or(std::slice::from_ref(body)) {
                p.newline(indent + INDENT);
                p.expr(statement, indent + INDENT, -1);
            }
            p.newline(indent);
            p.put("end");
        });
    }

    fn try_block(&mut self, args: &[Expr], indent: usize) {
        let no = Expr::Literal(Literal::Bool(false));
        self.indexing(false, |p| {
            let sections = [("try", 0), ("catch", 2), ("else", 4), ("finally", 3)];
            for (word, index) in sections {
                let Some(body) = args.get(index).and_then(|a| a.args_of("block")) else {
                    continue;
                };
                let variable = match (word, &args[1]) {
                    ("catch", name) if *name != no => std::slice::from_ref(name),
                    _ => &[],
                };
                p.block(word, variable, body, indent);
            }
            p.put("end");
        });
    }

    /// A block inside an index is written with parentheses, since `begin` is a name there.
    fn block_in_index(&mut self, args: &[Expr], indent: usize) {
        self.put("(");
        for (index, statement) in args.iter().enumerate() {
            if index > 0 {
                if !(index == 1 && matches!(args[0], Expr::Line(_))) {
                    self.put(";");
                }
                self.newline(indent + INDENT);
            }
            self.expr(statement, indent + INDENT, -1);
        }
        self.put(match args.len() {
            0 => ";;)",
            1 => ";)",
            _ => ")",
        });
    }

    fn import_path(&mut self, path: &Expr) {
        match path.as_node() {
            Some(node) if node.head == ":" => {
                for (index, part) in node.args.iter().enumerate() {
                    self.put(match index {
                        0 => "",
                        1 => ": ",
                        _ => ", ",
                    });
                    self.import_path(part);
                }
            }
            Some(node) if node.head == "." => {
                let mut after_name = false;
                for part in &node.args {
                    if after_name {
                        self.put(".");
                    }
                    let dot = part.as_symbol().is_some_and(|s| s == ".");
                    if dot {
                        self.put(".");
                    } else {
                        self.macro_name(part, 0);
                    }
                    after_name = !dot;
                }
            }
            _ => self.expr(path, 0, 0),
        }
    }
}

/// The lines of a body. Julia prints a quoted body as the statements themselves.
fn statements_of(body: &Expr) -> &[Expr] {
    body.args_of("block").or_else(|| body.args_of("quote")).unwrap_or(std::slice::from_ref(body))
}
