//! Calls: positional, splatted, with keywords; named tuples; comparisons; `where` types.

use juliet_ir::{Const, Sym};
use juliet_syntax::{Expr, Literal, sym};

use crate::desugar::{Desugar, Result, dotted_operator};
use crate::hir::{Hir, ScopeKind, assign, base, call, call_base, call_core, core, if_else, int, scope, symbol};

impl Desugar<'_> {
    pub(crate) fn call(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let Some((callee, rest)) = args.split_first() else { return Err(self.error(expr, "malformed call")) };
        if let Some(name) = callee.as_symbol() {
            if name == "ccall" {
                return self.ccall(expr, rest);
            }
            if name == "new" && self.constructor.is_some() {
                return self.new_call(expr, None, rest);
            }
            if dotted_operator(name).is_some() {
                return self.broadcast(expr);
            }
            if let ("^", [base_expr, Expr::Literal(Literal::Int64(power))]) = (name.as_str(), rest) {
                return self.literal_power(name, base_expr, *power);
            }
        }
        if let Some([Expr::Symbol(name), params @ ..]) = callee.args_of("curly")
            && *name == "new"
            && self.constructor.is_some()
        {
            return self.new_call(expr, Some(params), rest);
        }
        self.apply(expr, callee, rest)
    }

    fn apply(&mut self, expr: &Expr, callee: &Expr, args: &[Expr]) -> Result<Hir> {
        let is_keyword = |arg: &Expr| arg.is_head("kw") || arg.is_head("parameters");
        if !args.iter().any(is_keyword) {
            let callee = self.expr(callee)?;
            return self.positional_call(callee, args);
        }
        let mut keywords = Vec::new();
        let mut positional = Vec::new();
        for arg in args {
            match arg.as_node() {
                Some(node) if node.head == "parameters" => keywords.extend(node.args.iter().cloned()),
                Some(node) if node.head == "kw" => {}
                _ => positional.push(arg.clone()),
            }
        }
        let inline: Vec<Expr> = args.iter().filter(|arg| arg.is_head("kw")).cloned().collect();
        let keywords: Vec<Expr> = inline.into_iter().chain(keywords).collect();
        if keywords.is_empty() {
            let callee = self.expr(callee)?;
            return self.positional_call(callee, &positional);
        }
        let mut prelude = Vec::new();
        let function = self.expr(callee)?;
        let function = self.bind(function, &mut prelude);
        let all_splat = keywords.iter().all(|kw| kw.is_head("..."));
        let named = self.named_tuple_of(expr, &keywords, true)?;
        let named = self.bind(named, &mut prelude);
        let sorted = self.positional_after(core("kwcall"), vec![named.clone(), function.clone()], &positional)?;
        if all_splat {
            let plain = self.positional_call(function, &positional)?;
            prelude.push(if_else(call_base("isempty", vec![named]), plain, sorted));
        } else {
            prelude.push(sorted);
        }
        Ok(Hir::Block(prelude))
    }

    /// `callee(args...)` without keywords; splats become `_apply_iterate`.
    pub(crate) fn positional_call(&mut self, callee: Hir, args: &[Expr]) -> Result<Hir> {
        self.positional_after(callee, Vec::new(), args)
    }

    /// `callee(first..., args...)`.
    pub(crate) fn positional_after(&mut self, callee: Hir, first: Vec<Hir>, args: &[Expr]) -> Result<Hir> {
        if !args.iter().any(|arg| arg.is_head("...")) {
            let mut all = first;
            all.extend(self.exprs(args)?);
            return Ok(call(callee, all));
        }
        let mut parts: Vec<(Hir, u32)> = first.into_iter().map(|hir| (hir, 0)).collect();
        for arg in args {
            let (mut inner, mut depth) = (arg, 0);
            while let Some([splat]) = inner.args_of("...") {
                (inner, depth) = (splat, depth + 1);
            }
            parts.push((self.expr(inner)?, depth));
        }
        Ok(splatted(callee, parts))
    }

    fn literal_power(&mut self, operator: Sym, base_expr: &Expr, power: i64) -> Result<Hir> {
        let val = call(call_core("apply_type", vec![base("Val"), int(power)]), Vec::new());
        let operand = self.expr(base_expr)?;
        Ok(call_base("literal_pow", vec![Hir::Name(operator), operand, val]))
    }

    /// `f(args) do x … end`.
    pub(crate) fn do_block(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let [target, lambda] = args else { return Err(self.error(expr, "malformed `do`")) };
        let mut new_args = match target.as_node() {
            Some(node) if node.head == "call" => node.args.clone(),
            Some(node) if node.head == "." => {
                let mut dotted = node.args.clone();
                if let Some(tuple) = dotted.get(1).and_then(|arg| arg.args_of("tuple")) {
                    let mut tuple = tuple.to_vec();
                    tuple.insert(0, lambda.clone());
                    dotted[1] = Expr::node("tuple", tuple);
                }
                return self.expr(&Expr::node(".", dotted));
            }
            _ => vec![target.clone()],
        };
        let position = if new_args.get(1).is_some_and(|arg| arg.is_head("parameters")) { 2 } else { 1 };
        new_args.insert(position, lambda.clone());
        self.call(expr, &new_args)
    }

    /// `(a = 1, b...)`, `(; x, y)`.
    pub(crate) fn named_tuple(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let mut entries = Vec::new();
        for arg in args {
            match arg.args_of("parameters") {
                Some(list) if args.len() == 1 => entries.extend(list.iter().cloned()),
                Some(_) => return Err(self.error(expr, "unexpected semicolon in tuple")),
                None => entries.push(arg.clone()),
            }
        }
        self.named_tuple_of(expr, &entries, false)
    }

    /// A named tuple from `name = value`, `name`, `a.name`, `:name => value`, `rest...`.
    pub(crate) fn named_tuple_of(&mut self, expr: &Expr, entries: &[Expr], is_call: bool) -> Result<Hir> {
        let mut result: Option<Hir> = None;
        let mut names: Vec<Hir> = Vec::new();
        let mut values: Vec<Hir> = Vec::new();
        let mut seen: Vec<Sym> = Vec::new();
        for entry in entries {
            if let Some([splat]) = entry.args_of("...") {
                if !names.is_empty() {
                    let piece = make_named(std::mem::take(&mut names), std::mem::take(&mut values));
                    result = Some(merge(result, piece));
                }
                let splat = self.expr(splat)?;
                let empty = || make_named(Vec::new(), Vec::new());
                result = Some(call_base("merge", vec![result.unwrap_or_else(empty), splat]));
                continue;
            }
            let (name, value) = self.named_entry(entry)?;
            if let Hir::Const(Const::Sym(name)) = name {
                if seen.contains(&name) {
                    let what = if is_call { "keyword argument" } else { "field name" };
                    let place = if is_call {
                        format!("repeated in call to \"{}\"", callee_text(expr))
                    } else {
                        "repeated in named tuple".to_owned()
                    };
                    return Err(self.error(entry, format!("{what} \"{name}\" {place}")));
                }
                seen.push(name);
            }
            names.push(name);
            values.push(value);
        }
        if !names.is_empty() || result.is_none() {
            result = Some(merge(result, make_named(names, values)));
        }
        Ok(result.expect("set above"))
    }

    fn named_entry(&mut self, entry: &Expr) -> Result<(Hir, Hir)> {
        if let Expr::Symbol(name) = entry {
            return Ok((symbol(*name), self.expr(entry)?));
        }
        if let Some(node) = entry.as_node() {
            match (node.head.as_str(), node.args.as_slice()) {
                ("kw" | "=", [name, value]) => {
                    let name =
                        unwrap_name(name).ok_or_else(|| self.error_quoting(name, "invalid named tuple field name"))?;
                    return Ok((symbol(name), self.expr(value)?));
                }
                (".", [_, Expr::Quote(name)]) => {
                    if let Expr::Symbol(name) = **name {
                        return Ok((symbol(name), self.expr(entry)?));
                    }
                }
                ("globalref", [_, Expr::Symbol(name)]) => return Ok((symbol(*name), self.expr(entry)?)),
                ("call", [Expr::Symbol(arrow), name, value]) if *arrow == "=>" => {
                    return Ok((self.expr(name)?, self.expr(value)?));
                }
                _ => {}
            }
        }
        Err(self.error_quoting(entry, "invalid named tuple element"))
    }

    /// `a < b <= c`: each operand evaluated once, stopping at the first false.
    pub(crate) fn comparison(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let is_dotted = args.iter().skip(1).step_by(2).any(|op| op.as_symbol().and_then(dotted_operator).is_some());
        if is_dotted {
            return self.broadcast(expr);
        }
        let mut prelude = Vec::new();
        let left = self.expr(&args[0])?;
        let left = self.bind(left, &mut prelude);
        let rest = self.comparison_tail(left, &args[1..])?;
        prelude.push(rest);
        Ok(Hir::Block(prelude))
    }

    fn comparison_tail(&mut self, left: Hir, args: &[Expr]) -> Result<Hir> {
        let operator = self.expr(&args[0])?;
        let right = self.expr(&args[1])?;
        if args.len() == 2 {
            return Ok(call(operator, vec![left, right]));
        }
        let mut prelude = Vec::new();
        let right = self.bind(right, &mut prelude);
        prelude.push(call(operator, vec![left, right.clone()]));
        let rest = self.comparison_tail(right, &args[2..])?;
        Ok(if_else(Hir::Block(prelude), rest, Hir::Const(Const::bool(false))))
    }

    /// `T where {A, B<:A}` as a value.
    pub(crate) fn where_type(&mut self, args: &[Expr]) -> Result<Hir> {
        let mut variables = Vec::new();
        for arg in &args[1..] {
            match arg.args_of("braces") {
                Some(list) => variables.extend(list.iter()),
                None => variables.push(arg),
            }
        }
        self.where_nested(&args[0], &variables)
    }

    fn where_nested(&mut self, body: &Expr, variables: &[&Expr]) -> Result<Hir> {
        let Some((first, rest)) = variables.split_first() else { return self.expr(body) };
        let variable = self.type_variable(first)?;
        let name = Hir::Name(variable.name);
        let lower = variable.lower.unwrap_or_else(|| call_core("apply_type", vec![core("Union")]));
        let upper = variable.upper.unwrap_or_else(|| core("Any"));
        let tmp = self.fresh();
        let made = Hir::SetTmp(tmp, Box::new(call_core("_typevar", vec![symbol(variable.name), lower, upper])));
        let inner = self.where_nested(body, rest)?;
        let body = Hir::Block(vec![
            Hir::Local(variable.name),
            assign(name.clone(), Hir::Tmp(tmp)),
            call_core("_unionall", vec![name, inner]),
        ]);
        Ok(Hir::Block(vec![made, scope(ScopeKind::Hard, body)]))
    }
}

fn merge(left: Option<Hir>, right: Hir) -> Hir {
    match left {
        Some(left) => call_base("merge", vec![left, right]),
        None => right,
    }
}

/// `NamedTuple{names}((values...,))`.
fn make_named(names: Vec<Hir>, values: Vec<Hir>) -> Hir {
    let constants: Option<Vec<Const>> = names
        .iter()
        .map(|name| match name {
            Hir::Const(value @ Const::Sym(_)) => Some(value.clone()),
            _ => None,
        })
        .collect();
    let names = match constants {
        Some(constants) => Hir::Const(Const::tuple(constants)),
        None => call_core("tuple", names),
    };
    call(call_core("apply_type", vec![core("NamedTuple"), names]), vec![call_core("tuple", values)])
}

pub(crate) fn unwrap_name(expr: &Expr) -> Option<Sym> {
    match expr {
        Expr::Symbol(name) => Some(*name),
        Expr::Node(node) if node.head == "escape" => node.args.first().and_then(unwrap_name),
        Expr::Node(node) if node.head == "globalref" => node.args.last().and_then(Expr::as_symbol),
        _ => None,
    }
}

fn callee_text(expr: &Expr) -> Sym {
    expr.args_of("call").and_then(|args| args[0].as_symbol()).unwrap_or_else(|| sym("function"))
}

/// A call of parts that are splatted so often: `f((x...)...)` splats the parts of `x` too, which is
/// `_apply_iterate` splatted over them.
fn splatted(callee: Hir, parts: Vec<(Hir, u32)>) -> Hir {
    if parts.iter().all(|(_, depth)| *depth == 0) {
        return call(callee, parts.into_iter().map(|(hir, _)| hir).collect());
    }
    let mut outer = vec![(base("iterate"), 0), (callee, 0)];
    let mut run = Vec::new();
    for (hir, depth) in parts {
        if depth == 0 {
            run.push(hir);
            continue;
        }
        if !run.is_empty() {
            outer.push((call_core("tuple", std::mem::take(&mut run)), 0));
        }
        outer.push((hir, depth - 1));
    }
    if !run.is_empty() {
        outer.push((call_core("tuple", run), 0));
    }
    splatted(core("_apply_iterate"), outer)
}
