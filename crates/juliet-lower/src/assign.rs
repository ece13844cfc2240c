//! Assignment in all its forms: names, typed names, destructuring, properties, elements, `x += 1`,
//! and the declarations `local`, `global` and `const`.

use juliet_ir::{Const, GlobalRef, ModulePath, Sym};
use juliet_syntax::{Expr, Literal, sym};

use crate::desugar::{Desugar, Result, dotted_operator, get_index};
use crate::hir::{Hir, assign, call_base, call_core, int, nothing, symbol};
use crate::hygiene::is_call_signature;

impl Desugar<'_> {
    pub(crate) fn assignment(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let [target, value] = args else { return Err(self.error(expr, "malformed assignment")) };
        if is_call_signature(target) {
            self.is_const = false;
            return self.function(expr, args);
        }
        if let Some(curly) = target.args_of("curly") {
            return self.type_alias(expr, curly, value);
        }
        let is_const = std::mem::take(&mut self.is_const);
        let result = match (target.args_of("tuple"), value.args_of("tuple")) {
            (Some(targets), Some(values)) if is_plain_swap(targets, values) => self.swap(targets, values, is_const),
            _ => self.assign_value(target, value, is_const),
        };
        self.is_const = false;
        result
    }

    fn assign_value(&mut self, target: &Expr, value: &Expr, is_const: bool) -> Result<Hir> {
        let mut out = Vec::new();
        match target.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            None if matches!(target, Expr::Symbol(_)) && !is_const => {
                let value = self.expr(value)?;
                self.is_const = is_const;
                self.store(target, value, &mut out)?;
                return Ok(single(out));
            }
            Some(("ref", [_, ..])) => return self.assign_element(target, value),
            Some((".", [object, field])) => {
                let object = self.expr(object)?;
                let object = if object.is_atom() { object } else { self.bind(object, &mut out) };
                let field = self.property_name(field)?;
                let value = self.expr(value)?;
                let value = self.bind(value, &mut out);
                out.push(call_base("setproperty!", vec![object, field, value.clone()]));
                out.push(value);
                return Ok(Hir::Block(out));
            }
            _ => {}
        }
        let value = self.expr(value)?;
        let value = self.bind(value, &mut out);
        self.is_const = is_const;
        self.store(target, value.clone(), &mut out)?;
        out.push(value);
        Ok(Hir::Block(out))
    }

    fn assign_element(&mut self, target: &Expr, value: &Expr) -> Result<Hir> {
        let args = target.args_of("ref").expect("caller matched the head");
        let mut out = Vec::new();
        let (object, indices) = self.index_parts(&args[0], &args[1..], &mut out)?;
        let value = self.expr(value)?;
        let value = self.bind(value, &mut out);
        out.push(self.positional_after(crate::hir::base("setindex!"), vec![object, value.clone()], &indices)?);
        out.push(value);
        Ok(Hir::Block(out))
    }

    /// Both sides are tuples of one length: no tuple is made.
    fn swap(&mut self, targets: &[Expr], values: &[Expr], is_const: bool) -> Result<Hir> {
        let mut out = Vec::new();
        let mut temps = Vec::new();
        for value in values {
            let value = self.expr(value)?;
            temps.push(self.bind(value, &mut out));
        }
        self.is_const = is_const;
        for (target, value) in targets.iter().zip(&temps) {
            self.store(target, value.clone(), &mut out)?;
        }
        out.push(call_core("tuple", temps));
        Ok(Hir::Block(out))
    }

    /// Stores a value, evaluated already or evaluated by being named once here.
    pub(crate) fn store(&mut self, target: &Expr, value: Hir, out: &mut Vec<Hir>) -> Result<()> {
        match target {
            Expr::Symbol(name) => {
                if name.chars().all(|c| c == '_') {
                    out.push(value);
                } else if self.is_const {
                    out.push(Hir::DeclareConst(*name, Box::new(value)));
                } else {
                    out.push(assign(Hir::Name(*name), value));
                }
                Ok(())
            }
            Expr::Node(node) => self.store_node(target, node.head.as_str(), &node.args, value, out),
            _ => Err(self.invalid_location(target)),
        }
    }

    fn store_node(&mut self, target: &Expr, head: &str, args: &[Expr], value: Hir, out: &mut Vec<Hir>) -> Result<()> {
        match (head, args) {
            ("globalref", [Expr::Symbol(module), Expr::Symbol(name)]) => {
                out.push(assign(Hir::Global(GlobalRef { module: ModulePath(*module), name: *name }), value));
            }
            ("escape" | "hygienic-scope" | "outer", [inner, ..]) => return self.store(inner, value, out),
            ("::", [Expr::Symbol(name), ty]) => {
                let is_const = std::mem::take(&mut self.is_const);
                let ty = self.expr(ty)?;
                self.is_const = is_const;
                if is_const {
                    let converted = call_base("convert", vec![ty, value]);
                    out.push(Hir::DeclareConst(*name, Box::new(converted)));
                } else {
                    out.push(Hir::TypeDecl(*name, Box::new(ty)));
                    out.push(assign(Hir::Name(*name), value));
                }
            }
            ("::", [inner, ty]) => {
                let ty = self.expr(ty)?;
                let converted = call_base("convert", vec![ty, value]);
                let value = self.bind(converted, out);
                return self.store(inner, value, out);
            }
            ("tuple", [single]) if single.is_head("parameters") => {
                let fields = single.args_of("parameters").expect("checked").to_vec();
                return self.destructure_properties(&fields, value, out);
            }
            ("tuple", _) => return self.destructure(args, value, out),
            ("ref", [object, indices @ ..]) => {
                let (object, indices) = self.index_parts(object, indices, out)?;
                out.push(self.positional_after(crate::hir::base("setindex!"), vec![object, value], &indices)?);
            }
            (".", [object, field]) => {
                let object = self.expr(object)?;
                let field = self.property_name(field)?;
                out.push(call_base("setproperty!", vec![object, field, value]));
            }
            _ => return Err(self.invalid_location(target)),
        }
        Ok(())
    }

    fn invalid_location(&self, target: &Expr) -> Box<juliet_diag::Diagnostic> {
        self.error_quoting(target, "invalid assignment location")
    }

    fn destructure_properties(&mut self, fields: &[Expr], value: Hir, out: &mut Vec<Hir>) -> Result<()> {
        let object = self.bind(value, out);
        for field in fields {
            let name = crate::desugar::binder_name(field).ok_or_else(|| self.invalid_location(field))?;
            let part = call_base("getproperty", vec![object.clone(), symbol(name)]);
            self.store(field, part, out)?;
        }
        Ok(())
    }

    pub(crate) fn destructure(&mut self, targets: &[Expr], value: Hir, out: &mut Vec<Hir>) -> Result<()> {
        let object = self.bind(value, out);
        let mut state: Option<Hir> = None;
        let slurps = targets.iter().filter(|t| t.is_head("...")).count();
        if slurps > 1 {
            return Err(self.error(&targets[0], "multiple \"...\" in destructuring assignment are ambiguous"));
        }
        for (index, target) in targets.iter().enumerate() {
            if let Some([slurp]) = target.args_of("...") {
                let rest = &targets[index + 1..];
                let mut args = vec![object];
                if rest.is_empty() {
                    args.extend(state);
                    return self.store(slurp, call_base("rest", args), out);
                }
                args.push(int(rest.len() as i64));
                args.extend(state);
                let parts = self.bind(call_base("split_rest", args), out);
                self.store(slurp, get_index(parts.clone(), 1), out)?;
                return self.destructure(rest, get_index(parts, 2), out);
            }
            let mut args = vec![object.clone(), int(index as i64 + 1)];
            args.extend(state.take());
            let step = self.bind(call_base("indexed_iterate", args), out);
            if index + 1 < targets.len() {
                state = Some(self.bind(get_index(step.clone(), 2), out));
            }
            self.store(target, get_index(step, 1), out)?;
        }
        Ok(())
    }

    /// `x += 1`, `a[i] .*= 2`, `x ||= y`.
    pub(crate) fn update_assignment(&mut self, expr: &Expr, head: &str, args: &[Expr]) -> Result<Hir> {
        let operator = &head[..head.len() - 1];
        let mut out = Vec::new();
        let target = self.stable_target(&args[0], &mut out)?;
        let value = args[1].clone();
        let mut reading = target.clone();
        if let Some([name, _]) = target.args_of("::") {
            reading = name.clone();
        }
        let rewritten = match operator {
            "&&" | "||" => Expr::node(operator, vec![reading, Expr::node("=", vec![target, value])]),
            _ if dotted_operator(sym(operator)).is_some() => {
                let combined = Expr::node("call", vec![Expr::symbol(operator), reading, value]);
                Expr::node_at(sym(".="), vec![target, combined], expr.span())
            }
            _ => {
                let combined = Expr::node_at(sym("call"), vec![Expr::symbol(operator), reading, value], expr.span());
                Expr::node_at(sym("="), vec![target, combined], expr.span())
            }
        };
        out.push(self.expr(&rewritten)?);
        Ok(Hir::Block(out))
    }

    /// The same place with its parts evaluated, so that naming it twice evaluates nothing twice.
    fn stable_target(&mut self, target: &Expr, out: &mut Vec<Hir>) -> Result<Expr> {
        match target.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
            Some(("ref", [object, indices @ ..])) => {
                let (object, indices) = self.index_parts(object, indices, out)?;
                let mut args = vec![self.as_temporary(object, out)];
                args.extend(indices);
                Ok(Expr::node_at(sym("ref"), args, target.span()))
            }
            Some((".", [object, field])) => {
                let object = self.expr(object)?;
                let object = self.as_temporary(object, out);
                Ok(Expr::node_at(sym("."), vec![object, field.clone()], target.span()))
            }
            Some(("tuple", _)) => Err(self.invalid_location(target)),
            _ => Ok(target.clone()),
        }
    }

    /// An expression that reads the value again.
    pub(crate) fn as_temporary(&mut self, value: Hir, out: &mut Vec<Hir>) -> Expr {
        match value {
            Hir::Tmp(tmp) => temporary(tmp),
            Hir::Const(Const::Sym(name)) => Expr::quote(Expr::Symbol(name)),
            value => {
                let tmp = self.fresh();
                out.push(Hir::SetTmp(tmp, Box::new(value)));
                temporary(tmp)
            }
        }
    }

    /// `X{T} = …`.
    fn type_alias(&mut self, expr: &Expr, curly: &[Expr], value: &Expr) -> Result<Hir> {
        let Some(name) = curly[0].as_symbol() else { return Err(self.error(expr, "invalid type alias")) };
        let mut parts = vec![value.clone()];
        parts.extend(curly[1..].iter().cloned());
        self.is_const = false;
        let value = self.where_type(&parts)?;
        if self.functions.is_empty() && self.blocks == 0 {
            return Ok(Hir::DeclareConst(name, Box::new(value)));
        }
        Ok(assign(Hir::Name(name), value))
    }

    pub(crate) fn local_declaration(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        self.declaration(expr, args, &|name| Hir::Local(name))
    }

    pub(crate) fn global_declaration(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        self.declaration(expr, args, &|name| Hir::GlobalDecl(name))
    }

    fn declaration(&mut self, expr: &Expr, args: &[Expr], declare: &dyn Fn(Sym) -> Hir) -> Result<Hir> {
        let mut out = Vec::new();
        for arg in args {
            let mut names = Vec::new();
            let inner = arg.args_of("const").and_then(|inner| inner.first()).unwrap_or(arg);
            match inner.as_node().map(|node| (node.head.as_str(), node.args.as_slice())) {
                Some(("=" | "function", [target, ..])) => pattern_names(target, &mut names),
                Some((head, [target, _])) if head.ends_with('=') => pattern_names(target, &mut names),
                _ => pattern_names(inner, &mut names),
            }
            out.extend(names.iter().map(|name| declare(*name)));
            match (arg, arg.args_of("::")) {
                (Expr::Symbol(_), _) => {}
                (_, Some([Expr::Symbol(name), ty])) => {
                    let ty = self.expr(ty)?;
                    out.push(Hir::TypeDecl(*name, Box::new(ty)));
                }
                _ if arg.is_head("globalref") || arg.is_head("tuple") => {}
                _ if arg.as_node().is_some() => {
                    let value = self.expr(arg)?;
                    out.push(value);
                    return Ok(Hir::Block(out));
                }
                _ => return Err(self.error(expr, "invalid declaration")),
            }
        }
        out.push(nothing());
        Ok(Hir::Block(out))
    }

    pub(crate) fn const_declaration(&mut self, expr: &Expr, args: &[Expr]) -> Result<Hir> {
        let Some(arg) = args.first() else { return Err(self.error(expr, "expected assignment after \"const\"")) };
        if let Some(inner) = arg.args_of("global") {
            let mut names = Vec::new();
            if let Some([target, _]) = inner.first().and_then(|e| e.args_of("=")) {
                pattern_names(target, &mut names);
            }
            let mut out: Vec<Hir> = names.into_iter().map(Hir::GlobalDecl).collect();
            out.push(self.const_declaration(expr, inner)?);
            return Ok(Hir::Block(out));
        }
        if arg.is_head("local") {
            return Err(self.error(expr, "unsupported `const` declaration on local variable"));
        }
        if !arg.is_head("=") {
            return Err(self.error(expr, "expected assignment after \"const\""));
        }
        if !self.functions.is_empty() {
            return Err(self.error(expr, "unsupported `const` declaration on local variable"));
        }
        self.is_const = true;
        let result = self.expr(arg);
        self.is_const = false;
        result
    }
}

/// An expression that stands for a temporary of the desugared tree.
pub(crate) fn temporary(tmp: u32) -> Expr {
    Expr::node("#tmp", vec![Expr::Literal(Literal::UInt32(tmp))])
}

fn single(mut out: Vec<Hir>) -> Hir {
    if out.len() == 1 { out.remove(0) } else { Hir::Block(out) }
}

fn is_plain_swap(targets: &[Expr], values: &[Expr]) -> bool {
    let plain = |e: &Expr| !e.is_head("...") && !e.is_head("parameters") && !e.is_head("=") && !e.is_head("kw");
    targets.len() == values.len() && targets.iter().all(plain) && values.iter().all(plain)
}

/// The names that an assignment to the pattern binds, in order.
pub(crate) fn pattern_names(expr: &Expr, out: &mut Vec<Sym>) {
    match expr {
        Expr::Symbol(name) if !name.chars().all(|c| c == '_') => out.push(*name),
        Expr::Node(node) => match node.head.as_str() {
            "tuple" | "parameters" => node.args.iter().for_each(|arg| pattern_names(arg, out)),
            "::" | "..." | "call" | "where" | "kw" | "escape" => {
                if let Some(first) = node.args.first() {
                    pattern_names(first, out);
                }
            }
            _ => {}
        },
        _ => {}
    }
}
