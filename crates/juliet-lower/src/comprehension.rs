//! Comprehensions and generators: closures over `Base.Generator`, `Filter`, `Flatten`, `product`.

use juliet_syntax::{Expr, Node};

use crate::desugar::{Desugar, Result};
use crate::hir::{Hir, base, call_base};

impl Desugar<'_> {
    pub(crate) fn comprehension(&mut self, expr: &Expr, node: &Node) -> Result<Hir> {
        match (node.head.as_str(), node.args.as_slice()) {
            ("comprehension", [generator]) => {
                let generator = self.expr(generator)?;
                Ok(call_base("collect", vec![generator]))
            }
            ("typed_comprehension", [element, generator]) => {
                let element = self.expr(element)?;
                let generator = self.expr(generator)?;
                Ok(call_base("collect", vec![element, generator]))
            }
            ("flatten", [generator]) => {
                let generator = self.expr(generator)?;
                Ok(call_base("Flatten", vec![generator]))
            }
            ("generator", [body, iterators @ ..]) if !iterators.is_empty() => self.generator(expr, body, iterators),
            _ => Err(self.error(expr, "malformed comprehension")),
        }
    }

    fn generator(&mut self, expr: &Expr, body: &Expr, iterators: &[Expr]) -> Result<Hir> {
        let (condition, iterators) = match iterators {
            [only] => match only.args_of("filter") {
                Some([condition, iterators @ ..]) => (Some(condition), iterators),
                _ => (None, iterators),
            },
            _ => (None, iterators),
        };
        let mut targets = Vec::new();
        let mut ranges = Vec::new();
        for iterator in iterators {
            let Some([target, range]) = iterator.args_of("=") else {
                return Err(self.error(expr, "invalid iteration specification"));
            };
            targets.push(target.clone());
            ranges.push(self.expr(range)?);
        }
        let argument = if targets.len() == 1 { targets.remove(0) } else { Expr::node("tuple", targets) };
        let mut source = if ranges.len() == 1 { ranges.remove(0) } else { call_base("product", ranges) };
        if let Some(condition) = condition {
            let test = self.lambda_of(&argument, condition)?;
            source = call_base("Filter", vec![test, source]);
        }
        // `(x for x in xs)` has the function `identity`, which the library knows something of.
        let is_identity = argument.as_symbol().is_some() && argument == *body;
        let function = if is_identity { base("identity") } else { self.lambda_of(&argument, body)? };
        Ok(call_base("Generator", vec![function, source]))
    }

    fn lambda_of(&mut self, argument: &Expr, body: &Expr) -> Result<Hir> {
        let params = Expr::node("tuple", vec![argument.clone()]);
        let line = juliet_syntax::LineNode { file: self.loc.file, line: self.loc.line };
        self.arrow(&[params, Expr::node("block", vec![Expr::Line(line), body.clone()])])
    }
}
