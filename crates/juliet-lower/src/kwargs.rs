//! Keyword arguments: Julia's three functions.
//!
//! * the body, a generated function that takes all keyword values first: `#f#1(k1, …, f, x, …)`;
//! * the plain method `f(x, …)`, which calls the body with the defaults;
//! * the sorter `Core.kwcall(kws::NamedTuple, f, x, …)`, which takes the values from `kws`.

use juliet_ir::lowered::Attributes;
use juliet_ir::{Const, GlobalRef, Sym};
use juliet_syntax::{Expr, sym};

use crate::desugar::{Desugar, FunctionState, Result};
use crate::functions::{Definition, missing_keyword, sorter_lead};
use crate::hir::{
    Hir, Method, ScopeKind, assign, base, call, call_base, call_core, core, if_else, nothing, scope, symbol,
};
use crate::signature::{Keyword, Signature, mentions, needed_typevars, typevar_name};

impl Desugar<'_> {
    /// All methods of a definition with keyword arguments, and the body function.
    pub(crate) fn keyword_methods(
        &mut self,
        definition: &Definition,
        body: &Expr,
    ) -> Result<(Vec<GlobalRef>, Vec<Method>)> {
        let id = self.cx.fresh_id(self.module);
        let body_function = self.global(sym(&format!("#{}#{id}", definition.name.trim_start_matches('#'))));
        let kws = sym("#kws#");
        let mut methods = vec![self.keyword_body(definition, body_function, body)?];
        methods.extend(self.default_methods(definition, None)?);
        methods.push(self.keyword_plain(definition, body_function)?);
        methods.extend(self.default_methods(definition, Some(kws))?);
        methods.push(self.keyword_sorter(definition, body_function, kws)?);
        Ok((vec![body_function], methods))
    }

    fn keyword_body(&mut self, definition: &Definition, body_function: GlobalRef, body: &Expr) -> Result<Method> {
        let signature = &definition.signature;
        let mut lead = vec![(sym("#body#"), call_core("typeof", vec![Hir::Global(body_function)]))];
        for keyword in &signature.keywords {
            let ty = keyword.ty.as_ref().map_or(Ok(core("Any")), |ty| self.expr(ty))?;
            lead.push((keyword.name, ty));
        }
        lead.extend(signature.keyword_rest.map(|name| (name, core("Any"))));
        let (code, attrs) = self.function_body(definition, body)?;
        let typevars = signature.typevars.clone();
        let ret = signature.ret.clone();
        let mut method = self.method(definition, &lead, &signature.params, &typevars, code, attrs, ret.as_ref())?;
        method.lambda.kwarg_names = keyword_names(signature);
        Ok(method)
    }

    fn keyword_plain(&mut self, definition: &Definition, body_function: GlobalRef) -> Result<Method> {
        let signature = &definition.signature;
        let typevars = needed_typevars(&signature.typevars, &definition.types(&signature.params));
        let mut values = Vec::new();
        for keyword in &signature.keywords {
            values.push(self.keyword_default(keyword)?);
        }
        let mut block = Vec::new();
        if let Some(rest) = signature.keyword_rest {
            let empty = call(
                call_core("apply_type", vec![core("NamedTuple"), Hir::Const(Const::tuple(Vec::new()))]),
                vec![call_core("tuple", Vec::new())],
            );
            block.push(Hir::Local(rest));
            block.push(assign(Hir::Name(rest), call_base("pairs", vec![empty])));
        }
        block.push(self.call_body(definition, body_function));
        let block = self.keyword_scopes(&signature.keywords, values, block);
        let mut method =
            self.method(definition, &[], &signature.params, &typevars, Hir::Block(block), Attributes::default(), None)?;
        method.lambda.kwarg_names = keyword_names(signature);
        Ok(method)
    }

    /// Variables of the keywords around a block. A default sees the keywords before its own; a
    /// name of its own or a later keyword in it means the outer variable.
    fn keyword_scopes(&mut self, keywords: &[Keyword], values: Vec<Hir>, mut block: Vec<Hir>) -> Vec<Hir> {
        for (index, value) in values.into_iter().enumerate().rev() {
            let name = keywords[index].name;
            let is_outer = keywords[..=index].iter().any(|k| k.default.as_ref().is_some_and(|d| mentions(d, name)));
            let variable = vec![Hir::Local(name)];
            block = if is_outer {
                let tmp = self.fresh();
                let store = assign(Hir::Name(name), Hir::Tmp(tmp));
                let inner = variable.into_iter().chain([store]).chain(block).collect();
                vec![Hir::SetTmp(tmp, Box::new(value)), scope(ScopeKind::Hard, Hir::Block(inner))]
            } else {
                variable.into_iter().chain([assign(Hir::Name(name), value)]).chain(block).collect()
            };
        }
        block
    }

    fn keyword_default(&mut self, keyword: &Keyword) -> Result<Hir> {
        let Some(default) = &keyword.default else { return Ok(missing_keyword(keyword.name)) };
        self.functions.push(FunctionState::default());
        let loops = std::mem::take(&mut self.loops);
        let value = self.expr(default);
        self.loops = loops;
        self.functions.pop();
        value
    }

    /// The call of the body function with everything that is in scope by name.
    fn call_body(&self, definition: &Definition, body_function: GlobalRef) -> Hir {
        let signature = &definition.signature;
        let mut args: Vec<Hir> = signature.keywords.iter().map(|k| Hir::Name(k.name)).collect();
        args.extend(signature.keyword_rest.map(Hir::Name));
        args.push(Hir::Name(definition.self_name));
        self.forward(Hir::Global(body_function), args, definition)
    }

    /// `callee(first..., params...)`, the last splatted where it collects the rest.
    fn forward(&self, callee: Hir, mut first: Vec<Hir>, definition: &Definition) -> Hir {
        let params = &definition.signature.params;
        match params.split_last() {
            Some((last, others)) if last.is_vararg => {
                first.extend(others.iter().map(|p| Hir::Name(p.name)));
                call_core(
                    "_apply_iterate",
                    vec![base("iterate"), callee, call_core("tuple", first), Hir::Name(last.name)],
                )
            }
            _ => {
                first.extend(params.iter().map(|p| Hir::Name(p.name)));
                call(callee, first)
            }
        }
    }

    fn keyword_sorter(&mut self, definition: &Definition, body_function: GlobalRef, kws: Sym) -> Result<Method> {
        let signature = &definition.signature;
        let typevars = needed_typevars(&signature.typevars, &definition.types(&signature.params));
        let mut values = Vec::new();
        for keyword in &signature.keywords {
            let given = self.keyword_given(definition, keyword, kws, &typevars)?;
            let default = self.keyword_default(keyword)?;
            let is_given = call_core("isdefined", vec![Hir::Name(kws), symbol(keyword.name)]);
            values.push(if_else(is_given, given, default));
        }
        let mut block = Vec::new();
        let names = Const::tuple(signature.keywords.iter().map(|k| Const::Sym(k.name)).collect());
        let known = call_core("apply_type", vec![core("NamedTuple"), Hir::Const(names)]);
        let left_over = if signature.keywords.is_empty() {
            Hir::Name(kws)
        } else {
            call_base("structdiff", vec![Hir::Name(kws), known])
        };
        match signature.keyword_rest {
            Some(rest) => {
                block.push(Hir::Local(rest));
                block.push(assign(Hir::Name(rest), call_base("pairs", vec![left_over])));
            }
            None => {
                let own = vec![Hir::Name(kws), Hir::Name(definition.self_name)];
                let fail = self.forward(base("kwerr"), own, definition);
                block.push(if_else(call_base("isempty", vec![left_over]), nothing(), fail));
            }
        }
        block.push(self.call_body(definition, body_function));
        let block = self.keyword_scopes(&signature.keywords, values, block);
        self.method(
            definition,
            &sorter_lead(kws),
            &signature.params,
            &typevars,
            Hir::Block(block),
            Attributes::default(),
            None,
        )
    }

    /// The value of a given keyword, its type checked where the type is known here.
    fn keyword_given(
        &mut self,
        definition: &Definition,
        keyword: &Keyword,
        kws: Sym,
        typevars: &[Expr],
    ) -> Result<Hir> {
        let value = call_core("getfield", vec![Hir::Name(kws), symbol(keyword.name)]);
        let Some(ty) = &keyword.ty else { return Ok(value) };
        let is_open = definition
            .signature
            .typevars
            .iter()
            .filter(|v| !typevars.contains(v))
            .filter_map(typevar_name)
            .any(|name| mentions(ty, name));
        if is_open {
            return Ok(value);
        }
        let ty = self.expr(ty)?;
        let mut block = Vec::new();
        let value = self.bind(value, &mut block);
        let ty = if ty.is_atom() { ty } else { self.bind(ty, &mut block) };
        let context = symbol(sym("keyword argument"));
        let error = call(core("TypeError"), vec![context, symbol(keyword.name), ty.clone(), value.clone()]);
        let fits = call_core("isa", vec![value.clone(), ty]);
        block.push(if_else(fits, value, call_core("throw", vec![error])));
        Ok(Hir::Block(block))
    }
}

/// The keywords that a method takes, for messages: `name...` for the one that takes the others.
fn keyword_names(signature: &Signature) -> Vec<Sym> {
    let rest = signature.keyword_rest.map(|name| sym(&format!("{name}...")));
    signature.keywords.iter().map(|k| k.name).chain(rest).collect()
}
