//! Indexing with `begin` and `end`, properties, and array literals.

use juliet_ir::{Const, GlobalRef, Sym};
use juliet_syntax::{Expr, Literal, Node};

use crate::assign::temporary;
use crate::desugar::{Desugar, Result};
use crate::hir::{Hir, base, call_base, int, symbol};

/// An index position whose `begin` and `end` may be asked for.
pub(crate) struct Indexing {
    object: Hir,
    /// The dimension, or `None` where the index is the only one.
    dimension: Option<Hir>,
}

impl Desugar<'_> {
    /// The value of `begin` or `end` in the innermost indexing expression.
    pub(crate) fn index_bound(&self, name: Sym) -> Option<Hir> {
        let function = match name.as_str() {
            "end" => "lastindex",
            "begin" => "firstindex",
            _ => return None,
        };
        let indexing = self.indexing.last()?;
        let mut args = vec![indexing.object.clone()];
        args.extend(indexing.dimension.clone());
        Some(call_base(function, args))
    }

    pub(crate) fn index(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let Some((object, indices)) = args.split_first() else { return Err(self.error(expr, "malformed indexing")) };
        if indices.iter().any(|index| index.is_head("parameters") || index.is_head("kw")) {
            let mut call = vec![Expr::node("top", vec![Expr::symbol("getindex")]), object.clone()];
            call.extend(indices.iter().cloned());
            return self.expr(&Expr::node("call", call));
        }
        if !indices.iter().any(mentions_bound) {
            let object = self.expr(object)?;
            return self.positional_after(base("getindex"), vec![object], indices);
        }
        let mut block = Vec::new();
        let (object, indices) = self.index_parts(object, indices, &mut block)?;
        block.push(self.positional_after(base("getindex"), vec![object], &indices)?);
        Ok(Hir::Block(block))
    }

    /// Evaluates object and indices; the indices come back as expressions that may be read again.
    pub(crate) fn index_parts(
        &mut self,
        object: &Expr,
        indices: &[Expr],
        out: &mut Vec<Hir>,
    ) -> Result<(Hir, Vec<Expr>)> {
        let object = self.expr(object)?;
        let object = self.bind(object, out);
        let mut dimension: Vec<Hir> = Vec::new();
        let mut result = Vec::new();
        for (position, index) in indices.iter().enumerate() {
            let (inner, is_splat) = match index.args_of("...") {
                Some([inner]) => (inner, true),
                _ => (index, false),
            };
            if matches!(inner, Expr::Literal(_)) {
                result.push(index.clone());
                continue;
            }
            let plain = position - dimension.len() + 1;
            let dimension_hir = if indices.len() == 1 {
                None
            } else if dimension.is_empty() {
                Some(int(plain as i64))
            } else {
                let mut sum = vec![base("+"), int(plain as i64)];
                sum.extend(dimension.iter().cloned());
                Some(Hir::Call(sum))
            };
            self.indexing.push(Indexing { object: object.clone(), dimension: dimension_hir });
            let value = self.expr(inner);
            self.indexing.pop();
            let tmp = self.fresh();
            out.push(Hir::SetTmp(tmp, Box::new(value?)));
            if is_splat {
                dimension.push(call_base("length", vec![Hir::Tmp(tmp)]));
                result.push(Expr::node("...", vec![temporary(tmp)]));
            } else {
                result.push(temporary(tmp));
            }
        }
        Ok((object, result))
    }

    /// `a.b`, `f.(x)`, `.+`.
    pub(crate) fn dot(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        match args {
            [operator] => {
                let operator = self.expr(operator)?;
                Ok(call_base("BroadcastFunction", vec![operator]))
            }
            [_, second] if second.is_head("tuple") => self.broadcast(expr),
            [Expr::Symbol(module), Expr::Quote(name)] if *module == "Core" && name.as_symbol().is_some() => {
                Ok(crate::hir::core(name.as_symbol().expect("checked").as_str()))
            }
            [object, field] => {
                let object = self.expr(object)?;
                let field = self.property_name(field)?;
                // A property of a module that is at hand, as macros leave it, is a global.
                if let (Hir::Const(Const::Module(module)), Hir::Const(Const::Sym(name))) = (&object, &field) {
                    return Ok(Hir::Global(GlobalRef { module: *module, name: *name }));
                }
                Ok(call_base("getproperty", vec![object, field]))
            }
            _ => Err(self.error(expr, "malformed property access")),
        }
    }

    pub(crate) fn property_name(&mut self, field: &Expr) -> Result<Hir> {
        match field {
            Expr::Quote(inner) => match inner.as_symbol() {
                Some(name) => Ok(symbol(name)),
                None => self.quote(inner, 0, false),
            },
            other => self.expr(other),
        }
    }

    pub(crate) fn array_literal(&mut self, expr: &Expr, node: &Node) -> Result<Hir> {
        let head = node.head.as_str();
        let args = node.args.as_slice();
        if args.iter().any(|arg| arg.is_head("parameters")) {
            return Err(self.error(expr, "unexpected semicolon in array expression"));
        }
        if args.iter().any(|arg| arg.is_head("=") || arg.is_head("kw")) {
            return Err(self.error(expr, "misplaced assignment statement in array literal"));
        }
        match head {
            "vect" => self.positional_call(base("vect"), args),
            "hcat" => self.positional_call(base("hcat"), args),
            "typed_hcat" => self.positional_call(base("typed_hcat"), args),
            "vcat" => self.vertical(None, args),
            "typed_vcat" => {
                let element = self.expr(&args[0])?;
                self.vertical(Some(element), &args[1..])
            }
            "ncat" => self.block_array(expr, None, args),
            _ => {
                let element = self.expr(&args[0])?;
                self.block_array(expr, Some(element), &args[1..])
            }
        }
    }

    fn vertical(&mut self, element: Option<Hir>, args: &[Expr]) -> Result<Hir> {
        let typed = element.is_some();
        let mut first: Vec<Hir> = element.into_iter().collect();
        if !args.iter().any(|arg| arg.is_head("row")) {
            return self.positional_after(base(if typed { "typed_vcat" } else { "vcat" }), first, args);
        }
        let mut counts = Vec::new();
        let mut cells = Vec::new();
        for arg in args {
            let row = arg.args_of("row").unwrap_or(std::slice::from_ref(arg));
            counts.push(Const::int64(row.len() as i64));
            cells.extend(row.iter().cloned());
        }
        if cells.iter().any(|cell| cell.is_head("...")) {
            let mut rows = first;
            for arg in args {
                let row = arg.args_of("row").unwrap_or(std::slice::from_ref(arg));
                rows.push(self.positional_call(crate::hir::core("tuple"), row)?);
            }
            return Ok(call_base(if typed { "typed_hvcat_rows" } else { "hvcat_rows" }, rows));
        }
        first.push(Hir::Const(Const::tuple(counts)));
        self.positional_after(base(if typed { "typed_hvcat" } else { "hvcat" }), first, &cells)
    }

    /// `[a; b;; c; d]`: `hvncat`.
    fn block_array(&mut self, expr: &Expr, element: Option<Hir>, args: &[Expr]) -> Result<Hir> {
        let Some((Expr::Literal(Literal::Int64(rank)), parts)) = args.split_first() else {
            return Err(self.error(expr, "malformed array literal"));
        };
        let typed = element.is_some();
        let mut first: Vec<Hir> = element.into_iter().collect();
        let function = base(if typed { "typed_hvncat" } else { "hvncat" });
        let is_nested = |arg: &Expr| arg.is_head("row") || arg.is_head("nrow");
        if !parts.iter().any(is_nested) {
            first.push(int(*rank));
            return self.positional_after(function, first, parts);
        }
        let rank = usize::try_from(*rank).unwrap_or(0);
        let mut shape = vec![1; rank.max(2)];
        let mut cells = Vec::new();
        let mut row_first = false;
        if !array_shape(parts, rank, &mut shape, &mut cells, &mut row_first) {
            return Err(self.error(expr, "array literals whose parts have different shapes are not supported"));
        }
        first.push(Hir::Const(Const::tuple(shape.into_iter().map(|n| Const::int64(n as i64)).collect())));
        first.push(Hir::Const(Const::bool(row_first)));
        self.positional_after(function, first, &cells)
    }
}

/// Collects the cells of nested rows; false where the parts differ in shape.
fn array_shape(
    parts: &[Expr],
    dimension: usize,
    shape: &mut [usize],
    cells: &mut Vec<Expr>,
    row_first: &mut bool,
) -> bool {
    if dimension == 0 || dimension > shape.len() {
        return false;
    }
    shape[dimension - 1] = parts.len();
    let mut inner_shape: Option<Vec<usize>> = None;
    for part in parts {
        let mut this = vec![1; shape.len()];
        match part.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            Some(("row", args)) => {
                *row_first = true;
                if !array_shape(args, 2, &mut this, cells, row_first) {
                    return false;
                }
            }
            Some(("nrow", [Expr::Literal(Literal::Int64(rank)), args @ ..])) => {
                if !array_shape(args, usize::try_from(*rank).unwrap_or(0), &mut this, cells, row_first) {
                    return false;
                }
            }
            _ => cells.push(part.clone()),
        }
        if inner_shape.get_or_insert_with(|| this.clone()) != &this {
            return false;
        }
    }
    for (index, count) in inner_shape.unwrap_or_default().into_iter().enumerate() {
        if index != dimension - 1 {
            shape[index] = count;
        }
    }
    true
}

/// Whether `begin` or `end` occurs that belongs to the indexing expression around.
fn mentions_bound(expr: &Expr) -> bool {
    match expr {
        Expr::Symbol(name) => matches!(name.as_str(), "end" | "begin"),
        Expr::Node(node) => match node.head.as_str() {
            "ref" => node.args.first().is_some_and(mentions_bound),
            "quote" | "inert" => false,
            _ => node.args.iter().any(mentions_bound),
        },
        _ => false,
    }
}
