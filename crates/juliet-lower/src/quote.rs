//! Quotes: code that builds the `Expr` at run time, so that no heap object is baked into a body.

use juliet_ir::{Const, ModulePath};
use juliet_syntax::{Expr, Node};

use crate::desugar::{Desugar, Result, literal_const};
use crate::hir::{Hir, base, call_core, core, int, symbol};

impl Desugar<'_> {
    /// The value of a quoted expression; `$` at `depth` 0 is evaluated where `interpolates`.
    pub(crate) fn quote(&mut self, expr: &Expr, depth: usize, interpolates: bool) -> Result<Hir> {
        match expr {
            Expr::Symbol(name) => Ok(symbol(*name)),
            Expr::Literal(literal) => Ok(Hir::Const(literal_const(literal))),
            Expr::Value(value) => Ok(Hir::Const(self.cx.value_const(*value))),
            Expr::Line(line) => {
                Ok(Hir::New(vec![core("LineNumberNode"), int(i64::from(line.line)), symbol(line.file)]))
            }
            Expr::Quote(inner) => {
                let inner = self.quote(inner, depth, interpolates)?;
                Ok(Hir::New(vec![core("QuoteNode"), inner]))
            }
            Expr::Node(node) => self.quote_node(node, depth, interpolates),
        }
    }

    fn quote_node(&mut self, node: &Node, depth: usize, interpolates: bool) -> Result<Hir> {
        let head = node.head.as_str();
        if interpolates && head == "$" && depth == 0 {
            return match node.args.as_slice() {
                [only] if !only.is_head("...") => self.expr(only),
                _ => Err(self.error(&Expr::Node(Box::new(node.clone())), "\"...\" expression outside call")),
            };
        }
        if let ("globalref", [Expr::Symbol(module), Expr::Symbol(name)]) = (head, node.args.as_slice()) {
            let module = Hir::Const(Const::Module(ModulePath(*module)));
            return Ok(Hir::New(vec![core("GlobalRef"), module, symbol(*name)]));
        }
        let depth = match head {
            "quote" => depth + 1,
            "$" => depth.saturating_sub(1),
            _ => depth,
        };
        let mut run = vec![symbol(node.head)];
        let mut parts: Vec<Hir> = Vec::new();
        for arg in &node.args {
            let splice = arg
                .args_of("$")
                .filter(|args| interpolates && depth == 0 && (args.len() != 1 || args[0].is_head("...")));
            let Some(splice) = splice else {
                run.push(self.quote(arg, depth, interpolates)?);
                continue;
            };
            for piece in splice {
                match piece.args_of("...") {
                    Some([list]) => {
                        if !run.is_empty() {
                            parts.push(call_core("tuple", std::mem::take(&mut run)));
                        }
                        parts.push(self.expr(list)?);
                    }
                    _ => run.push(self.expr(piece)?),
                }
            }
        }
        if parts.is_empty() {
            return Ok(call_core("_expr", run));
        }
        if !run.is_empty() {
            parts.push(call_core("tuple", run));
        }
        let mut all = vec![base("iterate"), core("_expr")];
        all.extend(parts);
        Ok(call_core("_apply_iterate", all))
    }
}
