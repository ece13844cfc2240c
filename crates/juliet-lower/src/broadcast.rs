//! Dotted calls: nested ones fuse into one `Base.materialize(Base.broadcasted(…))`.

use juliet_ir::Sym;
use juliet_syntax::{Expr, Literal, sym};

use crate::desugar::{Desugar, Result, dotted_operator};
use crate::hir::{Hir, base, call, call_base, call_core, core, int};

impl Desugar<'_> {
    /// A dotted call, operator, comparison or assignment as a value.
    pub(crate) fn broadcast(&mut self, expr: &Expr) -> Result<Hir> {
        if let Some([target, value]) = expr.args_of(".=") {
            return self.dotted_assignment(target, value);
        }
        match self.fused(expr)? {
            Some(lazy) => Ok(call_base("materialize", vec![lazy])),
            None => Err(self.error(expr, "invalid dotted expression")),
        }
    }

    fn dotted_assignment(&mut self, target: &Expr, value: &Expr) -> Result<Hir> {
        let destination = match target.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            Some(("ref", [object, indices @ ..])) => {
                let mut block = Vec::new();
                let (object, indices) = self.index_parts(object, indices, &mut block)?;
                block.push(self.positional_after(base("dotview"), vec![object], &indices)?);
                Hir::Block(block)
            }
            Some((".", [object, field])) if !field.is_head("tuple") => {
                let object = self.expr(object)?;
                let field = self.property_name(field)?;
                call_base("dotgetproperty", vec![object, field])
            }
            _ => self.expr(target)?,
        };
        let mut block = Vec::new();
        let destination = self.bind(destination, &mut block);
        let lazy = match self.fused(value)? {
            Some(lazy) => lazy,
            None => {
                let value = self.expr(value)?;
                call_base("broadcasted", vec![base("identity"), value])
            }
        };
        block.push(call_base("materialize!", vec![destination, lazy]));
        Ok(Hir::Block(block))
    }

    /// The lazy form of a dotted expression; `None` for any other.
    fn fused(&mut self, expr: &Expr) -> Result<Option<Hir>> {
        let Some(node) = expr.as_node() else { return Ok(None) };
        match (node.head.as_str(), node.args.as_slice()) {
            (".", [function, tuple]) if tuple.is_head("tuple") => {
                let args = tuple.args_of("tuple").expect("checked").to_vec();
                let function = self.expr(function)?;
                self.lazy_call(function, &args).map(Some)
            }
            ("call", [Expr::Symbol(operator), args @ ..]) => match dotted_operator(*operator) {
                Some(plain) => self.lazy_operator(plain, args).map(Some),
                None => Ok(None),
            },
            (".&&", args) => self.lazy_call(base("andand"), args).map(Some),
            (".||", args) => self.lazy_call(base("oror"), args).map(Some),
            ("comparison", args)
                if args.iter().skip(1).step_by(2).any(|op| op.as_symbol().and_then(dotted_operator).is_some()) =>
            {
                self.lazy_comparison(args).map(Some)
            }
            ("block", [only]) => self.fused(only),
            _ => Ok(None),
        }
    }

    fn lazy_operator(&mut self, operator: Sym, args: &[Expr]) -> Result<Hir> {
        if let ("^", [operand, Expr::Literal(Literal::Int64(power))]) = (operator.as_str(), args) {
            let operand = self.lazy_arg(operand)?;
            let val = call(call_core("apply_type", vec![base("Val"), int(*power)]), Vec::new());
            return Ok(call_base("broadcasted", vec![base("literal_pow"), Hir::Name(operator), operand, val]));
        }
        self.lazy_call(Hir::Name(operator), args)
    }

    fn lazy_arg(&mut self, expr: &Expr) -> Result<Hir> {
        match self.fused(expr)? {
            Some(lazy) => Ok(lazy),
            None => self.expr(expr),
        }
    }

    fn lazy_call(&mut self, function: Hir, args: &[Expr]) -> Result<Hir> {
        let mut keywords = Vec::new();
        let mut positional = Vec::new();
        for arg in args {
            match arg.as_node() {
                Some(node) if node.head == "parameters" => keywords.extend(node.args.iter().cloned()),
                Some(node) if matches!(node.head.as_str(), "kw" | "=") => keywords.push(arg.clone()),
                _ => positional.push(arg),
            }
        }
        if !keywords.is_empty() {
            let named = self.named_tuple_of(&Expr::node("tuple", Vec::new()), &keywords, true)?;
            let mut all = vec![named, base("broadcasted_kwsyntax"), function];
            for arg in positional {
                all.push(self.lazy_arg(arg)?);
            }
            return Ok(call_core("kwcall", all));
        }
        if !positional.iter().any(|arg| arg.is_head("...")) {
            let mut all = vec![function];
            for arg in positional {
                all.push(self.lazy_arg(arg)?);
            }
            return Ok(call_base("broadcasted", all));
        }
        let mut parts = vec![base("iterate"), base("broadcasted"), call_core("tuple", vec![function])];
        for arg in positional {
            parts.push(match arg.args_of("...") {
                Some([splat]) => self.expr(splat)?,
                _ => {
                    let arg = self.lazy_arg(arg)?;
                    call_core("tuple", vec![arg])
                }
            });
        }
        Ok(call(core("_apply_iterate"), parts))
    }

    /// `a .< b .< c`: all comparisons joined by `&`.
    fn lazy_comparison(&mut self, args: &[Expr]) -> Result<Hir> {
        let mut block = Vec::new();
        let first = self.lazy_arg(&args[0])?;
        let mut left = self.bind(first, &mut block);
        let mut joined: Option<Hir> = None;
        for pair in args[1..].chunks(2) {
            let [operator, right] = pair else { return Err(self.error(&args[0], "malformed comparison")) };
            let right = self.lazy_arg(right)?;
            let right = self.bind(right, &mut block);
            let operator = operator.as_symbol().unwrap_or_else(|| sym("=="));
            let plain = Hir::Name(dotted_operator(operator).unwrap_or(operator));
            let is_dotted = dotted_operator(operator).is_some();
            let operands = vec![left, right.clone()];
            let test = if is_dotted {
                let mut all = vec![plain];
                all.extend(operands);
                call_base("broadcasted", all)
            } else {
                call(plain, operands)
            };
            joined = Some(match joined {
                Some(before) => call_base("broadcasted", vec![base("&"), before, test]),
                None => test,
            });
            left = right;
        }
        block.push(joined.expect("a comparison has an operator"));
        Ok(Hir::Block(block))
    }
}
